"""How papers can be printed on this computer, for the screens that print."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from siksng_tui.services.office.habits import Scale
from siksng_tui.services.papers.print_ledger import Printed
from siksng_tui.services.printing.outlets import Goal
from siksng_tui.services.printing.printers import Spooler

Told = Callable[[int, int], None]
"""Told the page and the number of pages; raises to stop."""

Draw = Callable[[Goal, Told], Printed]
"""Draws a paper into where it goes; in a thread."""


@dataclass(frozen=True, slots=True)
class Ways:
    """What this computer and its office offer.

    Args:
        folder: gives the folder that is offered: where the last paper was saved.
        remember: offers another folder from here on.
        spooler: names the printers, and hands papers to them; in a thread.
        scales: gives what is known of each printer; in a thread.
        set_scale: keeps what a person said of a printer; in a thread.
    """

    folder: Callable[[], Path]
    remember: Callable[[Path], None]
    spooler: Spooler
    scales: Callable[[], Mapping[str, Scale]]
    set_scale: Callable[[str, Scale], None]
