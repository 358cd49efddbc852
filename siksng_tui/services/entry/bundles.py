"""Stacks of paper as worklists: what came in, what of it is entered, what is still missing."""

from dataclasses import dataclass, replace

from db.audit import audit
from db.requests import bundles, overlay, request_queues, requests
from db.requests.bundles import Bundle, BundleNotFoundError, Header
from db.requests.request_queues import RequestSummary
from forms.errors import RefusedError, UsageError
from forms.loading import instrument
from forms.records import Role, State
from forms.text import clean
from siksng_tui.services.entry import starting, villages
from siksng_tui.services.entry.entry_state import read_entry
from siksng_tui.services.office.sessions import Session

__all__ = [
    "Bundle",
    "BundleNotFoundError",
    "Header",
    "Stack",
    "begin",
    "clear_desk",
    "close",
    "every",
    "get",
    "new_form",
    "on_desk",
    "open_stack",
    "put_in",
    "reopen",
    "takes_in",
]


class BundleCountError(UsageError):
    """A stack has at least one form, and a member where members were counted; nothing was kept."""

    code, field = "bundle-count", "forms"


class BundleNamesCitizenError(UsageError):
    """A text of the header holds what looks like a NIK or a card number; nothing was kept."""

    code, field = "bundle-names-citizen", "area"


class BundleClosedError(RefusedError):
    """The stack is done with; nothing was changed. Facts: number."""

    code, field = "bundle-closed", "number"


class BundleStillOpenError(RefusedError):
    """The stack is not closed; nothing was changed. Facts: number."""

    code, field = "bundle-still-open", "number"


class ReopeningUnexplainedError(RefusedError):
    """No reason was given for reopening a stack; nothing was changed. Facts: number."""

    code, field = "bundle-reopening-unexplained", "reason"


class BundleDiffersError(RefusedError):
    """The totals differ from the header and no reason was given. Facts: number, filed, forms."""

    code, field = "bundle-differs", "reason"


class BundleForeignError(RefusedError):
    """The request is of another village or questionnaire; nothing was changed. Facts: number."""

    code, field = "bundle-foreign", "number"


@dataclass(frozen=True, slots=True)
class Stack:
    """One stack with the requests that came out of it, and how many members stand on them."""

    bundle: Bundle
    requests: tuple[RequestSummary, ...]
    members: int

    @property
    def agrees(self) -> bool:
        """Return whether everything on the header was entered and filed."""
        own = self.bundle
        whole = own.entered == own.filed == own.header.forms
        return whole and own.header.members in (None, self.members)


def begin(session: Session, header: Header) -> str:
    """Return the number of a new stack, which lies on the person's desk from here on.

    Raises:
        RoleMissingError, BundleCountError, BundleNamesCitizenError: nothing was kept.
        VillageUnknownError: there is no such village in the office's region; nothing was kept.
        InstrumentError: there is no such questionnaire; nothing was kept.
    """
    session.require(Role.OPERATOR)
    villages.village_of(session, header.village)
    whole = _checked(replace(header, instrument=instrument(header.instrument).id))
    account = session.account.name
    with session.act("bundle.begin", forms=whole.forms) as facts:
        begun = (account, session.clock())
        number = bundles.create(session.store, whole, session.office.region, begun)
        bundles.put_on_desk(session.store, account, number)
        facts["number"] = number
    return number


def every(session: Session) -> tuple[Bundle, ...]:
    """Return every stack, the open ones first."""
    return bundles.every(session.store, session.office.id)


def get(session: Session, number: str) -> Stack:
    """Return a stack with its requests.

    Raises:
        BundleNotFoundError: there is no such stack.
    """
    found = bundles.get(session.store, number, session.office.id)
    numbers = bundles.numbers_of(session.store, number)
    lines = request_queues.summaries(session.store, session.office.id, numbers)
    counted = (_members(session, one) for one in lines if one.state is not State.WITHDRAWN)
    return Stack(found, lines, sum(counted))


def open_stack(session: Session, number: str) -> Stack:
    """Return a stack; an open one lies on the operator's desk from here on.

    Requests that the operator begins for its village with its questionnaire go into it.

    Raises:
        BundleNotFoundError: there is no such stack.
    """
    found = get(session, number)
    may = Role.OPERATOR in session.account.roles and found.bundle.closed is None
    if may and on_desk(session) != number:
        bundles.put_on_desk(session.store, session.account.name, number)
    return found


