"""The approval sheet (lembar persetujuan) of the mayor's decree, with its annex, in one file."""

from typing import BinaryIO, Final

from reports.decrees.approval_front import front_blocks
from reports.decrees.bound_paper import Document, OnPage, bound_paper, silent
from reports.page.records import PageCount, SetPaper

APPROVAL_SHEET: Final = Document("Lembar Persetujuan", front_blocks)


def approval_sheet(sheet: SetPaper, out: BinaryIO, on_page: OnPage = silent) -> PageCount:
    """Write the paper and return how many pages it has; arguments and refusals of `bound_paper`.

    Args:
        sheet: what is printed.
        out: where the PDF goes; it is written forward only and not closed.
        on_page: called before each page with its number and the number of all; it may raise to
            stop.

    Raises:
        PaperEmptyError, PaperTextTooLongError, PaperUnsortedError: nothing was written.
        PaperChangedError: the second reading gave other rows; what was written is no paper.
    """
    return bound_paper(sheet, APPROVAL_SHEET, out, on_page)
