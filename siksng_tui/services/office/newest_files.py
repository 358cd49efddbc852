"""The files of a folder that a list offers by their names."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from forms.text import clean

MOST_OFFERED: Final = 100
"""Files of a folder that a list offers."""


def newest_files(folder: Path, endings: Sequence[str]) -> dict[str, int]:
    """Return the names of files with certain endings in a folder, with their bytes, newest first.

    A folder that cannot be read has none: a stick that was pulled out is no reason to stop.
    """
    try:
        with os.scandir(folder) as entries:
            found = [
                (entry.stat(), entry.name)
                for entry in entries
                if entry.name.lower().endswith(tuple(endings)) and entry.is_file()
            ]
    except OSError:
        return {}
    found.sort(key=lambda own: -own[0].st_mtime)
    return {name: stat.st_size for stat, name in found[:MOST_OFFERED] if clean(name) == name}
