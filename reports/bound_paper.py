"""Any paper that covers a set: upright pages, then the annex, every page bound to the set."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from reports.annex import Annex
from reports.blocks import Block, Placed, pages
from reports.errors import PaperChangedError, PaperEmptyError
from reports.frame import Binding, Frame
from reports.limits import check_lengths
from reports.pen import Pen
from reports.records import PageCount, SetPaper
from reports.streaming import StreamedCanvas
from reports.tally import Tally
from reports.upright import AREA, PAPER

OnPage = Callable[[int, int], None]
"""Told before each page its number and the number of all; it may raise to stop."""

Front = Callable[[SetPaper, Tally], Iterable[Block]]
"""Gives what stands before the annex, for pages as wide as `AREA`."""


def silent(_page: int, _total: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Document:
    """What a kind of paper has of its own: its title and what stands before the annex."""

    title: str
    front: Front


def bound_paper(sheet: SetPaper, kind: Document, out: BinaryIO, on_page: OnPage) -> PageCount:
    """Write a paper and return how many pages it has.

    Equal input gives equal bytes. The rows are read twice, and memory does not grow with them.

    Args:
        sheet: what is printed.
        kind: which paper it is.
        out: where the PDF goes; it is written forward only and not closed.
        on_page: told of each page.

    Raises:
        PaperEmptyError: there is no row; nothing was written.
        PaperTextTooLongError: a text of the office does not fit in its place; nothing was written.
        PaperUnsortedError: rows are not sorted by district and village; nothing was written.
        PaperChangedError: the second reading gave other rows; what was written is no paper.
    """
    _check(sheet)
    tally, annex = Tally(), Annex(sheet)
    annex_total = sum(1 for _ in annex.pages(tally.counting(sheet.rows())))
    if not annex_total:
        raise PaperEmptyError
    front = pages(kind.front(sheet, tally), AREA.height)
    total = len(front) + annex_total
    pen = Pen(StreamedCanvas(out, PAPER.size))
    pen.describe(f"{kind.title} {sheet.set_number}", sheet.office)
    frame = Frame(pen, _binding(sheet), total)
    for number, placed in enumerate(front, start=1):
        on_page(number, total)
        _draw_front(pen, frame, placed)
    if _drawn(sheet, annex, (pen, frame), lambda at: on_page(len(front) + at, total)) != tally:
        raise PaperChangedError
    pen.finish()
    return PageCount(total)


def _binding(sheet: SetPaper) -> Binding:
    """Return what the foot of each page says."""
    return Binding(sheet.set_number, sheet.seal, sheet.imprint, sheet.practice)


def _draw_front(pen: Pen, frame: Frame, page: Sequence[Placed]) -> None:
    """Draw one page of what stands before the annex."""
    frame.begin(PAPER)
    for each in page:
        each.block.draw(pen, AREA.left, AREA.top - each.down)
    frame.end(PAPER)


def _drawn(
    sheet: SetPaper, annex: Annex, drawing: tuple[Pen, Frame], on_page: Callable[[int], None]
) -> Tally:
    """Draw the pages of the annex, and return what the rows counted this time."""
    again = Tally()
    for number, page in enumerate(annex.pages(again.counting(sheet.rows())), start=1):
        on_page(number)
        annex.draw(*drawing, page)
    return again


def _check(sheet: SetPaper) -> None:
    """Refuse texts that do not fit in their one place; statement and laws may be of any length."""
    authority, signed = sheet.authority, sheet.signed
    check_lengths(
        {
            "title": authority.title,
            "province": authority.province,
            "place": authority.place,
            "signer": authority.signer,
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
