"""Checking the register: which of its screens does what with which service."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from textual.screen import Screen

from siksng_tui.offered import WRITTEN_TO
from siksng_tui.screens.checks.register_check import RegisterCheckScreen, RegisterCheckWork, Told
from siksng_tui.services.checks import check_list, check_report
from siksng_tui.services.checks.check_list import Checked
from siksng_tui.services.entry import choosing
from siksng_tui.services.office import folders
from siksng_tui.services.office.places import Places
from siksng_tui.services.office.sessions import Session
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.codes import Choice
from siksng_tui.words import _

Family = Callable[[Sequence[str], int], Screen[None]]
"""Gives the screen of one household of several, by its place among them."""


class ChecksDesk:
    """Makes the screens of what the rules find in the register."""

    def __init__(self, session: Session, heading: Heading, places: Places, family: Family) -> None:
        """Work in an unlocked office, whose regions have these names."""
        self._session = session
        self._heading = heading
        self._places = places
        self._family = family

    def register(self) -> RegisterCheckScreen:
        """Return the check of the register."""
        work = RegisterCheckWork(
            regions=self._regions,
            look=partial(check_list.look, self._session),
            write=self._write,
            where=WRITTEN_TO.folder,
            village=self._places.name,
            family=self._family,
        )
        return RegisterCheckScreen(self._heading, work)

    def _regions(self) -> list[Choice]:
        """Return what can be checked, the whole register first."""
        villages = choosing.villages(self._session)
        named = [Choice(own.code, self._places.full(own.code)) for own in villages]
        return [Choice(self._session.office.region, _("The whole register")), *named]

    def _write(self, checked: Checked, said: str, told: Told) -> Path:
        """Write the list of a check into a folder or file."""
        day = self._session.today().isoformat()
        path = folders.target(said, _("findings-{day}.xlsx").format(day=day))
        check_report.write(checked.rows, checked.summary, path, told)
        WRITTEN_TO.remember(path.parent)
        return path
