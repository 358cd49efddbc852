"""Going round the whole register, or all open requests, a few at a time."""

import json
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from db.fetching import row, rows
from db.requests import pending
from db.store import Store

_WITHIN: Final = "(?1 = '' OR {0} = ?1 OR ({0} >= ?1 || '.' AND {0} < ?1 || '/'))"
"""Whether a village is a region, or lies in it; "/" follows "." among the characters."""

_HOUSEHOLDS: Final = f"FROM household h WHERE h.active = 1 AND {_WITHIN.format('h.village')}"

_REQUESTS: Final = f"""FROM request_state s JOIN request r ON r.id = s.request_id
WHERE {_WITHIN.format("r.region")}
AND s.office_id = ?2 AND s.state IN (SELECT value FROM json_each(?3))"""  # noqa: S608


class Stop(NamedTuple):
    """A household on the round, or a request with the household that it is about."""

    row: int
    household: str
    village: str
    request: str


def count_households(store: Store, region: str) -> int:
    """Return how many households a region has that the register counts; "" for all regions."""
    return _count(row(store, f"SELECT count(*) {_HOUSEHOLDS}", (region,)))


def households(store: Store, region: str, size: int) -> Iterator[list[Stop]]:
    """Yield the households of a region, `size` at a time; other threads get their turn between."""
    sql = (
        f"SELECT h.subject_id, h.uid, h.village, '' {_HOUSEHOLDS}"
        " AND h.subject_id > ?2 ORDER BY h.subject_id LIMIT ?3"
    )
    after = 0
    while found := [Stop._make(one) for one in rows(store, sql, (region, after, size))]:
        yield found
        after = found[-1].row


def instruments(store: Store) -> tuple[str, ...]:
    """Return the ids of the instruments that the households of the register answer."""
    return tuple(one for (one,) in rows(store, "SELECT DISTINCT instrument FROM household"))


def count_requests(store: Store, office: str, region: str) -> int:
    """Return how many requests of a region an office has that are not decided."""
    sql = f"SELECT count(*) {_REQUESTS}"
    return _count(row(store, sql, (region, office, pending.OPEN_JSON)))


def requests(store: Store, office: str, region: str, size: int) -> Iterator[list[Stop]]:
    """Yield the requests of a region that an office has and are not decided, `size` at a time."""
    sql = (
        f"SELECT r.id, r.household_uid, r.region, r.number {_REQUESTS}"
        " AND r.id > ?4 ORDER BY r.id LIMIT ?5"
    )
    after, own = 0, (region, office, pending.OPEN_JSON)
    while found := [Stop._make(one) for one in rows(store, sql, (*own, after, size))]:
        yield found
        after = found[-1].row


def reasons(store: Store, households: Iterable[str]) -> set[str]:
    """Return the keys of the findings that requests for some households gave reasons for."""
    found = rows(
        store,
        "SELECT f.finding_key FROM request r JOIN finding_reason f ON f.request_id = r.id"
        " WHERE r.household_uid IN (SELECT value FROM json_each(?1))"
        " OR r.other_uid IN (SELECT value FROM json_each(?1))",
        (json.dumps(list(households)),),
    )
    return {key for (key,) in found}


def _count(found: tuple[int, ...] | None) -> int:
    """Return the only number of a row."""
    return found[0] if found else 0
