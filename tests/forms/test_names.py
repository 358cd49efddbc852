"""The name key: one key for the many spellings of one name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.names import name_key
from forms.shipped import shipped_rows

SAME = [
    ["MUHAMMAD ALI", "Mohamad Ali", "MOHAMMAD ALI", "MUHAMAD ALI", "MOH. ALI", "MUH ALI", "M. ALI"],
    ["MOCHAMAD ALI", "MOCH. ALI", "MHD ALI", "MUHD. ALI", "MOKHAMAD ALI", "MUHAMMAD ALI"],
    ["AHMAD", "ACHMAD", "AKHMAD", "ahmad"],
    ["SITI ROHANI", "SITTI ROHANI", "ST. ROHANI"],
    ["SUTRISNO", "SOETRISNO", "SUTTRISNO"],
    ["YUSUF", "JUSUF", "YUSUP", "JOESOEF"],
    ["WAHYU", "WAHJU"],
    ["CAHYONO WIJAYA", "TJAHJONO WIDJAJA"],
    ["NYOMAN", "NJOMAN"],
    ["SYARIF", "SJARIF"],
    ["JAMALUDIN", "DJAMALUDDIN", "Jamaluddin"],
    ["MA'RUF", "MARUF", "MA`RUF", "MA\u2019RUF"],
    ["JOSÉ", "JOSE"],
    ["NUR-LAILA", "NUR LAILA", "NUR  LAILA"],
    [
        "UPIK SUMARNI",
        "UPIK SUMARNI, SE",
        "Dra. Hj. UPIK SUMARNI, S.Pd., M.Si",
        "UPIK SUMARNI (ALM)",
    ],
]


@pytest.mark.parametrize("spellings", SAME, ids=lambda spellings: spellings[0])
def test_spellings_of_one_name_have_one_key(spellings: list[str]) -> None:
    """Clerks, cards and old papers write them differently."""
    assert {name_key(spelling) for spelling in spellings} == {name_key(spellings[0])}


@pytest.mark.parametrize(
    ("one", "other"),
    [("SANJAYA", "SANYAYA"), ("JOKO", "YOKO"), ("BUDI SE", "BUDI"), ("MARIA", "MUHAMMAD ARIA")],
)
def test_different_names_keep_different_keys(one: str, other: str) -> None:
    """Modern J is not an old Y, and a word without comma or dot is no title."""
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize("name", ["HAJI", "Drs.", "ALM", "S.PD"])
def test_a_name_that_is_only_a_title_is_kept(name: str) -> None:
    """An empty key would match everybody."""
    assert name_key(name)


@given(st.one_of(st.text(), st.text("MOUHCKDJTSNYAEI. ,'LRPD-", max_size=16)))
def test_the_key_of_a_key_is_the_key(name: str) -> None:
    """Keys are stored and compared again with keys."""
    assert name_key(name_key(name)) == name_key(name)


@given(st.text())
def test_a_key_has_single_spaces_and_no_small_letters(name: str) -> None:
    """So it can be split, indexed and compared byte by byte."""
    key = name_key(name)
    assert key == " ".join(key.split())
    assert key == key.upper()


def test_an_unfinished_word_is_not_completed() -> None:
    """While somebody types, MUH must still find MUHLIS."""
    assert name_key("siti muh", unfinished=True) == "SITI MUH"
    assert name_key("siti muh") == "SITI MUHAMAD"


def test_every_standard_spelling_is_its_own_key() -> None:
    """Else a key would depend on how often it is made."""
    rows = shipped_rows("names/variants.csv", "variant", "standard", "place")
    assert rows
    assert [name_key(row["standard"]) for row in rows] == [row["standard"] for row in rows]


def test_no_variant_stands_twice_and_every_place_is_known() -> None:
    """A second line would silently win."""
    for file, column in (("names/variants.csv", "variant"), ("names/titles.csv", "title")):
        columns = ("variant", "standard", "place") if column == "variant" else ("title", "place")
        rows = shipped_rows(file, *columns)
        assert len({row[column] for row in rows}) == len(rows)
        assert {row["place"] for row in rows} <= {"any", "first", "before", "after"}
