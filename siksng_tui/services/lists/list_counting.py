"""What a new list changes against the one that stands, row by row and in counts that add up."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from db.lists.list_entries import NewEntry, stored
from db.lists.list_matches import Match, Matched
from siksng_tui.services.lists.list_reading import Taken

Said = tuple[int, str, str, str, str, str]
"""Number, NIK, name's key, birth, village and stored answers of an entry."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the rows of a list; those read are the sum of the other five, always.

    Args:
        read: rows of the file.
        new: not in the list that stands.
        changed: there with other answers.
        unchanged: there with the same.
        doubtful: with a cell that was left out, or that fit several persons of the register.
        refused: of which nothing was taken.
        gone: of the list that stands, and not in this file: they stay where it is added.
        by_nik, by_name, several, unmatched: how those taken are tied to the register.
    """

    read: int
    new: int
    changed: int
    unchanged: int
    doubtful: int
    refused: int
    gone: int
    by_nik: int
    by_name: int
    several: int
    unmatched: int


@dataclass(slots=True)
class Tally:
    """Counts entries as they pass, against what the list before said of each person."""

    before: dict[bytes, bytes]
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    doubtful: int = 0
    seen: set[bytes] = field(default_factory=set)
    matches: dict[Match, int] = field(default_factory=lambda: dict.fromkeys(Match, 0))

    def through(
        self, entries: Iterable[tuple[Taken, Matched]]
    ) -> Iterator[tuple[NewEntry, Matched]]:
        """Yield the entries as they are kept, each counted."""
        for taken, matched in entries:
            self._count(taken, matched)
            yield taken.entry, matched

    def counts(self, read: int, refused: int) -> Counts:
        """Return the counts of a list that was read to its end."""
        return Counts(
            read=read,
            new=self.new,
            changed=self.changed,
            unchanged=self.unchanged,
            doubtful=self.doubtful,
            refused=refused,
            gone=len(self.before.keys() - self.seen),
            by_nik=self.matches[Match.NIK],
            by_name=self.matches[Match.NAME],
            several=self.matches[Match.SEVERAL],
            unmatched=self.matches[Match.NONE],
        )

    def left(self, said: Iterable[Said]) -> Iterator[int]:
        """Yield the numbers of those entries of the list before whose person was not met.

        A person of whom it has several entries keeps them all.
        """
        return (number for number, *who, _answers in said if _who(*who) not in self.seen)

    def _count(self, taken: Taken, matched: Matched) -> None:
        """Count one entry where it belongs."""
        own = taken.entry
        who = _who(own.nik or "", own.name_key, own.birth or "", own.village)
        self.seen.add(who)
        self.matches[matched.match] += 1
        before = self.before.get(who)
        if taken.doubtful or matched.match is Match.SEVERAL:
            self.doubtful += 1
        elif before is None:
            self.new += 1
        elif before == _digest(stored(own.answers)):
            self.unchanged += 1
        else:
            self.changed += 1


def tally(before: Iterable[Said]) -> Tally:
    """Return a tally that compares with the entries of a list, as `answers_of` tells them."""
    return Tally({_who(*who): _digest(said) for _number, *who, said in before})


def _who(nik: str, name_key: str, birth: str, village: str) -> bytes:
    """Return what tells the persons of a list apart: the NIK, else name, birth and village."""
    return _digest(nik or f"{name_key}|{birth}|{village}")


def _digest(text: str) -> bytes:
    """Return what stands for a text where many are kept."""
    return hashlib.blake2b(text.encode(), digest_size=16).digest()
