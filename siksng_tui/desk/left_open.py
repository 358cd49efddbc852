"""Sheets that are kept only as a whole, behind the lock: which screen keeps where."""

from functools import partial

from siksng_tui.screens.frame.left_open import LeftOpen
from siksng_tui.services.office import left_open
from siksng_tui.services.office.sessions import Session


def waiting(session: Session, sheet: str) -> LeftOpen:
    """Return how what was typed of a sheet waits for who works."""
    return LeftOpen(
        partial(left_open.take, session, sheet), partial(left_open.keep, session, sheet)
    )
