"""Which states the households of a set's requests were made of when it was sealed.

The papers of a set are drawn of them, whenever they are printed: the register goes on, and a paper
that is printed again bears the same code.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Final

from db.fetching import row, write_many
from db.requests.numbers import row_of
from db.requests.overlay import MadeOf, household_made_of, made_of
from db.store import Store
from forms.canonical import canonical
from forms.records import HouseholdRecord

_KEPT: Final = """
SELECT m.made_of FROM set_member m JOIN request_set s ON s.id = m.set_id
WHERE s.number = ? AND m.request_id = ?
"""


def keep(store: Store, set_id: int, requests: Iterable[str]) -> None:
    """Put requests into a set, each with the states of which its households are made today.

    Raises:
        RequestNotFoundError: there is no such request.
    """
    write_many(
        store,
        "INSERT INTO set_member (set_id, request_id, made_of) VALUES (?, ?, ?)",
        [(set_id, row_of(store, own), _spelled(made_of(store, own))) for own in requests],
    )


def household_sealed(
    store: Store, number: str, request: str, household_uid: str = ""
) -> tuple[HouseholdRecord, HouseholdRecord]:
    """Return a household before and after a request of a set, as they were when it was sealed.

    Args:
        store: the open store.
        number: the set's.
        request: the request's number.
        household_uid: of a request that concerns two households, the one that is meant.

    Raises:
        KeyError: there is no such set, or the request is not in it.
    """
    found = row(store, _KEPT, (number, row_of(store, request)))
    if found is None:
        raise KeyError("request")
    return household_made_of(store, request, MadeOf(**json.loads(found[0])), household_uid)


def _spelled(made: MadeOf) -> str:
    """Return states as a set keeps them."""
    return canonical(asdict(made)).decode()
