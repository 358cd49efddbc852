"""`siksng find`: a family by what somebody remembers of it."""

from collections.abc import Iterator, Sequence

import click

from forms.identity import masked
from siksng_tui.cli import facts
from siksng_tui.cli.desk import Desk, as_json
from siksng_tui.cli.saying import narrate, show
from siksng_tui.cli.speaking import SpeakingCommand
from siksng_tui.services.office.places import places
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests import lookup
from siksng_tui.services.requests.lookup import Hit
from siksng_tui.words import _


@click.command("find", cls=SpeakingCommand)
@click.argument("text")
@as_json
@click.pass_obj
def command(desk: Desk, text: str, *, as_json: bool) -> None:
    """Find families by a NIK, a card number, an ID DTKS or a name; numbers are masked."""
    with desk.session() as session:
        found = _found(session, lookup.find(session, text))
    show(found, lambda: _lines(found), as_json=as_json)
    if not found:
        narrate(_("Nobody is found. Type less of the name, or its beginning only."))


def _found(session: Session, hits: Sequence[Hit]) -> list[facts.Facts]:
    """Return the persons that are meant, each with the household that a command takes."""
    names = places(session)
    id_bdt = {
        home: lookup.household(session, home).summary.id_bdt
        for home in {hit.household_uid for hit in hits}
    }
    return [
        {
            "household": hit.household_uid,
            "id_bdt": id_bdt[hit.household_uid],
            "name": hit.name,
            "nik": masked(hit.nik or ""),
            "head_name": hit.head_name,
            "village": hit.village,
            "village_name": names.name(hit.village),
            "reason": hit.reason.value,
        }
        for hit in hits
    ]


def _lines(found: Sequence[facts.Facts]) -> Iterator[str]:
    """Yield two lines for each person: who it is, and the household's ids."""
    for one in found:
        yield f"{one['name']:30}  {one['nik']:16}  {one['village_name']}"
        yield f"  {one['household']}  {one['id_bdt'] or '-'}"
