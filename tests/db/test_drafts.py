"""Drafts: a field that was left is there again, whatever happens next."""

from itertools import permutations

import pytest

from db.requests import drafts
from db.requests.drafts import DraftChange
from db.requests.numbers import RequestNotFoundError
from db.store import Store
from tests.db.builders import household_record
from tests.db.stores import reopened
from tests.db.wishes import entered

RECORD = household_record()
HOME = RECORD.household.id
HEAD = RECORD.persons[0].id


def test_a_left_field_is_there_after_the_store_was_closed(store: Store) -> None:
    """Text, whole number, and an answer that was taken away are told apart."""
    number = entered(store, RECORD)
    left = (
        DraftChange(HEAD, "nama", 'SITI "BENAR" é'),
        DraftChange(HEAD, "tempat_lahir", None),
        DraftChange(HOME, "luas_lantai", 42),
        DraftChange(HOME, "no_pln", "042"),
    )
    drafts.save(store, number, left)
    drafts.save_cursor(store, number, "IV/3", "siti")
    again = reopened(store)
    try:
        assert set(drafts.changes(again, number)) == set(left)
        assert drafts.cursor(again, number) == "IV/3"
    finally:
        again.close()


def test_a_field_left_twice_has_its_last_answer(store: Store) -> None:
    """The cursor too is where the person was last."""
    number = entered(store, RECORD)
    for answer in ("9", None, "6"):
        drafts.save(store, number, [DraftChange(HOME, "lantai", answer)])
        drafts.save_cursor(store, number, f"III/{answer}", "siti")
    assert drafts.changes(store, number) == (DraftChange(HOME, "lantai", "6"),)
    assert drafts.cursor(store, number) == "III/6"


def test_fields_of_rows_and_of_two_drafts_are_kept_apart(store: Store) -> None:
    """A path names one answer in one subject of one request."""
    first, second = entered(store, RECORD), entered(store, RECORD)
    left = [
        DraftChange(HOME, "rows/businesses/0/omset_usaha", "1"),
        DraftChange(HOME, "rows/businesses/10/omset_usaha", "2"),
        DraftChange(HEAD, "omset_usaha", "3"),
    ]
    drafts.save(store, first, left)
    drafts.save(store, second, [DraftChange(HOME, "lantai", "9")])
    assert sorted(drafts.changes(store, first), key=lambda one: str(one.value)) == left
    assert drafts.changes(store, second) == (DraftChange(HOME, "lantai", "9"),)


def test_changes_come_in_one_order_whatever_was_left_first(store: Store) -> None:
    """A form reopens the same way each time."""
    left = [DraftChange(HOME, path, "1") for path in ("lantai", "rows/b/2/x", "rows/b/10/x")]
    seen = set()
    for order in permutations(left):
        number = entered(store, RECORD)
        for change in order:
            drafts.save(store, number, [change])
        seen.add(drafts.changes(store, number))
    assert len(seen) == 1


def test_a_cleared_draft_is_empty_and_others_are_not(store: Store) -> None:
    """After filing, the revisions say it all."""
    first, second = entered(store, RECORD), entered(store, RECORD)
    for number in (first, second):
        drafts.save(store, number, [DraftChange(HOME, "lantai", "9")])
        drafts.save_cursor(store, number, "III/1", "siti")
    drafts.clear(store, first)
    assert (drafts.changes(store, first), drafts.cursor(store, first)) == ((), "")
    assert (len(drafts.changes(store, second)), drafts.cursor(store, second)) == (1, "III/1")


def test_who_was_the_last_one_in_a_draft_is_at_it(store: Store) -> None:
    """Not who was there before, and nobody where no field is kept."""
    number = entered(store, RECORD)
    assert not drafts.is_at(store, number, "siti")
    drafts.save_cursor(store, number, "III/1", "siti")
    assert drafts.is_at(store, number, "siti")
    drafts.save_cursor(store, number, "III/2", "rani")
    assert (drafts.is_at(store, number, "siti"), drafts.is_at(store, number, "rani")) == (0, 1)
    drafts.save_cursor(store, number, "", "rani")
    assert not drafts.is_at(store, number, "rani")


def test_a_save_that_fails_in_the_middle_keeps_nothing_of_it(store: Store) -> None:
    """A field and the answers that depend on it are saved together."""
    number = entered(store, RECORD)
    with pytest.raises(TypeError):
        drafts.save(
            store,
            number,
            [DraftChange(HOME, "lantai", "9"), DraftChange(HOME, "atap", 1.5)],  # type: ignore[arg-type]
        )
    assert drafts.changes(store, number) == ()


def test_an_unknown_request_has_no_draft(store: Store) -> None:
    """Nothing is kept for a number that the ledger never gave."""
    with pytest.raises(RequestNotFoundError):
        drafts.save(store, "1771-2026-000009-X", [DraftChange(HOME, "lantai", "9")])
    with pytest.raises(RequestNotFoundError):
        drafts.cursor(store, "1771-2026-000009-X")
