"""The sheet with the recovery code."""

import io
from dataclasses import replace
from functools import partial

import pytest

from reports.books.recovery_sheet import recovery_sheet
from reports.page.errors import PaperTextTooLongError
from reports.page.records import PageCount
from tests.reports.reading import opened, page_texts, printed, texts
from tests.reports.synthetic import recovery


def _sheet() -> bytes:
    """Return the bytes of a sheet."""
    return printed(partial(recovery_sheet, recovery()))


def test_it_is_one_upright_a4_page() -> None:
    """It fits in an office envelope."""
    assert recovery_sheet(recovery(), io.BytesIO()) == PageCount(1)
    (page,) = opened(_sheet()).pages
    assert round(float(page.mediabox.width), 2) == round(210 * 72 / 25.4, 2)
    assert round(float(page.mediabox.height), 2) == round(297 * 72 / 25.4, 2)


def test_every_group_of_the_code_stands_below_its_number() -> None:
    """The program asks for a group by its number."""
    (page,) = opened(_sheet()).pages
    large = [each for each in texts(page) if each.size == 22]
    assert [each.text for each in large] == recovery().code.split("-")
    numbers = [each for each in texts(page) if each.size == 9][: len(large)]
    assert [each.text for each in numbers] == [str(number) for number in range(1, 8)]
    for number, group in zip(numbers, large, strict=True):
        assert number.x == group.x and number.y > group.y


def test_equal_input_gives_equal_bytes() -> None:
    """As for every paper."""
    assert _sheet() == _sheet()


def test_the_keepers_of_the_envelope_have_a_line_each() -> None:
    """For name and signature."""
    (text,) = page_texts(_sheet())
    assert "Kepala Dinas Sosial" in text and "Sekretaris Dinas" in text


def test_a_sheet_without_a_city_reads_well() -> None:
    """Not every office has set its place when it is made."""
    (text,) = page_texts(printed(partial(recovery_sheet, replace(recovery(), city=""))))
    assert "Dibuat dan disegel, 5 Januari 2026, oleh:" in text


def test_many_keepers_go_on_over_pages() -> None:
    """None is left out."""
    many = replace(recovery(), keepers=tuple(f"Jabatan {number}" for number in range(8)))
    pages = page_texts(printed(partial(recovery_sheet, many)))
    assert len(pages) > 1
    assert all(f"Jabatan {number}" in " ".join(pages) for number in range(8))


def test_more_keepers_than_an_office_has_are_refused() -> None:
    """A mistake in the call, not a paper."""
    many = replace(recovery(), keepers=("Jabatan",) * 9)
    with pytest.raises(PaperTextTooLongError) as caught:
        recovery_sheet(many, io.BytesIO())
    assert caught.value.facts == {"text": "post", "most": 8}
