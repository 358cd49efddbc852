"""The ledger as a file: a workbook, or plain paper that stands in the print ledger."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final

from forms.errors import UsageError
from reports.books.book_records import Chapter, LedgerBook
from reports.page.dates import long_date
from siksng_tui.services.office import sheets
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.papers import print_ledger
from siksng_tui.services.papers.print_ledger import About, Printed
from siksng_tui.services.printing.outlets import Goal

LEDGER: Final = "ledger"
"""The paper's name in the print ledger."""


class LedgerFileKindError(UsageError):
    """The file's name ends neither in .pdf nor in .xlsx; nothing was written. Facts: file."""

    code, field = "ledger-file-kind", "out"


def write(
    session: Session, title: str, chapters: Iterable[Chapter], goal: Goal, paper: str = LEDGER
) -> Printed:
    """Return tables on paper, or written as a workbook where the name of a file says so.

    Args:
        session: who writes, and where.
        title: stands above them.
        chapters: the tables.
        goal: where they go.
        paper: what the print ledger calls it.

    Raises:
        LedgerFileKindError: the name says neither; nothing was written.
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    if not isinstance(goal, Path) or goal.suffix.lower() == ".pdf":
        return print_book(session, title, chapters, goal, paper)
    if goal.suffix.lower() == ".xlsx":
        return write_book(session, title, chapters, goal)
    raise LedgerFileKindError(file=goal.name)


def write_book(session: Session, title: str, chapters: Iterable[Chapter], path: Path) -> Printed:
    """Return a workbook that was written, a table a sheet; the audit says so.

    Raises:
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    noted = partial(session.note, "ledger.write", title=title)
    with sheets.new_book(path, noted) as book:
        for chapter in chapters:
            sheet = book.sheet(chapter.title, [column.title for column in chapter.columns])
            for row in chapter.rows:
                sheet.write(row)
    return Printed(path, pages=0, copy=0, draft=False)


def print_book(
    session: Session, title: str, chapters: Iterable[Chapter], goal: Goal, paper: str = LEDGER
) -> Printed:
    """Return the paper that was printed; arguments as for `write`.

    Raises:
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    from reports.books.ledger_book import ledger_book  # noqa: PLC0415 - loads slowly

    office, day = session.office, long_date(session.today())

    def draw(copy: int, out: BinaryIO) -> int:
        book = LedgerBook(title, office.name, day, copy, chapters, office.practice)
        return ledger_book(book, out).pages

    return print_ledger.counted(session, About(paper, office.id), goal, draw)
