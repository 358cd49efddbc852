"""Files of programme proposals that were written: for which programme and period, and with whom."""

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from db.fetching import row, rows, write
from db.requests.numbers import row_of
from db.rows.fields import stored_moment
from db.store import Store
from forms.records import State

_NEWEST: Final = """
SELECT id, programme, period, layout, rows, time, account FROM template
WHERE programme = ? AND period = ? ORDER BY id DESC LIMIT 1
"""

_WAITING: Final = """
SELECT r.number FROM request_state s JOIN request r ON r.id = s.request_id
WHERE s.office_id = ?1 AND r.instrument = ?2 AND r.kind = 'proposal'
AND s.state IN (SELECT value FROM json_each(?3)) AND NOT EXISTS (
    SELECT 1 FROM template_request m JOIN template t ON t.id = m.template_id
    WHERE m.request_id = r.id AND t.period <> ?4 AND NOT EXISTS (
        SELECT 1 FROM template later WHERE later.programme = t.programme
        AND later.period = t.period AND later.id > t.id))
ORDER BY r.id
"""
"""Proposals that stand in no file of another period that counts: the newest of its programme."""

_OF_OTHERS: Final = """
SELECT DISTINCT r.number FROM template t JOIN template_request m ON m.template_id = t.id
JOIN request r ON r.id = m.request_id
WHERE t.period = ?2 AND t.programme <> ?1 AND t.id IN (
    SELECT max(id) FROM template WHERE period = ?2 GROUP BY programme)
ORDER BY r.id
"""


@dataclass(frozen=True, slots=True)
class Template:
    """One file: programme, period (2026-12), layout, how many rows, when and by whom."""

    programme: str
    period: str
    layout: str
    rows: int
    time: dt.datetime
    account: str


def record(store: Store, own: Template, numbers: Iterable[str]) -> None:
    """Keep that a file was written, and which requests stand in it.

    Raises:
        RequestNotFoundError: there is no such request; nothing was kept.
    """
    with store.transaction():
        ((at,),) = rows(
            store,
            "INSERT INTO template (programme, period, layout, rows, time, account)"
            " VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
            (own.programme, own.period, own.layout, own.rows, stored_moment(own.time), own.account),
        )
        for number in numbers:
            values = (at, row_of(store, number))
            write(store, "INSERT INTO template_request VALUES (?, ?)", values)


def newest(store: Store, programme: str, period: str) -> tuple[Template, tuple[str, ...]] | None:
    """Return the newest file of a programme and period with its requests; None where none was."""
    found = row(store, _NEWEST, (programme, period))
    if found is None:
        return None
    at, *_told, layout, count, time, account = found
    sql = (
        "SELECT r.number FROM template_request m JOIN request r ON r.id = m.request_id"
        " WHERE m.template_id = ? ORDER BY r.id"
    )
    numbers = tuple(str(number) for (number,) in rows(store, sql, (at,)))
    moment = dt.datetime.fromisoformat(time)
    return Template(programme, period, layout, count, moment, account), numbers


def waiting(
    store: Store, office: str, instrument: str, states: Iterable[State], period: str
) -> tuple[str, ...]:
    """Return the proposals of an office in some states that no file of another period holds.

    A file in whose place a later one of its programme and period went out holds nothing.
    """
    asked = json.dumps([own.value for own in states])
    found = rows(store, _WAITING, (office, instrument, asked, period))
    return tuple(str(number) for (number,) in found)


def of_others(store: Store, programme: str, period: str) -> tuple[str, ...]:
    """Return the requests in the newest files of the other programmes of a period."""
    found = rows(store, _OF_OTHERS, (programme, period))
    return tuple(str(number) for (number,) in found)
