"""A whole correction in one step: all of it, or nothing, not even its number."""

from collections.abc import Callable

from forms.records import RequestKind
from siksng_tui.services.entry import beginning
from siksng_tui.services.entry.entry import Entry, Filed
from siksng_tui.services.office.sessions import Session


def correct(
    session: Session, household_id: str, reason: str, fill_in: Callable[[Entry], Entry]
) -> Filed:
    """Return what came of a correction that was entered, filled in and filed.

    With findings open it stays a draft with its answers.

    Args:
        session: the unlocked office.
        household_id: whose record is wrong.
        reason: why the register is to change.
        fill_in: leaves the fields of the entry, through `entry`.

    Raises:
        SiksngError: what any of the steps refuses, or `fill_in` does; nothing was entered.
    """
    wish = beginning.Wish(RequestKind.CORRECTION, reason, household_id)
    return beginning.whole(session, wish, fill_in)
