"""Where a request must stand for what is about to be done with it."""

from collections.abc import Iterable, Sequence
from typing import Final

from db.requests import proposals, requests
from forms.errors import RefusedError
from forms.records import Flag, Request, RequestKind, State
from siksng_tui.services.office.sessions import Session

MOVING: Final = frozenset({RequestKind.SPLIT, RequestKind.MERGE})
"""Kinds of requests that move people between two households."""


class NotADraftError(RefusedError):
    """Only a draft, or what is being mended here, is filled in; nothing was changed."""

    code = "not-a-draft"


class BuiltUponError(RefusedError):
    """A later request starts from this one and would keep its answers; nothing was changed."""

    code = "request-built-upon"


class HouseholdBusyError(RefusedError):
    """A household has another request that a split or merge would fight; nothing was changed.

    Facts: other, its number.
    """

    code, field = "household-busy", "household"


class HouseholdDraftError(HouseholdBusyError):
    """A household has a draft that what is to be begun would fight; nothing was changed.

    Facts: kind of the draft, and other, its number.
    """

    code, field = "household-draft", "household"


def require_open(session: Session, number: str) -> Request:
    """Return a request that is a draft or is being mended here; one that went on is refused.

    Raises:
        RequestNotFoundError: there is no such request.
        NotADraftError: it was filed; what is typed now would never be proposed.
    """
    request = requests.get(session.store, number, session.office.id)
    if request.state is not State.DRAFT and Flag.MENDING not in request.flags:
        raise NotADraftError(number=number, state=request.state.value)
    return request


def require_last(session: Session, number: str) -> None:
    """Refuse to take back what a request proposes while another one starts from it.

    Raises:
        RequestNotFoundError: there is no such request.
        BuiltUponError: the other one states the whole subject, with the answers taken back here.
    """
    later = proposals.built_upon(session.store, number, session.office.id)
    if later:
        raise BuiltUponError(number=number, other=later[0])


def fighting(kind: RequestKind, under_way: Sequence[Request]) -> Request | None:
    """Return the draft among a household's requests that one of this kind would fight, or None.

    A draft would be filed later, on people who have gone.
    """
    drafts = (own for own in under_way if own.state is State.DRAFT)
    return next((own for own in drafts if MOVING & {kind, own.kind}), None)


def require_unfought(session: Session, kind: RequestKind, households: Iterable[str]) -> None:
    """Refuse to begin a request that a draft of one of its households would fight.

    Raises:
        HouseholdDraftError: one of them has such a draft.
    """
    for household in households:
        under_way = requests.open_of(session.store, session.office.id, household)
        draft = fighting(kind, under_way)
        if draft is not None:
            raise HouseholdDraftError(kind=draft.kind.value, other=draft.number)


def require_free(session: Session, households: Iterable[str], number: str) -> None:
    """Refuse to move people between households while another request would not follow them.

    What was filed before is started from, as every request does. A draft would be filed later, on
    people who have gone; and what was entered after this request does not start from it.

    Args:
        session: the unlocked office.
        households: ids of the households.
        number: the request that moves people.

    Raises:
        HouseholdBusyError: one of them has such a request.
    """
    for household in households:
        is_newer = True
        for own in requests.open_of(session.store, session.office.id, household):
            if own.number == number:
                is_newer = False
            elif is_newer or own.state is State.DRAFT:
                raise HouseholdBusyError(other=own.number)


def require_unmoved(session: Session, household: str, number: str) -> None:
    """Refuse a request whose people are being moved by another one that it does not start from.

    Args:
        session: the unlocked office.
        household: id of the household.
        number: the request.

    Raises:
        HouseholdBusyError: they are, by what was entered after it and is filed.
    """
    for own in requests.open_of(session.store, session.office.id, household):
        if own.number == number:
            return
        if own.kind in MOVING and own.state is not State.DRAFT:
            raise HouseholdBusyError(other=own.number)
