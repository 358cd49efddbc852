"""Layouts of files: which of their screens does what with which service."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from textual.screen import Screen

from forms.errors import SiksngError
from siksng_tui import messages
from siksng_tui.intake.watch import Watch
from siksng_tui.offered import WRITTEN_TO
from siksng_tui.screens.imports.map_columns import MapColumnsScreen, MapWork
from siksng_tui.screens.imports.profile_look import ProfileLookScreen, ProfileWork
from siksng_tui.screens.imports.profiles import ProfilesScreen, ProfilesWork
from siksng_tui.screens.imports.tried_layout import TriedLayoutScreen
from siksng_tui.services.imports import file_imports, layouts, layouts_begun, trying_layouts
from siksng_tui.services.imports.layouts import Layout
from siksng_tui.services.incoming_files import own_profiles
from siksng_tui.services.incoming_files.own_profiles import OwnProfile
from siksng_tui.services.office import folders
from siksng_tui.services.office.sessions import Session
from siksng_tui.widgets.bars import Heading

ENDING: Final = ".toml"
"""How the name of a profile's file ends."""

TRIED: Final = "-"
"""What a layout is called while it is only tried."""

Look = Callable[[str, Watch], Screen[str]]
"""Gives the screen of what would become of a file that is known."""


class LayoutsDesk:
    """Makes the screens of layouts that no shipped profile knows."""

    def __init__(self, session: Session, heading: Heading, look: Look) -> None:
        """Work in an unlocked office; `look` shows a file once its layout is kept."""
        self._session = session
        self._heading = heading
        self._look = look

    def unknown(self, path: Path, watch: Watch) -> MapColumnsScreen:
        """Return the columns of a file that nobody knows.

        Raises:
            SiksngError: nobody can say which row has their names, or the file is not read.
        """
        table = layouts.read(self._session, path, watch)
        work = MapWork(
            file=path.name,
            aims=file_imports.served(),
            begun=layouts_begun.take(self._session, table),
            keep=partial(layouts_begun.keep, self._session),
            guess=lambda aim: layouts.guessed(aim, table),
            test=partial(self._test, path),
            name=path.stem if not _refusal(path.stem) else "",
            refusal=_refusal,
            save=partial(layouts.save, self._session),
            look=partial(self._look, str(path)),
        )
        return MapColumnsScreen(self._heading, work)

    def brought(self, path: Path) -> ProfileLookScreen:
        """Return what the profile of another office says.

        Raises:
            SiksngError: it is none, or cannot be read.
        """
        found = own_profiles.read(path)
        take = partial(own_profiles.add, self._session, found)
        return ProfileLookScreen(self._heading, ProfileWork(found, take))

    def profiles(self) -> ProfilesScreen:
        """Return the profiles of this office's own."""
        own = self._session
        work = ProfilesWork(
            read=partial(own_profiles.kept, own),
            open=self._kept,
            where=WRITTEN_TO.folder,
            write=self._write,
            remove=partial(own_profiles.remove, own),
        )
        return ProfilesScreen(self._heading, work)

    def _kept(self, own: OwnProfile) -> ProfileLookScreen:
        """Return what a profile of this office says."""
        return ProfileLookScreen(self._heading, ProfileWork(own.profile))

    def _test(self, path: Path, layout: Layout, watch: Watch) -> TriedLayoutScreen:
        """Return what a layout makes of the first rows of its file."""
        profile = layouts.drafted(self._session, layout, TRIED)
        tried = trying_layouts.tried(self._session, profile, path, watch)
        return TriedLayoutScreen(self._heading, tried)

    def _write(self, profile_id: str, said: str) -> Path:
        """Return the file that a profile was written into."""
        path = folders.target(said, f"{profile_id}{ENDING}")
        own_profiles.write(self._session, profile_id, path)
        WRITTEN_TO.remember(path.parent)
        return path


def _refusal(name: str) -> str:
    """Return why a layout cannot be called so; empty where it can."""
    try:
        layouts.named(name)
    except SiksngError as error:
        return messages.sentence(error)
    return ""
