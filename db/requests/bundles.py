"""Stacks of paper forms: what their header says, what came out of them, whose desk they lie on."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from db.fetching import row, rows, write
from db.requests.ledger import next_bundle_number
from db.requests.numbers import row_of
from db.rows.fields import stored_moment
from db.store import Store
from forms.errors import NotFoundError

BUNDLE_SQL: Final = """
SELECT b.number, b.village, b.area, b.instrument, b.forms, b.members, b.received, b.brought_by,
    b.begun, b.begun_by, b.closed, b.closed_by, b.reason,
    (SELECT count(*) FROM bundle_request q JOIN request_state s ON s.request_id = q.request_id
        AND s.office_id = ?1 WHERE q.bundle_id = b.id AND s.state <> 'withdrawn'),
    (SELECT count(*) FROM bundle_request q JOIN request_state s ON s.request_id = q.request_id
        AND s.office_id = ?1 WHERE q.bundle_id = b.id
        AND s.state NOT IN ('withdrawn', 'draft', 'returned'))
FROM bundle b
"""
"""Stacks as an office sees them, in the order in which `_bundle` takes them."""


class BundleNotFoundError(NotFoundError):
    """The office has no stack of this number. Facts: number."""

    code, field = "bundle-not-found", "number"


@dataclass(frozen=True, slots=True)
class Header:
    """What an office writes on the header of a stack.

    Args:
        village: its code.
        instrument: id of the questionnaire.
        forms: how many forms there are.
        received: the day when they came.
        area: RT and RW or hamlet, in words.
        members: how many members stand on all forms together; None where nobody counted.
        brought_by: who handed them over.
    """

    village: str
    instrument: str
    forms: int
    received: dt.date
    area: str = ""
    members: int | None = None
    brought_by: str = ""


@dataclass(frozen=True, slots=True)
class Bundle:
    """A stack; `entered` counts the requests that are not withdrawn, `filed` those past a draft."""

    number: str
    header: Header
    begun: dt.datetime
    begun_by: str
    closed: dt.datetime | None
    closed_by: str
    reason: str
    entered: int
    filed: int

    @property
    def missing(self) -> int:
        """Return how many forms were not begun."""
        return max(0, self.header.forms - self.entered)


def create(store: Store, header: Header, region: str, begun: tuple[str, dt.datetime]) -> str:
    """Return the number of a new stack.

    Args:
        store: the open store.
        header: what stands on it.
        region: of the office, for the number.
        begun: by which account, and when.
    """
    account, time = begun
    with store.transaction():
        number = next_bundle_number(store, region, time.year)
        write(
            store,
            "INSERT INTO bundle (number, village, area, instrument, forms, members, received,"
            " brought_by, begun, begun_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                number,
                header.village,
                header.area,
                header.instrument,
                header.forms,
                header.members,
                header.received.isoformat(),
                header.brought_by,
                stored_moment(time),
                account,
            ),
        )
    return number


def get(store: Store, number: str, office: str) -> Bundle:
    """Return a stack as an office sees it.

    Raises:
        BundleNotFoundError: there is no such stack.
    """
    found = row(store, f"{BUNDLE_SQL} WHERE b.number = ?2", (office, number))
    if found is None:
        raise BundleNotFoundError(number=number)
    return _bundle(found)


def every(store: Store, office: str) -> tuple[Bundle, ...]:
    """Return every stack, the open ones first, each time the newest first."""
    found = rows(store, f"{BUNDLE_SQL} ORDER BY b.closed IS NOT NULL, b.id DESC", (office,))
    return tuple(_bundle(one) for one in found)


def numbers_of(store: Store, number: str) -> tuple[str, ...]:
    """Return the numbers of the requests of a stack, in the order of the ledger.

    Raises:
        BundleNotFoundError: there is no such stack.
    """
    found = rows(
        store,
        "SELECT r.number FROM bundle_request q JOIN request r ON r.id = q.request_id"
        " WHERE q.bundle_id = ? ORDER BY r.id",
        (_row_of(store, number),),
    )
    return tuple(one for (one,) in found)


def put_on_desk(store: Store, account: str, number: str) -> None:
    """Lay a stack before somebody, in place of another one.

    Raises:
        BundleNotFoundError: nothing was changed.
    """
    write(
        store,
        "INSERT OR REPLACE INTO bundle_desk (account, bundle_id) VALUES (?, ?)",
        (account, _row_of(store, number)),
    )


def clear_desk(store: Store, account: str) -> None:
    """Take away whatever stack lies before somebody."""
    write(store, "DELETE FROM bundle_desk WHERE account = ?", (account,))


def on_desk(store: Store, account: str) -> str:
    """Return the number of the stack that lies before somebody; empty where none does."""
    found = row(
        store,
        "SELECT b.number FROM bundle_desk d JOIN bundle b ON b.id = d.bundle_id"
        " WHERE d.account = ?",
        (account,),
    )
    return str(found[0]) if found else ""


def take_in(store: Store, account: str, number: str) -> None:
    """Put a request into the stack that lies before somebody, if it can be a form of it.

    That is one of the same village and questionnaire: somebody at the counter is from elsewhere.
    """
    write(
        store,
        "INSERT INTO bundle_request (request_id, bundle_id)"
        " SELECT r.id, b.id FROM request r, bundle_desk d JOIN bundle b ON b.id = d.bundle_id"
        " WHERE r.number = ? AND d.account = ? AND b.closed IS NULL"
        " AND b.village = r.region AND b.instrument = r.instrument",
        (number, account),
    )


def put_in(store: Store, number: str, request: str) -> None:
    """Put a request into a stack, out of another one it was in.

    Raises:
        BundleNotFoundError, RequestNotFoundError: nothing was changed.
    """
    write(
        store,
        "INSERT OR REPLACE INTO bundle_request (request_id, bundle_id) VALUES (?, ?)",
        (row_of(store, request), _row_of(store, number)),
    )


def close(store: Store, number: str, by: tuple[str, dt.datetime], reason: str) -> None:
    """Note that a stack is done with, and take it from every desk.

    Raises:
        BundleNotFoundError: nothing was changed.
    """
    account, time = by
    with store.transaction():
        bundle = _row_of(store, number)
        write(
            store,
            "UPDATE bundle SET closed = ?, closed_by = ?, reason = ? WHERE id = ?",
            (stored_moment(time), account, reason, bundle),
        )
        write(store, "DELETE FROM bundle_desk WHERE bundle_id = ?", (bundle,))


def reopen(store: Store, number: str, reason: str) -> None:
    """Note that a stack is not done with after all, and why; why it was closed is forgotten.

    Raises:
        BundleNotFoundError: nothing was changed.
    """
    write(
        store,
        "UPDATE bundle SET closed = NULL, closed_by = NULL, reason = ? WHERE id = ?",
        (reason, _row_of(store, number)),
    )


def waiting(store: Store, account: str, village: str, instrument: str) -> str:
    """Return the number of the stack before somebody that takes such a form; empty if none does."""
    found = row(
        store,
        "SELECT b.number FROM bundle_desk d JOIN bundle b ON b.id = d.bundle_id"
        " WHERE d.account = ? AND b.closed IS NULL AND b.village = ? AND b.instrument = ?",
        (account, village, instrument),
    )
    return str(found[0]) if found else ""


def _row_of(store: Store, number: str) -> int:
    """Return the row number of a stack.

    Raises:
        BundleNotFoundError: there is no such stack.
    """
    found = row(store, "SELECT id FROM bundle WHERE number = ?", (number,))
    if found is None:
        raise BundleNotFoundError(number=number)
    return int(found[0])


def _bundle(found: Sequence[Any]) -> Bundle:
    """Return the stack of a row."""
    number, village, area, instrument, forms, members, received, brought_by, *rest = found
    begun, begun_by, closed, closed_by, reason, entered, filed = rest
    return Bundle(
        number=number,
        header=Header(
            village=village,
            instrument=instrument,
            forms=forms,
            received=dt.date.fromisoformat(received),
            area=area,
            members=members,
            brought_by=brought_by,
        ),
        begun=dt.datetime.fromisoformat(begun),
        begun_by=begun_by,
        closed=dt.datetime.fromisoformat(closed) if closed else None,
        closed_by=closed_by or "",
        reason=reason,
        entered=entered,
        filed=filed,
    )
