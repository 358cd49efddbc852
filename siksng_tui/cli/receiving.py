"""`siksng parcel open`, `let-in` and `send-down`: what comes from other offices, and goes back."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from siksng_tui.cli import facts
from siksng_tui.cli.desk import Desk, as_json
from siksng_tui.cli.saying import narrate, say, show
from siksng_tui.cli.speaking import SpeakingCommand
from siksng_tui.services.parcels import arrival_words, sweeping
from siksng_tui.services.parcels.sweeping import Line
from siksng_tui.words import _


@click.command("open", cls=SpeakingCommand)
@click.argument("places", nargs=-1, required=True, type=click.Path(exists=True))
@as_json
@click.pass_obj
def open_files(desk: Desk, places: tuple[str, ...], *, as_json: bool) -> None:
    """Open the parcels of files or folders; the exit status is that of the first refusal."""
    with desk.session() as session:
        lines = [sweeping.opened(session, file) for file in _files(places)]
    found = [facts.swept(own) for own in lines]
    show(found, lambda: map(_line, lines), as_json=as_json)
    for own in lines:
        _explain(own)
    refusals = [own.arrival.refusal for own in lines if own.arrival.refusal]
    if refusals:
        sys.exit(refusals[0].exit_code)


@click.command("let-in", cls=SpeakingCommand)
@click.argument("parcel")
@click.option("--reason", required=True, help="Why its time is believed.")
@click.pass_obj
def let_in(desk: Desk, parcel: str, reason: str) -> None:
    """Open the parcel of an id that waits because its time is doubtful."""
    with desk.session() as session:
        line = sweeping.let_in(session, parcel, reason)
    say(_line(line))


@click.command("send-down", cls=SpeakingCommand)
@click.option("--to", "folder", required=True, type=click.Path(exists=True, file_okay=False))
@click.pass_obj
def send_down(desk: Desk, folder: str) -> None:
    """Write all that waits to go down into a folder: receipts, verdicts, extracts."""
    with desk.session() as session:
        for path in sweeping.send_down(session, Path(folder)):
            say(str(path))


def _files(places: tuple[str, ...]) -> Iterator[Path]:
    """Yield the files that are meant; of a folder those that may be parcels."""
    for place in map(Path, places):
        if place.is_dir():
            found = sweeping.candidates(place)
            yield from found.files
            if found.cut:
                narrate(_("There are more files: take these off the stick, then begin again."))
        else:
            yield place


def _line(line: Line) -> str:
    """Return what became of a file for people."""
    status = _(arrival_words.STATUSES[line.arrival.status])
    return f"{line.arrival.file}  {status}  {arrival_words.counted(line)}".rstrip()


def _explain(line: Line) -> None:
    """Say what a person has to do about a file."""
    said = arrival_words.explained(line.arrival)
    if said:
        parcel = line.arrival.parcel
        waits = f" ({parcel.id})" if parcel else ""
        narrate(f"{line.arrival.file}{waits}: {said}")
