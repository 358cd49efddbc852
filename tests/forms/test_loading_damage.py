"""Every kind of damage to an instrument is refused, with file, line and the word at fault."""

from pathlib import Path

import pytest

from forms.datafile import InstrumentConditionError as BadCondition
from forms.datafile import InstrumentDanglingError as Dangling
from forms.datafile import InstrumentDuplicateError as Duplicate
from forms.datafile import InstrumentError
from forms.datafile import InstrumentFileMissingError as NoFile
from forms.datafile import InstrumentUnknownKeyError as UnknownKey
from forms.datafile import InstrumentUnreadableError as Unreadable
from forms.datafile import InstrumentValueError as Wrong
from forms.datafile import InstrumentValueMissingError as Missing
from forms.errors import DamagedError
from forms.loading import load_instrument
from tests.forms.tiny_instrument import write_tiny

Damage = tuple[str, str, type[InstrumentError], int, str]
"""What stood there, what stands there now, error, line, word at fault; 0 and "" mean any."""

DAMAGES: dict[str, list[Damage]] = {
    "instrument.toml": [
        ('id = "tiny"', 'ident = "tiny"', UnknownKey, 0, "id"),
        ("format = 1", "format = 1\nextra = 1", UnknownKey, 2, "extra"),
        ("format = 1", "format = 2", Wrong, 1, "format"),
        ('version = "1"', "version = 1", Wrong, 3, "version"),
        ('"Kecil"', '" "', Missing, 4, "title_id"),
        ('"blocks.csv"', '"../x.csv"', Wrong, 7, "blocks"),
        ('"blocks.csv"', '"none.csv"', NoFile, 0, "none.csv"),
        ('"lists/bits.csv"', '"/etc/x"', Wrong, 16, "bits"),
        ('"a document"', "7", Wrong, 11, "doc"),
        ("[sources]", "[[sources]]", Wrong, 0, "sources"),
        ('id = "tiny"', "id = tiny", Unreadable, 2, "TOML"),
        ("[roles]", "[role]", UnknownKey, 18, "role"),
        ('nik = "nik"', 'nick = "nik"', UnknownKey, 20, "nick"),
        ('nik = "nik"', 'nik = "nick"', Dangling, 20, "nick"),
        ('nik = "nik"', 'nik = "roof"', Wrong, 20, "nik"),
        ('nik = "nik"', 'nik = "child"', Wrong, 20, "nik"),
        ('nik = "nik"', "nik = 1", Wrong, 20, "nik"),
        ('[roles]\naddress = "roof"\nnik = "nik"\nsex = "here"', "[roles]", Dangling, 21, "sex"),
        ("sex.male", "sex.other", UnknownKey, 24, "sex.other"),
        ("sex.male", "sex", Unreadable, 0, "TOML"),
        ("sex.male", '"sex.male"', UnknownKey, 0, "sex.male."),
        ('sex.male = "1"\nsex.female = "2"', 'sex = "1"', UnknownKey, 0, "sex."),
        ('male = "1"', 'male = "3"', Wrong, 24, "sex.male"),
        ('male = "1"', "male = 1", Wrong, 24, "sex.male"),
    ],
    "lists/bits.csv": [
        ("# source: a document\n", "# a document\n", Missing, 1, "source"),
        ("# source: a document", "# source:", Missing, 1, "source"),
        ("label_en", "label_fr", UnknownKey, 2, "label_fr"),
        ("1,Satu,One", "1,Satu,One,Uno", Unreadable, 4, "4 != 3"),
        ("1,Satu,One", '1,"Satu,One', Unreadable, 4, "CSV"),
        ("1,Satu,One\n", "\n", Unreadable, 4, "0 != 3"),
        ("1,Satu,One", "1, Satu,One", Wrong, 4, "label_id:  Satu"),
        ("Satu", "Sa\u200btu", Wrong, 4, ""),
        ("1,Satu,One", "1,Satu,", Missing, 4, "label_en"),
        ("1,Satu,One", "1,,One", Missing, 4, "label_id"),
        ("2,Dua,Two", "1,Dua,Two", Duplicate, 5, "1"),
        ("2,Dua,Two", "2,Dua,Two\n3,Tiga,Three", Wrong, 10, "list: bits"),
        ("1,Satu,One\n2,Dua,Two", "9,Lain,Other", Wrong, 10, "list: bits"),
        ("2,Dua,Two", "B,Dua,Two", Wrong, 10, "list: bits"),
        ("2,Dua,Two", "2 a,Dua,Two", Wrong, 5, "code: 2 a"),
    ],
    "blocks.csv": [
        (",order", "", UnknownKey, 3, "order"),
        ("rows,paper", "paper,rows", UnknownKey, 3, "id"),
        ("P,Orang", "H,Orang", Duplicate, 5, "H"),
        ("person,,yes", "animal,,yes", Wrong, 5, "subject: animal"),
        ("yes,2,doc", "yes,0,doc", Wrong, 5, "order: 0"),
        ("yes,2,doc", "yes,b,doc", Wrong, 5, "order: b"),
        ("yes,2,doc", "ya,2,doc", Wrong, 5, "paper: ya"),
        ("yes,2,doc", "yes,2,page", Dangling, 5, "page"),
        ("yes,2,doc", "yes,2,", Missing, 5, "source"),
        ("Person,person", ",person", Missing, 5, "title_en"),
    ],
    "lists/yes_no.csv": [
        ("1,Ya,Yes\n2,Tidak,No\n", "", Missing, 0, "code"),
    ],
    "variables.csv": [
        ("P,here", "X,here", Dangling, 7, "X"),
        ("P,here", "P,roof", Duplicate, 7, "roof"),
        ("P,here", "P,is here", Wrong, 7, "name: is here"),
        ("H,members", "R,members", Wrong, 7, "block: P"),
        ("Roof,enum", ",enum", Missing, 4, "label_en"),
        ("Roof,enum", "Roof,choice", Wrong, 4, "type: choice"),
        ("Roof,enum,,,yes_no", "Roof,enum,,,no_yes", Dangling, 4, "no_yes"),
        ("Roof,enum,,,yes_no", "Roof,enum,,,", Missing, 4, "list"),
        ("Born,date,,,", "Born,date,,,yes_no", Wrong, 8, "list: yes_no"),
        ("Born,date,", "Born,date,8", Wrong, 8, "length: 8"),
        ("Place,code,3", "Place,code,", Missing, 12, "length"),
        ("Place,code,3", "Place,code,0", Wrong, 12, "length: 0"),
        ("0..150", "150..0", Wrong, 9, "range: 150..0"),
        ("0..150", "0-150", Wrong, 9, "range: 0-150"),
        ("0..150", "..", Wrong, 9, "range: .."),
        ("text,40,", "text,40,1..2", Wrong, 13, "range: 1..2"),
        ("2,,yes,,doc", "2,,no,,doc", Wrong, 11, "read_only: no"),
        ("doc,Salin.,Copy.", "doc,Salin.,", Missing, 11, "help_en"),
        ("doc,Salin.,Copy.", "doc,,Copy.", Missing, 11, "help_id"),
        ("doc memory,,", "doc memo,,", Dangling, 10, "memo"),
        ("doc memory,,", ",,", Missing, 10, "source"),
        ("Atap;ROOF_X", "Atap;;ROOF_X", Wrong, 4, "aliases: Atap;;ROOF_X"),
        ("roof = 1,1b", "roof == 1,1b", BadCondition, 5, "roof == 1 (7: number word)"),
        ("roof = 1,1b", "rof = 1,1b", Dangling, 5, "rof"),
        ("roof = 1,1b", "roof = 3,1b", BadCondition, 5, "roof = 3"),
        ("roof = 1,1b", "roof >= 1,1b", BadCondition, 5, "roof >= 1"),
        ("roof = 1,1b", "members = 1,1b", BadCondition, 5, "members"),
        ("roof = 1,1b", "bad = 1,1b", BadCondition, 5, "bad"),
        ("roof = 1,1b", "here = 1,1b", BadCondition, 5, "here"),
        ("roof = 1,1b", "visit = 1,1b", BadCondition, 5, "visit = 1"),
        ("age >= 5", "age = five", BadCondition, 10, "age = five"),
        ("place = 017", "cards = 1", BadCondition, 13, "cards = 1"),
        ("here in (1,2)", "here in (1,3)", BadCondition, 6, "here in (1,3)"),
        ("here in (1,2)", "here in 1", BadCondition, 6, "count person where here in 1"),
        ("here in (1,2)", "hera = 1", Dangling, 6, "hera"),
        ("here in (1,2)", "roof = 1", BadCondition, 6, "roof"),
        ("here in (1,2)", "cards = 1", BadCondition, 6, "cards"),
        ("here in (1,2)", "age >= 60", BadCondition, 6, "age"),
        ("count person", "number of person", BadCondition, 6, ""),
        ("age of born at visit", "age of nik at visit", BadCondition, 9, "nik"),
        ("age of born at visit", "age of bor at visit", Dangling, 9, "bor"),
        ("age of born at visit", "count family", BadCondition, 9, "family"),
        ("0..150,,,,age", "0..150,,roof = 1,,age", BadCondition, 9, "age"),
        (
            "date,,,,,,,,,doc,,\nP,age",
            "date,,,,,,age of born at visit,,,doc,,\nP,age",
            Wrong,
            8,
            "computed: age of born at visit",
        ),
        ("Atap;ROOF_X", "Atap;BAD", Duplicate, 4, "BAD"),
        ("1b,,,,doc", "1b,,,atap,doc", Duplicate, 5, "atap"),
    ],
}
"""File to what can be wrong in it."""


