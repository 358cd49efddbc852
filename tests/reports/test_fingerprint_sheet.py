"""The sheet with the fingerprint of a request or a card."""

import io
from dataclasses import replace
from functools import partial

import pytest

from reports.books.fingerprint_sheet import fingerprint_sheet
from reports.page.errors import PaperTextTooLongError
from reports.page.records import FingerprintSheet, PageCount
from tests.reports.geometry import overlaps
from tests.reports.reading import opened, page_texts, printed, texts

SHEET = FingerprintSheet(
    office="Dinas Sosial Kota Contoh",
    title="Permintaan sertifikat",
    facts=(("Tingkat", "Kota"), ("Wilayah", "17.71")),
    fingerprint=" ".join(f"{group:04x}" for group in range(0x1000, 0x1010)),
    printed="27-11-2026",
    copy=2,
)
"""Of an office that does not exist."""


def _bytes(sheet: FingerprintSheet = SHEET) -> bytes:
    """Return the bytes of a sheet."""
    return printed(partial(fingerprint_sheet, sheet))


def test_the_groups_stand_large_in_their_order_on_one_page() -> None:
    """They are read out and compared one by one."""
    assert fingerprint_sheet(SHEET, io.BytesIO()) == PageCount(1)
    (page,) = opened(_bytes()).pages
    large = [each.text for each in texts(page) if each.size == 22]
    assert large == SHEET.fingerprint.split()


def test_what_the_file_says_of_itself_and_its_copy_are_printed() -> None:
    """Nothing lies over anything else."""
    (text,) = page_texts(_bytes())
    for word in ("Permintaan sertifikat", "17.71", "cetakan ke-2", "Yang membandingkan"):
        assert word in text
    assert overlaps(_bytes()) == []


def test_only_a_practice_office_prints_latihan() -> None:
    """Nobody may take such a sheet for a real one."""
    (real,), (practised,) = page_texts(_bytes()), page_texts(_bytes(replace(SHEET, practice=True)))
    assert ("LATIHAN" in real, "LATIHAN" in practised) == (False, True)


def test_equal_input_gives_equal_bytes() -> None:
    """As for every paper."""
    assert _bytes() == _bytes()


def test_a_text_longer_than_its_place_is_refused() -> None:
    """It would not be read in full."""
    with pytest.raises(PaperTextTooLongError):
        fingerprint_sheet(replace(SHEET, title="x" * 1000), io.BytesIO())
