"""The mayor's approval sheet with its annex, read back as a clerk would."""

import io
import re
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pypdf
import pytest
import segno

from forms.records import RequestKind
from reports.annex.annex_rows import BODY
from reports.decrees.approval_sheet import approval_sheet
from reports.page import frame
from reports.page.errors import PaperChangedError, PaperEmptyError
from reports.page.frame import shown_code
from reports.page.records import AnnexRow, PageCount, SetPaper, Signed
from tests.reports.geometry import overlaps
from tests.reports.reading import columns, opened, page_texts, printed, texts, without_spaces
from tests.reports.synthetic import FINGERPRINT, SEAL, VILLAGES, of_rows, row, rows, sheet

POINTS_A_MM = 72 / 25.4


def _paper(given: SetPaper) -> bytes:
    """Return the bytes of a paper."""
    return printed(partial(approval_sheet, given))


@pytest.fixture(scope="module")
def paper() -> bytes:
    """Three pages and more of annex."""
    return _paper(sheet(80))


def test_equal_input_gives_equal_bytes(paper: bytes) -> None:
    """So that the print ledger can prove which paper it was."""
    assert _paper(sheet(80)) == paper


def test_pages_are_folio_upright_and_then_on_its_side(paper: bytes) -> None:
    """215 x 330 mm, exactly."""
    sizes = {
        (round(float(page.mediabox.width), 3), round(float(page.mediabox.height), 3))
        for page in opened(paper).pages
    }
    width, height = round(215 * POINTS_A_MM, 3), round(330 * POINTS_A_MM, 3)
    assert sizes == {(width, height), (height, width)}
    assert width == 609.449


def test_every_face_is_embedded_as_truetype(paper: bytes) -> None:
    """An office printer has none of them."""
    for page in opened(paper).pages:
        fonts = page["/Resources"]["/Font"].get_object()  # type: ignore[index]
        assert fonts
        for name in fonts:
            assert "/FontFile2" in fonts[name]["/FontDescriptor"]


def test_nothing_in_the_file_leads_or_acts(paper: bytes) -> None:
    """No link, no script, no picture from elsewhere."""
    reader = opened(paper)
    everything = b" ".join(
        repr(reader.get_object(number)).encode() for number in range(1, len(reader.xref[0]) + 1)
    )
    for action in (
        b"/URI",
        b"/Launch",
        b"/JS",
        b"/JavaScript",
        b"/OpenAction",
        b"/Annots",
        b"/AA'",
    ):
        assert action not in everything


def test_printers_are_asked_not_to_scale(paper: bytes) -> None:
    """Millimetres on screen are millimetres on paper."""
    preferences = opened(paper).root_object["/ViewerPreferences"].get_object()
    assert isinstance(preferences, pypdf.generic.DictionaryObject)
    assert str(preferences["/PrintScaling"]) == "/None"


def test_the_count_that_comes_back_is_the_files(paper: bytes) -> None:
    """And every page says which of how many it is."""
    count = approval_sheet(sheet(80), io.BytesIO())
    pages = page_texts(paper)
    assert count == PageCount(len(pages))
    for number, text in enumerate(pages, start=1):
        assert f"Halaman {number} dari {len(pages)}" in text


def test_every_page_is_bound_to_the_set(paper: bytes) -> None:
    """Code, fingerprint, audit chain and print number."""
    for text in page_texts(paper):
        assert f"Kode set {shown_code(SEAL.code)}" in text
        assert "Sidik jari 9F3A 11C0 77D2 5BE4 9F3A 11C0" in text
        assert "Jejak audit 1.234/0c7e0c7e0c7e" in text
        assert "Cetakan ke-1" in text


def test_a_draft_says_so_on_every_page_and_has_no_code() -> None:
    """Nobody can sign it and type a code back."""
    pages = page_texts(_paper(replace(sheet(30), seal=None)))
    assert all("KONSEP" in text for text in pages)
    assert not any("Kode set" in text or "Sidik jari" in text for text in pages)


def test_a_sealed_paper_is_not_called_a_draft(paper: bytes) -> None:
    """On no page."""
    assert not any("KONSEP" in text for text in page_texts(paper))


def test_a_paper_of_the_practice_office_says_so_on_every_page(paper: bytes) -> None:
    """Across it and in its foot; a decree must not come out of made-up families."""
    for given in (replace(sheet(80), practice=True), replace(sheet(80), practice=True, seal=None)):
        for page in page_texts(_paper(given)):
            assert page.count("LATIHAN") >= 3
            assert "bukan naskah yang sah" in page
    assert not any("LATIHAN" in text for text in page_texts(paper))


