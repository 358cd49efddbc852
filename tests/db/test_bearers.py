"""Who bears a number among requests that are not decided: by indexes alone."""

import json

import pytest

from db.fetching import rows
from db.requests import bearers, drafts, pending
from db.requests.drafts import DraftChange
from db.store import Store
from tests.db.builders import OFFICE, household_record, insert
from tests.db.wishes import entered

NIK = "1771010203809001"

TABLES = {"draft_change", "proposed_number", "request", "request_state", "d", "p", "r", "s", "h"}
"""Tables of the statement, by name or by the letter that stands for it; none is read whole."""


def test_a_number_in_a_draft_is_found_without_reading_every_draft(store: Store) -> None:
    """A clerk waits for it at each NIK."""
    asked = (json.dumps([NIK]), OFFICE, pending.OPEN_JSON)
    plan = [row[-1] for row in rows(store, f"EXPLAIN QUERY PLAN {bearers._SQL}", asked)]
    assert any("draft_change_number" in step for step in plan)
    assert not [step for step in plan if step.startswith("SCAN") and step.split()[1] in TABLES]


@pytest.mark.parametrize("text", ["", "177101", f"{NIK}0", "1771010203809OO1"])
def test_only_sixteen_digits_are_a_number(text: str) -> None:
    """A name of sixteen letters is none."""
    assert not bearers.is_number(text)


def test_an_answer_that_is_taken_away_bears_nothing(store: Store) -> None:
    """A typing error must not follow the draft."""
    number = entered(store, household_record())
    drafts.save(store, number, [DraftChange("ab" * 16, "nik", NIK)])
    assert [own.number for own in bearers.undecided(store, OFFICE, NIK)] == [number]
    drafts.save(store, number, [DraftChange("ab" * 16, "nik", None)])
    assert bearers.undecided(store, OFFICE, NIK) == ()


def test_the_register_and_the_requests_are_asked_about_many_numbers_at_once(store: Store) -> None:
    """A file of thousands of proposals would take minutes one by one."""
    record = household_record()
    insert(store, record)
    niks = [str(own.answers["nik"]) for own in record.persons]
    known = bearers.registered_of(store, [*niks, "1771010203809899"])
    assert known == dict.fromkeys(niks, record.household.id)
    number = entered(store, household_record())
    drafts.save(store, number, [DraftChange("ab" * 16, "nik", NIK)])
    found = bearers.undecided_of(store, OFFICE, [NIK, "1771010203809899"])
    assert [own.number for own in found[NIK]] == [number]
    assert list(found) == [NIK]
