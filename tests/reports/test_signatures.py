"""Papers that are signed: with text beside the signature, and no half of a page before it empty."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import BinaryIO, Final

import pytest
from reportlab.lib.units import mm

from forms.records import RequestKind
from reports.decrees.approval_sheet import approval_sheet
from reports.decrees.bound_paper import Document, bound_papers, silent
from reports.decrees.decree import decree
from reports.decrees.forwarding_note import forwarding_note
from reports.decrees.letter import letter
from reports.decrees.recapitulation import recapitulation
from reports.decrees.result_minutes import result_minutes
from reports.decrees.statement import statement
from reports.page.frame import shown_code
from reports.page.paper import BOTTOM_MM, TOP_MM
from reports.page.records import AnnexRow, Authority, PageCount, SetPaper
from tests.reports.geometry import overlaps, spreads
from tests.reports.reading import opened, page_texts, printed
from tests.reports.synthetic import (
    SEAL,
    of_district,
    of_packet,
    of_village,
    packet_texts,
    row,
    sheet,
)
from tests.reports.village_sheets import written_minutes

KINDS: Final = tuple(RequestKind)
CITY: Final = packet_texts()
ELECTED: Final = Authority("Wali Kota Bengkulu", "Provinsi Bengkulu", "Bengkulu", "Nama Wali Kota")
APPOINTED: Final = Authority(
    *("Penjabat Wali Kota Bengkulu", "Provinsi Bengkulu", "Bengkulu"),
    *("Nama Penjabat, S.STP., M.Si.", "Pembina Utama Muda (IV/c)", "198001012005011001"),
    civil_servant=True,
)
UNKNOWN: Final = Authority("Lurah Sidomulyo", "", "Sidomulyo", civil_servant=True)
LONG: Final = Authority(
    "Pelaksana Tugas Wali Kota Kepulauan Karangan Tenggara Barat Daya Raya Selatan",
    "Provinsi Kepulauan Karangan Tenggara",
    "Karangan Tenggara Barat",
    "Ida Ayu Anak Agung Ngurah Putu Gede Wayan Kadek Komang Ketut, S.Sos., M.Si.",
    *("Pembina Utama Muda (IV/c)", "198001012005011001"),
    civil_servant=True,
)
"""Who signs: without and with rank and NIP, with dots for both, and with the longest texts."""

Writes = Callable[[SetPaper, BinaryIO], PageCount]


def _families(kinds: int, villages: int) -> list[AnnexRow]:
    """Return a family of each of the first so many kinds in each of so many villages."""
    return [
        replace(row(9 * at + own, (f"{at // 8 + 1:02}", f"Contoh {at + 1:02}")), kind=kind)
        for at in range(villages)
        for own, kind in enumerate(KINDS[:kinds], start=1)
    ]


def _paper(writes: Writes, base: SetPaper, kinds: int, villages: int, who: Authority) -> bytes:
    """Return a paper that somebody signs, about so many kinds in so many villages."""
    rows = _families(kinds, villages)
    return printed(partial(writes, replace(base, rows=lambda: rows, authority=who)))


def _alone(document: Document) -> Writes:
    """Return what writes one paper of the packet without the annex."""
    own = (replace(document, annex=""),)
    return lambda given, out: bound_papers(given, "Contoh", own, out, silent)


def _empty(data: bytes, signed: int) -> float:
    """Return the largest part of a page before the signed one that is empty at its end."""
    parts = [0.0]
    for page in opened(data).pages[:signed]:
        foot, height = BOTTOM_MM * mm, float(page.mediabox.height)
        lowest = min(own.bottom for own in spreads(page) if own.bottom > foot)
        parts.append((lowest - foot) / (height - foot - TOP_MM * mm))
    return max(parts)


@pytest.mark.parametrize(
    ("kinds", "who"), [(len(KINDS), ELECTED), *((own, APPOINTED) for own in range(1, 10))]
)
def test_an_approval_sheet_of_any_kinds_is_signed_on_its_first_page(
    kinds: int, who: Authority
) -> None:
    """Statement, signature, initials and code stand below the legal basis."""
    data = _paper(approval_sheet, sheet(), kinds, 2, who)
    first = page_texts(data)[0]
    for said in ("dinyatakan DISETUJUI", "Disetujui di", "Paraf koordinasi", shown_code(SEAL.code)):
        assert said in first.replace("\n", " ")
    assert overlaps(data) == []


@pytest.mark.parametrize("villages", [1, 5, 30])
def test_texts_that_leave_no_room_let_the_villages_stand_before_the_signature(
    villages: int,
) -> None:
    """No page has an empty half, and the mayor signs below the statement."""
    data = _paper(approval_sheet, sheet(), len(KINDS), villages, LONG)
    signed = [at for at, text in enumerate(page_texts(data)) if "Disetujui di" in text]
    assert len(signed) == 1 and signed[0] > 0
    assert "dinyatakan DISETUJUI" in page_texts(data)[signed[0]].replace("\n", " ")
    assert _empty(data, signed[0]) < 0.5


@pytest.mark.parametrize("who", [APPOINTED, UNKNOWN, LONG], ids=["a", "u", "l"])
@pytest.mark.parametrize(
    ("writes", "base", "beside"),
    [
        (written_minutes, of_village(), "Demikian berita acara"),
        (forwarding_note, of_district(), "Jumlah seluruhnya"),
        (_alone(decree(CITY.decree)), of_packet(), "mulai berlaku"),
        (_alone(letter(CITY.letter)), of_packet(), "Demikian disampaikan"),
        (_alone(statement(CITY.statement)), of_packet(), "Demikian surat pernyataan"),
        (_alone(result_minutes(CITY.result)), of_packet(), "Demikian Berita Acara"),
        (_alone(recapitulation(CITY.recapitulation)), of_packet(), "Jumlah seluruhnya"),
    ],
    ids=["minutes", "note", "decree", "letter", "statement", "result", "recapitulation"],
)
def test_every_signature_has_text_above_it_on_its_page(
    writes: Writes, base: SetPaper, beside: str, who: Authority
) -> None:
    """However many villages: the last sentence or row stays with it, and no half is empty."""
    for kinds, villages in ((5, 5), (9, 23)):
        data = _paper(writes, base, kinds, villages, who)
        texts = [" ".join(text.split()) for text in page_texts(data)]
        (signed,) = [at for at, text in enumerate(texts) if beside in text]
        assert "NIP" in texts[signed]
        assert _empty(data, signed) < 0.5
