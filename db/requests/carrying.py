"""Requests that missed a date: found and flagged in one statement."""

import datetime as dt
from typing import Final

from db.fetching import row, write
from db.rows.fields import stored_moment
from db.store import Store
from forms.records import Flag

_MISSED: Final = """
FROM request_state s WHERE s.office_id = ?1
AND EXISTS (SELECT 1 FROM request_event e
    WHERE e.request_id = s.request_id AND e.office_id = ?1 AND e.time <= ?2)
AND (s.state IN ('draft', 'received', 'checked', 'finalised', 'authenticated', 'sealed', 'covered',
        'returned')
    OR s.state IN ('sent', 'acknowledged') AND (SELECT max(e.time) FROM request_event e
        WHERE e.request_id = s.request_id AND e.office_id = ?1 AND e.step = 'send') > ?2)
AND NOT EXISTS (SELECT 1 FROM request_flag f
    WHERE f.request_id = s.request_id AND f.flag = ?3)
"""


def carry_over(store: Store, office: str, end: dt.datetime, now: dt.datetime) -> int:
    """Return how many requests were flagged because they were here at a moment and not sent by it.

    A request that is flagged already, or that was sent back below, is not counted again.

    Args:
        store: the open store.
        office: id of the office.
        end: the moment.
        now: since when they are flagged.
    """
    values = (office, stored_moment(end), Flag.CARRIED_OVER.value)
    with store.transaction():
        (count,) = row(store, f"SELECT count(*) {_MISSED}", values) or (0,)
        if count:
            sql = f"INSERT INTO request_flag SELECT s.request_id, ?3, ?4 {_MISSED}"
            write(store, sql, (*values, stored_moment(now)))
    return int(count)
