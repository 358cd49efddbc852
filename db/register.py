"""The register as the services see it: households, their lists, their counts."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from peewee import Tuple

from db.baseline import SubjectExistsError, insert_baseline
from db.fetching import fetch, fetch_first, rows
from db.households import HouseholdNotFoundError, household, household_of
from db.overlay import household_as_proposed, household_before, household_for_editing
from db.revisions import RevisionInfo
from db.revisions import body as revision_body
from db.revisions import of_subject as revisions_of
from db.rows.register import HouseholdRow
from db.store import Store

__all__ = [
    "HouseholdNotFoundError",
    "HouseholdSummary",
    "RegisterCounts",
    "RevisionInfo",
    "SubjectExistsError",
    "counts",
    "household",
    "household_as_proposed",
    "household_before",
    "household_for_editing",
    "household_of",
    "insert_baseline",
    "known_household_ids",
    "page",
    "revision_body",
    "revisions_of",
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


def page(
    store: Store, *, village: str | None = None, after: str | None = None, limit: int = 100
) -> tuple[HouseholdSummary, ...]:
    """Return a page of the register, in the order of village, head's name and age of the entry.

    Args:
        store: the open store.
        village: only this village's households.
        after: uid of the last household of the page before.
        limit: households of a page.
    """
    order = (HouseholdRow.village, HouseholdRow.head_name, HouseholdRow.subject_id)
    query = HouseholdRow.select(*SUMMARY).order_by(*order).limit(limit)
    if village is not None:
        query = query.where(HouseholdRow.village == village)
    if after is not None:
        position = HouseholdRow.select(*order).where(HouseholdRow.uid == after)
        query = query.where(Tuple(*order) > position)
    return fetch(store, query, HouseholdSummary)


def counts(store: Store) -> RegisterCounts:
    """Return how many households, families and persons the register has."""
    ((households, families, persons),) = rows(
        store,
        "SELECT (SELECT count(*) FROM household), (SELECT count(*) FROM family),"
        " (SELECT count(*) FROM person)",
    )
    return RegisterCounts(households, families, persons)


def known_household_ids(store: Store, id_bdts: Iterable[str]) -> set[str]:
    """Return those of some IDs DTKS that a household of the register has."""
    asked = json.dumps(list(id_bdts))
    sql = "SELECT id_bdt FROM household WHERE id_bdt IN (SELECT value FROM json_each(?))"
    return {found for (found,) in rows(store, sql, (asked,))}
