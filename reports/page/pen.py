"""Drawing on a page in points: text, rules and boxes, with as few operators as the page allows."""

from typing import Final

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from reports.page.faces import CODE_MARK
from reports.page.lettering import Lettering
from reports.page.paper import Size

HAIRLINE: Final = 0.4
"""Width of the rules of tables, in points."""

HEAD_GREY: Final = 0.9
"""Lightness of the ground under the heads of tables."""

Segment = tuple[float, float, float, float]
"""From and to: x, y, x, y in points."""


class Pen:
    """One page after another on a canvas.

    Text is gathered in one object a page and set when the page ends, above rules and grounds.
    """

    def __init__(self, canvas: Canvas) -> None:
        """Draw on a canvas that nothing was drawn on yet."""
        self.canvas = canvas
        self._text: PDFTextObject | None = None
        self._lettering: Lettering | None = None
        self.has_codes = False
        self._bookmarks = 0

    def describe(self, title: str, author: str) -> None:
        """Name the document, and ask printers not to scale it.

        Args:
            title: shown in lists of files.
            author: the office.
        """
        self.canvas.setTitle(title)
        self.canvas.setAuthor(author)
        self.canvas.setViewerPreference("PrintScaling", "None")

    def bookmark(self, title: str, depth: int = 0, top: float | None = None) -> None:
        """Let a reader go to the page that is open, or else to the next one, by the outline.

        Args:
            title: of the entry.
            depth: below how many others it stands; those of the second depth are folded away.
            top: what the reader sees first, in points from the lower edge; None for the whole page.
        """
        self._bookmarks += 1
        key = str(self._bookmarks)
        if top is None:
            self.canvas.bookmarkPage(key)
        else:
            self.canvas.bookmarkPage(key, "XYZ", left=0, top=top)
        self.canvas.addOutlineEntry(title, key, depth, closed=depth == 1)

    def finish(self) -> None:
        """Complete the file."""
        self.canvas.save()

    def begin_page(self, size: Size) -> None:
        """Start a page of so many points."""
        self.canvas.setPageSize(size)
        self.canvas.setLineWidth(HAIRLINE)
        self._text = self.canvas.beginText()
        self._lettering = None
        self.has_codes = False

    def end_page(self) -> None:
        """Set the text of the page and put it out."""
        self.canvas.drawText(self._page_text)
        self._text = None
        self.canvas.showPage()

    def text(self, x: float, y: float, text: str, lettering: Lettering) -> None:
        """Write one printable line from a point of its baseline to the right."""
        if not text:
            return
        if CODE_MARK in text:
            self.has_codes = True
        if text.isascii():
            self._run(x, y, text, lettering)
            return
        for style, run in lettering.face.runs(text):
            piece = Lettering(style, lettering.size)
            self._run(x, y, run, piece)
            x += piece.width(run)

    def right(self, x: float, y: float, text: str, lettering: Lettering) -> None:
        """Write one printable line that ends at a point."""
        self.text(x - lettering.width(text), y, text, lettering)

    def centred(self, x: float, y: float, text: str, lettering: Lettering) -> None:
        """Write one printable line with its middle at a point."""
        self.text(x - lettering.width(text) / 2, y, text, lettering)

    def rules(self, segments: list[Segment]) -> None:
        """Draw straight lines."""
        self.canvas.lines(segments)

    def box(self, x: float, y: float, width: float, height: float) -> None:
        """Draw the outline of a rectangle from its lower left corner."""
        self.canvas.rect(x, y, width, height)

    def ground(self, x: float, y: float, width: float, height: float) -> None:
        """Lay a light ground under what is written later."""
        self.canvas.setFillGray(HEAD_GREY)
        self.canvas.rect(x, y, width, height, stroke=0, fill=1)
        self.canvas.setFillGray(0)

    @property
    def _page_text(self) -> PDFTextObject:
        """Return the text of the page that is open.

        Raises:
            RuntimeError: no page is open.
        """
        if self._text is None:
            raise RuntimeError
        return self._text

    def _run(self, x: float, y: float, text: str, lettering: Lettering) -> None:
        """Write text that one face draws."""
        page = self._page_text
        if lettering != self._lettering:
            page.setFont(lettering.style, lettering.size)
            self._lettering = lettering
        page.setTextOrigin(x, y)
        page.textLine(text)
