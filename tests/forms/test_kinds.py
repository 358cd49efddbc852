"""What each kind of request asks, and what entry fills in: read strictly."""

from pathlib import Path

import pytest

from forms import keying
from forms.datafile import (
    InstrumentDanglingError,
    InstrumentDuplicateError,
    InstrumentError,
    InstrumentUnknownKeyError,
    InstrumentUnreadableError,
    InstrumentValueError,
    InstrumentValueMissingError,
)
from forms.instrument import Instrument
from forms.keying_file import FILE as KEYING_FILE
from forms.keying_file import read_keying
from forms.kinds import COLUMNS, FILE, AskedOf, kinds, read_kinds
from forms.records import RequestKind
from tests.forms.dtsen_families import DTSEN
from tests.forms.households import BDT
from tests.forms.shipped import EACH

HEAD = f"# Kinds.\n# source: a test\n{','.join(COLUMNS)}\n"
OFF = "deactivation,chosen,IX_DEACTIVATION_MEMBER,a test\n"
BEHIND = "deactivation,behind,IV_MEMBER/hubungan_krt,a test\n"
KEYING = (
    'sticky = ["petugas_verivali"]\nalike = ["no_kk"]\nown = ["nik"]\nsplit = ["alamat"]\n'
    'moved = ["nama_sls"]\nof_head = []\ncounted = ["jumlah_sapi"]\nrecurring = ["tempat_lahir"]\n'
    '[no]\nyes_no_34 = "4"\n[left]\n2 = "2"\n[joining]\nstatus_keberadaan_art = "4"\n'
    '[holder]\nnik_pengurus = "nik"\n'
    '[written]\nnama_sls = "RT 000"\n'
    '[[proposed]]\nanswer = "status_kawin"\ncode = "1"\nif = "umur <= 9"\n'
)


@EACH
def test_every_block_is_asked_by_some_kind(questions: Instrument) -> None:
    """A block that no kind asks could never be filled in."""
    asked = {block for scope in kinds(questions).values() for block in scope.blocks}
    assert asked == {block.id for block in questions.blocks}


@EACH
def test_what_entry_fills_in_is_known_for_every_form(questions: Instrument) -> None:
    """A form without it would ask a person's name of the person above, and officers each time."""
    told = keying.keying(questions)
    name, nik = questions.roles["name"], questions.roles["nik"]
    assert {name, nik} <= told.own
    assert told.own.isdisjoint(told.alike)


@pytest.mark.parametrize("questions", [BDT, DTSEN], ids=lambda it: it.id)
def test_every_form_of_a_household_serves_its_whole_life(questions: Instrument) -> None:
    """Proposed, corrected, grown by a person, moved, split, merged and taken off the list."""
    assert {
        RequestKind.NEW_HOUSEHOLD,
        RequestKind.CORRECTION,
        RequestKind.NEW_PERSON,
        RequestKind.TRANSFER,
        RequestKind.DEACTIVATION,
        RequestKind.SPLIT,
        RequestKind.MERGE,
    } <= kinds(questions).keys()


def test_blocks_stand_in_the_order_of_the_paper_however_they_are_listed(tmp_path: Path) -> None:
    """The file may name them in any order."""
    (tmp_path / FILE).write_text(f"{HEAD}correction,all,V_ASSETS I_PLACE,a test\n", "utf-8")
    scope = read_kinds(tmp_path, BDT)[RequestKind.CORRECTION]
    assert (scope.blocks, scope.asked_of) == (("I_PLACE", "V_ASSETS"), AskedOf.ALL)


def test_a_split_asks_one_question_of_a_block_and_no_other(tmp_path: Path) -> None:
    """The people are the same: only what the move makes untrue is asked again."""
    line = "split,moved,IV_MEMBER/hubungan_krt I_FAMILY,a test\n"
    (tmp_path / FILE).write_text(HEAD + line, "utf-8")
    scope = read_kinds(tmp_path, BDT)[RequestKind.SPLIT]
    assert scope.blocks == ("I_FAMILY", "IV_MEMBER")
    asked = {own.name for own in BDT.in_block("IV_MEMBER") if scope.asks(own)}
    assert asked == {"hubungan_krt"}
    assert all(scope.asks(own) for own in BDT.in_block("I_FAMILY"))


