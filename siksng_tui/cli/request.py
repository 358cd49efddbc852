"""`siksng request`: change requests from entry to authentication."""

from collections.abc import Callable, Iterator
from typing import Any

import click

from forms.errors import UsageError
from forms.findings import Severity
from forms.records import Request, RequestKind, State
from siksng_tui import messages, terms, words
from siksng_tui.cli import facts
from siksng_tui.cli.desk import Desk, as_json
from siksng_tui.cli.saying import narrate, say, show
from siksng_tui.services import entry, lookup, queues, workflow
from siksng_tui.services.entry import Entry, LeftField
from siksng_tui.services.sessions import Session
from siksng_tui.services.workflow import Outcome
from siksng_tui.words import _

NUMBERS = click.argument("numbers", nargs=-1)
"""The requests that a command is about; all of its queue where none is named with `--all`."""

ALL = click.option("--all", "everything", is_flag=True, help="Every request of the queue.")
"""Takes the whole queue."""


class AssignmentError(UsageError):
    """An answer is not written as VAR=VALUE, 2:VAR=VALUE or K1:VAR=VALUE; nothing was filed."""

    code, field = "assignment-unreadable", "set"


@click.group("request")
def command() -> None:
    """Change requests, from entry to authentication."""


@command.command()
@click.option("--kind", type=click.Choice([RequestKind.CORRECTION.value]), default="correction")
@click.option("--household", required=True, help="Id or IDBDT of the household, a NIK or a card.")
@click.option(
    "--set",
    "answers",
    multiple=True,
    help="VAR=VALUE; 2:VAR=VALUE for the second member, K1:VAR=VALUE for the first family.",
)
@click.option("--because", default="", help="Reason for each flag that is found.")
@click.option("--reason", required=True, help="Why the register is to change.")
@click.pass_obj
def new(desk: Desk, /, kind: str, **told: Any) -> None:  # noqa: ANN401 - Click's options
    """Enter a request with its answers, and file it."""
    del kind  # the only one there is
    with desk.session() as session:
        household = lookup.one_household(session, told["household"])
        number = entry.start_correction(session, household, told["reason"])
        say(number)
        filled = entry.open_entry(session, number)
        for assignment in told["answers"]:
            filled = entry.leave_field(session, filled, _field(filled, assignment))
        if told["because"]:
            filled = _reasoned(session, filled, told["because"])
        _say_open(entry.file_entry(session, filled).open_findings)


@command.command("list")
@click.option("--state", type=click.Choice([state.value for state in State]))
@as_json
@click.pass_obj
def list_requests(desk: Desk, state: str | None, *, as_json: bool) -> None:
    """List the requests of a queue, or all."""
    with desk.session() as session:
        found = [facts.request(one) for one in _whole_queue(session, state)]
    show(found, lambda: map(_line, found), as_json=as_json)


@command.command("show")
@click.argument("number")
@as_json
@click.pass_obj
def show_request(desk: Desk, number: str, *, as_json: bool) -> None:
    """Show a request: before and after, findings, history."""
    with desk.session() as session:
        told = facts.review(queues.review(session, number))
    show(told, lambda: _review_lines(told), as_json=as_json)


@command.command()
@click.argument("number")
@click.option("--because", default="", help="Reason for each flag that is found.")
@click.pass_obj
def check(desk: Desk, number: str, because: str) -> None:
    """Check a request; a draft without open findings becomes checked."""
    with desk.session() as session:
        if because:
            _reasoned(session, entry.open_entry(session, number), because)
        workflow.check(session, number)
        seen = queues.review(session, number)
        _say_open(entry.read_entry(session, number).open_findings())
        say(f"{number}  {terms.state(seen.request.state)}")


@command.command()
@NUMBERS
@ALL
@click.pass_obj
def finalise(desk: Desk, numbers: tuple[str, ...], *, everything: bool) -> None:
    """Finalise requests: each refused one is told with its reason."""
    _do(desk, numbers, workflow.finalise, workflow.finalise_all if everything else None)


@command.command()
@NUMBERS
@ALL
@click.pass_obj
def authenticate(desk: Desk, numbers: tuple[str, ...], *, everything: bool) -> None:
    """Authenticate requests that other people entered and finalised."""
    _do(desk, numbers, workflow.authenticate, workflow.authenticate_all if everything else None)