def test_no_text_is_too_small_to_be_read_and_the_code_stands_clear_of_the_edge(
    paper: bytes,
) -> None:
    """Seven points at the foot, seven and a half in the table; printers leave 8 mm white."""
    for page in opened(paper).pages:
        assert min(each.size for each in texts(page)) >= 7
    assert BODY.size >= 7.5
    assert frame._QR_MM >= 8


def test_villages_are_numbered_on_over_the_districts() -> None:
    """As the families of the annex are."""
    text = "".join(page_texts(_paper(sheet(80)))[:2])
    names = [village for _, village in VILLAGES]
    assert all(re.search(rf"{at}\s*{name}", text) for at, name in enumerate(names, start=1))


def test_the_head_of_the_table_stands_on_every_page(paper: bytes) -> None:
    """With the numbers of the columns."""
    pages = page_texts(paper)[2:]
    assert len(pages) >= 3
    for text in pages:
        assert all(title in text for title in ("ID DTKS", "No. KK", "NIK", "Keterangan"))


def test_the_sheet_counts_what_the_annex_lists(paper: bytes) -> None:
    """By kind, in words, and by village."""
    first, second = page_texts(paper)[:2]
    persons = sum(each.persons for each in rows(80)())
    assert "80 (delapan puluh) keluarga" in first
    corrections = [each for each in rows(80)() if each.kind is RequestKind.CORRECTION]
    cells = [each.text for each in texts(opened(paper).pages[0])]
    place = cells.index("Perbaikan")
    counted = [str(len(corrections)), str(sum(each.persons for each in corrections))]
    assert cells[place + 1 : place + 3] == counted
    assert "Kecamatan Ratu Agung" in second
    assert f"JUMLAH SELURUHNYA: 80 keluarga, {persons} jiwa" in page_texts(paper)[-1]


def test_each_page_gives_its_own_total_and_the_running_one(paper: bytes) -> None:
    """They add up from page to page."""
    so_far = 0
    for text in page_texts(paper)[2:]:
        here = re.search(r"Jumlah halaman ini: (\d+) keluarga", text)
        running = re.search(r"Jumlah s\.d\. halaman ini: (\d+) keluarga", text)
        assert here and running
        so_far += int(here[1])
        assert int(running[1]) == so_far
    assert so_far == 80


def test_columns_hold_what_was_given(paper: bytes) -> None:
    """Every identity number and name of every family, whole and in order."""
    given = list(rows(80)())
    found = columns(paper)
    assert found[2] == "".join(each.id_dtks for each in given)
    assert found[3] == "".join(each.kk for each in given)
    assert found[4] == "".join(each.nik for each in given)
    assert without_spaces(found[5]) == without_spaces("".join(each.name for each in given))


def test_the_mayor_signs_the_sheet_and_the_end_of_the_annex(paper: bytes) -> None:
    """And no page between them."""
    signed = ["NAMA WALI KOTA" in text for text in page_texts(paper)]
    assert signed == [True, *[False] * (len(signed) - 2), True]


def test_the_annex_leaves_number_and_date_open_until_they_are_known() -> None:
    """They come from the city's legal section."""
    open_one = page_texts(_paper(sheet(1)))[-1]
    known = replace(sheet(1), signed=Signed("100.3.3.3/12", "5 Januari 2026"))
    assert "NOMOR" in open_one and "...." in open_one
    pages = page_texts(_paper(known))
    assert "100.3.3.3/12" in pages[-1] and "5 Januari 2026" in pages[-1]
    assert "Nomor: 100.3.3.3/12" in pages[0]


def test_a_period_that_is_not_known_has_no_line() -> None:
    """An empty line would ask to be filled in."""
    assert "Masa pelaksanaan" in page_texts(_paper(sheet(1)))[0]
    assert "Masa pelaksanaan" not in page_texts(_paper(replace(sheet(1), period="")))[0]


def test_posts_without_initials_leave_no_table() -> None:
    """The office's copy alone has it."""
    wording = replace(sheet().wording, initials=())
    assert "Paraf koordinasi" in page_texts(_paper(sheet(1)))[0]
    assert "Paraf koordinasi" not in page_texts(_paper(replace(sheet(1), wording=wording)))[0]


