"""The rules of an instrument: read strictly, each refusal with file, line and word."""

from pathlib import Path

import pytest

from forms.checks.table import CHECKS
from forms.datafile import (
    InstrumentConditionError,
    InstrumentDanglingError,
    InstrumentDuplicateError,
    InstrumentError,
    InstrumentFileMissingError,
    InstrumentUnknownKeyError,
    InstrumentValueError,
    InstrumentValueMissingError,
)
from forms.rulebook import COLUMNS, FILE, Rulebook, read_rulebook, rulebook
from tests.forms.households import BDT
from tests.forms.shipped import SHIPPED

HEAD = f"# Rules.\n# source: a test\n{','.join(COLUMNS)}\n"
GOOD = "M01,flag,never,umur,umur >= 110,,Tua.,Old.,a test"


def _read(folder: Path, *lines: str) -> Rulebook:
    """Return the rules of a file with these lines."""
    (folder / FILE).write_text(HEAD + "".join(f"{line}\n" for line in lines), "utf-8")
    return read_rulebook(folder, BDT)


def test_a_rule_is_read_with_all_that_it_says(tmp_path: Path) -> None:
    """Number, severity, place, condition, values, words and source."""
    line = 'M02,block,several-of,hubungan_keluarga,,is=1 group=nuk,"Ada {count}, ya.",Some.,paper'
    rule = next(iter(_read(tmp_path, line)))
    assert (rule.number, rule.severity, rule.place) == ("M02", "block", "hubungan_keluarga")
    assert rule.values == {"is": "1", "group": "nuk"}
    assert (rule.text_id, rule.text_en, rule.source) == ("Ada {count}, ya.", "Some.", "paper")


@pytest.mark.parametrize(
    ("line", "error", "word"),
    [
        (GOOD.replace("M01", "M1"), InstrumentValueError, "number: M1"),
        (GOOD.replace("flag", "error"), InstrumentValueError, "severity: error"),
        (GOOD.replace("never", "always"), InstrumentDanglingError, "always"),
        (GOOD.replace("never,umur", "never,usia"), InstrumentDanglingError, "usia"),
        (GOOD.replace("umur >=", "usia >="), InstrumentDanglingError, "usia"),
        (GOOD.replace("umur >= 110", "umur > 110"), InstrumentConditionError, "umur > 110"),
        (GOOD.replace("umur >= 110", ""), InstrumentValueMissingError, "when"),
        (GOOD.replace("never,umur", "never,"), InstrumentValueMissingError, "places"),
        (
            GOOD.replace("never,umur", "never,umur lantai"),
            InstrumentValueError,
            "places: umur lantai",
        ),
        (GOOD.replace(",,Tua", ",is=1,Tua"), InstrumentValueError, "with: is=1"),
        (GOOD.replace("Tua.", ""), InstrumentValueMissingError, "text_id"),
        (GOOD.replace("Old.", ""), InstrumentValueMissingError, "text_en"),
        (GOOD.replace("a test", ""), InstrumentValueMissingError, "source"),
        ("M01,flag,several-of,umur,,group=nuk,a,b,c", InstrumentValueError, "with: group=nuk"),
        ("M01,flag,several-of,umur,,is=1 group=x,a,b,c", InstrumentDanglingError, "x"),
        ("M01,flag,several-of,umur,,is,a,b,c", InstrumentValueError, "with: is"),
        ("M01,flag,both-answered,umur,,other=x,a,b,c", InstrumentDanglingError, "x"),
    ],
)
def test_a_line_that_is_not_understood_is_refused(
    line: str, error: type[InstrumentError], word: str, tmp_path: Path
) -> None:
    """A rule that is silently left out would let wrong records pass."""
    with pytest.raises(error) as refused:
        _read(tmp_path, GOOD.replace("M01", "M99"), line)
    assert refused.value.facts == {"file": FILE, "line": 5, "what": word}


def test_a_number_that_stands_twice_is_refused(tmp_path: Path) -> None:
    """Reasons are stored under it."""
    with pytest.raises(InstrumentDuplicateError):
        _read(tmp_path, GOOD, GOOD)


def test_another_header_is_refused(tmp_path: Path) -> None:
    """Columns are never guessed."""
    (tmp_path / FILE).write_text("# source: a test\nnumber,check\n", "utf-8")
    with pytest.raises(InstrumentUnknownKeyError):
        read_rulebook(tmp_path, BDT)


def test_an_instrument_without_rules_is_refused(tmp_path: Path) -> None:
    """It would pass everything."""
    with pytest.raises(InstrumentFileMissingError):
        read_rulebook(tmp_path, BDT)


def test_the_shipped_rules_use_every_check() -> None:
    """A check that no rule uses is dead code."""
    assert {rule.check for it in SHIPPED for rule in rulebook(it)} == set(CHECKS)
