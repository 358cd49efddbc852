"""The print ledger: every paper about a household or a set stands in it before it has its name."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, cast

from db import prints
from forms.canonical import Json
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.printing import outlets
from siksng_tui.services.printing.outlets import Goal

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
    many sheets of each page were asked of a printer. A draft is marked so on every page.
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
        )
        for own in prints.newest(session.store, subject, limit)
    ]


def counted(session: Session, about: About, goal: Goal, draw: Draw) -> Printed:
    """Return a paper that stands in the print ledger, unless it is only looked at.

    It goes where it goes only when the ledger has it: there is no paper that the ledger does not
    know. Where the medium or the printer fails at the very last, the number is used up and the
    ledger tells of a print that nobody has.

    Args:
        session: who prints, and where.
        about: what the paper is.
        goal: where it goes.
        draw: draws it.

    Raises:
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
        PrinterRefusedError, PrinterSilentError, PrinterLeftError: the class says what happened.
    """
    counts = outlets.is_counted(goal)
    copy = prints.next_copy(session.store, about.paper, about.subject) if counts else 0
    with outlets.opened(goal) as out:
        done = Printed(goal, draw(copy, cast("BinaryIO", out)), copy, about.draft)
        if counts:
            _enter(session, about, done, out.sha256)
    return done


def _enter(session: Session, about: About, printed: Printed, sha256: str) -> None:
    """Enter a print with the SHA-256 of what was drawn."""
    copies = outlets.copies(printed.goal)
    facts: dict[str, Json] = {
        "subject": about.subject,
        "copy": printed.copy,
        "pages": printed.pages,
        "copies": copies,
    }
    with session.act("print", paper=about.paper, **facts):
        prints.record(
            session.store,
            prints.PrintEntry(
                paper=about.paper,
                subject=about.subject,
                copy_number=printed.copy,
                sha256=sha256,
                pages=printed.pages,
                draft=printed.draft,
                copies=copies,
                account=session.account.name,
                time=session.clock(),
            ),
        )
