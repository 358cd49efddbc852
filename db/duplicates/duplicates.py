"""Pairs that may be one and the same: what a search found, and what an operator said of each."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from db.fetching import row, rows, write, write_many
from db.rows.fields import stored_moment
from db.store import Store
from forms.errors import NotFoundError


class DuplicateNotFoundError(NotFoundError):
    """No search found such a pair; nothing was changed."""

    code, field = "duplicate-not-found", "pair"


class PairKind(StrEnum):
    """What is registered twice."""

    PERSON = "person"
    HOUSEHOLD = "household"


class PairOutcome(StrEnum):
    """What an operator said of a pair."""

    SAME = "same"
    DIFFERENT = "different"
    VISIT = "visit"


class FoundPair(NamedTuple):
    """A pair as a search found it, with the row numbers of its subjects and households.

    `inside` is the pair of their households, where these are one.
    """

    kind: PairKind
    first: int
    second: int
    first_home: int
    second_home: int
    score: int
    reasons: str
    seen: bytes
    round: int
    inside: int | None = None


class PairSide(NamedTuple):
    """One side of a pair: who it is, of which household, and where that lives."""

    uid: str
    home: str
    name: str
    village: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair as it stands; `reasons` is JSON, `outcome` None as long as nobody said anything.

    `reason`, `account` and `time` stay when an answer that mattered changed, so that whoever is
    asked again sees what was said before. `request` is the one that takes a side off the list.
    """

    id: int
    kind: PairKind
    score: int
    reasons: str
    first: PairSide
    second: PairSide
    outcome: PairOutcome | None
    reason: str
    account: str
    time: str
    request: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """What an operator says of a pair; `leaves` is the id of what the request takes off."""

    outcome: PairOutcome
    reason: str
    account: str
    time: dt.datetime
    request: str = ""
    leaves: str = ""


_FROM: Final = """
FROM duplicate_pair d
LEFT JOIN person p ON p.subject_id = d.first_id LEFT JOIN person q ON q.subject_id = d.second_id
JOIN household f ON f.subject_id = coalesce(p.household_id, d.first_home)
JOIN household s ON s.subject_id = coalesce(q.household_id, d.second_home)
"""
"""A pair with its households of today: since it was found, somebody may have moved."""

_FAILED: Final = """
EXISTS (SELECT 1 FROM request u JOIN request_event e ON e.request_id = u.id
    WHERE u.number = {pair}.request AND e.state_after IN ('withdrawn', 'rejected'))
"""
"""Whether the request that followed from what was said of a pair took nobody off the list."""

_UNDONE: Final = _FAILED.format(pair="d")

_STAYS: Final = f"""
seen = excluded.seen OR request IS NOT NULL AND NOT {_FAILED.format(pair="duplicate_pair")}
"""
"""Whether what was said of a pair stays when it is found again: a request is under way, or no
answer that mattered has changed."""

_NOTE: Final = f"""
INSERT INTO duplicate_pair (kind, first_id, second_id, first_home, second_home, score, reasons,
    seen, round, inside)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (first_id, second_id) DO UPDATE SET first_home = excluded.first_home,
    second_home = excluded.second_home, score = excluded.score, reasons = excluded.reasons,
    round = excluded.round, inside = excluded.inside, seen = excluded.seen,
    outcome = CASE WHEN {_STAYS} THEN outcome END,
    request = CASE WHEN {_STAYS} THEN request END,
    leaves = CASE WHEN {_STAYS} THEN leaves END
"""  # noqa: S608 - ours

_STANDS: Final = f"""
d.inside IS NULL AND f.active = 1 AND s.active = 1 AND NOT EXISTS (
    SELECT 1 FROM duplicate_pair g WHERE g.id <> d.id AND g.request IS NOT NULL
    AND g.leaves IN (d.first_id, d.second_id, f.subject_id, s.subject_id)
    AND NOT {_FAILED.format(pair="g")})
"""  # noqa: S608 - ours
"""Whether a pair is asked: no side of it is off the list, or about to be taken off it."""

_WAITS: Final = f"(d.outcome IS NULL OR d.request IS NOT NULL AND {_UNDONE}) AND {_STANDS}"
"""Whether a pair waits for somebody to say something of it."""

_OF: Final[Mapping[PairOutcome | None, str]] = {
    None: _WAITS,
    PairOutcome.VISIT: f"d.outcome = 'visit' AND {_STANDS}",
    PairOutcome.DIFFERENT: "d.outcome = 'different' AND d.inside IS NULL",
    PairOutcome.SAME: f"d.outcome = 'same' AND d.inside IS NULL AND NOT {_UNDONE}",
}
"""Which pairs have an outcome; for None those that wait."""

