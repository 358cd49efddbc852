"""What becomes of a cell before it is read as an answer."""

from typing import Final, NamedTuple

from siksng_tui.intake.reasons import Reason

MISSING: Final = frozenset({"", "-", "--", "NULL"})
"""What exports write where there is no answer."""


class Spelled(NamedTuple):
    """Text to be read as an answer, empty for none; with a doubt, a repair or a mark."""

    text: str
    doubt: Reason | None = None
    repair: Reason | None = None
    mark: Reason | None = None


NOTHING: Final = Spelled("")
"""The question was not answered."""
