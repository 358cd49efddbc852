"""Printing: papers as PDF files, each print numbered in the print ledger.

What draws them is imported when something is printed: it takes longer to load than the store, and
an office that is only unlocked must not wait for it.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, Final, cast

from db.audit import audit
from db.requests import request_queues
from db.sets import sets
from forms.checkcode import set_code
from forms.durable import durable
from forms.errors import UsageError
from forms.records import Level, State
from forms.set_records import RequestSet, SetKind
from reports.page import records as paper
from reports.page.dates import long_date
from siksng_tui.services.entry.doubts import cycle_of
from siksng_tui.services.office.offices import Created
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.papers import packet_words, paper_words, print_ledger
from siksng_tui.services.papers.paper_names import paper_name
from siksng_tui.services.papers.paper_rows import Rows
from siksng_tui.services.papers.print_ledger import About, Printed
from siksng_tui.services.printing import outlets
from siksng_tui.services.printing.outlets import Goal
from siksng_tui.services.sets import sealing
from siksng_tui.services.sets.sealing import NothingToSealError

OFFERED: Final[Mapping[Level, tuple[str, ...]]] = MappingProxyType(
    {
        Level.VILLAGE: ("minutes", "statement", "recapitulation"),
        Level.DISTRICT: ("forwarding-note", "recapitulation"),
        Level.CITY: (
            *("packet", "approval-sheet", "decree", "recapitulation", "result-minutes"),
            *("statement", "letter"),
        ),
        Level.PROVINCE: ("forwarding-note", "recapitulation"),
        Level.MINISTRY: ("approval-sheet", "recapitulation"),
    }
)
"""Papers of a set by the level of the office, as the print ledger and the command line name them.

The first is the one that is asked for most.
"""

COVERS: Final[Mapping[SetKind, str]] = MappingProxyType(
    {
        SetKind.MINUTES: "minutes",
        SetKind.FORWARDING: "forwarding-note",
        SetKind.DECREE: "approval-sheet",
    }
)
"""The paper with the box for the set code, by the kind of a set."""

DRAFT_SUBJECT: Final = "konsep"
"""Stands in the print ledger where a paper belongs to no set yet."""

Progress = Callable[[int, int], None]
"""Told the page and the number of pages; it may raise to stop."""


class OtherPaperError(UsageError):
    """Sets of this office have other papers; nothing was printed. Facts: papers."""

    code = "other-paper"


def print_set(
    session: Session,
    number: str,
    goal: Goal,
    progress: Progress | None = None,
    *,
    name: str | None = None,
) -> Printed:
    """Return a paper of a sealed set as a file.

    Args:
        session: who prints, and where.
        number: of the set.
        goal: where it goes.
        progress: told of each page.
        name: of the paper; None for the one that covers the set.

    Raises:
        OtherPaperError, SetNotFoundError, SetChangedError: nothing was printed.
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    found = sets.get(session.store, number)
    paper_name = _required(session, name, found.kind)
    formers = tuple((set_code(own), own) for own in found.formers)
    seal = paper.Seal(found.code, found.fingerprint, formers)
    binding = _Binding(
        paper_name, found.kind, found.number, found.cycle, found.requests, seal, _signed(found)
    )
    return _printed(session, binding, goal, progress)


def print_draft(
    session: Session, goal: Goal, progress: Progress | None = None, *, name: str | None = None
) -> Printed:
    """Return a paper as it would be if every authenticated request were sealed, marked KONSEP.

    Args:
        session: who prints, and where.
        goal: where it goes.
        progress: told of each page.
        name: of the paper; None for the one that covers sets of the office.

    Raises:
        OtherPaperError, NothingToSealError: nothing was printed; of the latter, because no request
            is authenticated.
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    kind = sealing.kind(session)
    paper_name = _required(session, name, kind)
    numbers = request_queues.numbers_in(session.store, session.office.id, State.AUTHENTICATED)
    if not numbers:
        raise NothingToSealError
    cycle = cycle_of(session.today())
    binding = _Binding(paper_name, kind, DRAFT_SUBJECT, cycle, numbers, None, paper.Signed())
    return _printed(session, binding, goal, progress)


def print_invented(
    session: Session,
    rows: Sequence[paper.AnnexRow],
    goal: Goal,
    progress: Progress | None = None,
    *,
    name: str | None = None,
) -> Printed:
    """Return a paper of this office's sets about invented families, which no ledger counts.

    Args:
        session: who prints, and where.
        rows: the invented families.
        goal: where it goes.
        progress: told of each page.
        name: of the paper; None for the one that covers sets of the office.

    Raises:
        OtherPaperError: sets of the office have no such paper; nothing was printed.
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    kind, cycle = sealing.kind(session), cycle_of(session.today())
    paper_name = _required(session, name, kind)
    of = _Binding(paper_name, kind, DRAFT_SUBJECT, cycle, (), None, paper.Signed())
    sheet = replace(_sheet(session, of, 0), rows=lambda: rows)
    with outlets.opened(goal) as out:
        pages = _drawn(session, of, sheet, cast("BinaryIO", out), progress)
    return Printed(goal, pages, 0, draft=True)


