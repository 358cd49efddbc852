"""The prelist of a village: its families in the order of every list of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from forms import told
from forms.identity import masked
from forms.loading import instrument
from forms.records import HouseholdRecord
from reports.village.sheet_records import Place, Prelist, PrelistRow
from siksng_tui.services.entry import villages
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.papers import bnba_lists, numbered_prints, paper_rows, paper_settings
from siksng_tui.services.papers.print_ledger import About, Printed
from siksng_tui.services.printing.outlets import Goal

PRELIST: Final = "prelist"
"""The paper's name in the print ledger and on the command line."""

PLACES: Final = (
    ("Provinsi", "bps_province", "province_name", 2),
    ("Kabupaten/Kota", "bps_regency", "regency_name", 2),
    ("Kecamatan", "bps_district", "district_name", 3),
    ("Desa/Kelurahan", "bps_village", "village_name", 3),
)
"""What a region is called, the roles of its code and of its name, and the digits of the code."""

LEGEND: Final = (
    "status_rumahtangga",
    "alasan_tidak_ditemukan",
    "apakah_mampu",
    "status_pekerjaan_ruta",
)
"""Questions of the village meeting whose codes are written into the columns."""

MEETING: Final = "bdt"
"""The instrument that has them."""


def print_prelist(session: Session, village: str, goal: Goal) -> Printed:
    """Return the prelist of a village as a file; numbers of identity are hidden.

    Raises:
        VillageUnknownError, PaperEmptyError: nothing was printed.
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    from reports.village.prelist import prelist  # noqa: PLC0415 - loads slowly

    def rows() -> Iterator[PrelistRow]:
        for record in bnba_lists.families(session, village):
            yield _family(record)

    given = listed(session, villages.told_by(session, village), rows)
    about = About(PRELIST, village)
    return numbered_prints.printed(session, about, goal, lambda of, out: prelist(given, of, out))


def listed(
    session: Session, told_by: Mapping[str, str], rows: Callable[[], Iterable[PrelistRow]]
) -> Prelist:
    """Return a prelist with the texts of the office.

    Args:
        session: the unlocked office.
        told_by: BPS codes and names of the village and of what is above it, by role.
        rows: gives its families.
    """
    return Prelist(
        above=paper_settings.text(session, "prelist.head"),
        title=paper_settings.lines(session, "prelist.title"),
        places=tuple(
            Place(kind, told_by.get(code, ""), digits, told_by.get(name, ""))
            for kind, code, name, digits in PLACES
        ),
        legend=_legend(),
        said=", ".join(filter(None, (told_by.get(name, "") for _k, _c, name, _d in PLACES))),
        rows=rows,
    )


def _family(record: HouseholdRecord) -> PrelistRow:
    """Return what stands on paper of a family."""
    questions = instrument(record.instrument)
    head = told.head(questions, record)
    nik = told.told(questions, head.answers if head else told.NOTHING, "nik")
    own = record.household
    return PrelistRow(
        code=told.told(questions, own.answers, "household_id") or own.id,
        name=told.head_name(questions, own, record.persons),
        sex=paper_rows.sex_letter(questions, head),
        spouse=told.spouse_name(questions, record),
        address=paper_rows.street(questions, own),
        nik=masked(nik),
    )


def _legend() -> tuple[str, ...]:
    """Return what the codes of the meeting mean, a line a question."""
    questions = instrument(MEETING)
    lines = []
    for name in LEGEND:
        variable = questions.variable(name)
        items = variable.list.items if variable.list else ()
        codes = "; ".join(f"{item.code} {item.label_id}" for item in items)
        lines.append(f"{variable.label_id}: {codes}.")
    return tuple(lines)
