"""The papers of the village and of the citizen, read back."""

import io
from dataclasses import replace
from functools import partial
from itertools import pairwise

import pytest
from reportlab.lib.units import mm

from reports.page.errors import PaperEmptyError, PaperTextTooLongError
from reports.page.records import Letterhead
from reports.village import slip as slips
from reports.village.attendance import attendance
from reports.village.bnba import bnba
from reports.village.parcel_receipt import parcel_receipt
from reports.village.prelist import prelist
from reports.village.prelist_rows import COLUMNS, EDGES, NUMBER_ROOM, QUIET
from reports.village.slip import SMALL
from reports.village.why_sheet import why_sheet
from tests.reports.geometry import boxes, outside, overlaps
from tests.reports.reading import opened, page_texts, printed, stored, texts, without_spaces
from tests.reports.synthetic import row
from tests.reports.test_hostile_texts import HOSTILE, WORST
from tests.reports.village_sheets import (
    PRINT,
    a_bnba,
    a_prelist,
    a_receipt,
    a_slip,
    a_why,
    an_attendance,
    named,
)

LONGEST = "Raden Mas Haryo Kusumaningrat Sastrodiningrat Rajagukguk Simanjuntak Hutagalung"
"""Nearly eighty characters."""

SCRIPTS = "ꦗꦮꦗꦮꦗꦮꦗꦮ ᬩᬮᬶᬩᬮᬶᬩᬮᬶ ᯅᯖᯂᯅᯖᯂᯅᯖᯂ"
"""Javanese, Balinese and Batak, of which each character is printed as its code."""

MARGINS_MM = (20, 12, 8, 7)
"""What is kept free at the left, the right, the top and the bottom."""

NAMES = sorted(named(""))


@pytest.mark.parametrize("paper", NAMES)
@pytest.mark.parametrize("name", ["Sari", LONGEST, SCRIPTS], ids=["short", "longest", "scripts"])
def test_names_are_printed_whole_between_the_margins_and_over_nothing(
    paper: str, name: str
) -> None:
    """Short ones, the longest, and those of scripts that no face draws."""
    data = printed(named(name)[paper])
    whole = stored("".join(page_texts(data)))
    assert without_spaces(name) in whole
    assert list(outside(data, MARGINS_MM)) == []
    assert overlaps(data) == []


@pytest.mark.parametrize("paper", NAMES)
@pytest.mark.parametrize("case", WORST)
def test_hostile_texts_are_printed_as_data(paper: str, case: str) -> None:
    """No markup is obeyed and nothing is lost."""
    whole = stored("".join(page_texts(printed(named(HOSTILE[case])[paper]))))
    assert without_spaces(HOSTILE[case]) in whole


@pytest.mark.parametrize("paper", NAMES)
def test_equal_input_gives_equal_bytes_with_embedded_faces(paper: str) -> None:
    """So that the print ledger can prove which paper it was."""
    data = printed(named("Sari")[paper])
    assert data == printed(named("Sari")[paper])
    fonts = [
        font.get_object()
        for page in opened(data).pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    ]
    assert fonts
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts)


@pytest.mark.parametrize("paper", NAMES)
def test_only_a_practice_office_prints_latihan_and_every_print_says_its_number(paper: str) -> None:
    """Nobody may take such a paper for a real one."""
    real = "".join(page_texts(printed(named("Sari")[paper])))
    practised = printed(named("Sari", replace(PRINT, practice=True))[paper])
    assert "LATIHAN" not in real and "cetakan ke-2" in real
    assert all("LATIHAN" in text for text in page_texts(practised))


@pytest.mark.parametrize("paper", ["bnba", "prelist", "why"])
def test_a_text_of_four_thousand_characters_is_whole(paper: str) -> None:
    """It goes on over pages, and none runs off one."""
    data = printed(named(HOSTILE["long_4k"])[paper])
    whole = without_spaces("".join(page_texts(data)))
    assert whole.count("X") >= len(HOSTILE["long_4k"])
    assert list(outside(data, MARGINS_MM)) == []


def test_the_slip_has_two_equal_parts_above_and_below_the_middle_of_the_sheet() -> None:
    """It is cut there; each part has the number of the entry and no whole NIK."""
    (page,) = opened(printed(partial(slips.slip, a_slip(), PRINT))).pages
    middle = 148.5 * mm
    upper = [own for own in texts(page) if own.y > middle]
    lower = [own for own in texts(page) if own.y < middle - SMALL.size]
    for part, whose in ((upper, "UNTUK WARGA"), (lower, "UNTUK KANTOR")):
        said = " ".join(own.text for own in part)
        assert whose in said and "1771-2026-000001-C" in said and "1771********0001" in said
    shifts = {round(one.y - two.y, 1) for one, two in zip(upper, lower, strict=True)}
    assert shifts == {round(middle, 1)}


def test_a_slip_with_long_texts_of_the_office_takes_a_sheet_a_part() -> None:
    """Nothing is clipped at the cut."""
    given = replace(a_slip(), result=("panjang sekali " * 40,) * 4)
    pages = page_texts(printed(partial(slips.slip, given, PRINT)))
    assert ["UNTUK WARGA" in page for page in pages] == [True, False]


