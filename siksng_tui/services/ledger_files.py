"""The ledger as a file: a workbook, or plain paper that stands in the print ledger."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO, Final, cast

from forms.durable import durable
from forms.errors import UsageError
from reports.records import Chapter, LedgerBook
from siksng_tui.services import print_ledger, sheets
from siksng_tui.services.papers import long_date
from siksng_tui.services.print_ledger import Printed
from siksng_tui.services.sessions import Session

LEDGER: Final = "ledger"
"""The paper's name in the print ledger."""

SHEET_NAME: Final = 31
"""Characters of the name of a sheet that a spreadsheet program takes."""


class LedgerFileKindError(UsageError):
    """The file's name ends neither in .pdf nor in .xlsx; nothing was written. Facts: file."""

    code, field = "ledger-file-kind", "out"


def write(session: Session, title: str, chapters: Iterable[Chapter], path: Path) -> None:
    """Write tables as a workbook or on paper, as the name of the file says.

    Raises:
        LedgerFileKindError: the name says neither; nothing was written.
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    ways: dict[str, Callable[[Session, str, Iterable[Chapter], Path], object]] = {
        ".pdf": print_book,
        ".xlsx": write_book,
    }
    way = ways.get(path.suffix.lower())
    if way is None:
        raise LedgerFileKindError(file=path.name)
    way(session, title, chapters, path)


def write_book(session: Session, title: str, chapters: Iterable[Chapter], path: Path) -> None:
    """Write a workbook, a table a sheet; the audit says so.

    Raises:
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    with session.act("ledger.write", title=title), sheets.new_book(path) as book:
        for chapter in chapters:
            name = chapter.title[:SHEET_NAME]
            sheet = book.sheet(name, [column.title for column in chapter.columns])
            for row in chapter.rows:
                sheet.write(row)


def print_book(session: Session, title: str, chapters: Iterable[Chapter], path: Path) -> Printed:
    """Return the paper that was printed.

    Raises:
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    from reports.ledger_book import ledger_book  # noqa: PLC0415 - loads slowly

    copy = print_ledger.next_copy(session, LEDGER, session.office.id)
    book = LedgerBook(
        title=title,
        office=session.office.name,
        printed=long_date(session.today()),
        copy=copy,
        chapters=chapters,
        practice=session.office.practice,
    )
    with durable(path) as written:
        drawn = ledger_book(book, cast("BinaryIO", written))
        printed = Printed(path, drawn.pages, copy, draft=False)
        print_ledger.enter(session, LEDGER, session.office.id, printed, written.sha256)
    return printed
