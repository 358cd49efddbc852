"""A ReportLab canvas that writes each page as soon as it is shown.

ReportLab keeps every page until the end and then joins the whole file in memory. Objects of a PDF
may stand in any order, so a page is written when it is complete, and only its place in the file is
kept: memory stays the same for ten pages and for ten thousand.
"""

from itertools import count
from typing import BinaryIO, Final

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from reports.faces import Style, face
from reports.paper import Size

for _name, _value in {
    "trustedSchemes": [],
    "trustedHosts": [],
    "invariant": 1,
    "useA85": 0,
    "pdfComments": 0,
    "decimalSymbol": ".",
}.items():
    setattr(rl_config, _name, _value)

LANGUAGE: Final = "id"
"""Language of the papers, for screen readers, where they do not say another one."""

VERSION: Final = (1, 4)
"""Version of PDF: what office printers of the last twenty years understand."""


class StreamedDocument(pdfdoc.PDFDocument):
    """A PDF whose finished pages leave memory for the output at once."""

    Catalog: pdfdoc.PDFCatalog
    Pages: pdfdoc.PDFPages

    def __init__(self, out: BinaryIO, language: str = LANGUAGE) -> None:
        """Write the head of the file.

        Args:
            out: where the file goes; it is written forward only and not closed.
            language: code of the language that the paper speaks.
        """
        super().__init__(compression=1, invariant=1, lang=language, pdfVersion=VERSION)
        self._out = out
        self._size = 0
        self._write(pdfdoc.PDFFile(VERSION).format(self))

    def addPage(self, page: pdfdoc.PDFPage) -> None:  # noqa: N802 - the name is ReportLab's
        """Take a page, and write it with its contents."""
        name = self.thisPageName()
        super().addPage(page)
        self._write_object(name)
        contents = page.Contents.__InternalName__
        self._write_object(contents)
        del self.idToObject[name], self.idToObject[contents]
        self.Pages.pages[-1] = pdfdoc.PDFObjectReference(name)

    def format(self) -> bytes:
        """Write what is left and the table of objects; nothing remains to be returned."""
        self.encrypt.prepare(self)
        for number in count(1):
            name = self.numberToId.get(number)
            if name is None:
                break
            if name not in self.idToOffset:
                self._write_object(name)
        names = [self.numberToId[number] for number in range(1, len(self.numberToId) + 1)]
        table = pdfdoc.PDFCrossReferenceTable()
        table.addsection(0, names)
        start = self._write(table.format(self))
        trailer = pdfdoc.PDFTrailer(
            startxref=start,
            Size=len(names) + 1,
            Root=self.Reference(self.Catalog),  # type: ignore[no-untyped-call]
            Info=self.Reference(self.info),  # type: ignore[no-untyped-call]
            ID=self.ID(),
        )
        self._write(trailer.format(self))
        return b""

    def _write_object(self, name: str) -> None:
        """Write one object, and note where it stands."""
        body = pdfdoc.PDFIndirectObject(name, self.idToObject[name]).format(self)
        self.idToOffset[name] = self._write(body)

    def _write(self, data: bytes) -> int:
        """Write bytes and return where they begin."""
        start = self._size
        self._out.write(data)
        self._size += len(data)
        return start


class StreamedCanvas(Canvas):
    """A canvas on such a document: equal drawing gives equal bytes."""

    def __init__(self, out: BinaryIO, size: Size, language: str = LANGUAGE) -> None:
        """Begin a document.

        Args:
            out: where the file goes.
            size: width and height of the first page, in points.
            language: code of the language that the paper speaks.
        """
        for style in Style:
            face(style)
        super().__init__(
            out,
            pagesize=size,
            pageCompression=1,
            invariant=1,
            initialFontName=Style.SERIF,  # type: ignore[arg-type]  # the stubs ask for a number
        )
        self._doc = StreamedDocument(out, language)
