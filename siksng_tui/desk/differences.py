"""What an extract changed: which of its screens does what with which service."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from textual.screen import Screen

from siksng_tui.offered import WRITTEN_TO
from siksng_tui.screens.parcels.differences import DifferencesScreen, DifferencesWork, Told
from siksng_tui.services.office import folders
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.parcels import difference_list
from siksng_tui.services.parcels.difference_list import Differences
from siksng_tui.widgets.bars import Heading
from siksng_tui.words import _

One = Callable[[Sequence[str], int], Screen[None]]
"""Gives the screen of one household, or one request, of several."""


class DifferencesDesk:
    """Makes the screen of what an extract changed."""

    def __init__(self, session: Session, heading: Heading, family: One, review: One) -> None:
        """Work in an unlocked office.

        Args:
            session: the unlocked office.
            heading: office and person.
            family: gives the screen of one household of several.
            review: gives the screen of one request of several.
        """
        self._session = session
        self._heading = heading
        self._family = family
        self._review = review

    def differences(self, parcel: str) -> DifferencesScreen:
        """Return what an extract changed, by the id of its parcel."""
        own = self._session
        work = DifferencesWork(
            read=partial(difference_list.read, own, parcel),
            page=partial(difference_list.page, own),
            write=self._write,
            where=WRITTEN_TO.folder,
            family=self._family,
            review=self._review,
        )
        return DifferencesScreen(self._heading, work)

    def _write(self, of: Differences, said: str, told: Told) -> Path:
        """Write the list into a folder or file."""
        day = self._session.today().isoformat()
        path = folders.target(said, _("differences-{day}.xlsx").format(day=day))
        difference_list.write(self._session, of, path, told)
        WRITTEN_TO.remember(path.parent)
        return path