def test_a_second_line_says_what_is_asked_of_those_whom_a_head_leaves_behind(
    tmp_path: Path,
) -> None:
    """Of the others, and of nothing else than what they are to the next head."""
    (tmp_path / FILE).write_text(f"{HEAD}{OFF}{BEHIND}", "utf-8")
    scope = read_kinds(tmp_path, BDT)[RequestKind.DEACTIVATION]
    assert scope.asked_of is AskedOf.CHOSEN and scope.blocks == ("IX_DEACTIVATION_MEMBER",)
    assert scope.behind is not None
    asked = {own.name for own in BDT.variables.values() if scope.behind.asks(own)}
    assert asked == {"hubungan_krt"}


@pytest.mark.parametrize(
    ("lines", "error"),
    [
        ("birth,all,I_PLACE,a test\n", InstrumentValueError),
        ("transfer,some,I_PLACE,a test\n", InstrumentValueError),
        ("transfer,all,I_PLAICE,a test\n", InstrumentDanglingError),
        ("transfer,all,I_PLACE I_PLACE,a test\n", InstrumentValueError),
        ("split,moved,I_FAMILY/nik,a test\n", InstrumentDanglingError),
        ("split,moved,I_FAMILY I_FAMILY/no_kk_keluarga,a test\n", InstrumentValueError),
        ("transfer,all,,a test\n", InstrumentValueMissingError),
        ("transfer,all,I_PLACE,\n", InstrumentValueMissingError),
        ("transfer,all,I_PLACE,x\ntransfer,all,I_PLACE,x\n", InstrumentDuplicateError),
        ("deactivation,behind,I_PLACE,x\n", InstrumentValueError),
        ("split,moved,I_PLACE,x\nsplit,behind,I_PLACE,x\n", InstrumentValueError),
        (f"{OFF}{BEHIND}{BEHIND}", InstrumentDuplicateError),
    ],
)
def test_what_is_not_understood_refuses_the_file(
    tmp_path: Path, lines: str, error: type[InstrumentError]
) -> None:
    """Half a file would leave blocks out without a word."""
    (tmp_path / FILE).write_text(HEAD + lines, "utf-8")
    with pytest.raises(error):
        read_kinds(tmp_path, BDT)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("sticky = [", InstrumentUnreadableError),
        (KEYING + "[more]\n", InstrumentUnknownKeyError),
        (KEYING.replace("petugas_verivali", "petugas"), InstrumentDanglingError),
        (KEYING.replace("petugas_verivali", "nik"), InstrumentValueError),
        (KEYING.replace('["nik"]', '"nik"'), InstrumentValueError),
        (KEYING.replace("yes_no_34", "yes_no"), InstrumentDanglingError),
        (KEYING.replace('"4"', '"2"'), InstrumentValueError),
        (KEYING.replace("jumlah_sapi", "ada_ac"), InstrumentValueError),
        (KEYING.replace("tempat_lahir", "alamat"), InstrumentValueError),
        (KEYING.replace("RT 000", "RT"), InstrumentValueError),
        (KEYING.replace("nama_sls", "luas_lantai"), InstrumentValueError),
        (KEYING.replace('code = "1"', 'code = "7"'), InstrumentValueError),
        (KEYING.replace('2 = "2"', '9 = "2"'), InstrumentValueError),
        (KEYING.replace('2 = "2"', '2 = "9"'), InstrumentValueError),
        (KEYING.replace('code = "1"', ""), InstrumentValueError),
        (KEYING.replace('code = "1"', 'code = "1"\nlike = "hubungan_krt"'), InstrumentValueError),
        (KEYING.replace("umur <= 9", "umur <="), InstrumentValueError),
        (KEYING.replace("umur <= 9", "usia <= 9"), InstrumentDanglingError),
        (KEYING.replace("code =", "kode ="), InstrumentUnknownKeyError),
    ],
)
def test_what_entry_may_not_fill_in_refuses_the_file(
    tmp_path: Path, text: str, error: type[InstrumentError]
) -> None:
    """A wrong "no" in an even item would be a wrong answer in every household."""
    (tmp_path / KEYING_FILE).write_text(text, "utf-8")
    with pytest.raises(error):
        read_keying(tmp_path, BDT)


def test_no_is_two_in_an_odd_item_and_four_in_an_even_one() -> None:
    """As printed on the paper of the DTKS form."""
    told = {name: keying.no_to(BDT, BDT.variable(name)) for name in ("ada_ac", "ada_tv", "lantai")}
    assert told == {"ada_ac": "2", "ada_tv": "4", "lantai": None}
