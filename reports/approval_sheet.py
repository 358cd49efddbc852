"""The approval sheet (lembar persetujuan) of the mayor's decree, with its annex, in one file."""

from collections.abc import Callable, Sequence
from typing import BinaryIO

from reports.annex import Annex
from reports.approval_front import AREA, PAPER, front_blocks
from reports.blocks import Placed, pages
from reports.errors import PaperChangedError, PaperEmptyError
from reports.frame import Binding, Frame
from reports.limits import check_lengths
from reports.pen import Pen
from reports.records import ApprovalSheet, PageCount
from reports.streaming import StreamedCanvas
from reports.tally import Tally


def _silent(_page: int, _total: int) -> None:
    """Tell nobody."""


def approval_sheet(
    sheet: ApprovalSheet, out: BinaryIO, on_page: Callable[[int, int], None] = _silent
) -> PageCount:
    """Write the paper and return how many pages it has.

    Equal input gives equal bytes. The rows are read twice, and memory does not grow with them.

    Args:
        sheet: what is printed.
        out: where the PDF goes; it is written forward only and not closed.
        on_page: called before each page with its number and the number of all; it may raise to
            stop.

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
    front = pages(front_blocks(sheet, tally), AREA.height)
    total = len(front) + annex_total
    pen = Pen(StreamedCanvas(out, PAPER.size))
    pen.describe(f"Lembar Persetujuan {sheet.set_number}", sheet.office)
    binding = Binding(sheet.set_number, sheet.seal, sheet.imprint, sheet.practice)
    frame = Frame(pen, binding, total)
    for number, placed in enumerate(front, start=1):
        on_page(number, total)
        _draw_front(pen, frame, placed)
    again = Tally()
    for number, page in enumerate(annex.pages(again.counting(sheet.rows())), start=len(front) + 1):
        on_page(number, total)
        annex.draw(pen, frame, page)
    if again != tally:
        raise PaperChangedError
    pen.finish()
    return PageCount(total)


def _draw_front(pen: Pen, frame: Frame, page: Sequence[Placed]) -> None:
    """Draw one page of what stands before the annex."""
    frame.begin(PAPER)
    for each in page:
        each.block.draw(pen, AREA.left, AREA.top - each.down)
    frame.end(PAPER)


def _check(sheet: ApprovalSheet) -> None:
    """Refuse texts that do not fit in their one place; statement and laws may be of any length."""
    authority, decree = sheet.authority, sheet.decree
    check_lengths(
        {
            "title": authority.title,
            "province": authority.province,
            "place": authority.place,
            "signer": authority.signer,
            "office": sheet.office,
            "set_number": sheet.set_number,
            "cycle": sheet.cycle,
            "period": sheet.period,
            "subject": sheet.wording.subject,
            "number": decree.number,
            "date": decree.date,
        },
        {"post": sheet.wording.initials},
    )
