"""Lists of people from other programs: which there are, taking one back, and their entries."""

from db.lists import imports, list_editions, list_entries, person_lists
from db.lists.list_entries import Asked, Entry, EntryNotFoundError, Receives, Which
from db.lists.list_matches import Match
from db.lists.person_lists import ListNotFoundError, ListState, PersonList
from forms.errors import RefusedError
from forms.records import Role
from siksng_tui.intake.profile import Purpose
from siksng_tui.services.office import reasons
from siksng_tui.services.office.sessions import Session

__all__ = [
    "Asked",
    "Entry",
    "EntryNotFoundError",
    "ListNotFoundError",
    "ListState",
    "Match",
    "PersonList",
    "Purpose",
    "Receives",
    "Which",
]


class ListUndoneError(RefusedError):
    """The list was taken back before; nothing was changed. Facts: number."""

    code, field = "list-undone", "number"


class ListCarriedError(RefusedError):
    """A later list was added to this one and stands on it; nothing was changed. Facts: number."""

    code, field = "list-carried", "number"


def undo(session: Session, number: int, reason: str) -> PersonList:
    """Return a list whose import is taken back: its entries go, the one before it counts again.

    Nothing else is built on a list, so that nothing else changes.

    Raises:
        RoleMissingError, ReasonMissingError, ReasonTooShortError, ListNotFoundError,
            ListUndoneError, ListCarriedError: nothing was changed.
    """
    session.require(Role.OPERATOR)
    why = reasons.required(reason)
    found = person_lists.get(session.store, number)
    if found.state is ListState.UNDONE:
        raise ListUndoneError(number=number)
    later = list_editions.carried_into(session.store, number, found.import_id)
    if later is not None:
        raise ListCarriedError(number=later)
    with session.act("list.undo", list=number, entries=found.entries):
        said = imports.Undoing(session.account.name, session.clock(), why)
        person_lists.undo(session.store, found, said)
    return person_lists.get(session.store, number)


def every(session: Session) -> tuple[PersonList, ...]:
    """Return every list, those that count first, each time the newest first."""
    return person_lists.every(session.store)


def get(session: Session, number: int) -> PersonList:
    """Return a list.

    Raises:
        ListNotFoundError: there is no such list.
    """
    return person_lists.get(session.store, number)


def of_import(session: Session, import_id: int) -> PersonList:
    """Return the list that came of an import.

    Raises:
        ListNotFoundError: none did.
    """
    return person_lists.of_import(session.store, import_id)


def count(session: Session, asked: Asked) -> int:
    """Return how many entries are meant."""
    return list_entries.count(session.store, asked)


def page(session: Session, asked: Asked, first: int, limit: int) -> tuple[Entry, ...]:
    """Return some of the entries that are meant, in the order of their names."""
    return list_entries.page(session.store, asked, first, limit)


def entry(session: Session, number: int) -> tuple[Entry, tuple[Receives, ...]]:
    """Return an entry, and what it says that its person receives.

    Raises:
        EntryNotFoundError: there is no such entry, or its list was taken back.
    """
    found = list_entries.get(session.store, number)
    return found, list_entries.receives(session.store, number)
