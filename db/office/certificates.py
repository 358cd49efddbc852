"""The certificates that this office issued, and the newest revocation list of each issuer."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any, Final

from db.fetching import row, rows, write
from db.rows.fields import stored_moment
from db.store import Store

COLUMNS: Final = (
    "serial, number, office_id, key, request, card, ends, issued, account, revoked, reason"
)
"""The columns of the table, in the order of `Issued`."""


@dataclass(frozen=True, slots=True)
class Issued:
    """A certificate of an office below; `key` and `request` are SHA-256 hashes.

    `revoked` and `reason` tell when and why it was taken back; None while it is in force.
    """

    serial: str
    number: int
    office: str
    key: bytes
    request: bytes
    card: bytes = field(repr=False)
    ends: dt.datetime
    issued: dt.datetime
    account: str
    revoked: dt.datetime | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class KnownList:
    """The newest revocation list of an issuer: its number and the signed document."""

    issuer: str
    number: int
    document: bytes = field(repr=False)
    taken: dt.datetime


def next_number(store: Store) -> int:
    """Return the number of the next certificate."""
    found = row(store, "SELECT coalesce(max(number), 0) + 1 FROM certificate")
    return int(found[0]) if found else 1


def record(store: Store, issued: Issued) -> None:
    """Keep a certificate that was issued."""
    write(
        store,
        f"INSERT INTO certificate ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL)",  # noqa: S608 - names of the program
        (
            issued.serial,
            issued.number,
            issued.office,
            issued.key,
            issued.request,
            issued.card,
            stored_moment(issued.ends),
            stored_moment(issued.issued),
            issued.account,
        ),
    )


def every(store: Store) -> tuple[Issued, ...]:
    """Return all certificates, the newest first."""
    found = rows(store, f"SELECT {COLUMNS} FROM certificate ORDER BY number DESC")  # noqa: S608
    return tuple(map(_issued, found))


def revoke(store: Store, serial: str, time: dt.datetime, reason: str) -> None:
    """Note that a certificate was taken back; the first time and reason stay."""
    write(
        store,
        "UPDATE certificate SET revoked = ?, reason = ? WHERE serial = ? AND revoked IS NULL",
        (stored_moment(time), reason, serial),
    )


def lists(store: Store) -> tuple[KnownList, ...]:
    """Return the newest revocation list of each issuer."""
    found = rows(store, "SELECT issuer, number, document, taken FROM revocation_list ORDER BY 1")
    return tuple(
        KnownList(issuer, number, bytes(document), dt.datetime.fromisoformat(taken))
        for issuer, number, document, taken in found
    )


def put_list(store: Store, known: KnownList) -> None:
    """Keep a revocation list in place of its issuer's former one; its number has to be higher."""
    write(
        store,
        "INSERT INTO revocation_list VALUES (?, ?, ?, ?) ON CONFLICT (issuer) DO UPDATE"
        " SET number = excluded.number, document = excluded.document, taken = excluded.taken"
        " WHERE excluded.number > number",
        (known.issuer, known.number, known.document, stored_moment(known.taken)),
    )


def last_seen(store: Store, sender: str, recipient: str) -> tuple[int, int] | None:
    """Return epoch and sequence of the last parcel that came on a link, None before the first."""
    found = row(
        store,
        "SELECT epoch, sequence FROM link WHERE sender = ? AND recipient = ? AND sequence > 0",
        (sender, recipient),
    )
    return (found[0], found[1]) if found else None


def _issued(found: tuple[Any, ...]) -> Issued:
    """Return the certificate that a row holds."""
    serial, number, office, key, request, card, ends, issued, account, revoked, reason = found
    return Issued(
        serial=serial,
        number=number,
        office=office,
        key=bytes(key),
        request=bytes(request),
        card=bytes(card),
        ends=dt.datetime.fromisoformat(ends),
        issued=dt.datetime.fromisoformat(issued),
        account=account,
        revoked=dt.datetime.fromisoformat(revoked) if revoked else None,
        reason=reason,
    )
