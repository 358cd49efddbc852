"""The register as the services see it: households, their lists, their counts."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from db.baseline import SubjectExistsError, insert_baseline
from db.fetching import fetch_first, rows
from db.households import HouseholdNotFoundError, household
from db.overlay import household_as_proposed, household_before
from db.revisions import body as revision_body
from db.rows.register import HouseholdRow
from db.store import Store

__all__ = [
    "HouseholdNotFoundError",
    "HouseholdSummary",
    "RegisterCounts",
    "SubjectExistsError",
    "counts",
    "household",
    "household_as_proposed",
    "household_before",
    "insert_baseline",
    "known_household_ids",
    "revision_body",
    "summary",
]


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
class RegisterCounts:
    """How much the register holds."""

    households: int
    families: int
    persons: int


SUMMARY: Final = (
    HouseholdRow.uid,
    HouseholdRow.id_bdt,
    HouseholdRow.head_name,
    HouseholdRow.address,
    HouseholdRow.village,
    HouseholdRow.person_count,
    HouseholdRow.family_count,
    HouseholdRow.decile,
    HouseholdRow.active,
)
"""The columns of `HouseholdSummary`."""


def summary(store: Store, household_uid: str) -> HouseholdSummary:
    """Return a household as one line.

    Raises:
        HouseholdNotFoundError: the register has no such household.
    """
    query = HouseholdRow.select(*SUMMARY).where(HouseholdRow.uid == household_uid)
    found = fetch_first(store, query, HouseholdSummary)
    if found is None:
        raise HouseholdNotFoundError
    return found


def counts(store: Store) -> RegisterCounts:
    """Return how many households, families and persons the register has."""
    found = rows(store, "SELECT name, value FROM counter WHERE name LIKE 'register.%'")
    counted = {name.removeprefix("register."): value for name, value in found}
    return RegisterCounts(*(counted.get(kind, 0) for kind in ("household", "family", "person")))


def known_household_ids(store: Store, id_bdts: Iterable[str]) -> set[str]:
    """Return those of some IDs DTKS that a household of the register has."""
    asked = json.dumps(list(id_bdts))
    sql = "SELECT id_bdt FROM household WHERE id_bdt IN (SELECT value FROM json_each(?))"
    return {found for (found,) in rows(store, sql, (asked,))}
