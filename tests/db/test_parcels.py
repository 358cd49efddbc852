"""Parcels: where each link stands."""

from dataclasses import replace

import pytest

from db.parcels import parcels
from db.parcels.parcels import Direction, Parcel, ParcelState, Place
from db.register import households
from db.sets import sets
from db.store import Store
from tests.db.builders import NOW, OFFICE, PROVINCE, household_record, insert
from tests.db.test_sets import proposed, seal
from tests.db.wishes import entered

RECORD = household_record()


def parcel(sequence: int) -> Parcel:
    """Return a parcel to the province."""
    return Parcel(
        id=f"parcel-{sequence}",
        direction=Direction.OUT,
        kind="submission",
        sender=OFFICE,
        recipient=PROVINCE,
        epoch=1,
        sequence=sequence,
        digest=f"{sequence:064x}",
        previous=None,
        audit_count=sequence,
        audit_head="ab" * 32,
        cycle="2026-Q4",
        records=0,
        file_name=f"1771-17-{sequence:04d}.siksng",
        state=ParcelState.PACKED,
        account="siti",
        time=NOW,
    )


def test_a_link_moves_on_by_one_with_each_parcel(store: Store) -> None:
    """Each names the one before; another link, or a new epoch, begins at one."""
    assert parcels.next_place(store, OFFICE, PROVINCE, 1) == Place(1, 1, None)
    for sequence in (1, 2):
        parcels.record(store, parcel(sequence))
        expected = Place(1, sequence + 1, f"{sequence:064x}")
        assert parcels.next_place(store, OFFICE, PROVINCE, 1) == expected
    assert parcels.next_place(store, PROVINCE, OFFICE, 1) == Place(1, 1, None)
    assert parcels.next_place(store, OFFICE, PROVINCE, 2) == Place(2, 1, None)


def test_a_parcel_is_packed_until_a_medium_has_it(store: Store) -> None:
    """Nothing else of it changes."""
    kept = parcels.record(store, parcel(3))
    assert kept.state is ParcelState.PACKED
    parcels.mark_written(store, kept.id)
    (listed,) = parcels.every(store)
    assert listed == replace(kept, state=ParcelState.WRITTEN)


def test_the_newest_parcel_of_a_set_is_the_one_to_write(store: Store) -> None:
    """After a refusal by the recipient a set is sent again."""
    insert(store, RECORD)
    record = households.household(store, RECORD.household.id)
    request = proposed(store, record, "A")
    sealed = seal(store, [request])
    assert parcels.of_set(store, sealed.number) is None
    for sequence in (1, 2):
        newest = parcels.record(
            store, parcel(sequence), requests=[request], set_number=sealed.number
        )
        assert parcels.of_set(store, sealed.number) == newest


def test_a_request_that_is_sealed_again_is_looked_for_in_its_new_set(store: Store) -> None:
    """The parcel of the set before went away with other answers."""
    insert(store, RECORD)
    record = households.household(store, RECORD.household.id)
    request = proposed(store, record, "A")
    before = seal(store, [request])
    parcels.record(store, parcel(1), requests=[request], set_number=before.number)
    sets.unseal(store, before.number)
    after = seal(store, [request])
    assert parcels.of_set(store, after.number) is None


def test_a_parcel_with_an_unknown_request_is_not_kept(store: Store) -> None:
    """And the link stays where it was."""
    known = entered(store, RECORD)
    with pytest.raises(Exception, match="request-not-found"):
        parcels.record(store, parcel(1), requests=[known, "1771-2026-000009-X"])
    assert parcels.every(store) == ()
    assert parcels.next_place(store, OFFICE, PROVINCE, 1) == Place(1, 1, None)
