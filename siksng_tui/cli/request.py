"""`siksng request`: change requests from entry to authentication."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import click

from forms.findings import Severity
from forms.lifecycle import Step
from forms.records import RequestKind, State
from siksng_tui import words
from siksng_tui.cli import beginning, conflicts, facts, roads, ruling, variables
from siksng_tui.cli.desk import Desk, as_json
from siksng_tui.cli.filling import filled_in, reasoned, refuse_open
from siksng_tui.cli.outcomes import ALL, NUMBERS, settle
from siksng_tui.cli.saying import say, show
from siksng_tui.cli.speaking import SpeakingGroup
from siksng_tui.services.entry import entry
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests import ledger_words, mending, queues, workflow
from siksng_tui.wording import terms
from siksng_tui.wording.days import show_moment
from siksng_tui.words import _


@click.group("request", cls=SpeakingGroup)
def command() -> None:
    """Change requests, from entry to authentication."""


command.add_command(beginning.command)
command.add_command(variables.command)
for own in (ruling.send_back, ruling.rule, ruling.confirm, ruling.decline):
    command.add_command(own)
command.add_command(roads.road)
command.add_command(roads.tell)
command.add_command(conflicts.conflicts)


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
        if queues.review(session, number).request.state is State.RECEIVED:
            say(f"{number}  {terms.state(workflow.check_draft(session, number).state)}")
            return
        filled = entry.open_entry(session, number)
        filed = entry.file_entry(session, reasoned(session, filled, because))
    say(f"{number}  {terms.state(filed.state)}")
    refuse_open(filed)


@command.command()
@NUMBERS
@ALL
@click.pass_obj
def finalise(desk: Desk, numbers: tuple[str, ...], *, everything: bool) -> None:
    """Finalise requests: each refused one is told with its reason."""
    settle(desk, numbers, workflow.finalise, workflow.finalise_all if everything else None)


@command.command()
@NUMBERS
@ALL
@click.pass_obj
def authenticate(desk: Desk, numbers: tuple[str, ...], *, everything: bool) -> None:
    """Authenticate requests that other people entered and finalised."""
    settle(desk, numbers, workflow.authenticate, workflow.authenticate_all if everything else None)


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
@click.option("--reason", required=True, help="Why its answers are changed here.")
@click.option("--set", "answers", multiple=True, help="VAR=VALUE, as in `request new`.")
@click.option("--because", default="", help="Reason for each flag that is found.")
@click.pass_obj
def mend(desk: Desk, number: str, reason: str, answers: tuple[str, ...], because: str) -> None:
    """Mend answers of a request that an office below sent, whole or not at all."""
    with desk.session() as session, session.store.transaction():
        mending.begin(session, number, reason)
        filled = filled_in(session, answers, because, "", entry.open_entry(session, number))
        filed = entry.file_entry(session, filled)
        refuse_open(filed)
    say(f"{number}  {terms.state(filed.state)}")


@command.command()
@click.argument("number")
@click.pass_obj
def rework(desk: Desk, number: str) -> None:
    """Let a request that was sent back be filled in again."""
    with desk.session() as session:
        say(f"{number}  {terms.state(workflow.rework(session, number).state)}")


@command.command()
@click.argument("number")
@click.option("--reason", required=True)
@click.pass_obj
def withdraw(desk: Desk, number: str, reason: str) -> None:
    """Withdraw a request for good."""
    with desk.session() as session:
        say(f"{number}  {terms.state(workflow.withdraw(session, number, reason).state)}")


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
    kind = _(terms.REQUEST_KINDS[RequestKind(told["kind"])])
    yield f"{told['number']}  {kind}  {terms.state(State(told['state']))}  {told['reason']}"
    names = {home["household"]: home["head_name"] for home in told["homes"]}
    yield from _changes(told["changes"], names)
    for own in told["mendings"]:
        author = f"{own['author']} ({ledger_words.office_above(own['office'])})"
        yield _("Changed by {author}: {reason}").format(author=author, reason=own["reason"])
        yield from _changes(own["changes"], names)
    for own in told["results"]:
        moment = dt.datetime.fromisoformat(own["time"]).astimezone()
        said = (own["programme"], own["result"], own["matched"], own["note"])
        answer = "; ".join(filter(None, said))
        yield _("SIKS-NG {day}: {answer}").format(day=f"{moment:%d-%m-%Y}", answer=answer)
    for finding in told["findings"]:
        if finding["severity"] != Severity.NOTE:
            message = finding[f"message_{words.language()}"]
            severity = terms.severity(Severity(finding["severity"]))
            yield f"  {finding['rule']} {severity}: {message}"
    for event in told["events"]:
        step = _(terms.STEPS[Step(event["step"])])
        when = show_moment(dt.datetime.fromisoformat(event["time"]))
        by = ledger_words.taker(event["by"])
        yield f"  {when}  {by:12} {step}  {event['reason']}".rstrip()


def _changes(changes: Iterable[facts.Facts], names: Mapping[str, str]) -> Iterator[str]:
    """Yield answers before and after; a household is said by its head."""
    for change in changes:
        sides = (change[side] for side in ("before", "after"))
        before, after = (_or_dash(names.get(own) or own) for own in sides)
        yield f"  {change['variable']:28} {before} -> {after}"


def _or_dash(value: Any) -> str:  # noqa: ANN401 - an answer or nothing
    """Return an answer as text, a dash where there is none."""
    return "-" if value is None else str(value)
