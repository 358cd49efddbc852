"""Minutes of a village meeting and forwarding notes, read back as a clerk would."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import takewhile
from typing import BinaryIO

import pytest

from reports.decrees.forwarding_note import forwarding_note
from reports.decrees.minutes import WITNESSES
from reports.page.errors import PaperEmptyError
from reports.page.frame import shown_code
from reports.page.records import PageCount, SetPaper, Signed
from reports.page.words import SIGNED_BLANK
from tests.reports.reading import columns, page_texts, printed, without_spaces
from tests.reports.synthetic import SEAL, VILLAGES, of_district, of_village
from tests.reports.village_sheets import written_minutes

Writes = Callable[[SetPaper, BinaryIO], PageCount]
PAPERS = [(written_minutes, of_village()), (forwarding_note, of_district())]
"""Each paper, and what one is made from."""


def _pages(writes: Writes, given: SetPaper) -> list[str]:
    """Return the text of each page, its lines joined."""
    return [text.replace("\n", " ") for text in page_texts(printed(partial(writes, given)))]


def _front(pages: list[str]) -> str:
    """Return the text before the first annex."""
    return " ".join(takewhile(lambda text: "LAMPIRAN" not in text, pages))


def _annexed(pages: list[str]) -> str:
    """Return the text of the first page of the annex."""
    return next(text for text in pages if "LAMPIRAN" in text)


@pytest.mark.parametrize(("writes", "given"), PAPERS)
def test_every_page_is_bound_to_the_set(writes: Writes, given: SetPaper) -> None:
    """Code, fingerprint, page x of y, number of the print."""
    pages = _pages(writes, given)
    assert len(pages) > 1
    for at, text in enumerate(pages, start=1):
        assert f"Kode set {shown_code(SEAL.code)}" in text
        assert f"Halaman {at} dari {len(pages)}" in text
        assert "Cetakan ke-1" in text


@pytest.mark.parametrize(("writes", "given"), PAPERS)
def test_a_draft_says_so_on_every_page_and_has_no_code(writes: Writes, given: SetPaper) -> None:
    """Nobody can sign it and type a code back."""
    pages = _pages(writes, replace(given, seal=None))
    assert all("KONSEP" in text for text in pages)
    assert not any("Kode set" in text or "Sidik jari" in text for text in pages)


@pytest.mark.parametrize(("writes", "given"), PAPERS)
def test_equal_input_gives_equal_bytes(writes: Writes, given: SetPaper) -> None:
    """So that the print ledger can prove which paper it was."""
    assert printed(partial(writes, given)) == printed(partial(writes, given))


@pytest.mark.parametrize(("writes", "given"), PAPERS)
def test_the_annex_has_every_family_and_names_its_paper(writes: Writes, given: SetPaper) -> None:
    """Under the head of the paper, not of a decree."""
    data = printed(partial(writes, given))
    assert columns(data)[4] == "".join(own.nik for own in given.rows())
    annex = next(text for text in page_texts(data) if "LAMPIRAN" in text)
    assert given.name.upper() in annex
    assert "KEPUTUSAN" not in annex


@pytest.mark.parametrize(("writes", "given"), PAPERS)
def test_number_and_date_are_left_open_until_they_are_known(
    writes: Writes, given: SetPaper
) -> None:
    """They are written by hand, and printed on a later copy."""
    assert "Nomor: ....." in _front(_pages(writes, given))
    known = replace(given, signed=Signed("460/12", "5 Januari 2026"))
    pages = _pages(writes, known)
    first, annex = _front(pages), _annexed(pages)
    assert "Nomor: 460/12" in first and "5 Januari 2026" in first
    assert "460/12" in annex and "5 Januari 2026" in annex


@pytest.mark.parametrize(("writes", "given"), PAPERS)
def test_a_paper_without_families_is_refused(writes: Writes, given: SetPaper) -> None:
    """Nobody forwards nothing."""
    with pytest.raises(PaperEmptyError):
        printed(partial(writes, replace(given, rows=lambda: ())))


def test_minutes_leave_room_for_who_led_who_came_and_who_witnessed() -> None:
    """The program was not at the meeting."""
    first = _front(_pages(written_minutes, of_village()))
    assert "BERITA ACARA MUSYAWARAH KELURAHAN CEMPAKA PERMAI" in first
    assert "Pada hari ini ...." in first and " pukul ...." in first
    assert all(own in first for own in ("Pimpinan musyawarah", "Diundang / hadir", *WITNESSES))
    assert "12 (dua belas) keluarga" in first
    assert "NAMA LURAH" in first


def test_minutes_end_with_the_attendance_list_as_their_second_annex() -> None:
    """Both annexes are numbered; the list stands behind the families, on the same run of pages."""
    given = replace(of_village(), signed=Signed("460/12", "5 Januari 2026"))
    pages = _pages(written_minutes, given)
    first = next(at for at, text in enumerate(pages) if "DAFTAR HADIR" in text)
    assert "LAMPIRAN I BERITA ACARA" in _annexed(pages) and "LAMPIRAN II" not in _annexed(pages)
    assert "JUMLAH SELURUHNYA" in pages[first - 1]
    assert f"LAMPIRAN II {given.name.upper()}" in pages[first]
    assert "460/12" in pages[first] and "5 Januari 2026" in pages[first]
    assert "Ketua RW 01" in pages[first] and "30." in "".join(pages[first:])
    assert "Lampiran II" in _front(pages)


def test_a_note_counts_by_village_for_whom_it_goes_to() -> None:
    """The office above compares it with what it opens."""
    first = _pages(forwarding_note, of_district(25))[0]
    assert "SURAT PENGANTAR" in first
    assert "Kepada Yth. Wali Kota Bengkulu melalui Dinas Sosial" in first
    assert all(village in first for _, village in VILLAGES)
    assert "Jumlah seluruhnya 25" in first
    assert "Diterima tanggal" in first and "NAMA CAMAT" in first


def test_the_families_of_a_desa_stand_under_its_name() -> None:
    """A regency has both, and calls them so."""
    given = of_village(2)
    rural = [replace(own, rural=True) for own in given.rows()]
    text = without_spaces("".join(_pages(written_minutes, replace(given, rows=lambda: rural))))
    assert "DESACEMPAKAPERMAI" in text
    assert "JumlahDesaCempakaPermai:2keluarga" in text


def test_the_letterhead_says_where_the_office_can_be_reached() -> None:
    """Below its names, above the double line."""
    given = of_district()
    head = replace(given.letterhead, contact=("Jalan Karangan Nomor 1", "dinsos@contoh.invalid"))
    first = _pages(forwarding_note, replace(given, letterhead=head))[0]
    below = first.index("KECAMATAN GADING CEMPAKA")
    assert below < first.index("Jalan Karangan Nomor 1") < first.index("dinsos@contoh.invalid")


def test_a_civil_servant_signs_with_rank_and_nip_and_an_elected_head_without() -> None:
    """Degrees keep their letters; an elected head stands in capitals, as decrees have it."""
    given = of_district()
    signs = replace(
        given.authority,
        signer="Nama Camat, S.Sos.",
        rank="Pembina (IV/a)",
        nip="198001012005011001",
    )
    text = " ".join(_pages(forwarding_note, replace(given, authority=signs)))
    assert "Nama Camat, S.Sos." in text and "Pembina (IV/a)" in text
    assert "NIP 19800101 200501 1 001" in text
    assert "NIP" not in " ".join(_pages(forwarding_note, given))


def test_rank_and_nip_of_an_unnamed_civil_servant_are_left_open() -> None:
    """Only the name had dots, and whoever signed had nowhere to write the rest."""
    given = of_district()
    camat, mayor = (replace(given.authority, signer="", civil_servant=own) for own in (True, False))
    open_lines, none = (
        " ".join(_pages(forwarding_note, replace(given, authority=own))) for own in (camat, mayor)
    )
    assert f"Pangkat {SIGNED_BLANK}" in open_lines and f"NIP {SIGNED_BLANK}" in open_lines
    assert "Pangkat" not in none and "NIP" not in none


@pytest.mark.parametrize("village", ["Wates", "Cempaka Permai", "Talang Ulu Sungai " * 5])
def test_beside_the_code_there_is_room_for_number_and_date_however_long_the_name(
    village: str,
) -> None:
    """The line of a long name ended before the dots of the date."""
    named = replace(of_village(1), name=f"Berita Acara Musyawarah Kelurahan {village}".strip())
    line = next(
        own
        for page in page_texts(printed(partial(written_minutes, named)))
        for own in page.splitlines()
        if "Nomor: ." in own and "Tanggal" in own
    )
    assert line.startswith("Berita Acara Musyawarah Kelurahan ")
    assert line.endswith("." * 18) and "." * 18 + "   Tanggal: " in line
