"""`siksng parcel extract` and `differences`: the register goes down, and what it changed there."""

from collections.abc import Iterator
from pathlib import Path

import click

from siksng_tui.cli.desk import Desk, as_json
from siksng_tui.cli.saying import narrate, say, show
from siksng_tui.cli.speaking import SpeakingCommand
from siksng_tui.services.parcels import extracting
from siksng_tui.services.parcels.extracting import Listed
from siksng_tui.services.requests import cycles
from siksng_tui.words import _


@click.command(cls=SpeakingCommand)
@click.argument("office", required=False)
@click.option("--all", "everything", is_flag=True, help="Every office below whose card is known.")
@click.option("--cycle", help="Quarter, as 2026-Q4; this one where nothing is said.")
@click.option("--to", "folder", required=True, type=click.Path(exists=True, file_okay=False))
@click.pass_obj
def extract(
    desk: Desk, office: str | None, cycle: str | None, folder: str, *, everything: bool
) -> None:
    """Write the families of the OFFICE below, which become its register, into a folder."""
    if bool(office) is everything:
        raise click.UsageError(_("Name an office, or --all."))
    with desk.session() as session:
        quarter = cycle or cycles.current(session)
        lower = [own.id for own in extracting.below(session)] if everything else [office or ""]
        for own in lower:
            narrate(own)
            say(str(extracting.extract(session, own, quarter, Path(folder))))


@click.command(cls=SpeakingCommand)
@click.argument("parcel")
@as_json
@click.pass_obj
def differences(desk: Desk, parcel: str, *, as_json: bool) -> None:
    """List what the extract of an id changed, and which requests clash with it or followed."""
    with desk.session() as session:
        found = list(extracting.differences(session, parcel))
    show([_facts(own) for own in found], lambda: _lines(found), as_json=as_json)


def _facts(own: Listed) -> dict[str, str]:
    """Return a difference without its answers: these are looked at in the family."""
    one = own.difference
    return {
        "kind": one.kind.value,
        "village": own.village,
        "household": one.household,
        "subject": one.subject,
        "path": one.path,
        "request": one.number,
    }


def _lines(found: list[Listed]) -> Iterator[str]:
    """Yield a line each."""
    for own in found:
        one = own.difference
        yield f"{one.kind:8}  {own.village}  {one.household}  {one.path}  {one.number}".rstrip()
