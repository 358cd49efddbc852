"""The practice register ships with the program and is taken whole."""

import datetime as dt
import re
from importlib.resources import files
from pathlib import Path

from forms.findings import Severity
from forms.rules import check
from siksng_tui.services.practice import CODEBOOKS
from tests.intake.exports import BDT, read

FOLDER = Path(str(files("siksng_tui"))) / "practice"
EXPORTS = (FOLDER / "siks_rumahtangga.xlsx", FOLDER / "siks_anggota.xlsx")

SYNTHETIC = range(9000, 9900)
"""Sequences that no registry reaches."""


def test_the_practice_register_has_300_households_and_no_doubt() -> None:
    """A newcomer must not begin with somebody else's mistakes in the file."""
    records, report = read(EXPORTS, CODEBOOKS)
    assert (len(records), report.families, report.persons) == (300, 330, 1151)
    assert (report.doubted, report.quarantined) == (0, ())


def test_nobody_in_the_practice_register_exists() -> None:
    """Every number of identity bears a sequence that no registry reaches."""
    records, _ = read(EXPORTS)
    numbers = {
        str(subject.answers[name])
        for record in records
        for subject in record.subjects()
        for name in ("nik", "no_kk", "no_kk_keluarga")
        if name in subject.answers
    }
    assert len(numbers) > 1_000
    assert all(re.fullmatch(r"\d{16}", number) for number in numbers)
    assert {int(number[12:]) for number in numbers} <= set(SYNTHETIC)


def test_nearly_every_practice_household_can_be_filed_as_it_is() -> None:
    """One is blocked, to practise on; the others are not."""
    records, _ = read(EXPORTS)
    today = dt.date(2026, 1, 15)
    blocked = [
        record
        for record in records
        if any(it.severity is Severity.BLOCK for it in check(BDT, record, today))
    ]
    assert len(blocked) == 1
