"""How a paper is printed, from the screens: the ways that this computer and the office offer."""

from functools import partial
from typing import Final

from siksng_tui.offered import PRINTED_TO
from siksng_tui.screens.printing.print_ways import Draw, Ways
from siksng_tui.screens.printing.printing import Printing
from siksng_tui.services.office import habits
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.printing import computer

PDF: Final = (".pdf",)
"""How the name of a paper's file ends."""


def printing(session: Session, name: str, draw: Draw, suffixes: tuple[str, ...] = PDF) -> Printing:
    """Return how a paper is printed.

    Args:
        session: the unlocked office.
        name: of its file, where a folder is said.
        draw: draws it into where it goes.
        suffixes: how the name of the file may end, the paper's own first.
    """
    ways = Ways(
        folder=PRINTED_TO.folder,
        remember=PRINTED_TO.remember,
        spooler=computer.of_office(session.folder),
        scales=partial(habits.scales, session),
        set_scale=partial(habits.set_scale, session),
    )
    return Printing(name, draw, ways, suffixes)
