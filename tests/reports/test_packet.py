"""The mayor's packet and each of its papers, read back as those who sign would."""

import io
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from reportlab.lib.units import mm

from forms.records import RequestKind
from reports.decrees import decree, result_minutes, statement
from reports.decrees.bound_paper import Document, bound_papers, silent
from reports.decrees.letter import letter
from reports.decrees.packet import TITLE, packet
from reports.decrees.recapitulation import recapitulation
from reports.page.errors import PaperEmptyError, PaperTextTooLongError
from reports.page.frame import shown_code
from reports.page.limits import MOST_OF
from reports.page.records import Letterhead, SetPaper, Signed, Visit
from reports.page.tables import PADDING
from reports.page.words import SIGNED_BLANK
from tests.reports.geometry import outside, overlaps, spreads
from tests.reports.reading import opened, outline, page_texts, printed, texts
from tests.reports.synthetic import HEAD, SEAL, VILLAGES, of_packet, of_villages, packet_texts, row

LONGEST = {
    "batak": "Parlindungan Hamonangan Situmorang Lumbantobing Nainggolan Panggabean Simanjuntak",
    "jawa": "Raden Mas Panji Suryodiningrat Kusumowardhani Notohadikusumo Brotoasmoro Widyastuti",
    "bali": "Ida Ayu Anak Agung Ngurah Putu Gede Wayan Kadek Komang Ketut Sukawati Tjokorda Rai",
}
"""Names of eighty characters or more, as they are long where people have them; nobody's."""

MARGINS = (30, 20, 25, 8)
"""Left, right, top and bottom in millimetres; the foot stands in the lower margin."""

CITY = packet_texts()


def _written(given: SetPaper, *documents: Document) -> bytes:
    """Return a file of these papers."""
    return printed(partial(bound_papers, given, TITLE, documents, on_page=silent))


def _packet(given: SetPaper) -> bytes:
    """Return the packet of a set."""
    return _written(given, *packet(CITY))


def _text(given: SetPaper, document: Document) -> str:
    """Return what stands on a paper, its lines joined."""
    return " ".join(page_texts(_written(given, document))).replace("\n", " ")


def _bookmarks(data: bytes) -> list[tuple[str, int]]:
    """Return title and page of each entry of the outline, from one."""
    return [(title, page) for depth, title, page in outline(data) if not depth]


def test_every_paper_stands_behind_its_bookmark_and_the_annex_once() -> None:
    """In the order in which they are read and signed."""
    data = _packet(of_packet())
    pages, marks = page_texts(data), _bookmarks(data)
    assert [title for title, _page in marks] == [
        "Lembar Persetujuan",
        "Keputusan",
        "Lampiran",
        "Rekapitulasi",
        "Berita Acara Hasil",
        "SPTJM",
        "Surat kepada Menteri",
    ]
    said = dict(marks)
    assert "LEMBAR PERSETUJUAN" in pages[said["Lembar Persetujuan"] - 1]
    assert "TENTANG" in pages[said["Keputusan"] - 1]
    assert "SURAT PERNYATAAN" in pages[said["SPTJM"] - 1]
    assert "Yth." in pages[said["Surat kepada Menteri"] - 1]
    assert sum("JUMLAH SELURUHNYA:" in text for text in pages) == 1


def test_a_decree_of_67_villages_is_walked_by_its_districts_and_villages() -> None:
    """Each bookmark below the annex leads to the page where the families of a village begin."""
    rows = of_villages(67, families=9)
    data = _packet(replace(of_packet(), rows=lambda: rows))
    pages = [text.replace("\n", " ") for text in page_texts(data)]
    found = [own for own in outline(data) if own[0]]
    districts = [(title, page) for depth, title, page in found if depth == 1]
    villages = [(title, page) for depth, title, page in found if depth == 2]
    assert [title for title, _page in districts] == [f"Kecamatan {at:02}" for at in range(1, 10)]
    assert [title for title, _page in villages] == [f"Kelurahan {at:02}" for at in range(1, 68)]
    assert [page for _title, page in districts] == [page for _title, page in villages[::8]]
    for at, (_title, page) in enumerate(villages):
        title = f"KECAMATAN {at // 8 + 1:02} - KELURAHAN {at + 1:02}"
        text = " ".join(pages[page - 1].split())
        assert text.count(title) > text.count(f"{title} (lanjutan)")
    whole = " ".join(pages)
    assert whole.count("Jumlah Kelurahan ") == 67 and "JUMLAH SELURUHNYA: 603 keluarga" in whole


def test_page_code_and_print_number_run_through_all_papers() -> None:
    """One fingerprint binds them."""
    pages = [text.replace("\n", " ") for text in page_texts(_packet(of_packet()))]
    for at, text in enumerate(pages, start=1):
        assert f"Halaman {at} dari {len(pages)}" in text
        assert f"Kode set {shown_code(SEAL.code)}" in text
        assert "Cetakan ke-1" in text


