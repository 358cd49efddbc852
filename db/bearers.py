"""Who bears a number: the requests that are not decided and hold a NIK or a card number.

The register has columns for them; what is only proposed, or typed into a draft, is found here.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple

from db import pending
from db.fetching import rows, write_many
from db.store import Store
from forms.canonical import canonical
from forms.records import State, Subject

DIGITS: Final = 16
"""Digits of a NIK, and of a family card's number."""

_SQL: Final = f"""
SELECT r.number, s.state, r.household_uid, coalesce(nullif(r.head_name, ''), h.head_name, ''),
    r.region
FROM (SELECT request_id FROM proposed_number WHERE number = ?1
    UNION SELECT request_id FROM draft_change
    WHERE value = ?2 AND length(value) = {DIGITS + 2}) found
CROSS JOIN request_state s ON s.request_id = found.request_id AND s.office_id = ?3
JOIN request r ON r.id = found.request_id
LEFT JOIN household h ON h.uid = r.household_uid
WHERE s.state IN (SELECT value FROM json_each(?4)) ORDER BY r.id
"""  # noqa: S608 - a number of the program; the index of drafts holds it too
"""Asked from the number on: SQLite would begin with everything that is not decided."""


class Bearer(NamedTuple):
    """A request that holds a number, and whose household it is about."""

    number: str
    state: State
    household_uid: str
    head_name: str
    village: str


def note(store: Store, request: int, subjects: Iterable[Subject]) -> None:
    """Keep which numbers the subjects bear that a request proposes, by its row number."""
    found = [
        (answer, request, subject.id)
        for subject in subjects
        for answer in subject.answers.values()
        if isinstance(answer, str) and is_number(answer)
    ]
    write_many(store, "INSERT OR IGNORE INTO proposed_number VALUES (?, ?, ?)", found)


def undecided(store: Store, office: str, number: str) -> tuple[Bearer, ...]:
    """Return the requests of an office that are not decided and hold a number, oldest first."""
    kept = canonical(number).decode()
    found = rows(store, _SQL, (number, kept, office, pending.OPEN_JSON))
    return tuple(Bearer(of, State(state), *rest) for of, state, *rest in found)


def is_number(text: str) -> bool:
    """Return whether a text has the form of a NIK or of a card number.

    >>> is_number("1771010203809001"), is_number("177101020380900")
    (True, False)
    """
    return len(text) == DIGITS and text.isascii() and text.isdecimal()
