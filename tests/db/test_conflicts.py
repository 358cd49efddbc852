"""Requests that clash with the register, as an office lists them."""

from db.requests import conflicts
from db.store import Store
from forms.lifecycle import Step
from forms.records import State
from tests.db.builders import NOW, OFFICE, PROVINCE, household_record
from tests.db.stores import sql
from tests.db.wishes import entered, walk

RECORD = household_record()

PLACE = (RECORD.household.id, "luas_lantai")
"""Where the requests clash."""

UNSIGNED = (State.DRAFT, State.CHECKED, State.RETURNED)


def test_each_office_lists_what_it_can_settle(store: Store) -> None:
    """A request of another office that was sent back lies there, and is settled there."""
    own, sent_back, signed, _clean = (entered(store, RECORD) for _ in range(4))
    for number in (own, sent_back, signed):
        conflicts.note(store, number, [PLACE], NOW)
    with store.transaction():
        sql(store, "UPDATE request SET owner = ? WHERE number = ?", (PROVINCE, sent_back))
    walk(store, signed, Step.CHECK, Step.FINALISE, Step.AUTHENTICATE)
    assert conflicts.numbers(store, OFFICE, UNSIGNED) == (own, sent_back)
    walk(store, sent_back, Step.CHECK, Step.SEND_BACK)
    assert conflicts.numbers(store, OFFICE, UNSIGNED) == (own,)
    conflicts.settle(store, own, [PLACE])
    assert conflicts.numbers(store, OFFICE, UNSIGNED) == ()