def test_the_prelist_has_twelve_columns_at_their_millimetres() -> None:
    """And the boxes of the regions' codes, of five millimetres each."""
    page = opened(printed(partial(prelist, a_prelist(3), PRINT))).pages[0]
    found = boxes(page)
    assert len(COLUMNS) == 12 and round(EDGES[-1] / mm, 3) == 265
    for left, right in pairwise(EDGES):
        place = (round(20 + left / mm, 1), round((right - left) / mm, 1))
        assert place in {(own.left_mm, own.width_mm) for own in found}
    digits = [own for own in found if (own.width_mm, own.height_mm) == (5.0, 5.0)]
    assert sorted({own.left_mm for own in digits}) == [50.0, 55.0, 60.0]
    assert len(digits) == 10


def test_the_prelist_numbers_on_through_its_empty_tenth() -> None:
    """Thirty-one families leave four rows for proposals, and each family has its bar code."""
    data = printed(partial(prelist, a_prelist(31), PRINT))
    pages = opened(data).pages
    proposals = next(at for at, text in enumerate(page_texts(data)) if "(USULAN)" in text)
    numbers = [own.text for page in pages for own in texts(page) if own.x < 20 * mm + EDGES[1]]
    assert [own for own in numbers if own in {"31", "32", "35", "36"}] == ["31", "32", "35"]
    assert proposals == len(pages) - 1
    bars = sum(own.height_mm == 5.0 and own.width_mm < 2 for page in pages for own in boxes(page))
    assert bars > 31 * 40


def test_a_family_without_a_number_of_the_centre_has_a_bar_code_that_fits() -> None:
    """Of its own id of thirty-two characters, with white around it and the id behind it."""
    page = opened(printed(partial(prelist, a_prelist(1, code="0f" * 16), PRINT))).pages[0]
    bars = [own for own in boxes(page) if own.height_mm == 5.0 and own.width_mm < 2]
    room = (EDGES[5] - EDGES[1] - 2 * QUIET - NUMBER_ROOM) / mm
    assert room - 2 < max(own.left_mm + own.width_mm for own in bars) <= room + 0.1
    assert "0f" * 16 in page.extract_text()


def test_signatures_on_the_attendance_list_stand_in_two_columns() -> None:
    """Odd ones at the left, even ones at the right."""
    data = printed(partial(attendance, an_attendance(40, "Ketua RW 01"), PRINT))
    signs = [own for page in opened(data).pages for own in texts(page) if own.text[-1] == "."]
    places = {own.text: own.x for own in signs if own.text[:-1].isdigit()}
    assert list(places) == [f"{number}." for number in range(1, 41)]
    assert len({places[f"{number}."] for number in range(1, 41, 2)}) == 1
    assert places["2."] > places["1."] + 20 * mm
    text = " ".join(page_texts(data))
    assert "Ketua RW 01" in text and "kode AAAAA-BBBBB" in text and "NAMA LURAH" in text


@pytest.mark.parametrize("families", range(12, 30))
def test_the_sum_of_a_bnba_list_and_its_signature_stand_below_a_family(families: int) -> None:
    """A page with nothing but a head, a sum and a name could be put under any list."""
    last = page_texts(printed(partial(bnba, a_bnba(families), PRINT)))[-1]
    assert last.index(row(families).name) < last.index("Jumlah:") < last.index("NAMA LURAH")


def test_the_bnba_list_counts_families_and_persons_and_says_each_page() -> None:
    """Its head comes again on each page."""
    pages = page_texts(printed(partial(bnba, a_bnba(60), PRINT)))
    assert len(pages) > 2
    assert all(f"Halaman {at} dari {len(pages)}" in text for at, text in enumerate(pages, start=1))
    assert all("Nama kepala keluarga" in text for text in pages)
    assert "Jumlah: 60 keluarga, 210 jiwa" in pages[-1]


def test_a_list_without_families_is_refused_and_writes_nothing() -> None:
    """Nobody hangs up an empty board."""
    out = io.BytesIO()
    with pytest.raises(PaperEmptyError):
        bnba(a_bnba(0), PRINT, out)
    with pytest.raises(PaperEmptyError):
        prelist(a_prelist(0), PRINT, out)
    assert out.getvalue() == b""


def test_the_receipt_has_the_whole_fingerprint() -> None:
    """In groups that are compared by eye."""
    (text,) = page_texts(printed(partial(parcel_receipt, a_receipt(), PRINT)))
    assert without_spaces(text.replace("\n", "")).count("9F3A11C077D25BE4" * 4) == 1


def test_the_why_sheet_says_its_criteria_in_order_and_that_nothing_is_missing() -> None:
    """And never a verdict."""
    text = page_texts(printed(partial(why_sheet, a_why(), PRINT)))[0]
    places = [text.index(f"Kriteria nomor {number}") for number in range(1, 10)]
    assert places == sorted(places)
    assert "Tidak ada." in text and "bukan keputusan" in text.replace("\n", " ")


def test_a_letterhead_longer_than_its_place_is_refused() -> None:
    """It would not be read in full."""
    given = replace(a_slip(), letterhead=Letterhead(("x" * 1000,)))
    with pytest.raises(PaperTextTooLongError):
        slips.slip(given, PRINT, io.BytesIO())
