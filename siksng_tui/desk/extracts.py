"""Handing the register down: which of its screens does what with which service."""

from collections.abc import Sequence
from functools import partial

from siksng_tui.offered import WRITTEN_TO
from siksng_tui.screens.parcels.extracts import ExtractsScreen, ExtractsWork, Told
from siksng_tui.services.office import folders
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.parcels import extracting
from siksng_tui.services.parcels.extracting import Given, Lower
from siksng_tui.services.requests import cycles
from siksng_tui.widgets.bars import Heading


class ExtractsDesk:
    """Makes the screen on which offices below get their register."""

    def __init__(self, session: Session, heading: Heading) -> None:
        """Work in an unlocked office."""
        self._session = session
        self._heading = heading

    @property
    def shown(self) -> bool:
        """Return whether an office below is known."""
        return bool(extracting.below(self._session))

    def extracts(self) -> ExtractsScreen:
        """Return the offices below."""
        work = ExtractsWork(
            roles=self._session.account.roles,
            read=partial(extracting.below, self._session),
            where=WRITTEN_TO.folder,
            write=self._write,
        )
        return ExtractsScreen(self._heading, work)

    def _write(self, offices: Sequence[Lower], said: str, told: Told) -> Sequence[Given]:
        """Write the extracts of some offices into a folder."""
        folder = folders.existing(said)
        cycle = cycles.current(self._session)
        given = extracting.extract_each(self._session, offices, cycle, folder, told)
        WRITTEN_TO.remember(folder)
        return given
