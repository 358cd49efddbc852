"""Flags of requests: what is odd about one, apart from where it stands."""

import datetime as dt

from db.fetching import write
from db.numbers import row_of
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


def take_down(store: Store, number: str, flag: str) -> None:
    """Take a flag from a request, if it has it.

    Raises:
        RequestNotFoundError: nothing was changed.
    """
    values = (row_of(store, number), flag)
    write(store, "DELETE FROM request_flag WHERE request_id = ? AND flag = ?", values)
