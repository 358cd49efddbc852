"""`siksng report work`: how long and how fast people worked at the screen."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from siksng_tui.cli import facts
from siksng_tui.cli.desk import Desk, as_json
from siksng_tui.cli.saying import show
from siksng_tui.cli.speaking import SpeakingCommand
from siksng_tui.services.figures.work_log import WorkSession, by_account, rates, sittings
from siksng_tui.services.office import sheets
from siksng_tui.words import _

COUNTED = (
    "account",
    "started",
    "ended",
    "seconds_at_work",
    "pauses",
    "records_filed",
    "fields",
    "keys",
    "rubbed_out",
    "own_corrections",
    "overridden",
    "fields_an_hour",
    "keys_a_record",
    "corrections_a_hundred_fields",
)
"""Columns of the workbook, by their names in JSON."""


@click.command(cls=SpeakingCommand)
@as_json
@click.option("--out", type=click.Path(dir_okay=False), help="Workbook to write as well (XLSX).")
@click.pass_obj
def work(desk: Desk, out: str | None, *, as_json: bool) -> None:
    """Show your own work log; an authenticator sees everybody's."""
    with desk.session() as session:
        found = sittings(session)
    told = {
        "sittings": [work_facts(own) for own in found],
        "accounts": [work_facts(own) for own in by_account(found)],
    }
    if out:
        _write(Path(out), told)
    show(told, lambda: _lines(told["accounts"]), as_json=as_json)


def work_facts(own: WorkSession) -> facts.Facts:
    """Return a sitting, or several added up, with its rates."""
    speed = rates(own)
    return {
        "account": own.account,
        "started": own.started.isoformat(),
        "ended": own.ended.isoformat(),
        "seconds_at_work": own.seconds,
        "pauses": own.pauses,
        "records": dict(own.records),
        "records_filed": sum(own.records.values()),
        "fields": own.fields,
        "keys": own.keys,
        "rubbed_out": own.rubbed_out,
        "own_corrections": own.own_corrections,
        "overridden": own.overridden,
        "fields_an_hour": speed.fields_an_hour,
        "keys_a_record": speed.keys_a_record,
        "corrections_a_hundred_fields": speed.corrections_a_hundred_fields,
    }


def _write(path: Path, told: dict[str, list[facts.Facts]]) -> None:
    """Write a workbook: every sitting, then each person."""
    with sheets.new_book(path) as book:
        for name, rows in ((_("Sittings"), told["sittings"]), (_("People"), told["accounts"])):
            sheet = book.sheet(name, COUNTED)
            for row in rows:
                sheet.write([_cell(row[title]) for title in COUNTED])


def _cell(value: str | float | None) -> str:
    """Return a value as a cell."""
    return "" if value is None else str(value)


def _lines(people: Sequence[facts.Facts]) -> Iterator[str]:
    """Yield each person for people to read."""
    for own in people:
        said = _(
            "{account}: {hours:.1f} hours, {records} records, {fields} fields; fields an hour "
            "{fields_an_hour}, keys a record {keys_a_record}, corrections a hundred fields "
            "{corrections}"
        )
        yield said.format(
            account=own["account"],
            hours=own["seconds_at_work"] / 3600,
            records=own["records_filed"],
            fields=own["fields"],
            fields_an_hour=_rate(own["fields_an_hour"]),
            keys_a_record=_rate(own["keys_a_record"]),
            corrections=_rate(own["corrections_a_hundred_fields"]),
        )


def _rate(value: float | None) -> str:
    """Return a rate for people."""
    return "-" if value is None else f"{value:.1f}"
