"""Sets: what was sealed stays what was sealed, or it is said."""

import datetime as dt
from collections.abc import Sequence

import pytest

from db.requests import ledger, overlay, proposals
from db.requests.numbers import RequestNotFoundError
from db.sets import sets
from db.sets.sealed_states import household_sealed
from db.sets.sets import NewSet, SetChangedError, SetNotFoundError, SetUnsealedError
from db.store import Store
from forms.canonical import digest
from forms.checkcode import parse, set_code
from forms.lifecycle import Step
from forms.records import HouseholdRecord
from forms.set_records import Cover, RequestSet, SetKind
from forms.sets import set_statement
from tests.db.builders import NOW, OFFICE, household_record
from tests.db.stores import reopened, sql
from tests.db.wishes import changed, entered, propose, walk

HOME = household_record().household.id
HEAD = household_record().persons[0].id
WIFE = household_record().persons[1].id
PAPER = Cover("463/SK/2026", dt.date(2026, 11, 20), "Wali Kota Contoh")


def proposed(store: Store, record: HouseholdRecord, name: str) -> str:
    """Return the number of a request that proposes a name."""
    number = entered(store, record)
    propose(store, number, HEAD, nama=name)
    return number


def seal(store: Store, numbers: Sequence[str]) -> RequestSet:
    """Return a new set of some requests."""
    new = NewSet(SetKind.DECREE, "2026-Q4", OFFICE, "17.71", numbers)
    return sets.create(store, new, account="budi", time=NOW)


def test_a_sealed_set_has_number_fingerprint_and_code(
    store: Store, record: HouseholdRecord
) -> None:
    """Anyone who holds the requests can compute the fingerprint again."""
    numbers = [proposed(store, record, name) for name in ("A", "B")]
    found = seal(store, numbers)
    pairs = [(one, [p.hash for p in proposals.proposal(store, one)]) for one in numbers]
    assert found.fingerprint == digest(set_statement(OFFICE, "2026-Q4", SetKind.DECREE, pairs))
    assert found.code == set_code(found.fingerprint) == parse(found.code)
    assert ledger.valid(found.number)
    assert (found.requests, found.sealed, found.cover) == (tuple(numbers), NOW, None)
    assert sets.get(store, found.number) == found


def test_the_order_of_sealing_does_not_change_the_fingerprint(
    store: Store, record: HouseholdRecord
) -> None:
    """The paper binds requests, not clicks."""
    numbers = [proposed(store, record, name) for name in ("A", "B")]
    assert seal(store, numbers).fingerprint == seal(store, numbers[::-1]).fingerprint


def test_the_cover_paper_stays_with_the_set(store: Store, record: HouseholdRecord) -> None:
    """Number, date and signer as typed from it, also after the store was closed."""
    number = seal(store, [proposed(store, record, "A")]).number
    covered = sets.cover(store, number, PAPER, account="siti", time=NOW)
    assert covered.cover == PAPER
    again = reopened(store)
    try:
        assert sets.get(again, number) == covered
    finally:
        again.close()


def test_a_set_whose_request_proposes_something_else_is_refused(
    store: Store, record: HouseholdRecord
) -> None:
    """The paper that was signed must not cover what was changed afterwards."""
    request = proposed(store, record, "A")
    number = seal(store, [request]).number
    propose(store, request, HEAD, nama="ANDERS")
    with pytest.raises(SetChangedError):
        sets.get(store, number)
    with pytest.raises(SetChangedError):
        sets.cover(store, number, PAPER, account="siti", time=NOW)


def test_a_set_remembers_what_its_households_were_whatever_becomes_of_them(
    store: Store, record: HouseholdRecord
) -> None:
    """An older request beneath it is decided otherwise, and the proposal itself is another one."""
    older, request = entered(store, record), entered(store, record)
    propose(store, older, WIFE, nama="NAMA DARI YANG LAMA")
    propose(store, request, HEAD, nama="SITI BENAR")
    number = seal(store, [request]).number
    before, after = overlay.household_around(store, request)
    assert household_sealed(store, number, request) == (before, after)
    walk(store, older, Step.WITHDRAW)
    propose(store, request, HEAD, nama="ANDERS")
    assert overlay.household_around(store, request) != (before, after)
    assert household_sealed(store, number, request) == (before, after)
    with pytest.raises(KeyError):
        household_sealed(store, number, older)


def test_a_set_remembers_a_household_that_nobody_has_yet(store: Store) -> None:
    """Nothing stood there before."""
    new = household_record(2)
    request = entered(store, new)
    stated = [changed(new, own.id, None) for own in new.subjects()]
    proposals.propose(store, request, [(revision, None) for revision in stated])
    number = seal(store, [request]).number
    before, after = household_sealed(store, number, request)
    assert (before, after) == overlay.household_around(store, request)
    assert (before.persons, after.persons) == ((), new.persons)


def test_a_set_that_lost_or_gained_a_request_is_refused(
    store: Store, record: HouseholdRecord
) -> None:
    """Whoever edits the file cannot slip a family in."""
    numbers = [proposed(store, record, name) for name in ("A", "B")]
    found = seal(store, numbers[:1])
    with store.transaction():
        sql(
            store,
            "INSERT INTO set_member SELECT 1, id, '{}' FROM request WHERE number = ?",
            (numbers[1],),
        )
    with pytest.raises(SetChangedError):
        sets.get(store, found.number)
    with store.transaction():
        sql(store, "DELETE FROM set_member")
    with pytest.raises(SetChangedError):
        sets.get(store, found.number)


def test_an_unsealed_set_is_dead_and_its_requests_can_be_sealed_again(
    store: Store, record: HouseholdRecord
) -> None:
    """Its paper cannot come back, though the same requests have the same fingerprint."""
    numbers = [proposed(store, record, "A")]
    dead = seal(store, numbers)
    sets.unseal(store, dead.number)
    living = seal(store, numbers)
    assert sets.get(store, living.number).fingerprint == dead.fingerprint
    with pytest.raises(SetUnsealedError):
        sets.get(store, dead.number)
    with pytest.raises(SetUnsealedError):
        sets.cover(store, dead.number, PAPER, account="siti", time=NOW)
    assert [found.number for found in sets.every(store)] == [living.number]


def test_the_newest_set_is_listed_first(store: Store, record: HouseholdRecord) -> None:
    """With its requests and its paper."""
    numbers = [seal(store, [proposed(store, record, name)]).number for name in ("A", "B", "C")]
    sets.cover(store, numbers[0], PAPER, account="siti", time=NOW)
    listed = sets.every(store)
    assert [found.number for found in listed] == numbers[::-1]
    assert [found.cover for found in listed] == [None, None, PAPER]
    assert [found.number for found in sets.every(store, limit=1)] == numbers[2:]


def test_what_is_not_there_cannot_be_sealed_or_covered(store: Store) -> None:
    """And no number is used up by trying."""
    with pytest.raises(RequestNotFoundError):
        seal(store, ["1771-2026-000009-X"])
    with pytest.raises(SetNotFoundError):
        sets.cover(store, "1771-2026Q4-01-A", PAPER, account="siti", time=NOW)
    assert sql(store, "SELECT count(*) FROM counter WHERE name LIKE 'ledger%'") == [(0,)]
