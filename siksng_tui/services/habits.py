"""How each person works: kept by account, so that a shared computer suits everybody."""

from db import settings
from siksng_tui.services.sessions import Session


def advances(session: Session) -> bool:
    """Return whether full fields are left by themselves for who works.

    Until the person chooses, they are in an office at work and not in a practice office, where one
    still learns which key does what.
    """
    return bool(settings.get(session.store, _key(session), not session.office.practice))


def set_advances(session: Session, *, on: bool) -> None:
    """Keep whether full fields are left by themselves for who works."""
    settings.put(session.store, _key(session), on)


def _key(session: Session) -> str:
    """Return the name of the setting."""
    return f"advances/{session.account.name}"