def print_recovery_sheet(created: Created, path: Path, day: dt.date) -> None:
    """Write the sheet with the recovery code of a new office, for a sealed envelope.

    Raises:
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    from reports.books.recovery_sheet import recovery_sheet  # noqa: PLC0415 - see the head of this file

    sheet = paper.RecoverySheet(
        office=created.office.name,
        city="",
        code=created.recovery_code,
        created=long_date(day),
        keepers=paper_words.keepers(created.office),
    )
    with durable(path) as out:
        recovery_sheet(sheet, cast("BinaryIO", out))


@dataclass(frozen=True, slots=True)
class _Binding:
    """What one print is of: which paper, of which set."""

    name: str
    kind: SetKind
    subject: str
    cycle: str
    requests: Sequence[str]
    seal: paper.Seal | None
    signed: paper.Signed


def _printed(session: Session, of: _Binding, goal: Goal, progress: Progress | None) -> Printed:
    """Return a paper that stands in the print ledger, unless it is only looked at."""

    def draw(copy: int, out: BinaryIO) -> int:
        return _drawn(session, of, _sheet(session, of, copy), out, progress)

    about = About(of.name, of.subject, draft=of.seal is None)
    return print_ledger.counted(session, about, goal, draw)


def _drawn(
    session: Session,
    of: _Binding,
    sheet: paper.SetPaper,
    out: BinaryIO,
    progress: Progress | None,
) -> int:
    """Return how many pages a paper has that was drawn."""
    from reports.decrees.bound_paper import bound_papers  # noqa: PLC0415 - see the head of this file
    from siksng_tui.services.papers import paper_documents  # noqa: PLC0415

    own = paper_documents.drawn(session, of.name, sheet.cycle)
    return bound_papers(sheet, own.title, own.documents, out, progress or _silent).pages


def _required(session: Session, name: str | None, kind: SetKind) -> str:
    """Return the name of a paper that sets of the office have, of the cover where none is given.

    Raises:
        OtherPaperError: they have no such paper.
    """
    if name is None:
        return COVERS[kind]
    own = OFFERED[session.office.level]
    if name not in own:
        raise OtherPaperError(papers="; ".join(map(_to_type, own)))
    return name


def _to_type(name: str) -> str:
    """Return what a paper is called, and the command that prints it."""
    return f"{paper_name(name)} (siksng print {name})"


def _sheet(session: Session, of: _Binding, copy: int) -> paper.SetPaper:
    """Return what the paper is made from."""
    signs = paper_words.authority(session)
    head, pattern = audit.head(session.store), paper_words.pattern(session, of.kind)
    return paper.SetPaper(
        name=paper_words.name(session, of.kind, signs.title),
        authority=signs,
        office=session.office.name,
        set_number=of.subject,
        cycle=paper_words.long_cycle(of.cycle),
        period="",
        wording=paper_words.wording(session, of.kind, of.cycle),
        imprint=paper.Imprint(copy, head.count, head.hash),
        rows=_rows(session, of),
        letterhead=paper_words.letterhead(session),
        seal=of.seal,
        signed=replace(of.signed, number=of.signed.number or pattern),
        practice=session.office.practice,
        facts=packet_words.facts(session),
    )


def _rows(session: Session, of: _Binding) -> Rows:
    """Return the families: of a sealed set as they were sealed, else with hidden numbers."""
    decided = of.kind is SetKind.MINUTES
    if of.seal is None:
        return Rows(session, of.requests, masked=True, decided=decided)
    return Rows(session, of.requests, masked=False, decided=decided, of_set=of.subject)


def _signed(found: RequestSet) -> paper.Signed:
    """Return number and date of the signed paper, where they are known."""
    if found.cover is None:
        return paper.Signed()
    return paper.Signed(found.cover.number, long_date(found.cover.date))


def _silent(_page: int, _pages: int) -> None:
    """Tell nobody."""
