"""Proposals: what is proposed, by whom, why a flag was passed, who signed."""

import datetime as dt

import pytest

from db.register import revisions
from db.register.revisions import RevisionDamagedError
from db.requests import proposals
from db.requests.numbers import RequestNotFoundError
from db.requests.proposals import FindingReason, PersonSignature
from db.store import Store
from forms.records import HouseholdRecord
from tests.db.builders import NOW, OFFICE, household_record
from tests.db.stores import sql
from tests.db.wishes import changed, entered, propose

HOME = household_record().household.id
HEAD = household_record().persons[0].id


def test_a_proposal_comes_back_in_its_order_with_bases_and_hashes(
    store: Store, record: HouseholdRecord
) -> None:
    """What is signed is what was proposed."""
    number = entered(store, record)
    made = [
        (changed(record, uid, record.revisions[uid], catatan="x"), record.revisions[uid])
        for uid in (HEAD, HOME)
    ]
    proposals.propose(store, number, made)
    found = proposals.proposal(store, number)
    assert [(one.revision, one.base) for one in found] == made
    assert [one.hash for one in found] == [revision.hash for revision, _ in made]


def test_a_new_proposal_takes_the_place_of_the_old_whose_revisions_stay(
    store: Store, record: HouseholdRecord
) -> None:
    """Nothing that was ever filed is lost."""
    number = entered(store, record)
    first = propose(store, number, HEAD, nama="SITI BENAR")
    second = propose(store, number, HOME, lantai="9")
    assert [one.hash for one in proposals.proposal(store, number)] == [second.hash]
    assert revisions.body(store, first.hash) == first.canonical_bytes()


def test_the_same_revision_proposed_twice_is_stored_once(
    store: Store, record: HouseholdRecord
) -> None:
    """Its hash is its name."""
    revision = changed(record, HEAD, record.revisions[HEAD], nama="SITI BENAR")
    for number in (entered(store, record), entered(store, record)):
        proposals.propose(store, number, [(revision, revision.parent)])
        (kept,) = proposals.proposal(store, number)
        assert kept.hash == revision.hash
    of_head = (
        "SELECT count(*) FROM revision v JOIN subject s ON s.id = v.subject_id WHERE s.uid = ?"
    )
    assert sql(store, of_head, (HEAD,)) == [(2,)]


def test_a_proposal_that_fails_leaves_the_old_one(store: Store, record: HouseholdRecord) -> None:
    """Two states of one subject cannot be proposed at once."""
    number = entered(store, record)
    first = propose(store, number, HEAD, nama="SITI BENAR")
    both = [(changed(record, HEAD, None, nama=name), None) for name in ("A", "B")]
    with pytest.raises(Exception, match="UNIQUE"):
        proposals.propose(store, number, both)
    assert [one.hash for one in proposals.proposal(store, number)] == [first.hash]


def test_a_changed_revision_is_not_shown_as_a_proposal(
    store: Store, record: HouseholdRecord
) -> None:
    """Nobody signs what does not fit its hash."""
    number = entered(store, record)
    propose(store, number, HEAD, nama="SITI BENAR")
    sql(store, "DROP TRIGGER revision_is_immutable")
    with store.transaction():
        older = "UPDATE revision SET body = CAST(replace(CAST(body AS TEXT), ?, ?) AS BLOB)"
        sql(store, older, ("BENAR", "SALAH"))
    with pytest.raises(RevisionDamagedError):
        proposals.proposal(store, number)


def test_whoever_had_a_hand_in_a_request_is_remembered_once(
    store: Store, record: HouseholdRecord
) -> None:
    """The two-person rule asks for them."""
    number = entered(store, record)
    assert proposals.touched_by(store, number) == frozenset()
    for account in ("siti", "budi", "siti"):
        proposals.touch(store, number, account)
    assert proposals.touched_by(store, number) == {"siti", "budi"}
    assert proposals.touched_by(store, entered(store, record)) == frozenset()


def test_the_last_reason_given_for_a_flag_counts(store: Store, record: HouseholdRecord) -> None:
    """With who gave it and when."""
    number = entered(store, record)
    later = NOW + dt.timedelta(hours=1)
    proposals.give_reason(store, number, FindingReason("umur:1", "akta hilang", "siti", NOW))
    last = FindingReason("umur:1", "akta dilihat", "budi", later)
    other = FindingReason("kk:2", "kartu lama", "siti", NOW)
    proposals.give_reason(store, number, last)
    proposals.give_reason(store, number, other)
    assert proposals.reasons(store, number) == (other, last)


def test_signatures_come_back_to_the_last_byte(store: Store, record: HouseholdRecord) -> None:
    """Oldest first; they travel with the request."""
    number = entered(store, record)
    signed = [
        PersonSignature(OFFICE, account, b"\x30\x59", b"{}", bytes([0, 255, index]), NOW, chain)
        for index, (account, chain) in enumerate((("budi", b""), ("ani", b"PEM")))
    ]
    for one in signed:
        proposals.sign(store, number, one)
    assert proposals.signatures(store, number) == tuple(signed)


def test_nothing_is_kept_for_an_unknown_request(store: Store) -> None:
    """A mistyped number changes nothing."""
    unknown = "1771-2026-000009-X"
    for ask in (
        lambda: proposals.propose(store, unknown, []),
        lambda: proposals.proposal(store, unknown),
        lambda: proposals.touch(store, unknown, "siti"),
        lambda: proposals.touched_by(store, unknown),
        lambda: proposals.reasons(store, unknown),
        lambda: proposals.signatures(store, unknown),
    ):
        with pytest.raises(RequestNotFoundError):
            ask()
