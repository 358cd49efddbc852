"""The folder that is offered where one is asked for."""

from pathlib import Path
from typing import Final

from siksng_tui.services import folders
from siksng_tui.services.print_ledger import Printed


class Offered:
    """The folder that is offered where one is asked for: the one typed last in this program."""

    def __init__(self) -> None:
        """Offer the account's documents first."""
        self._last: Path | None = None

    def folder(self) -> Path:
        """Return the folder."""
        return self._last or folders.documents_folder()

    def remember(self, folder: Path) -> None:
        """Offer this one from here on."""
        self._last = folder


PRINTED_TO: Final = Offered()
"""Where papers were printed to."""

SCANNED_TO: Final = Offered()
"""Where scans of signed papers were found."""

WRITTEN_TO: Final = Offered()
"""Where parcels and lists were written to."""


def remembered(printed: Printed) -> Printed:
    """Return a print whose folder is offered next time."""
    PRINTED_TO.remember(printed.path.parent)
    return printed
