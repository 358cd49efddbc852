"""Where a parcel stands on the link between two offices. Format: parcel-1, section 3."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum

from siksng_tui.exchange.manifest import Manifest


class Place(StrEnum):
    """What a parcel is to those that came before it."""

    NEXT = "next"
    AGAIN = "again"
    GAP = "gap"
    LATE = "late"
    ROLLBACK = "rollback"
    FORK = "fork"


@dataclass(frozen=True, slots=True)
class Known:
    """A parcel of the link that came before: its digest, and the digest that it names."""

    digest: str
    previous: str | None


@dataclass(frozen=True, slots=True)
class Position:
    """The furthest that the link came: epoch, and the highest sequence and audit count in it."""

    epoch: int
    sequence: int
    audit_count: int


Lookup = Callable[[int, int], Known | None]
"""Gives the parcel of an epoch and sequence, if it came."""


def place(
    manifest: Manifest,
    position: Position | None,
    lookup: Lookup,
    refused: Collection[str] = frozenset(),
) -> Place:
    """Return where a parcel stands on its link.

    Args:
        manifest: of the parcel that came.
        position: None before the first parcel.
        lookup: what came before.
        refused: digests of the link's parcels that were named a rollback or a fork.
    """
    head = manifest.head
    known = lookup(head.epoch, head.sequence)
    if known and known.digest == manifest.digest:
        return Place.AGAIN
    if position and (head.epoch < position.epoch or _went_back(manifest, position, known)):
        return Place.ROLLBACK
    furthest = _furthest(manifest, position)
    late = head.sequence <= furthest
    torn = known or head.previous in refused or _tears(manifest, lookup)
    if torn or (late and position and head.audit_count > position.audit_count):
        return Place.FORK
    if late:
        return Place.LATE
    return Place.NEXT if head.sequence == furthest + 1 else Place.GAP


def missing(manifest: Manifest, position: Position | None) -> range:
    """Return the sequences that a gap leaves out, between the furthest and this parcel."""
    return range(_furthest(manifest, position) + 1, manifest.head.sequence)


def _furthest(manifest: Manifest, position: Position | None) -> int:
    """Return the highest sequence that came in the parcel's epoch."""
    return position.sequence if position and position.epoch == manifest.head.epoch else 0


def _went_back(manifest: Manifest, position: Position, known: Known | None) -> bool:
    """Return whether a parcel of this epoch that is not late knows less than an earlier one."""
    head = manifest.head
    late = not known and head.sequence <= position.sequence
    if late or head.epoch != position.epoch:
        return False
    return head.audit_count < position.audit_count


def _tears(manifest: Manifest, lookup: Lookup) -> bool:
    """Return whether a parcel does not fit one of its neighbours that came."""
    head = manifest.head
    before = lookup(head.epoch, head.sequence - 1)
    after = lookup(head.epoch, head.sequence + 1)
    if before and before.digest != head.previous:
        return True
    return after is not None and after.previous != manifest.digest
