"""Printing: papers as PDF files, each print numbered in the print ledger.

What draws them is imported when something is printed: it takes longer to load than the store, and
an office that is only unlocked must not wait for it.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, cast

from db import audit, register, requests, sets, settings
from forms import told
from forms.durable import durable
from forms.identity import masked as masked_number
from forms.instrument import Instrument
from forms.loading import instrument
from forms.records import HouseholdRecord, Level, Request, RequestSet, State, Subject
from reports import records as paper
from reports import templates
from siksng_tui.services import print_ledger
from siksng_tui.services.doubts import cycle_of
from siksng_tui.services.offices import Created
from siksng_tui.services.places import Places, places
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
    numbers = requests.numbers_in(session.store, session.office.id, State.AUTHENTICATED)
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
            subject=templates.SUBJECT.format(city=authority.place, cycle=long_cycle(of.cycle)),
            basis=templates.BASIS,
            statement=templates.STATEMENT.format(**words),
            initials=templates.INITIALS,
        ),
        imprint=paper.Imprint(copy, head.count, head.hash),
        rows=_Rows(session, of),
        seal=of.seal,
        decree=of.decree,
    )


def _authority(session: Session) -> paper.Authority:
    """Return who signs: as the office set it, else the head of its region by its usual title."""
    known = places(session)
    region = session.office.region
    name = known.name(region).title()
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


def _decree(found: RequestSet) -> paper.Decree:
    """Return number and date of the signed paper, where they are known."""
    if found.cover is None:
        return paper.Decree()
    return paper.Decree(found.cover.number, long_date(found.cover.date))


class _Rows:
    """The families of some requests by district and village; read anew at each call."""

    def __init__(self, session: Session, of: _Binding) -> None:
        """Keep which requests, in the order of their villages."""
        self._session = session
        self._masked = of.seal is None
        self._places = places(session)
        of_office = session.office.id
        self._requests = sorted(
            (requests.get(session.store, number, of_office) for number in of.requests),
            key=lambda request: (request.region, request.number),
        )

    def __call__(self) -> Iterator[paper.AnnexRow]:
        """Yield one row a request."""
        for request in self._requests:
            record = register.household_as_proposed(self._session.store, request.number)
            yield _row(record, self._places, request, masked=self._masked)


def _row(
    record: HouseholdRecord, known: Places, request: Request, *, masked: bool
) -> paper.AnnexRow:
    """Return the row of a family; only the sealed original shows whole numbers."""
    questions = instrument(record.instrument)
    head = told.head(questions, record)

    def of_head(role: str) -> str:
        return told.told(questions, head.answers if head else told.NOTHING, role)

    card, nik = of_head("card") or told.card(questions, record), of_head("nik")
    return paper.AnnexRow(
        id_dtks=told.told(questions, record.household.answers, "household_id"),
        kk=masked_number(card) if masked else card,
        nik=masked_number(nik) if masked else nik,
        name=of_head("name") or told.told(questions, record.household.answers, "head_name"),
        sex=_sex(questions, head),
        birth_place=of_head("birth_place"),
        birth_date=_short_date(of_head("birth")),
        address=_address(questions, record.household),
        village=known.name(request.region),
        district=known.above(request.region, Level.DISTRICT),
        persons=len(record.persons),
        kind=request.kind,
        note=request.reason,
    )


def _sex(questions: Instrument, person: Subject | None) -> str:
    """Return the letter that papers write for a person's sex; empty where it is not known."""
    letters = (("L", "sex.male"), ("P", "sex.female"))
    known = person.answers if person else told.NOTHING
    return next((own for own, sex in letters if told.means(questions, known, sex)), "")


def _address(questions: Instrument, household: Subject) -> str:
    """Return street and local unit."""
    roles = ("address", "local_unit")
    parts = (told.told(questions, household.answers, role) for role in roles)
    return ", ".join(part for part in parts if part)


def _short_date(day: str) -> str:
    """Return a stored date as dd-mm-yyyy; what is no date stays as it is."""
    parts = day.split("-")
    return "-".join(reversed(parts))


def _silent(_page: int, _pages: int) -> None:
    """Tell nobody."""
