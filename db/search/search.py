"""Finding persons by what someone remembers: a NIK, a card, an ID, or a name as it is typed.

Every statement stands on one index and stops after a page; docs/adr/0006 says how it was chosen.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from db.fetching import rows
from db.search.matching import Match, MatchReason, first_of_each
from db.search.name_search import by_name
from db.store import Store

__all__ = ["Hit", "MatchReason", "find"]

NIK_DIGITS: Final = 16
"""Digits of a NIK, and of a family card's number."""

SUFFIX_DIGITS: Final = 4
"""Digits from which on the end of a number is looked for too."""

_PERSON: Final = "SELECT subject_id FROM person m"

_CARD: Final = "SELECT p.subject_id FROM family m JOIN person p ON p.family_id = m.subject_id"

_HEAD: Final = """SELECT (SELECT subject_id FROM person WHERE household_id = m.subject_id
ORDER BY relation = '1' DESC, seq LIMIT 1) FROM household m"""

_HITS: Final = """
SELECT p.uid, h.uid, p.name, p.nik, p.kk, h.village, h.head_name, p.birth, p.relation
FROM json_each(?) asked CROSS JOIN person p ON p.subject_id = asked.value
JOIN household h ON h.subject_id = p.household_id ORDER BY asked.key
"""
"""The persons of a list of row numbers, in its order, in the columns of `Hit`."""


class Hit(NamedTuple):
    """A person of the register who may be meant; `score` is the likeness, at most 100."""

    person_uid: str
    household_uid: str
    name: str
    nik: str | None
    kk: str | None
    village: str
    head_name: str
    birth: str | None
    relation: str | None
    reason: MatchReason
    score: float


def find(store: Store, text: str, *, limit: int = 50) -> tuple[Hit, ...]:
    """Return the persons that a text may mean, best first; none for a blank text.

    Digits are a NIK, a card or an ID DTKS, whole or its beginning, from four digits on also its
    end. Letters are the beginnings of the words of a name, in any order and spelling.

    Args:
        store: the open store.
        text: what was typed so far.
        limit: hits at most.
    """
    compact = "".join(part for part in text if part.isalnum()).upper()
    with store.reading():
        if any(part.isdecimal() for part in compact):
            return _hits(store, first_of_each(_by_number(store, compact, limit), limit))
        return _hits(store, by_name(store, text, limit))


def _by_number(store: Store, number: str, limit: int) -> Iterator[Match]:
    """Yield the persons whose NIK, card or household ID a number is, begins or ends."""
    whole = len(number) == NIK_DIGITS
    places = [
        (MatchReason.NIK if whole else MatchReason.NIK_PREFIX, _PERSON, "m.nik", number),
        (MatchReason.KK if whole else MatchReason.KK_PREFIX, _PERSON, "m.kk", number),
        (MatchReason.ID_BDT, _HEAD, "m.id_bdt", number),
    ]
    if SUFFIX_DIGITS <= len(number) < NIK_DIGITS:
        end = number[::-1]
        places.append((MatchReason.NIK_SUFFIX, _PERSON, "m.nik_reversed", end))
        places.append((MatchReason.KK_SUFFIX, _CARD, "m.kk_reversed", end))
    for reason, persons, column, beginning in places:
        sql = f"{persons} WHERE {column} >= ? AND {column} < ? ORDER BY {column} LIMIT ?"
        for (person,) in rows(store, sql, (beginning, beginning + "\x7f", limit)):
            if person is not None:
                yield Match(person, reason, 100.0)


def _hits(store: Store, matches: Sequence[Match]) -> tuple[Hit, ...]:
    """Return the persons of matches, in their order."""
    found = rows(store, _HITS, (json.dumps([match.person for match in matches]),))
    return tuple(
        Hit._make((*told, match.reason, match.score))
        for told, match in zip(found, matches, strict=True)
    )
