"""`siksng bundle`: stacks of paper forms as worklists."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import click

from forms.records import State
from siksng_tui.cli import facts
from siksng_tui.cli.days import DAY
from siksng_tui.cli.desk import Desk, as_json
from siksng_tui.cli.saying import say, show
from siksng_tui.cli.speaking import SpeakingGroup
from siksng_tui.services.entry import bundles
from siksng_tui.services.entry.bundles import Bundle, Header, Stack
from siksng_tui.wording import terms


@click.group("bundle", cls=SpeakingGroup)
def command() -> None:
    """Stacks of paper forms: what came in, and what of it is entered."""


@command.command()
@click.option("--village", required=True, help="Code of the village, as 17.71.01.1004.")
@click.option("--instrument", default="bdt", show_default=True, help="Questionnaire.")
@click.option("--forms", required=True, type=int, help="Number of forms on the header.")
@click.option("--members", type=int, help="Members on all forms together, where counted.")
@click.option("--area", default="", help="RT/RW or hamlet.")
@click.option("--received", type=DAY, help="Day when it came; today where nothing is said.")
@click.option("--brought-by", default="", help="Who brought it.")
@click.pass_obj
def new(desk: Desk, /, received: dt.date | None, **header: Any) -> None:  # noqa: ANN401 - Click's options
    """Take in a stack; it lies on your desk, and its requests go into it."""
    with desk.session() as session:
        header_of = Header(received=received or session.today(), **header)
        number = bundles.begin(session, header_of)
    say(number)


@command.command("list")
@as_json
@click.pass_obj
def list_bundles(desk: Desk, *, as_json: bool) -> None:
    """List the stacks, the open ones first."""
    with desk.session() as session:
        found = [bundle_facts(own) for own in bundles.every(session)]
    show(found, lambda: map(_line, found), as_json=as_json)


@command.command("show")
@click.argument("number")
@as_json
@click.pass_obj
def show_bundle(desk: Desk, number: str, *, as_json: bool) -> None:
    """Show a stack: its header, what is missing, its requests."""
    with desk.session() as session:
        told = _stack_facts(bundles.get(session, number))
    show(told, lambda: _lines(told), as_json=as_json)


@command.command()
@click.argument("number")
@click.argument("requests", nargs=-1, required=True)
@click.pass_obj
def put(desk: Desk, number: str, requests: tuple[str, ...]) -> None:
    """Put requests into a stack that was not on the desk when they were begun."""
    with desk.session() as session:
        for request in requests:
            bundles.put_in(session, number, request)


@command.command()
@click.argument("number")
@click.option("--reason", default="", help="Why, where the totals differ.")
@click.pass_obj
def close(desk: Desk, number: str, reason: str) -> None:
    """Close a stack whose totals agree, or with a reason."""
    with desk.session() as session:
        bundles.close(session, number, reason)


@command.command()
@click.argument("number")
@click.option("--reason", required=True, help="Why it is not done with.")
@click.pass_obj
def reopen(desk: Desk, number: str, reason: str) -> None:
    """Take a closed stack back onto your desk."""
    with desk.session() as session:
        bundles.reopen(session, number, reason)


def bundle_facts(own: Bundle) -> facts.Facts:
    """Return a stack with its header and counts."""
    header = own.header
    return {
        "number": own.number,
        "village": header.village,
        "area": header.area,
        "instrument": header.instrument,
        "forms": header.forms,
        "members": header.members,
        "received": header.received.isoformat(),
        "brought_by": header.brought_by,
        "entered": own.entered,
        "filed": own.filed,
        "missing": own.missing,
        "begun": own.begun.isoformat(),
        "begun_by": own.begun_by,
        "closed": own.closed and own.closed.isoformat(),
        "closed_by": own.closed_by,
        "reason": own.reason,
    }


def _stack_facts(stack: Stack) -> facts.Facts:
    """Return a stack with its requests and the members on them."""
    return {
        **bundle_facts(stack.bundle),
        "members_entered": stack.members,
        "agrees": stack.agrees,
        "requests": [
            {"number": own.number, "kind": own.kind.value, "state": own.state.value}
            for own in stack.requests
        ],
    }


def _line(told: facts.Facts) -> str:
    """Return a stack for people."""
    counts = "  ".join(f"{told[name]:5}" for name in ("forms", "entered", "filed", "missing"))
    mark = "x" if told["closed"] else " "
    return f"{told['number']} {mark} {told['village']:14} {told['area']:20.20} {counts}"


def _lines(told: facts.Facts) -> Iterator[str]:
    """Yield a stack for people."""
    yield _line(told)
    yield f"members  {told['members_entered']} / {told['members'] or '-'}"
    for own in told["requests"]:
        yield f"{own['number']}  {terms.state(State(own['state']))}"
