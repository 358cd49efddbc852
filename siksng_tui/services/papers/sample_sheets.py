"""Papers that no set has, with the office's own texts and about invented people.

What draws papers is imported when one is drawn: it takes longer to load than the store.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from reports.page import records as paper
from reports.page.dates import long_date
from reports.page.words import KINDS
from reports.village.sheet_records import BnbaRow, ParcelReceipt, PrelistRow, Slip
from siksng_tui.services.entry import villages
from siksng_tui.services.entry.doubts import cycle_of
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.papers import (
    attendance_lists,
    bnba_lists,
    citizen_slips,
    paper_settings,
    paper_words,
    prelists,
    why_sheets,
)
from siksng_tui.services.papers.invented_families import invented_villages
from siksng_tui.services.papers.numbered_prints import Draws

Rows = Sequence[paper.AnnexRow]
"""The invented families, one at least."""

NUMBER: Final = "0000-0000-000000-0"
"""The number of no request."""


def _slip(session: Session, rows: Rows) -> Draws:
    """Return what draws a citizen's slip."""
    from reports.village.slip import slip  # noqa: PLC0415 - see the head of this file

    family = rows[0]
    given = Slip(
        letterhead=paper_words.letterhead(session),
        number=NUMBER,
        date=long_date(session.today()),
        asked=KINDS[family.kind],
        name=family.name,
        nik=family.nik,
        received_by=session.account.full_name,
        result=citizen_slips.result(session, NUMBER),
    )
    return lambda of, out: slip(given, of, out)


def _receipt(session: Session, rows: Rows) -> Draws:
    """Return what draws the receipt of a parcel."""
    from reports.village.parcel_receipt import parcel_receipt  # noqa: PLC0415

    office = session.office.name
    given = ParcelReceipt(
        letterhead=paper_words.letterhead(session),
        number="0" * 32,
        facts=(("Jenis kiriman", "Contoh"), ("Jumlah data", str(len(rows)))),
        fingerprint="0" * 64,
        statement=paper_settings.text(session, "receipt.statement"),
        signers=(office, paper_words.above(session)),
    )
    return lambda of, out: parcel_receipt(given, of, out)


def _attendance(session: Session, _rows: Rows) -> Draws:
    """Return what draws an attendance list."""
    from reports.village.attendance import attendance  # noqa: PLC0415

    given = attendance_lists.listed(session, paper_words.long_cycle(cycle_of(session.today())))
    return lambda of, out: attendance(given, of, out)


def _prelist(session: Session, rows: Rows) -> Draws:
    """Return what draws the prelist of a village."""
    from reports.village.prelist import prelist  # noqa: PLC0415

    families = [
        PrelistRow(f"{number:06}", own.name, own.sex, "", own.address, own.nik)
        for number, own in enumerate(rows, start=1)
    ]
    told_by = villages.told_by(session, invented_villages(session)[0])
    given = prelists.listed(session, told_by, lambda: families)
    return lambda of, out: prelist(given, of, out)


def _bnba(session: Session, rows: Rows) -> Draws:
    """Return what draws a list for the public board."""
    from reports.village.bnba import bnba  # noqa: PLC0415

    families = [
        BnbaRow("", own.kk, own.nik, own.name, own.sex, own.address, own.village, own.persons, "")
        for own in rows
    ]
    board = bnba_lists.board(session, paper_words.region(session), cycle_of(session.today()))
    given = replace(board, rows=lambda: families)
    return lambda of, out: bnba(given, of, out)


def _why(session: Session, rows: Rows) -> Draws:
    """Return what draws the why-sheet of the first family."""
    from reports.village.why_sheet import why_sheet  # noqa: PLC0415

    family = rows[0]
    facts = (("Kepala keluarga", family.name), ("NIK", family.nik), ("Alamat", family.address))
    given = replace(why_sheets.worded(session), facts=facts)
    return lambda of, out: why_sheet(given, of, out)


SHEETS: Final[Mapping[str, Callable[[Session, Rows], Draws]]] = MappingProxyType(
    {
        "slip": _slip,
        "attendance": _attendance,
        "prelist": _prelist,
        "why": _why,
        "bnba": _bnba,
        "receipt": _receipt,
    }
)
"""What draws each paper, by its name in the print ledger, in the order of their texts."""
