"""A ReportLab canvas that writes each page as soon as it is shown.

ReportLab keeps every page until the end and then joins the whole file in memory. Objects of a PDF
may stand in any order, so a page is written when it is complete, and only its place in the file is
kept: memory stays the same for ten pages and for ten thousand.
"""

import hashlib
from itertools import count
from typing import BinaryIO, Final

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from reports.page.archival import Information, PlainStream, metadata, output_intent
from reports.page.faces import Style, face
from reports.page.paper import Size

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

ID_DIGITS: Final = 32
"""Hexadecimal digits of the name of a document."""

STREAM_END: Final = b"endstream\nendobj\n"
"""How an object ends that is a stream."""


class ArchivedCatalog(pdfdoc.PDFCatalog):
    """A catalogue that also says what colours mean, which ReportLab's leaves out."""

    __NoDefault__ = [*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents"]  # noqa: RUF012 - not ours

    Metadata: PlainStream
    OutputIntents: pdfdoc.PDFArray

    def __init__(self, document: "StreamedDocument", language: str) -> None:
        """Begin the catalogue of a document that has no page yet."""
        self.Pages = document.Pages
        self.Outlines = document.Outlines
        self.Lang = pdfdoc.PDFString(language)


class StreamedDocument(pdfdoc.PDFDocument):
    """A PDF whose finished pages leave memory for the output at once."""

    Catalog: ArchivedCatalog
    Pages: pdfdoc.PDFPages

    def __init__(self, out: BinaryIO, language: str = LANGUAGE) -> None:
        """Write the head of the file.

        Args:
            out: where the file goes; it is written forward only and not closed.
            language: code of the language that the paper speaks.
        """
        super().__init__(compression=1, invariant=1, lang=language, pdfVersion=VERSION)
        self.Catalog = self._catalog = ArchivedCatalog(self, language)
        self.info = Information()
        self._out = out
        self._size = 0
        self._digest = hashlib.sha256()
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
        self.Catalog.Metadata = metadata(self.info)
        self.Catalog.OutputIntents = output_intent()
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
            ID=self._id(),
        )
        self._write(trailer.format(self))
        return b""

    def _id(self) -> bytes:
        """Return what the document is known by: the first half of the hash of what was written."""
        digits = self._digest.hexdigest()[:ID_DIGITS]
        return f"[<{digits}><{digits}>]".encode("ascii")

    def _write_object(self, name: str) -> None:
        """Write one object, and note where it stands.

        ReportLab sets no end of line before the end of a stream; archives ask for one.
        """
        body = pdfdoc.PDFIndirectObject(name, self.idToObject[name]).format(self)
        if body.endswith(STREAM_END):
            body = body.removesuffix(STREAM_END) + b"\n" + STREAM_END
        self.idToOffset[name] = self._write(body)

    def _write(self, data: bytes) -> int:
        """Write bytes and return where they begin."""
        start = self._size
        self._out.write(data)
        self._digest.update(data)
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
