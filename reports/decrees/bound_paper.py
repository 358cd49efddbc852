"""Any paper that covers a set: upright pages, then the annex, every page bound to the set."""

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO, Final

from reports.annex.annex import Annex
from reports.annex.tally import Tally
from reports.page.blocks import Block, Placed, pages
from reports.page.errors import PaperChangedError, PaperEmptyError
from reports.page.frame import Binding, Frame
from reports.page.limits import check_lengths
from reports.page.paper import Paper, area
from reports.page.pen import Pen
from reports.page.records import PageCount, SetPaper
from reports.page.streaming import StreamedCanvas
from reports.page.upright import PAPER

OnPage = Callable[[int, int], None]
"""Told before each page its number and the number of all; it may raise to stop."""

Front = Callable[[SetPaper, Tally], Iterable[Block]]
"""Gives what stands before the annex, for pages as wide as `AREA`."""


ANNEX: Final = "Lampiran"
"""What an annex is called that is the only one."""


def silent(_page: int, _total: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Document:
    """What a kind of paper has of its own: its title and what stands before the annex.

    `paper` is the sheet of the pages before the annex, `annex` what the families are called that
    follow them, empty where they do not, and `places` holds texts for which there is one place, by
    the name of their field.
    """

    title: str
    front: Front
    paper: Paper = PAPER
    annex: str = ANNEX
    places: Mapping[str, str] = field(default_factory=dict)


def bound_paper(sheet: SetPaper, kind: Document, out: BinaryIO, on_page: OnPage) -> PageCount:
    """Write a paper and return how many pages it has; see `bound_papers`."""
    return bound_papers(sheet, kind.title, (kind,), out, on_page)


def bound_papers(
    sheet: SetPaper, title: str, documents: Sequence[Document], out: BinaryIO, on_page: OnPage
) -> PageCount:
    """Write papers of one set as one file and return how many pages it has.

    Equal input gives equal bytes. The rows are read once to be counted and once more for an annex,
    and memory does not grow with them. Each paper and annex has its bookmark,
    each district and village of an annex one below.

    Args:
        sheet: what is printed.
        title: of the file.
        documents: which papers, in their order; one of them at most has the annex.
        out: where the PDF goes; it is written forward only and not closed.
        on_page: told of each page.

    Raises:
        PaperEmptyError: there is no row; nothing was written.
        PaperTextTooLongError: a text of the office does not fit in its place; nothing was written.
        PaperUnsortedError: rows are not sorted by district and village; nothing was written.
        PaperChangedError: the second reading gave other rows; what was written is no paper.
    """
    _check(sheet, documents)
    called = "".join(own.annex for own in documents)
    annex = Annex(sheet, called) if called else None
    tally, total = _counted(sheet, annex)
    fronts = [pages(own.front(sheet, tally), area(own.paper).height) for own in documents]
    total += sum(map(len, fronts))
    pen = Pen(StreamedCanvas(out, PAPER.size))
    pen.describe(f"{title} {sheet.set_number}", sheet.office)
    writing = _Writing(
        pen, Frame(pen, _binding(sheet), total), lambda number: on_page(number, total)
    )
    for document, front in zip(documents, fronts, strict=True):
        writing.front(document, front)
        if annex and document.annex and writing.annex(sheet, annex) != tally:
            raise PaperChangedError
    pen.finish()
    return PageCount(total)


def _counted(sheet: SetPaper, annex: Annex | None) -> tuple[Tally, int]:
    """Return what the rows count, and how many pages the annex will have; none without one."""
    tally = Tally()
    rows = tally.counting(sheet.rows())
    if annex is None:
        deque(rows, maxlen=0)
        total = 0
    else:
        total = sum(1 for _ in annex.pages(rows))
    if not tally.cells:
        raise PaperEmptyError
    return tally, total


class _Writing:
    """A file that is being written, page by page."""

    def __init__(self, pen: Pen, frame: Frame, turned: Callable[[int], None]) -> None:
        """Begin before the first page; `turned` is told the number of each."""
        self._pen, self._frame, self._turned = pen, frame, turned
        self._number = 0

    def front(self, document: Document, placed: Sequence[Sequence[Placed]]) -> None:
        """Draw the pages of a paper before its annex."""
        self._pen.bookmark(document.title)
        place = area(document.paper)
        for page in placed:
            self._turn()
            self._frame.begin(document.paper)
            for each in page:
                each.block.draw(self._pen, place.left, place.top - each.down)
            self._frame.end(document.paper)

    def annex(self, sheet: SetPaper, annex: Annex) -> Tally:
        """Draw the pages of the annex, and return what the rows counted this time."""
        again = Tally()
        for page in annex.pages(again.counting(sheet.rows())):
            self._turn()
            annex.draw(self._pen, self._frame, page)
        return again

    def _turn(self) -> None:
        """Tell of the next page."""
        self._number += 1
        self._turned(self._number)


def _binding(sheet: SetPaper) -> Binding:
    """Return what the foot of each page says."""
    return Binding(sheet.set_number, sheet.seal, sheet.imprint, sheet.practice)


def _check(sheet: SetPaper, documents: Iterable[Document]) -> None:
    """Refuse texts that do not fit in their one place; statement and laws may be of any length."""
    authority, signed = sheet.authority, sheet.signed
    check_lengths(
        {
            "title": authority.title,
            "province": authority.province,
            "place": authority.place,
            "signer": authority.signer,
            "rank": authority.rank,
            "name": sheet.name,
            "office": sheet.office,
            "set_number": sheet.set_number,
            "cycle": sheet.cycle,
            "period": sheet.period,
            "subject": sheet.wording.subject,
            "addressee": sheet.wording.addressee,
            "number": signed.number,
            "date": signed.date,
        },
        {
            "post": sheet.wording.initials,
            "letterhead": (*sheet.letterhead.names, *sheet.letterhead.contact),
        },
    )
    for document in documents:
        check_lengths(document.places, {})
