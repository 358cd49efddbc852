"""`siksng duplicates`: people and households that are registered twice."""

from collections.abc import Iterator, Sequence
from typing import Final

import click

from siksng_tui.cli import facts
from siksng_tui.cli.desk import Desk, as_json
from siksng_tui.cli.saying import narrate, show
from siksng_tui.cli.speaking import SpeakingGroup
from siksng_tui.services.duplicates import duplicate_search, duplicate_words, duplicates
from siksng_tui.services.duplicates.duplicates import Pair, PairOutcome, Resolved
from siksng_tui.words import _

TOLD_EACH: Final = 20_000
"""Persons after which it is told how far a search is."""


@click.group("duplicates", cls=SpeakingGroup)
def command() -> None:
    """People and households that are registered twice: search, and say what each pair is."""


@command.command()
@as_json
@click.pass_obj
def search(desk: Desk, *, as_json: bool) -> None:
    """Search the whole register, or go on where a search was stopped; Ctrl+C stops it."""
    with desk.session() as session:
        state = duplicate_search.search(session, _goes_on)
        waiting = duplicates.count(session)
    told = {"round": state.round, "persons": state.done, "open": waiting}
    said = _("{persons} persons searched, {open} pairs wait.").format(**told)
    show(told, lambda: [said], as_json=as_json)


@command.command("list")
@click.option("--all", "resolved", is_flag=True, help="Also what was said something of.")
@as_json
@click.pass_obj
def list_pairs(desk: Desk, *, resolved: bool, as_json: bool) -> None:
    """List the pairs that wait, the likeliest first, then those to be visited."""
    with desk.session() as session:
        some = duplicates.numbers(session, resolved=resolved)
        found = duplicates.listed(session, some)
    show([_facts(own) for own in found], lambda: _lines(found), as_json=as_json)


@command.command()
@click.argument("number", type=int)
@click.argument("outcome", type=click.Choice([own.value for own in PairOutcome]))
@click.option("--keep", type=click.IntRange(1, 2), help="Which record stays, where both are one.")
@click.option("--reason", required=True, help="Why.")
@as_json
@click.pass_obj
def resolve(  # noqa: PLR0913 - Click's options
    desk: Desk, number: int, outcome: str, *, keep: int | None, reason: str, as_json: bool
) -> None:
    """Say what pair NUMBER is: same (a request takes one off the list), different, or visit."""
    with desk.session() as session:
        side = keep - 1 if keep else None
        came = duplicates.resolve(session, number, PairOutcome(outcome), reason, side)
    show(_came_facts(number, came), lambda: [duplicate_words.came_of(came)], as_json=as_json)


def _goes_on(done: int, total: int) -> bool:
    """Tell how far the search is."""
    if done and not done % TOLD_EACH:
        narrate(f"{done}/{total}")
    return True


def _facts(own: Pair) -> facts.Facts:
    """Return a pair, without what only the program needs."""
    sides = {
        name: {"id": side.uid, "household": side.home, "name": side.name, "village": side.village}
        for name, side in (("first", own.first), ("second", own.second))
    }
    return {
        "pair": own.id,
        "kind": own.kind.value,
        "score": own.score,
        "why": duplicate_words.why(own),
        **sides,
        "outcome": own.outcome and own.outcome.value,
        "reason": own.reason,
        "account": own.account,
        "request": own.request,
    }


def _lines(found: Sequence[Pair]) -> Iterator[str]:
    """Yield a pair in two lines each, for people."""
    for own in found:
        said = f"  [{duplicate_words.outcome(own.outcome)}]" if own.outcome else ""
        yield f"{own.id:6} {own.score:3} {own.first.name} | {own.second.name}{said}"
        yield f"           {duplicate_words.why(own)}"


def _came_facts(pair: int, came: Resolved) -> facts.Facts:
    """Return what came of a resolution."""
    state = came.state.value if came.state else None
    return {"pair": pair, "outcome": came.outcome.value, "request": came.request, "state": state}
