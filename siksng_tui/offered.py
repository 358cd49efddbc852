"""The folder that is offered where one is asked for."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from siksng_tui.services.office import folders, media


class Offered:
    """The folder that is offered where one is asked for: the one typed last in this program."""

    def __init__(self, first: Callable[[], Path]) -> None:
        """Offer what `first` gives, until a folder was typed and while that one is not there."""
        self._first = first
        self._last: Path | None = None

    def folder(self) -> Path:
        """Return the folder."""
        if self._last is not None and folders.is_folder(self._last):
            return self._last
        return self._first()

    def remember(self, folder: Path) -> None:
        """Offer this one from here on."""
        self._last = folder


def stick(places: Sequence[Path] = media.PLACES) -> Path:
    """Return the folder of the stick that is plugged in at one of some places, else the home."""
    return media.plugged_in(places) or Path.home()


PRINTED_TO: Final = Offered(folders.documents_folder)
"""Where papers were printed to."""

SCANNED_TO: Final = Offered(folders.documents_folder)
"""Where scans of signed papers were found."""

SIGNED_WITH: Final = Offered(stick)
"""Where the key file of who signs was found."""

WRITTEN_TO: Final = Offered(stick)
"""Where parcels and lists were written to."""
