"""Which requests another person keys again: drawn once, when they are checked.

The rule is docs/adr/0063-verification-by-sample.md.
"""

from secrets import randbelow

from db import settings
from db.requests import requests, verifications
from forms.errors import RefusedError
from forms.records import Role
from forms.verification import CERTAIN, FLAG, drawn, sample_rate
from siksng_tui.services.entry.entry_state import Entry
from siksng_tui.services.entry.verified_fields import verified_fields
from siksng_tui.services.office.sessions import VERIFICATION_SETTING, Session


class VerificationDueError(RefusedError):
    """Somebody else must key the request again first; it stays checked. Facts: number."""

    code = "verification-due"


def is_on(session: Session) -> bool:
    """Return whether the office draws requests; it does not where that was never set."""
    return settings.get(session.store, VERIFICATION_SETTING, default=False) is True


def switch(session: Session, *, on: bool) -> None:
    """Let the office draw requests for verification from here on, or no more.

    What is drawn already stays so: otherwise a request would pass by switching off and on again.

    Raises:
        RoleMissingError: the person is no authenticator; nothing was changed.
    """
    session.require(Role.AUTHENTICATOR)
    with session.act("verification.switch", on=on):
        settings.put(session.store, VERIFICATION_SETTING, on)


def draw(session: Session, filed: Entry) -> bool:
    """Return whether what is being filed waits for verification; in the transaction of filing.

    The number is drawn at the first filing only and stays, whoever reopens the request and files
    it again; the rate is that of who files it first.
    """
    store, number = session.store, filed.number
    known = verifications.draw(store, number)
    if known is None:
        if not is_on(session):
            return False
        rate = sample_rate(*verifications.newest_errors(store, session.account.name))
        known = verifications.Draw(randbelow(CERTAIN), rate)
        verifications.keep_draw(store, number, known)
    due = drawn(known.number, known.rate) and bool(verified_fields(filed))
    if due:
        verifications.call_for(store, number, session.clock())
    return due


def require_verified(session: Session, number: str) -> None:
    """Refuse a request that waits for verification.

    Raises:
        RequestNotFoundError: there is no such request.
        VerificationDueError: it waits.
    """
    if FLAG in requests.get(session.store, number, session.office.id).flags:
        raise VerificationDueError(number=number)
