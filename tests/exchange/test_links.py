"""Parcels arrive twice, late, in any order and not at all; the link is told apart from them."""

import random
from dataclasses import replace

from siksng_tui.exchange.links import Known, Place, missing
from siksng_tui.exchange.manifest import Manifest
from tests.exchange.receiving import Received, sample
from tests.exchange.world import head


def sequence(count: int) -> list[Manifest]:
    """Return so many parcels of one link."""
    parcels: list[Manifest] = []
    for number in range(1, count + 1):
        previous = parcels[-1].digest if parcels else None
        parcels.append(replace(sample(), head=head(sequence=number, previous=previous)))
    return parcels


def test_parcels_in_order_are_each_the_next() -> None:
    """And known when they come again."""
    received = Received()
    parcels = sequence(5)
    assert [received.take(one) for one in parcels] == [Place.NEXT] * 5
    assert [received.take(one) for one in parcels] == [Place.AGAIN] * 5


def test_parcels_in_any_order_twice_end_where_order_would() -> None:
    """50 parcels, each twice, one never: the state is the same, the missing one is named."""
    parcels = sequence(50)
    lost = parcels.pop(30)
    arrivals = parcels * 2
    random.Random(1771).shuffle(arrivals)  # noqa: S311  # the same order each time
    received = Received()
    places = [received.take(one) for one in arrivals]
    assert places.count(Place.AGAIN) == 49
    assert not {Place.FORK, Place.ROLLBACK} & set(places)
    expected = {(1, one.head.sequence): Known(one.digest, one.head.previous) for one in parcels}
    assert received.known == expected
    assert received.position and received.position.sequence == 50
    gaps = set(range(1, 51)) - {number for _, number in received.known}
    assert gaps == {lost.head.sequence}


def test_a_gap_names_what_is_missing() -> None:
    """Between the furthest and what came."""
    parcels = sequence(6)
    received = Received()
    received.take(parcels[0])
    assert received.place(parcels[4]) is Place.GAP
    assert list(missing(parcels[4], received.position)) == [2, 3, 4]
    assert list(missing(parcels[4], None)) == [1, 2, 3, 4]


def test_the_same_number_with_another_content_is_a_fork() -> None:
    """Two PCs of one office, or a sender that lies."""
    parcels = sequence(3)
    received = Received()
    for one in parcels:
        received.take(one)
    other = replace(parcels[2], records=7)
    assert received.place(other) is Place.FORK


def test_a_restored_sender_is_a_rollback() -> None:
    """It uses a number again and knows less of its own past."""
    parcels = sequence(3)
    received = Received()
    for one in parcels:
        received.take(one)
    again = replace(parcels[2], records=7, head=replace(parcels[2].head, audit_count=1))
    assert received.place(again) is Place.ROLLBACK
    onward = replace(parcels[2].head, sequence=4, previous=parcels[2].digest, audit_count=2)
    assert received.place(replace(parcels[2], head=onward)) is Place.ROLLBACK


def test_a_late_parcel_that_does_not_fit_its_neighbours_is_a_fork() -> None:
    """It names another parcel before it, or the one after it names another."""
    parcels = sequence(3)
    received = Received()
    received.take(parcels[0])
    received.take(parcels[2])
    assert received.place(parcels[1]) is Place.LATE
    stranger = replace(parcels[1], head=replace(parcels[1].head, previous="0" * 64))
    assert received.place(stranger) is Place.FORK
    assert received.place(replace(parcels[1], records=9)) is Place.FORK


def test_a_new_epoch_begins_at_one() -> None:
    """A replaced PC, by a new card; its audit may be shorter than the old one's."""
    received = Received()
    for one in sequence(3):
        received.take(one)
    first = replace(sample(), head=replace(head(), epoch=2, audit_count=1))
    assert received.place(first) is Place.NEXT
    second = replace(sample(), head=replace(head(sequence=2, previous="1" * 64), epoch=2))
    assert received.place(second) is Place.GAP
    assert received.take(first) is Place.NEXT
    late = replace(sample(), head=head(sequence=9, previous="2" * 64))
    assert received.place(late) is Place.ROLLBACK


def test_what_follows_a_fork_is_one_even_after_a_gap() -> None:
    """A copy of the store goes on sending: its second parcel has no neighbour that came."""
    received = Received()
    parcels = sequence(3)
    for one in parcels:
        received.take(one)
    fork = replace(parcels[2], records=7)
    after = replace(fork, head=replace(head(sequence=4, previous=fork.digest), audit_count=60))
    behind = replace(fork, head=replace(head(sequence=5, previous=after.digest), audit_count=61))
    assert [received.take(one) for one in (fork, after, behind)] == [Place.FORK] * 3


def test_a_late_parcel_that_knows_more_than_those_after_it_is_a_fork() -> None:
    """Both its neighbours are missing; the audit tells that it is of another past."""
    received = Received()
    parcels = sequence(5)
    received.take(parcels[0])
    received.take(parcels[4])
    assert received.place(parcels[2]) is Place.LATE
    onward = replace(parcels[2].head, audit_count=46)
    assert received.place(replace(parcels[2], head=onward)) is Place.FORK
