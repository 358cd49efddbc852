"""A model of the link: senders that lose, repeat, swap, are restored and doubled, and the truth.

The model knows of each parcel which ones its sender had made before it. The receiver does not; what
it calls a parcel is compared with that truth.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import Final

from siksng_tui.exchange.links import Place
from siksng_tui.exchange.manifest import Manifest
from tests.exchange.receiving import Received, sample
from tests.exchange.world import head

STEPS: Final = (*("send", "deliver") * 3, "back up", "restore", "double")
"""What may happen; sending and delivering most often."""

HONEST_STEPS: Final = ("send", "deliver", "deliver")
"""What happens where nothing is restored or doubled: parcels are lost, repeated and swapped."""

REPLACE: Final = "replace"
"""The PC is replaced, under a new card."""

LONGEST: Final = 60
"""Steps of the longest history."""

MOST_WORK: Final = 9
"""Entries that the audit grows by, at most, between two parcels."""

HONEST: Final = frozenset({Place.NEXT, Place.GAP, Place.LATE})
"""What a parcel of an honest past is called when it comes first."""

ALARMS: Final = frozenset({Place.FORK, Place.ROLLBACK})
"""What a parcel of another past is called."""

Step = tuple[str, int]
"""What happens, and a number that chooses among what it can happen to."""


@dataclass(frozen=True, slots=True)
class Made:
    """A parcel, and the digests of those that its sender had made before it, itself the last."""

    manifest: Manifest
    line: tuple[str, ...]

    def fits(self, other: "Made") -> bool:
        """Return whether one of two parcels was made knowing of the other."""
        return self.manifest.digest in other.line or other.manifest.digest in self.line


@dataclass(frozen=True, slots=True)
class Office:
    """What one PC of the sender knows of its own past."""

    epoch: int = 1
    audit: int = 0
    line: tuple[str, ...] = ()

    def send(self, number: int) -> tuple["Office", Made]:
        """Return the PC afterwards, and the parcel; `number` makes every parcel another one."""
        audit = self.audit + 1 + number % MOST_WORK
        previous = self.line[-1] if self.line else None
        sent = replace(
            head(sequence=len(self.line) + 1, previous=previous),
            id=f"{number:032x}",
            epoch=self.epoch,
            audit_count=audit,
        )
        manifest = replace(sample(), head=sent)
        line = (*self.line, manifest.digest)
        return Office(self.epoch, audit, line), Made(manifest, line)


@dataclass(slots=True)
class Link:
    """Both ends of a link, and everything that was ever sent on it."""

    offices: list[Office] = field(default_factory=lambda: [Office()])
    kept: list[Office] = field(default_factory=lambda: [Office()])
    sent: list[Made] = field(default_factory=list)
    taken: list[Made] = field(default_factory=list)
    received: Received = field(default_factory=Received)
    named: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def step(self, what: str, number: int) -> None:
        """Let one thing happen; what cannot happen yet does not."""
        at = number % len(self.offices)
        if what == "send":
            self.offices[at], made = self.offices[at].send(len(self.sent) * MOST_WORK + number)
            self.sent.append(made)
        elif what == "back up":
            self.kept.append(self.offices[at])
        elif what == "restore":
            self.offices[at] = self.kept[number % len(self.kept)]
        elif what == "double":
            self.offices.append(self.offices[at])
        elif what == REPLACE:
            self.offices = [Office(epoch=max(one.epoch for one in self.offices) + 1)]
        elif self.sent:
            self.deliver(self.sent[number % len(self.sent)])

    def deliver(self, made: Made) -> None:
        """Bring a parcel, for the first time or again, and compare what it is called."""
        allowed = self.allowed(made)
        found = self.received.take(made.manifest)
        self.named[found.value] += 1
        if found not in allowed:
            self.faults.append(f"{found.value}, not {' or '.join(sorted(allowed))}")
        if found in HONEST:
            self.taken.append(made)

    def allowed(self, made: Made) -> set[Place]:
        """Return what a parcel may be called: one name where its sender's past is one line."""
        epochs = [one.manifest.head.epoch for one in self.taken]
        if made in self.taken:
            return {Place.AGAIN}
        if epochs and made.manifest.head.epoch < max(epochs):
            return {Place.ROLLBACK}
        beside = [one for one in self.taken if one.manifest.head.epoch == made.manifest.head.epoch]
        furthest = max((one.manifest.head.sequence for one in beside), default=0)
        if all(made.fits(one) for one in beside):
            return {_honest(made.manifest.head.sequence - furthest)}
        return {_torn(made, beside)} if self.visible(made, beside) else {*HONEST}

    def visible(self, made: Made, beside: Iterable[Made]) -> bool:
        """Return whether what came shows that a parcel is of another past."""
        numbered = {one.manifest.head.sequence: one for one in beside}
        number = made.manifest.head.sequence
        near = [numbered.get(number + step) for step in (-1, 0, 1)]
        if any(one and not made.fits(one) for one in near):
            return True
        sent = made.manifest.head
        most = max(one.manifest.head.audit_count for one in numbered.values())
        back = sent.audit_count < most if number > max(numbered) else sent.audit_count > most
        return back or sent.previous in self.received.refused


def _honest(ahead: int) -> Place:
    """Return the name of a parcel that stands so far ahead of the furthest."""
    if ahead <= 0:
        return Place.LATE
    return Place.NEXT if ahead == 1 else Place.GAP


def _torn(made: Made, beside: Iterable[Made]) -> Place:
    """Return which alarm a parcel of another past gives: it knows less, or just otherwise."""
    numbers = {one.manifest.head.sequence for one in beside}
    most = max(one.manifest.head.audit_count for one in beside)
    number = made.manifest.head.sequence
    filling = number not in numbers and number < max(numbers)
    back = made.manifest.head.audit_count < most and not filling
    return Place.ROLLBACK if back else Place.FORK


def play(steps: Iterable[Step]) -> Link:
    """Return a link after a history."""
    link = Link()
    for what, number in steps:
        link.step(what, number)
    return link


def history(draw: Random, names: Sequence[str]) -> Iterator[Step]:
    """Yield random steps."""
    for _ in range(draw.randrange(LONGEST)):
        yield draw.choice(names), draw.randrange(1 << 20)


def brought(link: Link) -> Link:
    """Return the link after everything that was lost came after all, twice."""
    for made in (*link.sent, *link.sent):
        link.deliver(made)
    return link


def torn(link: Link) -> bool:
    """Return whether two parcels of one epoch were made without knowing of each other."""
    return any(
        one.manifest.head.epoch == other.manifest.head.epoch and not one.fits(other)
        for one in link.sent
        for other in link.sent
    )
