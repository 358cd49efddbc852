"""Who of the register an entry of a list is."""

from db.fetching import rows
from db.lists import list_matches
from db.lists.list_matches import Looked, Match
from db.store import Store


def test_both_ways_of_tying_stand_on_an_index(store: Store) -> None:
    """Neither reads the million persons of a register for a row."""
    for sql in (list_matches._BY_NIK, list_matches._BY_NAME):
        plan = [row[-1] for row in rows(store, f"EXPLAIN QUERY PLAN {sql}", ("{}",))]
        assert not [step for step in plan if step.startswith("SCAN") and "asked" not in step]
        assert any("USING INDEX person_" in step for step in plan), plan


def test_where_nobody_is_there_nobody_fits(store: Store) -> None:
    """Also for somebody of whom nothing is known."""
    asked = [Looked("", "", "", ""), Looked("1771014101019001", "SITI", "2001-01-01", "17.71.01")]
    assert [own.match for own in list_matches.matched(store, asked)] == [Match.NONE, Match.NONE]