_SAID: Final = """
UPDATE duplicate_pair SET outcome = ?1, reason = ?2, account = ?3, time = ?4,
    request = nullif(?5, '') WHERE id = ?6 OR inside = ?6
"""
"""What was said of a pair, and so of the pairs inside it."""

_COLUMNS: Final = """d.id, d.kind, d.score, d.reasons,
coalesce(p.uid, f.uid), f.uid, coalesce(p.name, f.head_name), f.village,
coalesce(q.uid, s.uid), s.uid, coalesce(q.name, s.head_name), s.village,
d.outcome, d.reason, d.account, d.time, coalesce(d.request, '')"""


def note(store: Store, pairs: Iterable[FoundPair]) -> None:
    """Keep pairs; what was said of one stays as long as no answer that mattered has changed."""
    write_many(store, _NOTE, (tuple(own) for own in pairs))


def number_of(store: Store, first: int, second: int) -> int | None:
    """Return the number of the pair of two subjects by their row numbers, None where none is."""
    sql = "SELECT id FROM duplicate_pair WHERE first_id = ? AND second_id = ?"
    found = row(store, sql, (min(first, second), max(first, second)))
    return int(found[0]) if found else None


def forget_before(store: Store, current: int) -> None:
    """Forget the pairs that nobody said anything of and that a newer round did not find again."""
    sql = "DELETE FROM duplicate_pair WHERE outcome IS NULL AND round < ?"
    write(store, sql, (current,))


def count_open(store: Store) -> int:
    """Return how many pairs wait for somebody to say something of them."""
    found = row(store, f"SELECT count(*) {_FROM} WHERE {_WAITS}")
    return int(found[0]) if found else 0


def numbers(store: Store, outcomes: Sequence[PairOutcome | None]) -> tuple[int, ...]:
    """Return the numbers of pairs, the likeliest first, that have one of some outcomes.

    Args:
        store: the open store.
        outcomes: one behind the other; None for what waits.
    """
    found: list[int] = []
    for outcome in outcomes:
        order = "ORDER BY d.score DESC, d.first_id, d.second_id"
        sql = f"SELECT d.id {_FROM} WHERE {_OF[outcome]} {order}"
        found += [number for (number,) in rows(store, sql)]
    return tuple(found)


def is_under_way(store: Store, number: int) -> bool:
    """Return whether a request takes a side of a pair off the list, or has taken it."""
    sql = f"SELECT 1 {_FROM} WHERE d.id = ? AND d.request IS NOT NULL AND NOT {_UNDONE}"
    return row(store, sql, (number,)) is not None


def pair(store: Store, number: int) -> Pair:
    """Return a pair by its number.

    Raises:
        DuplicateNotFoundError: there is none.
    """
    found = row(store, f"SELECT {_COLUMNS} {_FROM} WHERE d.id = ?", (number,))
    if found is None:
        raise DuplicateNotFoundError
    return _pair(found)


def inside(store: Store, number: int) -> tuple[Pair, ...]:
    """Return the pairs of persons inside a pair of households."""
    sql = f"SELECT {_COLUMNS} {_FROM} WHERE d.inside = ? ORDER BY p.seq"
    return tuple(_pair(found) for found in rows(store, sql, (number,)))


def resolve(store: Store, number: int, said: Resolution) -> None:
    """Keep what an operator said of a pair, and so of the pairs inside it.

    Raises:
        DuplicateNotFoundError: there is no such pair; nothing was kept.
    """
    with store.transaction():
        pair(store, number)
        by = (said.account, stored_moment(said.time))
        write(store, _SAID, (said.outcome, said.reason, *by, said.request, number))
        leaves = "SELECT id FROM subject WHERE uid = ?"
        sql = f"UPDATE duplicate_pair SET leaves = ({leaves}) WHERE id = ?"  # noqa: S608 - ours
        write(store, sql, (said.leaves, number))


def _pair(found: Sequence[str | int | None]) -> Pair:
    """Return the pair of a row."""
    number, kind, score, reasons, *rest = found
    first, second, (outcome, *said) = PairSide._make(rest[:4]), PairSide._make(rest[4:8]), rest[8:]
    return Pair(
        int(number or 0),
        PairKind(str(kind)),
        int(score or 0),
        str(reasons),
        first,
        second,
        PairOutcome(str(outcome)) if outcome else None,
        *map(str, said),
    )
