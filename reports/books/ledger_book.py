"""A ledger or a report on plain A4 pages: charts, and tables as long as they are.

A page is written as soon as it is full.

Nothing is held but the row at hand, so that a hundred thousand requests need no more memory than
ten. How many pages there are is known at the end only: a page has its own number, the last one says
that it is the last.
"""

from collections.abc import Sequence
from typing import BinaryIO, Final

from reportlab.lib.units import mm

from reports.books.bar_chart import bar
from reports.books.book_records import Chapter, LedgerBook, Total
from reports.books.line_chart import line_chart
from reports.page.blocks import Block, space
from reports.page.faces import Style
from reports.page.lettering import Lettering
from reports.page.numerals import grouped
from reports.page.paper import A4, area
from reports.page.pen import Pen
from reports.page.records import PageCount
from reports.page.streaming import StreamedCanvas
from reports.page.tables import Columns, row
from reports.page.words import PRACTICE, print_number

AREA: Final = area(A4)

TITLE: Final = Lettering(Style.SANS_BOLD, 12)
HEAD: Final = Lettering(Style.SANS_BOLD, 8)
"""Of the head of a table, and of rows that add others up."""

BODY: Final = Lettering(Style.SANS, 8)
FOOT: Final = Lettering(Style.SANS, 7.5)

GAP: Final = 4 * mm
"""Between two tables."""

LEAST: Final = 30 * mm
"""Height that is left on a page when a table begins there, at least."""

FIRST_ROW: Final = 12 * mm
"""Height that is left below the head of a table, so that a row of it stands there."""

FOOT_DOWN: Final = 6 * mm
"""From the lowest row to the foot of the page."""

NO_HEAD: Final = space(0)
"""Stands above a line of a chart that begins a page."""

NOTHING: Final = "-"
"""Stands in a table without rows."""


def ledger_book(book: LedgerBook, out: BinaryIO) -> PageCount:
    """Write the ledger and return how many pages it has.

    Equal input gives equal bytes.

    Args:
        book: what is printed; its rows are read once.
        out: where the PDF goes; it is written forward only and not closed.
    """
    pages = _Pages(book, Pen(StreamedCanvas(out, A4.size)))
    for chapter in book.chapters:
        _write(pages, chapter)
    return pages.finish()


def _write(pages: "_Pages", chapter: Chapter) -> None:
    """Write one table under its title."""
    total = sum(column.share for column in chapter.columns)
    columns = Columns(
        tuple(AREA.width * column.share / total for column in chapter.columns),
        frozenset(at for at, column in enumerate(chapter.columns) if column.right),
    )
    head = row(columns, [column.title for column in chapter.columns], HEAD, shaded=True)
    first, *more = [*_chart(chapter), head]
    pages.begin_table(chapter.title, first)
    for line in more:
        pages.put(line, NO_HEAD, below=FIRST_ROW if line is head else 0.0)
    count = 0
    for cells in chapter.rows:
        pages.put(row(columns, cells, HEAD if isinstance(cells, Total) else BODY), head)
        count += 1
    if not count:
        pages.put(row(columns, _empty(columns), BODY), head)


def _chart(chapter: Chapter) -> list[Block]:
    """Return a table's charts, and a gap below them; nothing where it has none."""
    most = max((own.count for own in chapter.bars), default=0)
    lines = [bar(own, most, AREA.width) for own in chapter.bars]
    if chapter.trend is not None:
        lines.append(line_chart(chapter.trend, AREA.width))
    return [*lines, space(GAP)] if lines else []


def _empty(columns: Columns) -> Sequence[str]:
    """Return the row of a table that has none."""
    return [NOTHING, *[""] * (len(columns.widths) - 1)]


class _Pages:
    """The pages, of which one is open."""

    def __init__(self, book: LedgerBook, pen: Pen) -> None:
        """Open the first page, with the title of the whole."""
        self._book, self._pen = book, pen
        pen.describe(book.title, book.office)
        self._number = 0
        self._turn()
        self._text(book.title, TITLE)
        self._text(book.office, BODY)
        self._text(f"Dicetak {book.printed}, {print_number(book.copy)}.", BODY)

    def begin_table(self, title: str, first: Block) -> None:
        """Put a title and what stands under it, on a new page if too little is left of this."""
        if self._y - GAP - max(LEAST, first.height + 2 * TITLE.leading) < AREA.bottom:
            self._close()
            self._turn()
        else:
            self._y -= GAP
        self._text(title, TITLE)
        self._draw(first)

    def put(self, block: Block, head: Block, below: float = 0.0) -> None:
        """Put a row, with room below it; on a new page the head of its table stands above it."""
        if self._y - block.height - below < AREA.bottom:
            self._close()
            self._turn()
            self._draw(head)
        self._draw(block)

    def finish(self) -> PageCount:
        """Close the last page and return how many there are."""
        self._close(" (terakhir)")
        self._pen.finish()
        return PageCount(self._number)

    def _turn(self) -> None:
        """Open a page."""
        self._number += 1
        self._pen.begin_page(A4.size)
        self._y = AREA.top

    def _close(self, last: str = "") -> None:
        """Write the foot of the page and put it out."""
        foot = AREA.bottom - FOOT_DOWN
        mark = f"{PRACTICE}   " if self._book.practice else ""
        said = f"{mark}{self._book.office}   {self._book.title}, {self._book.printed}"
        number = f"Halaman {grouped(self._number)}{last}"
        room = AREA.width - FOOT.width(number) - GAP
        self._pen.text(AREA.left, foot, FOOT.one_line(said, room), FOOT)
        self._pen.right(AREA.right, foot, number, FOOT)
        self._pen.end_page()

    def _text(self, text: str, lettering: Lettering) -> None:
        """Put a text, in as many lines as it needs."""
        for line in lettering.lines(text, AREA.width):
            self._y -= lettering.leading
            self._pen.text(AREA.left, self._y, line, lettering)
        self._y -= lettering.leading / 2

    def _draw(self, block: Block) -> None:
        """Draw a block below what stands there."""
        block.draw(self._pen, AREA.left, self._y)
        self._y -= block.height
