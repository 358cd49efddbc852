"""What came of a list of PPKS or PSKS whose entries were to become records, as a sentence."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from siksng_tui.services.lists.welfare_taking import Left, TakenOver
from siksng_tui.wording import terms
from siksng_tui.words import N_, _

WHY: Final[Mapping[Left, str]] = MappingProxyType(
    {
        Left.NAMELESS: N_("{count} without a name"),
        Left.KIND: N_("{count} of no known kind"),
        Left.GONE: N_("{count} not AKTIF"),
        Left.KNOWN: N_("{count} recorded already"),
    }
)
"""How it is said of some entries that they became no records."""


def came_of(taken: TakenOver) -> str:
    """Return how many records were made, and of how many entries none was, and why."""
    made = _("Records made: {count}.").format(count=terms.number(taken.made))
    left = [_(WHY[why]).format(count=terms.number(count)) for why, count in taken.left.items()]
    if not left:
        return made
    return f"{made} {_none_of(left)}"


def _none_of(left: list[str]) -> str:
    """Return of how many entries no record was made."""
    return _("Left: {why}.").format(why=", ".join(left))
