"""The clauses of PDF/A-2b that docs/format/pdf.md names, in every kind of paper."""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any, BinaryIO, Final
from xml.etree import ElementTree as ET

import pypdf
import pytest
from fontTools.ttLib import TTFont
from PIL import ImageCms

from reports.books.book_records import Chapter, Column, LedgerBook, RulerPage
from reports.books.fingerprint_sheet import fingerprint_sheet
from reports.books.ledger_book import ledger_book
from reports.books.recovery_sheet import recovery_sheet
from reports.books.ruler_page import ruler_page
from reports.decrees.approval_sheet import approval_sheet
from reports.decrees.bound_paper import bound_papers, silent
from reports.decrees.forwarding_note import forwarding_note
from reports.decrees.packet import TITLE, packet
from reports.page import srgb
from reports.page.records import FingerprintSheet
from reports.questionnaire.questionnaire import questionnaire
from tests.reports.invented_forms import form, household, members
from tests.reports.reading import opened, printed
from tests.reports.synthetic import (
    of_district,
    of_packet,
    of_village,
    packet_texts,
    recovery,
    sheet,
)
from tests.reports.village_sheets import written_minutes

FINGERPRINT: Final = FingerprintSheet("Dinas", "Kartu", (("Kantor", "Dinas"),), "abcd efgh", "", 1)
BOOK: Final = LedgerBook(
    "Agenda", "Dinas <&> \x01", "1 Januari 2026", 1, [Chapter("A", (Column("B", 1),), [("c",)])]
)
RULER: Final = RulerPage("Halaman uji", ("Ukur.",), "id")

PAPERS: Final[dict[str, Callable[[BinaryIO], object]]] = {
    "packet": partial(bound_papers, of_packet(), TITLE, packet(packet_texts()), on_page=silent),
    "draft": partial(approval_sheet, replace(sheet(), seal=None, practice=True)),
    "minutes": partial(written_minutes, of_village()),
    "note": partial(forwarding_note, of_district()),
    "recovery": partial(recovery_sheet, recovery()),
    "fingerprint": partial(fingerprint_sheet, FINGERPRINT),
    "ledger": partial(ledger_book, BOOK),
    "ruler": partial(ruler_page, RULER),
    "form": partial(questionnaire, form(household(), members(3))),
}
"""What writes a paper of each kind, by its name."""

EACH = pytest.mark.parametrize("write", PAPERS.values(), ids=PAPERS)

RDF: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
PDFA: Final = "{http://www.aiim.org/pdfa/ns/id/}"

FORBIDDEN: Final = frozenset({
    *("/AA", "/OpenAction", "/JavaScript", "/JS", "/Launch", "/AcroForm", "/Annots", "/SMask"),
    *("/CA", "/ca", "/BM", "/Encrypt", "/EmbeddedFiles", "/EF", "/Alternates", "/OPI", "/TR"),
})  # fmt: skip
"""Keys that need care in an archive, and that no paper needs."""


def _objects(data: bytes) -> Iterator[Any]:
    """Yield every object of a file."""
    reader = opened(data)
    for number in range(1, int(reader.trailer["/Size"])):  # type: ignore[call-overload]
        yield reader.get_object(number)


@EACH
def test_head_tail_and_id_are_those_of_an_archive(write: Callable[[BinaryIO], object]) -> None:
    """Clauses 6.1.2 and 6.1.3."""
    data = printed(write)
    first, second, _rest = data.split(b"\n", 2)
    assert re.fullmatch(rb"%PDF-1\.[0-7]", first)
    assert second[:1] == b"%" and min(second[1:5]) > 127
    assert data.endswith(b"%%EOF\n")
    trailer = opened(data).trailer
    assert "/Encrypt" not in trailer
    one, two = (bytes(own.original_bytes) for own in trailer["/ID"])  # type: ignore[attr-defined]
    assert one == two and len(one) == 16


@EACH
def test_streams_end_on_a_line_of_their_own_and_are_as_long_as_they_say(
    write: Callable[[BinaryIO], object],
) -> None:
    """Clause 6.1.7: readers of archives do not guess."""
    data = printed(write)
    heads = list(re.finditer(rb"/Length (\d+)[^>]*>>\nstream\n", data))
    assert heads
    for head in heads:
        end = head.end() + int(head[1])
        assert data[end : end + 11] == b"\nendstream\n"


