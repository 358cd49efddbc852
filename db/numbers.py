"""Where requests are found by their number."""

from db.fetching import row
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
