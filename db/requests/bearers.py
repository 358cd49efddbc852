"""Who bears a number: the requests that are not decided and hold a NIK or a card number.

The register has columns for them; what is only proposed, or typed into a draft, is found here.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from db.fetching import rows, write_many
from db.requests import pending
from db.store import Store
from forms.records import State, Subject

DIGITS: Final = 16
"""Digits of a NIK, and of a family card's number."""

_SQL: Final = f"""
SELECT found.number, r.number, s.state, r.household_uid,
    coalesce(nullif(r.head_name, ''), h.head_name, ''), r.region
FROM (SELECT asked.value AS number, p.request_id
    FROM json_each(?1) asked CROSS JOIN proposed_number p ON p.number = asked.value
    UNION SELECT asked.value, d.request_id
    FROM json_each(?1) asked CROSS JOIN draft_change d ON d.value = '"' || asked.value || '"'
    WHERE length(d.value) = {DIGITS + 2}) found
CROSS JOIN request_state s ON s.request_id = found.request_id AND s.office_id = ?2
JOIN request r ON r.id = found.request_id
LEFT JOIN household h ON h.uid = r.household_uid
WHERE s.state IN (SELECT value FROM json_each(?3)) ORDER BY r.id
"""  # noqa: S608 - a number of the program; the index of drafts holds it too
"""Asked from the numbers on: SQLite would begin with everything that is not decided."""


_REGISTERED: Final = """
SELECT asked.value, h.uid FROM json_each(?1) asked
CROSS JOIN person p ON p.kk = asked.value JOIN household h ON h.subject_id = p.household_id
WHERE h.active
UNION ALL SELECT asked.value, h.uid FROM json_each(?1) asked
CROSS JOIN person p ON p.nik = asked.value JOIN household h ON h.subject_id = p.household_id
WHERE h.active
"""
"""Households by the cards of their persons, then by the NIKs, so that these go before."""


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
    return undecided_of(store, office, [number]).get(number, ())


def undecided_of(
    store: Store, office: str, numbers: Iterable[str]
) -> Mapping[str, tuple[Bearer, ...]]:
    """Return the undecided requests of an office under each number that some hold, oldest first."""
    asked = json.dumps(list(numbers))
    bearers: dict[str, tuple[Bearer, ...]] = {}
    for number, of, state, *rest in rows(store, _SQL, (asked, office, pending.OPEN_JSON)):
        bearers[number] = (*bearers.get(number, ()), Bearer(of, State(state), *rest))
    return bearers


def registered_of(store: Store, numbers: Iterable[str]) -> Mapping[str, str]:
    """Return the household on the list in which somebody of the register has each number."""
    asked = json.dumps(list(numbers))
    return {str(number): str(uid) for number, uid in rows(store, _REGISTERED, (asked,))}


def is_number(text: str) -> bool:
    """Return whether a text has the form of a NIK or of a card number.

    >>> is_number("1771010203809001"), is_number("177101020380900")
    (True, False)
    """
    return len(text) == DIGITS and text.isascii() and text.isdecimal()
