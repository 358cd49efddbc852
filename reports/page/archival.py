"""What makes a paper a PDF/A-2b: what it says of itself in XMP, and what its colours mean.

docs/format/pdf.md lists the clauses, and which of them the tests check.
"""

from html import escape
from typing import Final

from reportlab.pdfbase import pdfdoc

from reports.page import srgb
from reports.page.faces import Style, face

_XMP: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""


class Information(pdfdoc.PDFInfo):
    """What a document says of itself in its oldest place: the same as in XMP, and nothing else.

    ReportLab would add a date that is none, "anonymous" and "unspecified".
    """

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """Return the dictionary as it is written."""
        said = {"Title": self.title, "Author": self.author, "Producer": self.producer}
        texts = {name: pdfdoc.PDFString(_printable(text)) for name, text in said.items()}
        written: bytes = pdfdoc.PDFDictionary(texts).format(document)
        return written


class PlainStream(pdfdoc.PDFObject):
    """Bytes that stand in a file as they are; ReportLab would name an empty list of filters."""

    __RefOnly__ = 1

    def __init__(self, kind: str, subtype: str, content: bytes) -> None:
        """Keep the bytes and what they are."""
        self._kind, self._subtype, self._content = kind, subtype, content

    def format(self, _document: pdfdoc.PDFDocument) -> bytes:
        """Return the stream as it is written."""
        head = f"<< /Type /{self._kind} /Subtype /{self._subtype} /Length {len(self._content)} >>"
        return head.encode("ascii") + b"\nstream\n" + self._content + b"endstream\n"


def metadata(info: pdfdoc.PDFInfo) -> PlainStream:
    """Return what a document says of itself, readable by whoever knows no PDF: not compressed."""
    content = _XMP.format(
        title=escape(_printable(info.title)),
        author=escape(_printable(info.author)),
        producer=escape(_printable(info.producer)),
    )
    return PlainStream("Metadata", "XML", content.encode("utf-8"))


def output_intent() -> pdfdoc.PDFArray:
    """Return what the colours are meant in: pages have black and grey only."""
    profile = pdfdoc.PDFStream(pdfdoc.PDFDictionary({"N": 3}), srgb.profile())
    intent = {
        "Type": pdfdoc.PDFName("OutputIntent"),
        "S": pdfdoc.PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": pdfdoc.PDFString(srgb.NAME),
        "Info": pdfdoc.PDFString(srgb.NAME),
        "DestOutputProfile": profile,
    }
    return pdfdoc.PDFArray([pdfdoc.PDFDictionary(intent)])


def _printable(text: str) -> str:
    """Return a text in which every character may stand in XML."""
    return face(Style.SANS).printable(text)