@command.command()
@click.argument("number")
@click.option("--reason", required=True)
@click.pass_obj
def reopen(desk: Desk, number: str, reason: str) -> None:
    """Reopen a checked or finalised request."""
    with desk.session() as session:
        say(f"{number}  {terms.state(workflow.reopen(session, number, reason).state)}")


@command.command()
@click.argument("number")
@click.option("--reason", required=True)
@click.pass_obj
def withdraw(desk: Desk, number: str, reason: str) -> None:
    """Withdraw a request for good."""
    with desk.session() as session:
        say(f"{number}  {terms.state(workflow.withdraw(session, number, reason).state)}")


def _field(filled: Entry, assignment: str) -> LeftField:
    """Return the field of VAR=VALUE, 2:VAR=VALUE or K1:VAR=VALUE.

    Raises:
        AssignmentError: it is none of these, or there is no such member or family.
    """
    path, equals, text = assignment.partition("=")
    whose, colon, name = path.rpartition(":")
    record = filled.record
    try:
        subject = record.household
        if colon:
            family = whose[:1].upper() == "K"
            among = record.families if family else record.persons
            subject = among[int(whose[1:] if family else whose) - 1]
        filled.instrument.variable(name.rpartition("/")[2])
    except (ValueError, IndexError, KeyError):
        raise AssignmentError from None
    if not equals:
        raise AssignmentError
    return LeftField(subject.id, name, text)


def _reasoned(session: Session, filled: Entry, because: str) -> Entry:
    """Return the entry with a reason for each open flag."""
    for finding in filled.open_findings():
        if finding.severity is Severity.FLAG:
            filled = entry.give_reason(session, filled, finding.key, because)
    return filled


def _do(
    desk: Desk,
    numbers: tuple[str, ...],
    one: Callable[[Session, str], Request],
    every: Callable[[Session], tuple[Outcome, ...]] | None,
) -> None:
    """Take a step with some requests, or with a whole queue.

    Raises:
        SiksngError: the refusal of the only request that was named.
    """
    with desk.session() as session:
        if every:
            for outcome in every(session):
                _say_outcome(outcome)
            return
        for number in numbers:
            say(f"{number}  {terms.state(one(session, number).state)}")


def _say_outcome(outcome: Outcome) -> None:
    """Print what became of one request of several."""
    if outcome.refusal:
        narrate(f"{outcome.number}  {messages.sentence(outcome.refusal)}")
    elif outcome.state:
        say(f"{outcome.number}  {terms.state(outcome.state)}")


def _say_open(findings: tuple[Any, ...]) -> None:
    """Say what stands in the way of a check."""
    for finding in findings:
        narrate(f"{finding.rule} {finding.severity.value}: {finding.message(words.language())}")
    if findings:
        narrate(_("The request stays a draft: mend these, or give a reason (request check)."))


def _whole_queue(session: Session, state: str | None) -> Iterator[Any]:
    """Yield every request of a queue, page by page."""
    after = ""
    while page := queues.page(session, State(state) if state else None, after=after):
        yield from page
        after = page[-1].number


def _line(one: facts.Facts) -> str:
    """Return a request for people."""
    state = terms.state(State(one["state"]))
    return f"{one['number']}  {state:16} {one['village']:14} {one['head_name']:24.24}"


def _review_lines(told: facts.Facts) -> Iterator[str]:
    """Yield a request with its changes, findings and history for people."""
    yield f"{told['number']}  {terms.state(State(told['state']))}  {told['reason']}"
    for change in told["changes"]:
        before, after = (_or_dash(change[side]) for side in ("before", "after"))
        yield f"  {change['variable']:28} {before} -> {after}"
    for finding in told["findings"]:
        if finding["severity"] != Severity.NOTE:
            message = finding[f"message_{words.language()}"]
            yield f"  {finding['rule']} {finding['severity']}: {message}"
    for event in told["events"]:
        yield f"  {event['time']}  {event['account']:12} {event['step']} {event['reason']}"


def _or_dash(value: Any) -> str:  # noqa: ANN401 - an answer or nothing
    """Return an answer as text, a dash where there is none."""
    return "-" if value is None else str(value)
