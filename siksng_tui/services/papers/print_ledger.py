"""The print ledger: every paper about a household or a set stands in it before it has its name."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, cast

from db.office import prints
from db.office.prints import PrintEntry
from forms.canonical import Json
from forms.errors import SiksngError
from forms.records import PrintEnd
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.printing import outlets
from siksng_tui.services.printing.outlets import Goal
from siksng_tui.services.printing.printers import PrinterRefusedError

Draw = Callable[[int, BinaryIO], int]
"""Draws a paper, told the number of the print, and returns how many pages it has.

The number is 0 where no ledger counts the print: the paper is only looked at.
"""


@dataclass(frozen=True, slots=True)
class About:
    """What the print ledger calls a paper, the number of what it is about, and if it is a draft."""

    paper: str
    subject: str
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper that was printed: where it went, its pages, and its number in the print ledger.

    `copy` is 0 where no ledger counts it.
    """

    goal: Goal
    pages: int
    copy: int
    draft: bool

    @property
    def path(self) -> Path:
        """Return the paper's file.

        Raises:
            TypeError: it went elsewhere, and has none.
        """
        if not isinstance(self.goal, Path):
            raise TypeError(type(self.goal).__name__)
        return self.goal


@dataclass(frozen=True, slots=True)
class Print:
    """One print: which paper of what, which copy of it, and who printed it when.

    `subject` is the number of what the paper is about, `sha256` that of its file, `copies` how
    many sheets of each page were asked of a printer, `ended` what became of it. A draft is marked
    so on every page.
    """

    paper: str
    subject: str
    copy: int
    draft: bool
    account: str
    time: dt.datetime
    pages: int
    sha256: str
    copies: int
    ended: PrintEnd

    @property
    def again(self) -> bool:
        """Return whether the same paper about the same was printed before."""
        return self.copy > 1


MOST: Final = 10_000
"""Prints that are listed, where nothing else is said."""


def listed(session: Session, subject: str | None = None, limit: int = MOST) -> Sequence[Print]:
    """Return the last prints, of one subject or of every one, the newest first."""
    return [
        Print(
            paper=own.paper,
            subject=own.subject,
            copy=own.copy_number,
            draft=own.draft,
            account=own.account,
            time=own.time,
            pages=own.pages,
            sha256=own.sha256,
            copies=own.copies,
            ended=own.ended,
        )
        for own in prints.newest(session.store, subject, limit)
    ]


def counted(session: Session, about: About, goal: Goal, draw: Draw) -> Printed:
    """Return a paper that stands in the print ledger, unless it is only looked at.

    It goes where it goes only when the ledger has it: there is no paper that the ledger does not
    know. A paper that the medium did not take whole stands in no ledger. Where the printer fails,
    or the medium at the very last, the number is used up, and the ledger says what became of it.

    Args:
        session: who prints, and where.
        about: what the paper is.
        goal: where it goes.
        draw: draws it.

    Raises:
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
        PrinterRefusedError, PrinterSilentError, PrinterLeftError: the class says what happened.
    """
    if not outlets.is_counted(goal):
        with outlets.opened(goal) as out:
            return Printed(goal, draw(0, cast("BinaryIO", out)), 0, about.draft)
    copy = prints.next_copy(session.store, about.paper, about.subject)
    drawn: list[Printed] = []
    with _ended(session, goal) as entered:

        def enter() -> None:
            entered.extend(_enter(session, about, own, out.sha256) for own in drawn)

        with outlets.opened(goal, enter) as out:
            drawn.append(Printed(goal, draw(copy, cast("BinaryIO", out)), copy, about.draft))
    (done,) = drawn
    return done


@contextmanager
def _ended(session: Session, goal: Goal) -> Iterator[list[PrintEntry]]:
    """Note what became of the print that was entered meanwhile, if one was.

    Only what went wrong stands in the audit as well: of every other print it has one entry.
    """
    entered: list[PrintEntry] = []
    try:
        yield entered
    except SiksngError as error:
        for own in entered:
            ended = _went_wrong(goal, error)
            facts: dict[str, Json] = {
                "subject": own.subject,
                "copy": own.copy_number,
                "ended": ended.value,
            }
            with session.act("print.failed", paper=own.paper, **facts):
                prints.end(session.store, own, ended)
        raise
    for own in entered:
        written = isinstance(goal, Path)
        prints.end(session.store, own, PrintEnd.WRITTEN if written else PrintEnd.QUEUED)


def _went_wrong(goal: Goal, error: SiksngError) -> PrintEnd:
    """Return what became of a print by where it went, and what was said there."""
    if isinstance(goal, Path):
        return PrintEnd.FAILED
    return PrintEnd.REFUSED if isinstance(error, PrinterRefusedError) else PrintEnd.SILENT


def _enter(session: Session, about: About, printed: Printed, sha256: str) -> PrintEntry:
    """Enter a print with the SHA-256 of what was drawn, and return the entry."""
    copies = outlets.copies(printed.goal)
    facts: dict[str, Json] = {
        "subject": about.subject,
        "copy": printed.copy,
        "pages": printed.pages,
        "copies": copies,
    }
    entry = PrintEntry(
        paper=about.paper,
        subject=about.subject,
        copy_number=printed.copy,
        sha256=sha256,
        pages=printed.pages,
        draft=printed.draft,
        copies=copies,
        account=session.account.name,
        time=session.clock(),
    )
    with session.act("print", paper=about.paper, **facts):
        prints.record(session.store, entry)
    return entry
