"""Flags of requests: what is odd about one, apart from where it stands."""

import datetime as dt
import json

from db.fetching import write
from db.requests.numbers import row_of
from db.rows.fields import stored_moment
from db.store import Store


def put_up(store: Store, number: str, flag: str, time: dt.datetime) -> None:
    """Flag a request; one that has the flag keeps the time since when.

    Raises:
        RequestNotFoundError: nothing was changed.
    """
    write(
        store,
        "INSERT OR IGNORE INTO request_flag (request_id, flag, since) VALUES (?, ?, ?)",
        (row_of(store, number), flag, stored_moment(time)),
    )


def take_down(store: Store, number: str, *gone: str) -> None:
    """Take flags from a request, those that it has.

    Raises:
        RequestNotFoundError: nothing was changed.
    """
    sql = (
        "DELETE FROM request_flag WHERE request_id = ? AND flag IN (SELECT value FROM json_each(?))"
    )
    write(store, sql, (row_of(store, number), json.dumps(gone)))
