"""What was typed of a sheet that is kept only as a whole, when the screen was locked over it."""

from collections.abc import Mapping

from db import settings
from siksng_tui.services.office.sessions import Session


def keep(session: Session, sheet: str, typed: Mapping[str, str]) -> None:
    """Keep what was typed so far, for the same person at the same sheet.

    Args:
        session: the unlocked office.
        sheet: which one it is, with the number of the set whose it is.
        typed: texts by the ids of their fields.
    """
    settings.put(session.store, _key(session, sheet), dict(typed))


def take(session: Session, sheet: str) -> Mapping[str, str]:
    """Return what was typed before the screen was locked, which is given once; else nothing."""
    key = _key(session, sheet)
    typed: Mapping[str, str] = settings.get(session.store, key, {})
    if typed:
        settings.put(session.store, key, {})
    return typed


def _key(session: Session, sheet: str) -> str:
    """Return the name of the setting."""
    return f"left_open/{session.account.name}/{sheet}"
