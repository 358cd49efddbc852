"""The print ledger: every paper about a household or a set stands in it before it has its name."""

from dataclasses import dataclass
from pathlib import Path

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
