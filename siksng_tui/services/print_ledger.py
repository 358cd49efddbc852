"""The print ledger: every paper about a household or a set stands in it before it has its name."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from db import prints
from forms.canonical import Json
from siksng_tui.services.sessions import Session


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper that was printed: its file, pages, and number in the print ledger."""

    path: Path
    pages: int
    copy: int
    draft: bool


@dataclass(frozen=True, slots=True)
class Print:
    """One print: which paper of what, which copy of it, and who printed it when.

    `subject` is the number of what the paper is about, `sha256` that of its file. A draft is marked
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
        )
        for own in prints.newest(session.store, subject, limit)
    ]


def next_copy(session: Session, paper: str, subject: str) -> int:
    """Return the number that the next print of a paper about something will have."""
    return prints.next_copy(session.store, paper, subject)


def enter(session: Session, paper: str, subject: str, printed: Printed, sha256: str) -> None:
    """Enter a print.

    Args:
        session: who prints, and where.
        paper: its name in the ledger.
        subject: what it is about.
        printed: what was drawn.
        sha256: of its file, as 64 hexadecimal digits.
    """
    facts: dict[str, Json] = {"subject": subject, "copy": printed.copy, "pages": printed.pages}
    with session.act("print", paper=paper, **facts):
        prints.record(
            session.store,
            prints.PrintEntry(
                paper=paper,
                subject=subject,
                copy_number=printed.copy,
                sha256=sha256,
                pages=printed.pages,
                draft=printed.draft,
                account=session.account.name,
                time=session.clock(),
            ),
        )
