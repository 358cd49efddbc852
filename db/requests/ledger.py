"""The ledger's numbers: given once, in order, with a check character.

A request's number is `REGION-YEAR-SEQUENCE-CHECK` ("1771-2026-000001-M"): the digits of the region
of the office, the year of entry, a sequence of that year, and a check character over all of it. A
set's number has the quarter in place of the year ("1771-2026Q4-01-8"), a stack of paper a T behind
the year ("1771-2026T-001-E"). The check character is the number that the digits make, modulo 31:
the prime below 32 keeps to letters and digits that a command line takes as they are, and finds
every wrong digit and every swap of neighbours.
"""

import re
from typing import Final

from db.fetching import row, write
from db.store import Store
from forms.checkcode import ALPHABET

REQUEST_DIGITS: Final = 6
"""Least digits of a request's sequence."""

SET_DIGITS: Final = 2
"""Least digits of a set's sequence."""

BUNDLE_DIGITS: Final = 3
"""Least digits of a stack's sequence."""

EPOCH: Final = "ledger-epoch"
"""Name of the counter that says in which epoch of the office numbers are given."""

MOST_LOST: Final = 100_000
"""Numbers that a PC which was lost or put back may have given after its last backup."""

MODULUS: Final = 31
"""Of the check character."""

_REQUEST: Final = re.compile(r"[0-9]{2,10}-[0-9]{4}-[0-9]{6,12}-[0-9A-Z]", re.ASCII)
"""How a request's number is spelled."""


def next_request_number(store: Store, region: str, year: int) -> str:
    """Return a request number that was never given before.

    Inside a transaction that fails it is given back, so that there are no gaps.

    Args:
        store: the open store.
        region: Kemendagri code of the office's region.
        year: of the entry.
    """
    return _numbered(store, f"{_digits(region)}-{year}", REQUEST_DIGITS)


def next_set_number(store: Store, region: str, cycle: str) -> str:
    """Return a set number that was never given before; `cycle` is spelled "2026-Q4"."""
    return _numbered(store, f"{_digits(region)}-{cycle.replace('-', '')}", SET_DIGITS)


def next_bundle_number(store: Store, region: str, year: int) -> str:
    """Return a number for a stack of paper that was never given before."""
    return _numbered(store, f"{_digits(region)}-{year}T", BUNDLE_DIGITS)


def begin_epoch(store: Store, epoch: int) -> None:
    """Let later numbers stand above all that a lost PC, or a later day of this one, may have given.

    An office whose PC was replaced or put back to an earlier day gets a new epoch from the office
    above, which may have requests that this store does not know.
    """
    write(store, "INSERT OR REPLACE INTO counter VALUES (?, ?)", (EPOCH, epoch))


def valid(number: str) -> bool:
    """Return whether a number's check character fits it."""
    body, _, check = number.upper().rpartition("-")
    return any(sign.isdecimal() for sign in body) and check == _check(body)


def given_in(number: str, region: str) -> bool:
    """Return whether a request's number is one that an office of a region gives."""
    named = _REQUEST.fullmatch(number)
    return bool(named) and number.startswith(f"{_digits(region)}-") and valid(number)


def _numbered(store: Store, series: str, digits: int) -> str:
    """Return the next number of a series."""
    name = f"ledger.{series}"
    with store.transaction():
        last, epoch = (_counted(store, counter) for counter in (name, EPOCH))
        sequence = max(last, (epoch - 1) * MOST_LOST) + 1
        write(store, "INSERT OR REPLACE INTO counter VALUES (?, ?)", (name, sequence))
    body = f"{series}-{sequence:0{digits}d}"
    return f"{body}-{_check(body)}"


def _counted(store: Store, name: str) -> int:
    """Return how far a counter came, 0 where it was never begun."""
    found = row(store, "SELECT value FROM counter WHERE name = ?", (name,))
    return int(found[0]) if found else 0


def _check(body: str) -> str:
    """Return the check character of a number; letters do not count."""
    return ALPHABET[int("".join(sign for sign in body if sign.isdecimal())) % MODULUS]


def _digits(region: str) -> str:
    """Return the digits of a region's code; the ministry has none."""
    return region.replace(".", "") or "00"
