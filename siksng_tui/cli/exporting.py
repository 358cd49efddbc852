"""`siksng export`: records in the layout of another program, as a workbook or a text."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from siksng_tui.cli.desk import Desk, as_json
from siksng_tui.cli.facts import Facts
from siksng_tui.cli.saying import narrate, show
from siksng_tui.cli.speaking import SpeakingCommand
from siksng_tui.intake.profile import Purpose
from siksng_tui.intake.profiles_shipped import profile
from siksng_tui.services.exports import export_sources, exporting, templates
from siksng_tui.services.exports.export_sources import OF_HOUSEHOLDS, WELFARE, layouts
from siksng_tui.services.exports.exporting import Exported, LayoutUnfitError, Source
from siksng_tui.services.lists.person_lists import Asked
from siksng_tui.services.lists.welfare import WelfareAsked
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests import lookup
from siksng_tui.words import _

ASKED_ELSEWHERE: Final = Purpose.REGISTRY
"""The civil registry is asked by `siksng dukcapil pack`, which says who will fail."""

LAYOUTS: Final = [own.id for own in layouts(*Purpose) if own.purpose is not ASKED_ELSEWHERE]
"""The layouts that can be named."""


@dataclass(frozen=True, slots=True)
class Meant:
    """Which records are meant, as the options say it."""

    village: str
    find: str
    list_id: int | None
    programme: str
    closed: bool
    period: str
    again: bool


@click.command("export", cls=SpeakingCommand)
@click.argument("layout", type=click.Choice(LAYOUTS), metavar="LAYOUT")
@click.argument("file", type=click.Path(dir_okay=False))
@click.option("--village", default="", help="Only this village, district or city, by its code.")
@click.option("--find", default="", help="Words of a name, or digits of a NIK.")
@click.option("--list", "list_id", type=int, help="Entries of this list from another program.")
@click.option(
    "--programme",
    default="",
    help="Who receives it, by the lists that count; of a proposal template: PKH, BPNT ...",
)
@click.option("--period", default="", help="Period of a proposal template, 2026-12.")
@click.option("--again", is_flag=True, help="Overwrite the template of this period in SIKS-NG.")
@click.option("--closed", is_flag=True, help="Closed records of PPKS or PSKS.")
@as_json
@click.pass_obj
def command(  # noqa: PLR0913 - the words of the command
    desk: Desk,
    /,
    layout: str,
    file: str,
    *,
    village: str,
    find: str,
    list_id: int | None,
    programme: str,
    closed: bool,
    period: str,
    again: bool,
    as_json: bool,
) -> None:
    """Write records as another program wants them, into a new FILE .xlsx or .csv.

    The register, what --find finds of it, a list, records of PPKS and PSKS, or the proposals for
    one --programme and --period. The file holds personal data: give it only to whom it is meant
    for.
    """
    meant = Meant(village, find, list_id, programme, closed, period, again)
    with desk.session() as session:
        if profile(layout).purpose is Purpose.PROPOSALS:
            facts = _template(session, layout, Path(file), meant)
        else:
            source = _source(session, layout, meant)
            facts = _counts(exporting.write(session, source, layout, Path(file)))
    told: Facts = {"layout": layout, **facts}
    said = _("Rows written: {rows}; records that have no row in this layout: {left_out}.")
    show(told, lambda: [said.format(**told)], as_json=as_json)
    if told.get("clashes"):
        narrate(_(templates.CLASH).format(count=told["clashes"]))


def _counts(done: Exported) -> Facts:
    """Return how much went out."""
    return {"rows": done.rows, "left_out": done.left_out}


def _template(session: Session, layout: str, path: Path, meant: Meant) -> Facts:
    """Return what went out in the file of a programme and period.

    Raises:
        TemplateWrittenError: it would overwrite an earlier one, and nobody said that it may.
    """
    period = meant.period or templates.usual_period(session.today())
    looked = templates.outlook(session, meant.programme, period)
    if not meant.again:
        templates.require_first(looked)
    done = templates.write(session, looked, layout, path)
    return {"programme": meant.programme, "period": period, "clashes": looked.clashes} | _counts(
        done
    )


def _source(session: Session, layout: str, meant: Meant) -> Source:
    """Return what goes out.

    Raises:
        LayoutUnfitError: the layout is that of a list, and no list is named.
        RegionUnknownError, ListNotFoundError: there is no such region, no such list.
    """
    purpose = profile(layout).purpose
    if meant.list_id is not None or meant.programme:
        asked = Asked(meant.list_id, meant.programme, text=meant.find)
        return export_sources.of_entries(session, asked)
    for of, own in WELFARE.items():
        if own is purpose:
            asked_records = WelfareAsked(of, meant.closed, region=meant.village, text=meant.find)
            return export_sources.of_welfare(session, asked_records)
    if purpose not in OF_HOUSEHOLDS:
        raise LayoutUnfitError(layout=layout)
    if meant.find:
        found = (hit.household_uid for hit in lookup.find(session, meant.find))
        return export_sources.of_homes(session, list(dict.fromkeys(found)))
    return export_sources.of_register(session, meant.village)
