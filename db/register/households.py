"""Households as the register has accepted them, put together from the revisions it names."""

from collections.abc import Iterable
from types import MappingProxyType

from db.fetching import row, rows
from db.register import revisions
from db.store import Store
from forms.errors import NotFoundError
from forms.records import HouseholdRecord, Revision
from forms.revisions import read_revision

State = tuple[str, Revision]
"""A revision behind its hash."""


class HouseholdNotFoundError(NotFoundError):
    """The register has no such household."""

    code, field = "household-not-found", "household"


def household(store: Store, household_uid: str) -> HouseholdRecord:
    """Return the accepted state of a household, its families and persons in their order.

    Raises:
        HouseholdNotFoundError: the register has no such household.
        RevisionDamagedError: a stored revision does not fit its hash.
    """
    found = row(
        store,
        "SELECT h.subject_id, r.hash, r.body FROM household h"
        " JOIN revision r ON r.id = h.revision_id WHERE h.uid = ?",
        (household_uid,),
    )
    if found is None:
        raise HouseholdNotFoundError
    number, digest, body = found
    return assembled(
        read(digest, body), _members(store, "family", number), _members(store, "person", number)
    )


def assembled(
    household: State, families: Iterable[State], persons: Iterable[State]
) -> HouseholdRecord:
    """Return the record that the states of a household and its members make."""
    clans, members = tuple(families), tuple(persons)
    revision = household[1]
    return HouseholdRecord(
        instrument=revision.instrument,
        version=revision.version,
        household=revision.subject,
        families=tuple(clan.subject for _, clan in clans),
        persons=tuple(member.subject for _, member in members),
        revisions=MappingProxyType(
            {state.subject.id: digest for digest, state in (household, *clans, *members)}
        ),
    )


def read(digest: bytes, body: bytes) -> State:
    """Return the state that a row of revisions holds.

    Raises:
        RevisionDamagedError: the body does not fit the hash.
    """
    return digest.hex(), read_revision(revisions.proved(digest, body))


def _members(store: Store, table: str, household_number: int) -> list[State]:
    """Return the families or the persons of a household, in order."""
    found = rows(
        store,
        f"SELECT r.hash, r.body FROM {table} m JOIN revision r ON r.id = m.revision_id"  # noqa: S608  # one of two tables
        " WHERE m.household_id = ? ORDER BY m.seq",
        (household_number,),
    )
    return [read(digest, body) for digest, body in found]
