"""Codes of two meanings: doubted until it is said by which list a file is read, then exact."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from siksng_tui.intake.cells import Noted, cell_reader
from siksng_tui.intake.codebooks import codebooks, codebooks_of, read_by, said_codebooks
from siksng_tui.intake.profile import Column, Kind, Profile
from siksng_tui.intake.profiles_shipped import HOUSEHOLDS, MEMBERS, profile
from siksng_tui.intake.reasons import Reason
from siksng_tui.intake.wordlists import shipped_words
from tests.intake.exports import BDT, household, member, read, write_exports

DROID = {"jenis_cacat": "disability_siks_droid"}
PAPER = {"hasil_verivali": "visit_result_paper"}
TABLET = {"hasil_verivali": "visit_result_tablet"}


def _visits() -> Profile:
    """Return the household export with the result of the visit for its last column."""
    own = profile(HOUSEHOLDS)
    visit = Column("hasil_verivali", Kind.ANSWER, "hasil_verivali")
    return replace(own, columns=(*own.columns, visit))


def _read(cell: str, said: Mapping[str, str]) -> object:
    """Return what the result of a visit is read as."""
    own = read_by(_visits(), said)
    return cell_reader(own, own.columns[-1], from_1904=False)[cell]


@pytest.mark.parametrize("code", ["1", "2", "3", "4"])
def test_a_code_that_both_lists_have_for_one_thing_is_taken_unasked(code: str) -> None:
    """Only what is open is asked."""
    assert [_read(code, said) for said in ({}, PAPER, TABLET)] == [code] * 3


def test_result_5_is_refused_or_duplicate_as_it_was_said() -> None:
    """The form's own code for a duplicate is 6; unsaid, nobody guesses."""
    assert _read("5", {}) == Noted(None, doubt=Reason.CODE_TWO_MEANINGS)
    assert _read("5", TABLET) == "5"
    assert _read("5", PAPER) == Noted("6", repair=Reason.CODE_TRANSLATED)


def test_result_6_is_only_on_the_tablet() -> None:
    """On a file from paper it is a slip."""
    assert _read("6", {}) == "6"
    assert _read("6", PAPER) == Noted(None, doubt=Reason.CODE_OTHER_LIST)


def test_each_code_of_siks_droid_becomes_the_code_of_the_same_words() -> None:
    """A shifted number in the table of words would swap the deaf and the mute."""
    bdt, droid = (BDT.variable(own).list for own in ("jenis_cacat", "jenis_cacat_droid"))
    assert bdt is not None
    assert droid is not None
    words = shipped_words("disability_siks_droid")
    assert words.keys() == {own.code for own in droid.items}
    bdt_words = {own.code: own.label_en for own in bdt.items}
    for own in droid.items:
        assert bdt_words[words[own.code].code] == own.label_en


def test_a_member_file_keeps_back_what_is_open_and_says_by_which_list_it_was_read(
    tmp_path: Path,
) -> None:
    """Doubted at first; said once, all of the file is read by it, and the report tells."""
    files = write_exports(tmp_path, [household()], [member(jenis_cacat=4.0)])
    (record,), report = read(files)
    assert "jenis_cacat" not in record.persons[0].answers
    assert [own.reason for own in report.doubts] == [Reason.CODE_TWO_MEANINGS]
    assert report.files[1].codebooks == {}
    (record,), report = read(files, DROID)
    assert record.persons[0].answers["jenis_cacat"] == "5"
    assert [(own.written, own.taken) for own in report.repairs] == [("4", "5")]
    assert report.files[1].codebooks == DROID


def test_a_profile_that_names_a_list_itself_is_not_asked_about() -> None:
    """An office that knows its layout says it there."""
    own = read_by(profile(MEMBERS), DROID)
    assert said_codebooks(own) == DROID
    assert said_codebooks(profile(MEMBERS)) == {}


def test_every_variable_of_two_meanings_has_two_codebooks_of_the_instrument_s_codes() -> None:
    """And no other variable has any."""
    for own in codebooks():
        codes = BDT.variable(own.variable).list
        assert codes is not None
        assert all(word.code in codes for word in shipped_words(own.name).values())
        assert len(codebooks_of(_visits(), Column("X", Kind.ANSWER, own.variable))) == 2
    assert codebooks_of(_visits(), Column("X", Kind.ANSWER, "lantai")) == ()
