"""Headings of the ledger on paper: none breaks in the middle of a word."""

import pytest

from reports.books.book_records import Column
from reports.books.ledger_book import AREA, BODY, HEAD
from reports.page.tables import PADDING
from siksng_tui import words
from siksng_tui.services.figures import ledger_chapters


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_longest_word_of_each_heading_fits_its_column(language: str) -> None:
    """Parcels and links share their columns, and each table is as wide as the paper."""
    words.choose(language)
    tables = (
        ledger_chapters._request_columns(),
        ledger_chapters._parcel_columns(),
        ledger_chapters._link_columns(),
        ledger_chapters._missing_columns(),
    )
    for columns in tables:
        assert [own.title for own in columns if _longest(own) > _room(own, columns)] == []


def _longest(column: Column) -> float:
    """Return the width of the longest word of a heading."""
    return max(HEAD.width(word) for word in column.title.split())


def _room(column: Column, columns: tuple[Column, ...]) -> float:
    """Return the width that a column has for words."""
    return AREA.width * column.share / sum(own.share for own in columns) - 2 * PADDING


def test_the_number_of_a_village_s_request_fits_its_column() -> None:
    """The longest that there is: broken in two it is not found by who looks for it."""
    columns = ledger_chapters._request_columns()
    assert BODY.width("1771011004-2026-000001-V") <= _room(columns[0], columns)
