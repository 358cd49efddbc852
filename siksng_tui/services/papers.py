"""Printing: papers as PDF files, each print numbered in the print ledger.

What draws them is imported when something is printed: it takes longer to load than the store, and
an office that is only unlocked must not wait for it.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, cast

from db import audit, request_queues, sets, settings
from forms.durable import durable
from forms.records import Level, RequestSet, State
from reports import records as paper
from reports import templates
from siksng_tui.services import print_ledger
from siksng_tui.services.doubts import cycle_of
from siksng_tui.services.offices import Created
from siksng_tui.services.paper_rows import Rows
from siksng_tui.services.places import places
from siksng_tui.services.print_ledger import Printed
from siksng_tui.services.sealing import NothingToSealError
from siksng_tui.services.sessions import Session

APPROVAL_SHEET: Final = "approval-sheet"
"""The paper's name in the print ledger and on the command line."""

AUTHORITY_SETTING: Final = "paper.authority"
"""Key of the setting with title, province, place and signer where the office changed them."""

DRAFT_SUBJECT: Final = "konsep"
"""Stands in the print ledger where a paper belongs to no set yet."""

MONTHS: Final = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
"""Names of months as papers write them."""

QUARTERS: Final = ("I", "II", "III", "IV")
"""How papers number quarters."""

Progress = Callable[[int, int], None]
"""Told the page and the number of pages; it may raise to stop."""


def print_set(
    session: Session, number: str, path: Path, progress: Progress | None = None
) -> Printed:
    """Return the approval sheet of a sealed set, with its annex, as a file.

    Raises:
        SetNotFoundError, SetChangedError: nothing was printed.
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    found = sets.get(session.store, number)
    seal = paper.Seal(found.code, found.fingerprint)
    binding = _Binding(found.number, found.cycle, found.requests, seal, _decree(found))
    return _printed(session, binding, path, progress)


def print_draft(session: Session, path: Path, progress: Progress | None = None) -> Printed:
    """Return the sheet as it would be if every authenticated request were sealed, marked KONSEP.

    Raises:
        NothingToSealError: no request is authenticated; nothing was printed.
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    numbers = request_queues.numbers_in(session.store, session.office.id, State.AUTHENTICATED)
    if not numbers:
        raise NothingToSealError
    cycle = cycle_of(session.today())
    binding = _Binding(DRAFT_SUBJECT, cycle, numbers, None, paper.Decree())
    return _printed(session, binding, path, progress)


def print_recovery_sheet(created: Created, path: Path, day: dt.date) -> None:
    """Write the sheet with the recovery code of a new office, for a sealed envelope.

    Raises:
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    from reports.recovery_sheet import recovery_sheet  # noqa: PLC0415 - see the head of this file

    sheet = paper.RecoverySheet(
        office=created.office.name,
        city="",
        code=created.recovery_code,
        created=long_date(day),
        keepers=("Kepala Dinas", "Sekretaris Dinas"),
    )
    with durable(path) as out:
        recovery_sheet(sheet, cast("BinaryIO", out))


def long_date(day: dt.date) -> str:
    """Return a day as papers write it.

    >>> long_date(dt.date(2026, 1, 5))
    '5 Januari 2026'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def long_cycle(cycle: str) -> str:
    """Return a quarter as papers write it.

    >>> long_cycle("2026-Q4")
    'Triwulan IV Tahun 2026'
    """
    year, _, quarter = cycle.partition("-Q")
    return f"Triwulan {QUARTERS[int(quarter) - 1]} Tahun {year}"


@dataclass(frozen=True, slots=True)
class _Binding:
    """What one print is of."""

    subject: str
    cycle: str
    requests: Sequence[str]
    seal: paper.Seal | None
    decree: paper.Decree


def _printed(session: Session, of: _Binding, path: Path, progress: Progress | None) -> Printed:
    """Return a paper that stands in the print ledger.

    It gets its name only when the ledger has it: there is no paper that the ledger does not know.
    Where the medium fails at the very last, the number is used up and the ledger tells of a print
    that nobody has.
    """
    from reports.approval_sheet import approval_sheet  # noqa: PLC0415 - see the head of this file

    copy = print_ledger.next_copy(session, APPROVAL_SHEET, of.subject)
    sheet = _sheet(session, of, copy)
    with durable(path) as out:
        drawn = approval_sheet(sheet, cast("BinaryIO", out), progress or _silent)
        printed = Printed(path, drawn.pages, copy, draft=of.seal is None)
        print_ledger.enter(session, APPROVAL_SHEET, of.subject, printed, out.sha256)
    return printed


def _sheet(session: Session, of: _Binding, copy: int) -> paper.ApprovalSheet:
    """Return what the approval sheet is made from."""
    authority = _authority(session)
    head = audit.head(session.store)
    words = {"title": authority.title, "province": authority.province}
    return paper.ApprovalSheet(
        authority=authority,
        office=session.office.name,
        set_number=of.subject,
        cycle=long_cycle(of.cycle),
        period="",
        wording=paper.Wording(
            subject=templates.SUBJECT.format(city=_region(session), cycle=long_cycle(of.cycle)),
            basis=templates.BASIS,
            statement=templates.STATEMENT.format(**words),
            initials=templates.INITIALS,
        ),
        imprint=paper.Imprint(copy, head.count, head.hash),
        rows=Rows(session, of.requests, masked=of.seal is None),
        seal=of.seal,
        decree=of.decree,
        practice=session.office.practice,
    )


def _authority(session: Session) -> paper.Authority:
    """Return who signs: as the office set it, else the head of its region by its usual title."""
    known = places(session)
    region = session.office.region
    name = _region(session)
    place = name.removeprefix("Kota ").removeprefix("Kabupaten ")
    kept = settings.get(session.store, AUTHORITY_SETTING, {})
    return paper.Authority(
        title=kept.get(
            "title", f"{'Bupati' if name.startswith('Kabupaten') else 'Wali Kota'} {place}"
        ),
        province=kept.get("province", f"Provinsi {known.above(region, Level.PROVINCE).title()}"),
        place=kept.get("place", place),
        signer=kept.get("signer", ""),
    )


def _region(session: Session) -> str:
    """Return the name of the office's region in full: Kota Bengkulu."""
    return places(session).name(session.office.region).title()


def _decree(found: RequestSet) -> paper.Decree:
    """Return number and date of the signed paper, where they are known."""
    if found.cover is None:
        return paper.Decree()
    return paper.Decree(found.cover.number, long_date(found.cover.date))


def _silent(_page: int, _pages: int) -> None:
    """Tell nobody."""
