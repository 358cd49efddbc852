"""Regions by either code and by every name that files use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.records import Level
from forms.regions import place_key, region, shipped_regions

REGIONS = shipped_regions()


def test_kota_bengkulu_ships_with_78_codes() -> None:
    """One province, one city, nine districts and 67 villages."""
    levels = [item.level for item in REGIONS]
    assert len(REGIONS) == len(levels) == 78
    counts = [levels.count(level) for level in Level]
    assert counts == [67, 9, 1, 1, 0]


def test_every_region_has_its_parent_and_both_codes() -> None:
    """A village without its district could not be listed."""
    for item in REGIONS:
        assert item.bps_code
        assert item.parent in REGIONS or item.level is Level.PROVINCE
        assert REGIONS.by_bps(item.bps_code) == item == REGIONS.get(item.code)


def test_the_bps_code_of_a_village_begins_with_that_of_its_district() -> None:
    """The only structure that the bridge has, and a check of the join."""
    for item in REGIONS:
        parent = REGIONS.get(item.parent)
        assert parent is None or item.bps_code.startswith(parent.bps_code)


def test_every_region_is_found_by_its_own_name() -> None:
    """No two names inside one parent are levelled to one key."""
    for item in REGIONS:
        assert REGIONS.named(item.name, item.parent) == item
        assert REGIONS.named(item.name.upper(), item.parent) == item


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("BUMIAYU", "17.71.01.1004"),
        ("Bumi Ayu", "17.71.01.1004"),
        ("SUKA RAMI", "17.71.01.1002"),
        ("LINKAR BARAT", "17.71.02.1024"),
        ("LINGKAR BRT", "17.71.02.1024"),
        ("SIDO MULYO", "17.71.02.1021"),
        ("PASAR BERKAS", "17.71.03.1001"),
        ("PS. BERKAS", "17.71.03.1001"),
        ("PASAR JITRA", "17.71.03.1003"),
        ("KB. ROOS", "17.71.03.1005"),
        ("KEBUN ROS", "17.71.03.1005"),
        ("SUMUR MELELE", "17.71.03.1013"),
        ("KEBUN GERAND", "17.71.07.1008"),
        ("KEL. SUKA MERINDU", "17.71.08.1002"),
        ("PANORAMA .", "17.71.09.1001"),
    ],
)
def test_other_spellings_lead_to_the_same_village(name: str, code: str) -> None:
    """The seven in which BPS and Kemendagri differ, and those that clerks write."""
    found = REGIONS.named(name, code[:8])
    assert found
    assert found.code == code


def test_a_name_is_looked_for_inside_its_parent_only() -> None:
    """Many villages of the country share a name."""
    assert REGIONS.named("Panorama", "17.71.01") is None
    assert REGIONS.named("Nirgends", "17.71.01") is None


def test_a_village_is_found_by_the_columns_of_an_export() -> None:
    """Also where a spreadsheet took the zeros away."""
    for parts in (("17", "71", "010", "006"), ("17", "71", "10", "6")):
        found = REGIONS.village(*parts)
        assert found
        assert found.name == "Pagar Dewa"
    assert REGIONS.village("17", "71", "010", "999") is None


def test_a_path_leads_from_the_province_down() -> None:
    """As papers print it."""
    names = [item.name for item in REGIONS.path("17.71.01.1001")]
    assert names == ["Bengkulu", "Kota Bengkulu", "Selebar", "Pagar Dewa"]
    assert REGIONS.path("32") == ()


def test_a_loaded_list_adds_regions_and_forgets_nothing_that_was_known() -> None:
    """A national list of Kemendagri has no BPS codes, and it may spell a name anew."""
    more = REGIONS.with_more([region("32", "Jawa Barat"), region("17.71.01.1001", "Pagar Diwa")])
    renamed = more.named("Pagar Diwa", "17.71.01")
    assert renamed
    assert renamed == more.village("17", "71", "010", "006") == more.named("PAGAR DEWA", "17.71.01")
    assert more.named("Bumi Ayu", "17.71.01") == REGIONS.get("17.71.01.1004")
    assert len(more) == len(REGIONS) + 1


@pytest.mark.parametrize("code", ["", "1", "17.", "17.7", "1771", "17.71.01.101", "17.71.1.1001"])
def test_a_code_of_another_form_makes_no_region(code: str) -> None:
    """BPS codes above all, which have no dots."""
    with pytest.raises(ValueError, match="code"):
        region(code, "X")


@given(st.text())
def test_a_place_key_never_holds_spaces_or_marks(name: str) -> None:
    """Keys are compared byte by byte."""
    assert all(letter.isalnum() for letter in place_key(name))


def test_a_name_that_only_says_its_kind_keeps_its_key() -> None:
    """An empty key would match nothing, or everything."""
    assert place_key("Desa") == "DESA"
