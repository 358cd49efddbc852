"""`siksng request conflicts`: where a request and the register disagree, and who is right."""

from collections.abc import Iterator, Sequence
from typing import Final

import click

from siksng_tui.cli.desk import Desk, as_json
from siksng_tui.cli.saying import say, show
from siksng_tui.cli.speaking import SpeakingCommand
from siksng_tui.services.requests import settling_conflicts
from siksng_tui.services.requests.settling_conflicts import Conflict
from siksng_tui.words import _

WISH: Final = "wish"
REGISTER: Final = "register"
"""Whose answer is kept."""


@click.command(cls=SpeakingCommand)
@click.argument("number")
@click.option("--keep", type=click.Choice((WISH, REGISTER)), help="Settles: whose answer is right.")
@click.option("--field", "fields", multiple=True, help="Only these, SUBJECT/PATH; else all.")
@as_json
@click.pass_obj
def conflicts(
    desk: Desk, number: str, keep: str | None, fields: tuple[str, ...], *, as_json: bool
) -> None:
    """Show the answers that a request and the register changed differently, or settle them."""
    with desk.session() as session:
        found = settling_conflicts.conflicts_of(session, number)
        for own in found if keep else ():
            if not fields or _field(own) in fields:
                place = (own.subject, own.path)
                settling_conflicts.settle(session, number, place, keep=keep == WISH)
        left = settling_conflicts.conflicts_of(session, number)
    told = [{"field": _field(own), "register": own.now, "wish": own.wish} for own in left]
    show(told, lambda: _lines(left), as_json=as_json)
    if keep and not left:
        say(_("Request {number} has no conflict any more.").format(number=number))


def _field(own: Conflict) -> str:
    """Return how an answer is named."""
    return f"{own.subject}/{own.path}"


def _lines(found: Sequence[Conflict]) -> Iterator[str]:
    """Yield the answers, the register's before the request's."""
    for own in found:
        yield f"{_field(own)}  {own.now}  ->  {own.wish}"
