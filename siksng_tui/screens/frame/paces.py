"""How a form goes on, as each person chooses it: what leaves a field, and what Enter passes."""

from typing import Final

from siksng_tui.services.office.habits import Pace
from siksng_tui.widgets.codes import Choice, CodeList
from siksng_tui.words import N_, _

PACES: Final = {
    "1": (
        Pace(advances=True, each=False),
        N_("Full fields advance by themselves; Enter passes what is known."),
    ),
    "2": (
        Pace(advances=True, each=True),
        N_("Full fields advance by themselves; Enter stops at every question."),
    ),
    "3": (
        Pace(advances=False, each=False),
        N_("Enter leaves a field, and passes what is known."),
    ),
    "4": (
        Pace(advances=False, each=True),
        N_("Enter leaves a field, and stops at every question."),
    ),
}
"""Each way by its digit."""


def window(now: Pace) -> CodeList:
    """Return what asks how to go on, the cursor on the present way."""
    choices = [Choice(code, _(said)) for code, (_own, said) in PACES.items()]
    here = next(code for code, (own, _said) in PACES.items() if own == now)
    return CodeList(_("How does the form go on?"), choices, here)


def chosen(code: str) -> Pace:
    """Return the way that was chosen."""
    return PACES[code][0]


def told(own: Pace) -> str:
    """Return what a way is called."""
    return next(_(said) for way, said in PACES.values() if way == own)
