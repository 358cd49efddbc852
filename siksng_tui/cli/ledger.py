"""`siksng report ledger` and `siksng report gaps`: where everything is, and what is missing."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import click

from siksng_tui.cli import facts
from siksng_tui.cli.desk import Desk, as_json
from siksng_tui.cli.saying import ListOfJson, narrate, say, show
from siksng_tui.cli.speaking import SpeakingCommand
from siksng_tui.services.figures import ledger_chapters, ledger_files
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests import ledger, ledger_words, queues
from siksng_tui.services.requests.ledger import Ledger
from siksng_tui.words import _

EXIT_MISSING: Final = 6
"""Exit status of `gaps` where something is missing or does not add up."""

OUT = click.option("--out", type=click.Path(dir_okay=False), help="PDF or workbook (XLSX) as well.")
"""The file that the same tables are written into."""


@click.command("ledger", cls=SpeakingCommand)
@as_json
@OUT
@click.pass_obj
def whole(desk: Desk, out: str | None, *, as_json: bool) -> None:
    """Show the nothing-lost ledger: every request, parcel and receipt with state and age."""
    with desk.session() as session:
        if out:
            title, path = _("Ledger"), Path(out)
            ledger_files.write(session, title, ledger_chapters.whole(session), path)
        if as_json:
            _print_json(session)
        elif not out:
            say_chapters(ledger_chapters.whole(session))


@click.command("gaps", cls=SpeakingCommand)
@as_json
@OUT
@click.pass_obj
def gaps(desk: Desk, out: str | None, *, as_json: bool) -> None:
    """Show what waits for somebody's word, and missing numbers; exit status 6 if a number is."""
    with desk.session() as session:
        read = ledger.read(session)
        if out:
            title, path = _("Gaps in the ledger"), Path(out)
            ledger_files.write(session, title, ledger_chapters.gaps(session), path, "gaps")
        if as_json:
            show(ledger_facts(read), lambda: (), as_json=True)
        elif not out:
            say_chapters(ledger_chapters.gaps(session))
    narrate(ledger_words.verdict(read))
    if not read.sound:
        sys.exit(EXIT_MISSING)


def ledger_facts(read: Ledger) -> facts.Facts:
    """Return how much waits where and what is missing."""
    return {
        "sound": read.sound,
        "total": read.total,
        "unplaced": read.unplaced,
        "sections": {own.value: asdict(waits) for own, waits in read.sections.items()},
        "parcels_owed": {own.value: asdict(waits) for own, waits in read.parcels.items()},
        "missing_requests": [asdict(own) for own in read.gaps],
        "missing_parcels": [asdict(own) for own in read.missing],
        "lost_parcels": [asdict(own) for own in read.lost],
        "links": [{**asdict(own), "adds_up": own.balanced} for own in read.links],
    }


def _print_json(session: Session) -> None:
    """Print every request as it is read, then parcels and counts."""
    printed = ListOfJson("requests")
    for own in _requests(session):
        printed.add(own)
    parcels = [{**asdict(own), "days": ledger.age(session, own.time)} for own in
               ledger.parcels(session)]  # fmt: skip
    printed.end({**ledger_facts(ledger.read(session)), "parcels": parcels})


def _requests(session: Session) -> Iterator[facts.Facts]:
    """Yield every request without a name, in the order of the ledger."""
    after = ""
    while found := queues.page(session, None, after=after, limit=ledger_chapters.PAGE):
        for own in found:
            told: dict[str, Any] = facts.request(own)
            del told["head_name"]
            yield {**told, "days": ledger.age(session, own.since)}
        after = found[-1].number


def say_chapters(chapters: Iterable[ledger_chapters.Chapter]) -> None:
    """Print tables for people."""
    for chapter in chapters:
        say(f"# {chapter.title}")
        for row in chapter.rows:
            say("  ".join(cell for cell in row if cell))
