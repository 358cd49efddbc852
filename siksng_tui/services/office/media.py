"""Removable media that are plugged in, as the system shows them."""

import ctypes
import string
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

PLACES: Final = (Path("/media"), Path("/run/media"), Path("/mnt"))
"""Where sticks are mounted: each in a folder of its own, or in one of who plugged it in."""

_REMOVABLE: Final = 2
"""DRIVE_REMOVABLE of GetDriveTypeW."""


def plugged_in(places: Sequence[Path] = PLACES) -> Path | None:
    """Return the folder of a removable medium, the first by name; None where none is mounted."""
    found = _drives() if sys.platform == "win32" else _mounted(places)
    return next(iter(found), None)


def _mounted(places: Iterable[Path]) -> Iterator[Path]:
    """Yield what is mounted at these places, or in a folder of theirs."""
    for place in places:
        folders = _inside(place)
        deeper = (own for folder in folders for own in _inside(folder))
        yield from (own for own in (place, *folders, *deeper) if own.is_mount())


def _inside(folder: Path) -> list[Path]:
    """Return the folders of a folder by name; none where it cannot be listed."""
    try:
        return sorted(own for own in folder.iterdir() if own.is_dir() and not own.is_symlink())
    except OSError:
        return []


def _drives() -> Iterator[Path]:
    """Yield the removable drives of Windows, by their letters."""
    if sys.platform != "win32":
        return
    for letter in string.ascii_uppercase:
        drive = f"{letter}:\\"
        if ctypes.windll.kernel32.GetDriveTypeW(drive) == _REMOVABLE and Path(drive).is_dir():
            yield Path(drive)
