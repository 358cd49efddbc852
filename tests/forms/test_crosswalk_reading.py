"""The reader of crosswalks: what is not understood refuses the file, with line and word."""

from pathlib import Path

import pytest

from forms.crosswalk import crosswalk, read_crosswalk
from forms.crosswalkrows import Kind
from forms.datafile import (
    InstrumentDanglingError,
    InstrumentDuplicateError,
    InstrumentError,
    InstrumentFileMissingError,
    InstrumentUnknownKeyError,
    InstrumentValueError,
    InstrumentValueMissingError,
)
from tests.forms.crosswalk_forms import FILE, LINES, instruments, walk

FIRST = "roof,roof2,same,,yes,,,test\n"
"""A sound line before the one that is wrong."""

WRONG: list[tuple[str, type[InstrumentError], str]] = [
    ("rof,roof2,same,,,,,test", InstrumentDanglingError, "rof"),
    ("stove,roof3,ask,,,a,b,test", InstrumentDanglingError, "roof3"),
    ("stove,roof2,same,,,,,test", InstrumentDuplicateError, "roof2"),
    ("roof,,lost,,,,,test", InstrumentDuplicateError, "roof"),
    ("stove,light2,maybe,,,,,test", InstrumentValueError, "kind: maybe"),
    ("stove,light2,,,,,,test", InstrumentValueMissingError, "kind"),
    (",light2,same,,,,,test", InstrumentValueMissingError, "from"),
    ("light,,codes,1=1;2=3,,,,test", InstrumentValueMissingError, "to"),
    (",,ask,,,,,test", InstrumentValueMissingError, "to"),
    (",,lost,,,,,test", InstrumentValueMissingError, "from"),
    ("stove,members,none,,,,,test", InstrumentValueError, "from: stove"),
    (",,none,,,,,test", InstrumentValueMissingError, "to"),
    ("stove,light2,lost,,,,,test", InstrumentValueError, "to: light2"),
    ("stove,light2,same,,,,,test", InstrumentValueError, "from: stove"),
    ("car boat,vehicle,same,,,,,test", InstrumentValueError, "from: car boat"),
    ("light,light2,same,,,,,test", InstrumentDanglingError, "1"),
    ("car,vehicle,same,,,,,test", InstrumentDanglingError, "3"),
    ("stove,card2,ask,1=1,,a,b,test", InstrumentValueError, "codes: 1=1"),
    ("light,light2,codes,,,,,test", InstrumentValueMissingError, "codes"),
    ("light,light2,codes,1:1;2=3,,,,test", InstrumentValueError, "codes: 1:1;2=3"),
    ("light,light2,codes,1=1,,,,test", InstrumentValueMissingError, "2"),
    ("light,light2,codes,1=1;2=3;3=3,,,,test", InstrumentDanglingError, "3"),
    ("light,light2,codes,1=1;2=4,,,,test", InstrumentDanglingError, "4"),
    ("light,light2,codes,1=1;1=2;2=3,,,,test", InstrumentDuplicateError, "1"),
    ("light power,light2,codes,1+1=1;2=3,,,,test", InstrumentValueMissingError, "1+6"),
    ("light power,light2,codes,1=1;1+6=2;2=3,,,,test", InstrumentDanglingError, "1+6"),
    ("stove,light2,codes,1=1,,,,test", InstrumentValueError, "from: stove"),
    ("car,age2,codes,3=1;4=2,,,,test", InstrumentValueError, "to: age2"),
    ("stove,name2,same,,,,,test", InstrumentValueError, "to: name2"),
    ("shop,name2,same,,,,,test", InstrumentValueError, "to: name2"),
    ("stove,shop2,same,,,,,test", InstrumentValueError, "to: shop2"),
    ("name,name2,same,,yes,,,test", InstrumentValueError, "shared: yes"),
    ("name,name2,same,,ya,,,test", InstrumentValueError, "shared: ya"),
    ("light,light2,codes,1=ask;2=3,,,,test", InstrumentValueMissingError, "note_id"),
    ("light,light2,ask,,,,b,test", InstrumentValueMissingError, "note_id"),
    ("stove,,lost,,,a,,test", InstrumentValueMissingError, "note_en"),
    ("stove,,lost,,,,,", InstrumentValueMissingError, "source"),
]


def test_a_sound_crosswalk_is_read_whole(tmp_path: Path) -> None:
    """Every kind of line, and what each says."""
    read = walk(tmp_path)
    assert len(read.lines) == LINES.count("\n")
    assert {line.kind for line in read.lines} == set(Kind)
    light = read.by_target["light2"]
    assert light.codes == {("1", "1"): "1", ("1", "6"): "2", ("2",): "3"}
    assert read.by_target["power2"].codes["6",] == ""
    assert not light.of_household
    assert read.by_target["vehicle"].of_household
    assert read.by_target["expects2"].note_en == "As of today."


@pytest.mark.parametrize(("line", "error", "word"), WRONG)
def test_a_line_that_is_not_understood_refuses_the_file(
    tmp_path: Path, line: str, error: type[InstrumentError], word: str
) -> None:
    """A crosswalk that is half right corrupts silently."""
    with pytest.raises(InstrumentError) as refused:
        walk(tmp_path, f"{FIRST}{line}\n")
    assert type(refused.value) is error
    assert refused.value.facts == {"file": FILE, "line": 4, "what": word}


def test_another_header_is_refused(tmp_path: Path) -> None:
    """Columns are never guessed."""
    (tmp_path / FILE).write_text("# source: a test\nfrom,to\n", encoding="utf-8")
    with pytest.raises(InstrumentUnknownKeyError):
        read_crosswalk(tmp_path, FILE, *instruments(tmp_path))


def test_a_crosswalk_that_is_not_shipped_is_refused() -> None:
    """There is no way back from the family to the household."""
    with pytest.raises(InstrumentFileMissingError):
        crosswalk("proposal", "bdt")