def test_a_packet_that_is_not_sealed_says_so_on_every_page_and_has_no_code() -> None:
    """Nobody can sign it and type a code back."""
    pages = page_texts(_packet(replace(of_packet(), seal=None)))
    assert all("KONSEP" in text for text in pages)
    assert not any(shown_code(SEAL.code) in text or "Sidik jari" in text for text in pages)


def test_equal_input_gives_equal_bytes() -> None:
    """So that the print ledger can prove which packet it was."""
    assert _packet(of_packet()) == _packet(of_packet())


def test_all_faces_are_embedded_and_can_be_read_as_text() -> None:
    """A printer has none of them, and a reader with a screen reader needs the characters."""
    fonts: list[Any] = []
    for page in opened(_packet(of_packet(3))).pages:
        resources: Any = page["/Resources"]
        fonts += [own.get_object() for own in resources["/Font"].values()]
    used = [own for own in fonts if own["/Subtype"] == "/TrueType"]
    assert used
    assert all("/FontFile2" in own["/FontDescriptor"] and "/ToUnicode" in own for own in used)


@pytest.mark.parametrize("name", LONGEST.values(), ids=LONGEST)
def test_the_longest_names_are_whole_and_nothing_is_clipped_or_overlaps(name: str) -> None:
    """In names of families, villages, districts and signers, and in the letterhead."""
    signer = replace(HEAD, name=name, post=name[:80])
    own = CITY
    documents = packet(
        replace(
            own,
            recapitulation=replace(own.recapitulation, maker=signer, seen_by=signer),
            result=replace(own.result, signer=signer),
            statement=replace(own.statement, signer=signer),
            letter=replace(own.letter, signer=signer, behalf=f"a.n. {name}"),
        )
    )
    families = [replace(row(at), name=name, village=name, district=name) for at in range(1, 20)]
    authority = replace(of_packet().authority, title=name, signer=name, place=name)
    given = replace(
        of_packet(),
        authority=authority,
        rows=lambda: families,
        letterhead=Letterhead((name, name), (name,)),
    )
    data = _written(given, *documents)
    assert list(outside(data, MARGINS)) == []
    assert overlaps(data) == []
    together = "".join("".join(page_texts(data)).split())
    assert together.count("".join(name.split())) >= 25


def test_a_text_that_is_too_long_for_its_place_is_refused_before_anything_is_written() -> None:
    """By the name of the field."""
    signer = replace(HEAD, post="W" * (MOST_OF["post"] + 1))
    document = statement.statement(replace(CITY.statement, signer=signer))
    out = io.BytesIO()
    with pytest.raises(PaperTextTooLongError):
        bound_papers(of_packet(), TITLE, (document,), out, silent)
    assert out.getvalue() == b""


def test_a_packet_without_families_is_refused() -> None:
    """With the annex and without."""
    empty = replace(of_packet(), rows=lambda: ())
    for documents in (packet(CITY), (recapitulation(CITY.recapitulation),)):
        with pytest.raises(PaperEmptyError):
            _written(empty, *documents)


def test_the_parts_of_a_decree_stand_in_the_order_of_the_law() -> None:
    """Who decides, on what ground, what, where and when, and to whom copies go."""
    text = _text(of_packet(), decree.decree(CITY.decree))
    parts = (
        *("WALI KOTA BENGKULU", "KEPUTUSAN WALI KOTA BENGKULU", "NOMOR", "TENTANG"),
        *("Menimbang", "a.", "Mengingat", "1.", "MEMUTUSKAN:", "Menetapkan", "KESATU", "KEDUA"),
        *("Ditetapkan di Bengkulu", "pada tanggal", "NAMA WALI KOTA", "Tembusan:"),
        "LAMPIRAN",
    )
    at = 0
    for part in parts:
        at = text.index(part, at) + len(part)
    assert "40 (empat puluh) keluarga dengan 140 (seratus empat puluh) jiwa" in text
    assert f"kode {shown_code(SEAL.code)}" in text
    assert "tersebut;" in text and "{" not in text


def test_a_decree_leaves_room_for_the_emblem_and_is_set_in_bookman_12() -> None:
    """As the rule on such papers says; two centimetres above the head."""
    first = opened(_written(of_packet(), decree.decree(CITY.decree))).pages[0]
    head, *others = texts(first)
    assert head.text == "WALI KOTA BENGKULU"
    assert 330 - 25 - 20 - 6 < head.y / mm < 330 - 25 - 20
    body = next(each for each in others if each.text.startswith("Menimbang"))
    assert body.size == 12 and "Serif" in body.face


def test_a_copy_printed_after_signing_has_number_and_date() -> None:
    """As they were typed from the paper."""
    known = replace(of_packet(), signed=Signed("188.45/12/2026", "5 Januari 2026"))
    text = _text(known, decree.decree(CITY.decree))
    assert "NOMOR 188.45/12/2026" in text and "pada tanggal 5 Januari 2026" in text
    assert "Nomor 188.45/12/2026 tanggal 5 Januari 2026" in _text(known, letter(CITY.letter))


