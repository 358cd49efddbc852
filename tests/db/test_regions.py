"""Regions that the office loaded."""

from db.office import regions
from db.store import Store
from forms.regions import region

BENGKULU = (
    region("17", "BENGKULU", "17"),
    region("17.03", "BENGKULU UTARA", "1703"),
    region("17.03.01", "ENGGANO"),
)


def test_loaded_regions_come_back_in_the_order_of_their_codes(store: Store) -> None:
    """With level and parent, which follow from the code, and no BPS code where none is known."""
    regions.put(store, reversed(BENGKULU))
    assert regions.all_regions(store) == BENGKULU


def test_a_newer_list_replaces_what_it_names_and_leaves_the_rest(store: Store) -> None:
    """Names change; a list of one regency takes nothing from another."""
    regions.put(store, BENGKULU)
    regions.put(store, [region("17.03", "KABUPATEN BENGKULU UTARA", "1703")])
    assert [one.name for one in regions.all_regions(store)] == [
        "BENGKULU",
        "KABUPATEN BENGKULU UTARA",
        "ENGGANO",
    ]


def test_a_newer_list_may_bring_the_code_of_the_statistics_office(store: Store) -> None:
    """The bridge to BPS often comes later than the names."""
    regions.put(store, BENGKULU)
    regions.put(store, [region("17.03.01", "ENGGANO", "1703010")])
    regions.put(store, BENGKULU)
    assert regions.all_regions(store)[2].bps_code == "1703010"
