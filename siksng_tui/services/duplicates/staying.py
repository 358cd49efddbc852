"""Which of two records of one person or household should stay: the one that aid is paid on.

Source: the ministry's way of mending duplicates, keep the ID with the active history of aid and
take the other one off the list (read at rstka.id, 2026-11-23).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from forms.duplicates import aid
from forms.identity import is_complete, is_placeholder
from forms.instrument import Instrument
from forms.loading import instrument
from forms.records import HouseholdRecord, Subject, SubjectKind
from forms.told import told


class Why(StrEnum):
    """Why a record should stay rather than another."""

    AID = "aid"
    NUMBER = "number"
    NIK = "nik"
    FULLER = "fuller"


@dataclass(frozen=True, slots=True)
class Side:
    """One of two records: its household, and the subject that is meant in it."""

    record: HouseholdRecord
    subject: Subject

    @property
    def instrument(self) -> Instrument:
        """Return what the record answers."""
        return instrument(self.record.instrument)

    @property
    def is_household(self) -> bool:
        """Return whether the household itself is meant."""
        return self.subject.kind is SubjectKind.HOUSEHOLD

    @property
    def meant(self) -> tuple[Subject, ...]:
        """Return the subject, and of a household everybody in it."""
        return tuple(self.record.subjects()) if self.is_household else (self.subject,)

    def aid(self) -> tuple[str, ...]:
        """Return the questions by whose answers aid is received, each once."""
        asked = aid().get(self.record.instrument, {})
        found = [
            name
            for own in self.meant
            for name, code in asked.items()
            if str(own.answers.get(name, "")) == code
        ]
        return tuple(dict.fromkeys(found))

    def numbered(self) -> int:
        """Return how many NIK of those who are meant tell somebody apart."""
        niks = (told(self.instrument, own.answers, "nik") for own in self.meant)
        return sum(is_complete(nik) and not is_placeholder(nik) for nik in niks)


@dataclass(frozen=True, slots=True)
class Advice:
    """Which of two records should stay, the first (0) or the second (1), and why."""

    side: int
    why: Why


def advice(first: Side, second: Side) -> Advice | None:
    """Return which of two records should stay; None where nothing tells them apart."""
    for why, ranks in _ranks(first, second):
        if ranks[0] != ranks[1]:
            return Advice(int(ranks[1] > ranks[0]), why)
    return None


def _ranks(first: Side, second: Side) -> Sequence[tuple[Why, tuple[int, int]]]:
    """Return what speaks for each side, the weightiest first."""
    return (
        (Why.AID, (len(first.aid()), len(second.aid()))),
        (Why.NUMBER, (_has_number(first), _has_number(second))),
        (Why.NIK, (first.numbered(), second.numbered())),
        (Why.FULLER, (_answers(first), _answers(second))),
    )


def _has_number(side: Side) -> int:
    """Return 1 where the household has an ID from the centre."""
    return int(bool(told(side.instrument, side.record.household.answers, "household_id")))


def _answers(side: Side) -> int:
    """Return how much is answered."""
    return sum(len(own.answers) for own in side.meant)