def test_the_qr_code_is_the_fingerprint(paper: bytes) -> None:
    """Module for module."""
    reader = opened(paper)
    form = reader.pages[0]["/Resources"]["/XObject"].get_object()  # type: ignore[index]
    drawing = form["/FormXob.qr"].get_data().decode()
    drawn = {
        (round(float(x)) + step, round(float(y)))
        for x, y, width in re.findall(r"(\S+) (\S+) (\d+) 1 re", drawing)
        for step in range(int(width))
    }
    matrix = segno.make(FINGERPRINT.upper(), error="m", micro=False).matrix
    side = len(matrix) + 4
    dark = {
        (2 + x, side - 3 - y)
        for y, modules in enumerate(matrix)
        for x, module in enumerate(modules)
        if module
    }
    assert drawn == dark


def test_a_very_long_legal_basis_goes_on_over_pages() -> None:
    """Texts belong to the office; none of them is cut."""
    laws = tuple(f"Peraturan Nomor {number} tentang Contoh " * 4 for number in range(60))
    wording = replace(sheet().wording, basis=laws)
    whole = without_spaces(" ".join(page_texts(_paper(replace(sheet(1), wording=wording)))))
    assert all(without_spaces(f"Peraturan Nomor {number} tentang") in whole for number in range(60))


def test_an_empty_set_is_refused_before_anything_is_written() -> None:
    """A mayor does not sign nothing."""
    out = io.BytesIO()
    with pytest.raises(PaperEmptyError):
        approval_sheet(of_rows(), out)
    assert out.getvalue() == b""


def test_rows_that_change_between_the_readings_are_refused() -> None:
    """The counts on the first page would be false."""
    readings: Iterator[list[AnnexRow]] = iter([[row(1)], [row(1), row(2)]])
    with pytest.raises(PaperChangedError):
        approval_sheet(replace(sheet(), rows=lambda: next(readings)), io.BytesIO())


def test_printing_can_be_watched_and_stopped() -> None:
    """A long annex shows its progress and can be given up."""
    seen: list[tuple[int, int]] = []

    def watch(page: int, total: int) -> None:
        seen.append((page, total))
        if page == 3:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        approval_sheet(sheet(80), io.BytesIO(), watch)
    assert [page for page, _ in seen] == [1, 2, 3]


class _Discarded(io.BytesIO):
    """A file that keeps nothing, so that memory shows the work alone."""

    def write(self, data: object, /) -> int:
        """Count the bytes and forget them."""
        return len(data)  # type: ignore[arg-type]


def _peak_bytes(families: int) -> int:
    """Return the most memory that printing takes."""
    tracemalloc.start()
    approval_sheet(sheet(families), _Discarded())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def test_memory_does_not_grow_with_the_families() -> None:
    """Five times the families take less than half as much again; kept pages would take four."""
    approval_sheet(sheet(1), io.BytesIO())
    assert _peak_bytes(500) < 1.5 * _peak_bytes(100)


@pytest.mark.parametrize("strikes", [1, 9])
def test_after_a_strike_the_box_names_the_paper_that_was_signed(strikes: int) -> None:
    """In the place of what the code is for; many strikes lie over nothing."""
    former = ("7Q2KD9XWTM", "ab12" * 16)
    given = replace(sheet(), seal=replace(SEAL, formers=(former,) * strikes))
    data = printed(partial(approval_sheet, given))
    text = "".join(page_texts(data))
    assert "7Q2KD-9XWTM" in text
    assert " ".join(["AB12"] * 16) in text
    assert "ditandatangani berkode" in text
    assert overlaps(data) == []
    assert "ditandatangani berkode" not in "".join(
        page_texts(printed(partial(approval_sheet, sheet())))
    )


def test_a_set_of_four_kinds_is_signed_on_its_first_page() -> None:
    """Half a page stood empty below the legal basis, and the mayor signed the next one."""
    kinds = (
        RequestKind.CORRECTION,
        RequestKind.NEW_HOUSEHOLD,
        RequestKind.PROPOSAL,
        RequestKind.DEACTIVATION,
    )
    four = of_rows(*(replace(row(at), kind=kind) for at, kind in enumerate(kinds, start=1)))
    first = page_texts(printed(partial(approval_sheet, replace(four, period=""))))[0]
    assert "Disetujui di" in first and shown_code(SEAL.code) in first
