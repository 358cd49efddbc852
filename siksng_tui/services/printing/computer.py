"""What hands papers to the printers of this computer, by its kind of system."""

import sys
from functools import lru_cache
from pathlib import Path

from siksng_tui.services.printing.printers import Remembered, Spooler


@lru_cache(maxsize=1)
def of_office(folder: Path) -> Spooler:
    """Return what hands papers to the printers of this computer while an office is open."""
    return Remembered(spooler(folder))


def spooler(folder: Path) -> Spooler:
    """Return what hands papers to the printers of this computer.

    Args:
        folder: the office's, the only one in which a paper may wait as a file.
    """
    if sys.platform == "win32":
        from siksng_tui.services.printing.windows_shell import WindowsShell  # noqa: PLC0415 - of Windows

        return WindowsShell(folder)
    from siksng_tui.services.printing.cups import Cups  # noqa: PLC0415 - not of Windows

    return Cups()
