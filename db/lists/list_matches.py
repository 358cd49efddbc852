"""Who of the register an entry of a list is: by NIK and name, else by name, birth and village."""

import json
from collections import defaultdict
from collections.abc import Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from db.fetching import rows
from db.store import Store
from forms.identity import is_complete, is_placeholder
from forms.same_name import is_enough, likeness

_BY_NIK: Final = """
SELECT asked.key, p.uid, p.name_key FROM json_each(?) asked
CROSS JOIN person p ON p.nik = asked.value ORDER BY asked.key
"""

_BY_NAME: Final = """
SELECT asked.key, p.uid FROM json_each(?) asked
CROSS JOIN person p ON p.birth = asked.value ->> 0 AND p.name_key = asked.value ->> 1
JOIN household h ON h.subject_id = p.household_id AND h.village = asked.value ->> 2
ORDER BY asked.key
"""


class Match(StrEnum):
    """How an entry is tied to the register."""

    NIK = "nik"
    """The NIK is equal and the names are alike."""

    NAME = "name"
    """Name, day of birth and village are equal."""

    SEVERAL = "several"
    """Two persons or more fit; none was taken."""

    NONE = "none"
    """Nobody fits."""


class Looked(NamedTuple):
    """What an entry is looked for by; what is not known is empty."""

    nik: str
    name_key: str
    birth: str
    village: str


class Matched(NamedTuple):
    """How an entry is tied to the register, how alike the names are, and to whom."""

    match: Match
    likeness: int | None = None
    person: str | None = None


def matched(store: Store, looked: Sequence[Looked]) -> list[Matched]:
    """Return for each entry who of the register it is.

    A NIK that is not whole, or that one digit fills, is nobody's.
    """
    by_nik = _by_nik(store, looked)
    left = [at for at in range(len(looked)) if not by_nik[at]]
    by_name = _by_name(store, looked, left)
    return [_one(Match.NIK, by_nik[at]) or _one(Match.NAME, by_name[at]) or Matched(Match.NONE)
            for at in range(len(looked))]  # fmt: skip


def _one(how: Match, found: Sequence[tuple[str, int]]) -> Matched | None:
    """Return the only person who fits; that several do where more are there; None where none is."""
    if not found:
        return None
    if len(found) > 1:
        return Matched(Match.SEVERAL)
    ((person, likeness),) = found
    return Matched(how, likeness, person)


def _by_nik(store: Store, looked: Sequence[Looked]) -> dict[int, list[tuple[str, int]]]:
    """Return for each entry the persons of its NIK whose names are like its own."""
    asked = {str(at): own.nik for at, own in enumerate(looked) if _is_somebodys(own.nik)}
    found: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for key, person, name in rows(store, _BY_NIK, (json.dumps(asked),)):
        alike = likeness(looked[int(key)].name_key, name)
        if is_enough(alike):
            found[int(key)].append((person, round(alike)))
    return found


def _by_name(
    store: Store, looked: Sequence[Looked], left: Sequence[int]
) -> dict[int, list[tuple[str, int]]]:
    """Return for some entries the persons of their name, day of birth and village."""
    asked = {str(at): (own.birth, own.name_key, own.village)
             for at in left if all((own := looked[at])[1:])}  # fmt: skip
    found: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for key, person in rows(store, _BY_NAME, (json.dumps(asked),)):
        found[int(key)].append((person, 100))
    return found


def _is_somebodys(nik: str) -> bool:
    """Return whether a NIK can tell a person."""
    return is_complete(nik) and not is_placeholder(nik)