def on_desk(session: Session) -> str:
    """Return the number of the stack on the person's desk; empty where there is none."""
    return bundles.on_desk(session.store, session.account.name)


def clear_desk(session: Session) -> None:
    """Take away the stack on the person's desk; what was begun stays in it."""
    bundles.clear_desk(session.store, session.account.name)


def new_form(session: Session, number: str, reason: str) -> str:
    """Return the number of a new household's draft that is the next form of a stack.

    Raises:
        BundleNotFoundError, BundleClosedError: nothing was changed.
        SiksngError: as `starting.new_household`; nothing was changed.
    """
    found = _open(session, number)
    with session.store.transaction():
        bundles.put_on_desk(session.store, session.account.name, number)
        header = found.header
        return starting.new_household(session, header.village, header.instrument, reason)


def put_in(session: Session, number: str, request: str) -> None:
    """Put a request into a stack that was not on the desk when it was begun.

    Raises:
        RoleMissingError, BundleNotFoundError, RequestNotFoundError, BundleClosedError,
            BundleForeignError: nothing was changed.
    """
    session.require(Role.OPERATOR)
    header = _open(session, number).header
    meant = requests.get(session.store, request, session.office.id)
    if (meant.region, meant.instrument[0]) != (header.village, header.instrument):
        raise BundleForeignError(number=request)
    with session.act("bundle.put", number=number, request=request):
        bundles.put_in(session.store, number, request)


def close(session: Session, number: str, reason: str = "") -> Bundle:
    """Return a stack that is done with: its totals agree, or the reason says why they do not.

    Raises:
        RoleMissingError, BundleNotFoundError, BundleClosedError: nothing was changed.
        BundleDiffersError: the totals differ and no reason was given; nothing was changed.
    """
    session.require(Role.OPERATOR)
    _open(session, number)
    found, said = get(session, number), clean(reason).strip()
    if not (found.agrees or said):
        own = found.bundle
        raise BundleDiffersError(number=number, filed=own.filed, forms=own.header.forms)
    with session.act("bundle.close", number=number, agrees=found.agrees):
        by = (session.account.name, session.clock())
        bundles.close(session.store, number, by, said)
    return bundles.get(session.store, number, session.office.id)


def reopen(session: Session, number: str, reason: str) -> None:
    """Take a closed stack back onto the desk; why stands with it until it is closed again.

    Raises:
        RoleMissingError, BundleNotFoundError, BundleStillOpenError, ReopeningUnexplainedError:
            nothing was changed.
    """
    session.require(Role.OPERATOR)
    found, said = bundles.get(session.store, number, session.office.id), clean(reason).strip()
    if found.closed is None:
        raise BundleStillOpenError(number=number)
    if not said:
        raise ReopeningUnexplainedError(number=number)
    with session.act("bundle.reopen", number=number):
        bundles.reopen(session.store, number, said)
        bundles.put_on_desk(session.store, session.account.name, number)


def takes_in(session: Session, village: str, questionnaire: str) -> str:
    """Return the number of the stack on the desk that a form would go into; empty if none."""
    return bundles.waiting(session.store, session.account.name, village, questionnaire)


def _open(session: Session, number: str) -> Bundle:
    """Return a stack that is not closed.

    Raises:
        BundleNotFoundError, BundleClosedError: it is not.
    """
    found = bundles.get(session.store, number, session.office.id)
    if found.closed is not None:
        raise BundleClosedError(number=number)
    return found


def _checked(header: Header) -> Header:
    """Return a header as it is stored.

    Raises:
        BundleCountError, BundleNamesCitizenError: it cannot be one.
    """
    if header.forms < 1 or (header.members is not None and header.members < 1):
        raise BundleCountError
    area, brought_by = (clean(own).strip() for own in (header.area, header.brought_by))
    if audit.CITIZEN_NUMBER.search(f"{area} {brought_by}"):
        raise BundleNamesCitizenError
    return replace(header, area=area, brought_by=brought_by)


def _members(session: Session, one: RequestSummary) -> int:
    """Return how many members stand on the form of a request."""
    if one.state in (State.DRAFT, State.RETURNED):
        return len(read_entry(session, one.number).record.persons)
    return len(overlay.household_as_proposed(session.store, one.number).persons)
