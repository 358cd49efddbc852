"""Where requests are found by their number."""

from collections.abc import Iterable

from db.fetching import Values, row, write_many
from db.store import Store
from forms.errors import NotFoundError


class RequestNotFoundError(NotFoundError):
    """The office has no request of this number. Facts: number."""

    code, field = "request-not-found", "number"


def row_of(store: Store, number: str) -> int:
    """Return the row number of a request.

    Raises:
        RequestNotFoundError: there is no such request.
    """
    found = row(store, "SELECT id FROM request WHERE number = ?", (number,))
    if found is None:
        raise RequestNotFoundError(number=number)
    return int(found[0])


def write_each(store: Store, number: str, sql: str, values: Iterable[Values]) -> None:
    """Run one statement for each sequence of values, with a request's row number before them.

    Raises:
        RequestNotFoundError: there is no such request; nothing was changed.
    """
    request = row_of(store, number)
    write_many(store, sql, [(request, *each) for each in values])
