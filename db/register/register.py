"""The register as the services see it: households, their lists, their counts."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from db.fetching import row, rows
from db.register.households import HouseholdNotFoundError
from db.store import Store


@dataclass(frozen=True, slots=True)
class HouseholdSummary:
    """A household as one line of a list; `decile` is None where the centre gave none."""

    uid: str
    id_bdt: str | None
    head_name: str
    address: str
    village: str
    person_count: int
    family_count: int
    decile: int | None
    active: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a household stands: its village, and whether it is on the list."""

    uid: str
    village: str
    active: bool


@dataclass(frozen=True, slots=True)
class RegisterCounts:
    """How much the register holds."""

    households: int
    families: int
    persons: int


SUMMARY_SQL: Final = """
SELECT uid, id_bdt, head_name, address, village, person_count, family_count, decile, active
FROM household WHERE uid = ?
"""
"""A household in the columns of `HouseholdSummary`."""


def summary(store: Store, household_uid: str) -> HouseholdSummary:
    """Return a household as one line.

    Raises:
        HouseholdNotFoundError: the register has no such household.
    """
    found = row(store, SUMMARY_SQL, (household_uid,))
    if found is None:
        raise HouseholdNotFoundError
    return HouseholdSummary(*(*found[:-1], bool(found[-1])))


def counts(store: Store) -> RegisterCounts:
    """Return how many households, families and persons the register has."""
    found = rows(store, "SELECT name, value FROM counter WHERE name LIKE 'register.%'")
    counted = {name.removeprefix("register."): value for name, value in found}
    return RegisterCounts(*(counted.get(kind, 0) for kind in ("household", "family", "person")))


def of_household_ids(store: Store, id_bdts: Iterable[str]) -> dict[str, Placed]:
    """Return the household of each of some IDs DTKS that the register has; an active one first."""
    asked = json.dumps(list(id_bdts))
    sql = (
        "SELECT id_bdt, uid, village, active FROM household"
        " WHERE id_bdt IN (SELECT value FROM json_each(?)) ORDER BY active, subject_id DESC"
    )
    found = rows(store, sql, (asked,))
    return {id_bdt: Placed(uid, village, bool(active)) for id_bdt, uid, village, active in found}


def of_cards(store: Store, cards: Iterable[str]) -> dict[str, Placed]:
    """Return the household of each of some cards that the register has; an active one first."""
    asked = json.dumps(list(cards))
    sql = (
        "SELECT f.kk, h.uid, h.village, h.active FROM family f"
        " JOIN household h ON h.subject_id = f.household_id"
        " WHERE f.kk IN (SELECT value FROM json_each(?)) ORDER BY h.active, h.subject_id DESC"
    )
    found = rows(store, sql, (asked,))
    return {card: Placed(uid, village, bool(active)) for card, uid, village, active in found}