@EACH
def test_no_object_has_what_an_archive_refuses(write: Callable[[BinaryIO], object]) -> None:
    """Clauses 6.1.7.2, 6.2.8, 6.2.10, 6.3, 6.4, 6.5 and 6.8."""
    for own in _objects(printed(write)):
        if not isinstance(own, dict):
            continue
        assert not FORBIDDEN & own.keys()
        assert own.get("/Subtype") != "/Image"
        assert "LZW" not in str(own.get("/Filter"))


@EACH
def test_pages_are_black_and_grey_and_the_output_intent_says_in_which_space(
    write: Callable[[BinaryIO], object],
) -> None:
    """Clauses 6.2.3 and 6.2.4."""
    reader = opened(printed(write))
    catalog: Any = reader.root_object
    (intent,) = catalog["/OutputIntents"]
    assert intent["/S"] == "/GTS_PDFA1"
    profile = intent["/DestOutputProfile"].get_object()
    assert (profile["/N"], profile.get_data()) == (3, srgb.profile())
    for page in reader.pages:
        contents: Any = page.get_contents()
        assert not re.search(rb"\s(k|K|cs|CS|scn|SCN|sh)\s", contents.get_data())


def test_a_colour_engine_reads_the_profile_as_srgb() -> None:
    """Primaries and curve within what it rounds itself."""
    own = ImageCms.ImageCmsProfile(io.BytesIO(srgb.profile()))
    other = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    for name in ("red_primary", "green_primary", "blue_primary"):
        ours, theirs = getattr(own.profile, name)[1], getattr(other.profile, name)[1]
        assert ours == pytest.approx(theirs, abs=0.002)
    assert ImageCms.getProfileName(own).strip() == srgb.NAME


@EACH
def test_every_face_is_embedded_and_symbolic_without_an_encoding(
    write: Callable[[BinaryIO], object],
) -> None:
    """Clauses 6.2.11.4 and 6.2.11.6; and its characters can be read as text."""
    fonts = _fonts(printed(write))
    assert fonts
    for font in fonts:
        assert font["/Subtype"] == "/TrueType"
        assert font["/FontDescriptor"]["/Flags"] & 4 and "/Encoding" not in font
        assert "/FontFile2" in font["/FontDescriptor"] and "/ToUnicode" in font


@EACH
def test_widths_are_those_of_the_embedded_face_which_has_one_cmap(
    write: Callable[[BinaryIO], object],
) -> None:
    """Clauses 6.2.11.5 and 6.2.11.6, read by a library for faces."""
    for font in _fonts(printed(write)):
        face = TTFont(io.BytesIO(font["/FontDescriptor"]["/FontFile2"].get_object().get_data()))
        (table,) = face["cmap"].tables
        size = face["head"].unitsPerEm
        for code, width in enumerate(font["/Widths"], start=font["/FirstChar"]):
            advance, _side = face["hmtx"][table.cmap.get(code, ".notdef")]
            assert float(width) == pytest.approx(1000 * advance / size, abs=1)


def _fonts(data: bytes) -> list[Any]:
    """Return the faces that the pages of a file set text in."""
    fonts: dict[str, Any] = {}
    for page in opened(data).pages:
        resources: Any = page["/Resources"]
        faces = resources["/Font"]
        fonts |= {name: faces[name].get_object() for name in _fonts_of(page)}
    return list(fonts.values())


def _fonts_of(page: pypdf.PageObject) -> set[str]:
    """Return the names of the faces that a page sets text in."""
    contents: Any = page.get_contents()
    return {f"/{own.decode()}" for own in re.findall(rb"/(F\S+) [\d.]+ Tf", contents.get_data())}


@EACH
def test_a_paper_says_of_itself_what_it_is(write: Callable[[BinaryIO], object]) -> None:
    """Clause 6.6: readable by whoever knows no PDF, whatever the office is called."""
    reader = opened(printed(write))
    catalog: Any = reader.root_object
    stream = catalog["/Metadata"].get_object()
    assert "/Filter" not in stream
    (said,) = ET.fromstring(stream.get_data()).iter(f"{RDF}Description")  # noqa: S314 - our own
    assert (said.findtext(f"{PDFA}part"), said.findtext(f"{PDFA}conformance")) == ("2", "B")
    title, author = [own.text for own in said.iter(f"{RDF}li")]
    producer = said.findtext("{http://ns.adobe.com/pdf/1.3/}Producer")
    assert title and author
    assert reader.metadata == {"/Title": title, "/Author": author, "/Producer": producer}


def test_equal_papers_have_equal_ids_and_others_others() -> None:
    """An archive knows a document by it."""
    ids = [
        str(opened(printed(partial(approval_sheet, sheet(families)))).trailer["/ID"])
        for families in (3, 3, 4)
    ]
    assert ids[0] == ids[1] != ids[2]