def test_a_recapitulation_sums_by_village_district_and_kind() -> None:
    """Whoever checks it adds up the columns."""
    text = _text(of_packet(), recapitulation(CITY.recapitulation))
    assert "Kecamatan Gading Cempaka 8 4 4 16 56" in text
    assert all(village in text for _district, village in VILLAGES)
    assert "Jumlah seluruhnya 20 10 10 40 140" in text
    assert text.index("Mengetahui,") < text.index("Nama Kepala, S.Sos., M.Si.")
    assert "Dibuat oleh," in text and "Rani Contoh" in text


def test_a_recapitulation_lies_on_its_side_and_keeps_its_columns() -> None:
    """With every kind of request there is."""
    families = [replace(row(1), kind=kind) for kind in RequestKind]
    given = replace(of_packet(), rows=lambda: families)
    data = _written(given, recapitulation(CITY.recapitulation))
    (page,) = opened(data).pages
    assert (round(page.mediabox.width / mm), round(page.mediabox.height / mm)) == (330, 215)
    assert overlaps(data) == []
    ones = sorted(each.right / mm for each in spreads(page) if each.text == "1")
    edge, count, padding = 330 - 20, 18, PADDING / mm
    kinds = [edge - padding - count * at for at in range(len(RequestKind) + 1, 1, -1)]
    assert {round(at) for at in kinds} <= {round(at) for at in ones}


def test_result_minutes_count_by_district_and_by_what_came_of_the_visit() -> None:
    """Columns a to g of the ministry's minutes, and one for what nobody recorded."""
    visits = (
        *(Visit.COMPLETED, Visit.COMPLETED, Visit.NOT_FOUND, Visit.MOVED, Visit.DOUBLE),
        *(Visit.REFUSED, Visit.UNKNOWN),
    )
    families = [replace(row(1), kind=RequestKind.CORRECTION, visit=visit) for visit in visits] + [
        replace(row(1), kind=RequestKind.NEW_HOUSEHOLD, visit=Visit.UNKNOWN)
    ] * 3
    given = replace(of_packet(), rows=lambda: families)
    text = _text(given, result_minutes.result_minutes(CITY.result))
    assert "1 Gading Cempaka 2 1 1 1 1 3 5 1" in text
    assert "TOTAL 2 1 1 1 1 3 5 1" in text
    assert "17.71 Kota Bengkulu" in text and "Hasil tidak tercatat" in text


def test_a_statement_names_who_states_and_numbers_what() -> None:
    """With the box for the duty stamp beside the signature."""
    data = _written(of_packet(), statement.statement(CITY.statement))
    text = " ".join(page_texts(data)).replace("\n", " ")
    assert "Nama: Nama Kepala" in text.replace(" :", ":")
    assert "NIP 19800101 200501 1 001" in text and "Pembina (IV/a)" in text
    assert "perbaikan 20, usulan baru 10, nonaktif 10;" in text
    assert "5. apabila" in text
    stamp = next(each for each in texts(opened(data).pages[0]) if each.text == "Meterai")
    assert 30 + 85 - 42 < stamp.x / mm < 30 + 85 - 4


def test_a_letter_counts_by_programme_and_is_signed_by_the_mayor_or_in_his_name() -> None:
    """Under the head of who signs."""
    families = [
        replace(row(at), kind=RequestKind.PROPOSAL, programme=programme, persons=1)
        for at, programme in enumerate(("PKH", "BPNT", "PKH"))
    ]
    given = replace(of_packet(), rows=lambda: families)
    own = _text(given, letter(CITY.letter))
    assert "Usulan program BPNT 1 1" in own and "Usulan program PKH 2 2" in own
    assert own.startswith("WALI KOTA BENGKULU") and "NAMA WALI KOTA" in own
    behalf = _text(given, letter(replace(CITY.letter, behalf="a.n. Wali Kota Bengkulu")))
    assert behalf.startswith("PEMERINTAH KOTA BENGKULU")
    assert "a.n. Wali Kota Bengkulu Kepala Dinas Sosial, Nama Kepala" in behalf


def test_a_draft_leaves_room_for_the_code_wherever_a_sentence_ends_with_it() -> None:
    """Dots that are to be filled in are no full stop of the text."""
    draft = replace(of_packet(), seal=None)
    assert f"dengan kode set {SIGNED_BLANK};" in _text(draft, statement.statement(CITY.statement))
    said = _text(draft, decree.decree(CITY.decree))
    assert f"berkas dengan kode {SIGNED_BLANK}" in said


def test_an_elected_head_states_without_a_nip_unless_one_was_set() -> None:
    """A kepala desa has none; who stands in for one may be a civil servant."""
    of_desa = replace(HEAD, civil_servant=False)
    signers = (replace(of_desa, nip=nip) for nip in ("198001012005011001", ""))
    stands_in, elected = (
        _text(of_packet(), statement.statement(replace(CITY.statement, signer=own)))
        for own in signers
    )
    assert "NIP : 19800101 200501 1 001" in stands_in
    assert "NIP" not in elected and "Nama :" in elected