def _refusal(folder: Path) -> InstrumentError:
    """Return the error with which a folder is refused."""
    with pytest.raises(InstrumentError) as caught:
        load_instrument(folder)
    return caught.value


@pytest.mark.parametrize(
    ("file", "damage"), [(file, damage) for file, all_of in DAMAGES.items() for damage in all_of]
)
def test_each_kind_of_damage_is_refused_where_it_stands(
    tmp_path: Path, file: str, damage: Damage
) -> None:
    """A form that is half right would be worse than none."""
    old, new, error, line, what = damage
    path = write_tiny(tmp_path) / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    refusal = _refusal(tmp_path)
    assert type(refusal) is error
    assert isinstance(refusal, DamagedError)
    assert refusal.facts["what"] == (what or refusal.facts["what"])
    assert refusal.facts["line"] == (line or refusal.facts["line"])


def test_the_file_at_fault_is_named(tmp_path: Path) -> None:
    """The one that is open in the editor."""
    folder = write_tiny(tmp_path)
    (folder / "lists/bits.csv").write_bytes(b"# source: x\ncode,label_id,label_en\n1,\xff,One\n")
    refusal = _refusal(folder)
    assert type(refusal) is Unreadable
    assert refusal.facts == {"file": "lists/bits.csv", "line": 3, "what": "UTF-8"}
