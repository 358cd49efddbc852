"""The nothing-lost ledger: what waits for whom, since when, and whether everything adds up."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, overload

from db.agenda import agenda, agenda_parcels, agenda_series
from db.agenda.agenda import Section
from db.agenda.agenda_parcels import LinkTotals, LostParcel, Owed, ParcelLine
from db.agenda.agenda_series import NumberGap
from db.office import offices
from db.parcels import arrivals
from db.parcels.arrivals import Missing
from siksng_tui.services.office.sessions import Session

__all__ = [
    "PARTS",
    "Ledger",
    "LinkTotals",
    "LostParcel",
    "Missing",
    "NumberGap",
    "Numbers",
    "Owed",
    "ParcelLine",
    "Section",
    "Waiting",
    "age",
    "names",
    "numbers",
    "parcels",
    "read",
]

PARTS: Final = tuple(own for own in Section if own is not Section.CARRIED_OVER)
"""The sections that share all requests among themselves."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much waits, and how many days the oldest has; None where nothing does."""

    count: int
    days: int | None


@dataclass(frozen=True, slots=True)
class Ledger:
    """The ledger at a moment.

    Args:
        sections: what waits in each.
        parcels: what is owed for parcels.
        total: requests that were ever entered or received here.
        missing: parcels of other offices that a later one names and that never came.
        lost: parcels that were numbered here and are not kept.
        gaps: numbers of requests that were given here and that no request has.
        links: what went over each link.
    """

    sections: Mapping[Section, Waiting]
    parcels: Mapping[Owed, Waiting]
    total: int
    missing: tuple[Missing, ...]
    lost: tuple[LostParcel, ...]
    gaps: tuple[NumberGap, ...]
    links: tuple[LinkTotals, ...]

    @property
    def unplaced(self) -> int:
        """Return by how many the sections differ from all requests: nought, or something is lost.

        More means that a request stands nowhere, less that one stands twice.
        """
        return self.total - sum(self.sections[own].count for own in PARTS)

    @property
    def unbalanced(self) -> tuple[LinkTotals, ...]:
        """Return the links on which records are unaccounted for."""
        return tuple(own for own in self.links if not own.balanced)

    @property
    def sound(self) -> bool:
        """Return whether everything adds up and no number is missing."""
        holes = (self.unplaced, self.missing, self.lost, self.gaps, self.unbalanced)
        return not any(holes)


class Numbers(Sequence[str]):
    """The numbers of a section's requests, read from the store a page at a time."""

    def __init__(self, session: Session, found: Sequence[int]) -> None:
        """Know the rows, which say nothing of a request."""
        self._store, self._found = session.store, found

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._found)

    @overload
    def __getitem__(self, at: int) -> str: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...

    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        """Return one number, or those of a page."""
        if isinstance(at, slice):
            return agenda.numbers(self._store, self._found[at])
        return agenda.numbers(self._store, [self._found[at]])[0]


def read(session: Session) -> Ledger:
    """Return the ledger as it stands."""
    store, own = session.store, session.office.id
    return Ledger(
        sections={section: _section(session, section) for section in Section},
        parcels={owed: _owed(session, owed) for owed in Owed},
        total=agenda.total(store),
        missing=arrivals.missing(store),
        lost=agenda_parcels.lost(store),
        gaps=agenda_series.gaps(store, own),
        links=agenda_parcels.totals(store),
    )


def numbers(session: Session, section: Section) -> Numbers:
    """Return the numbers of a section's requests, what waits longest first."""
    found = agenda.rows_of(session.store, session.office.id, section)
    return Numbers(session, found)


def parcels(session: Session, owed: Owed | None = None) -> tuple[ParcelLine, ...]:
    """Return all parcels, or those for which something is owed, the oldest first."""
    return agenda_parcels.lines(session.store, owed)


def names(session: Session) -> Mapping[str, str]:
    """Return the names of the offices that are known here, by their ids."""
    return {own.id: own.name for own in offices.every(session.store)}


def age(session: Session, since: dt.datetime) -> int:
    """Return the days since a moment, by the calendar of this PC."""
    return (session.today() - since.astimezone().date()).days


def _section(session: Session, section: Section) -> Waiting:
    """Return what waits in a section."""
    found = agenda.waiting(session.store, session.office.id, section)
    if not found.count:
        return Waiting(0, None)
    return Waiting(found.count, age(session, dt.datetime.fromisoformat(found.since)))


def _owed(session: Session, owed: Owed) -> Waiting:
    """Return for how many parcels something is owed."""
    found = parcels(session, owed)
    return Waiting(len(found), age(session, found[0].time) if found else None)
