"""Looking for parcels on a stick that somebody handed over: nothing is trusted, little is read.

A stick holds photographs, other people's files and what an attacker put there: pipes that make a
program wait, links out of the folder or in a circle, ten thousand files, names that a terminal
obeys. Opened are only ordinary files whose name ends as a parcel's does, and of each only its
beginning is read.
"""

import os
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from forms.plain_files import FileNotPlainError, open_plain
from forms.text import shown
from siksng_tui.exchange.container import LARGEST, LOCAL_SIGN
from siksng_tui.exchange.manifest import PARCEL_JSON

NAME: Final = re.compile(r"[^.].*\.siksng", re.ASCII | re.IGNORECASE | re.DOTALL)
"""A parcel's name in the letters of any file system; only ASCII, so no letter that looks alike."""

MOST_LOOKED_AT: Final = 100_000
"""Names that are looked at, foreign ones too; the rest of a stick with more is left."""

MOST_FOUND: Final = 1000
"""Files that are found at most."""

DEEPEST: Final = 4
"""Folders that lie inside each other, the stick itself not counted."""

NAME_SHOWN: Final = 60
"""Characters of a file's name that are shown: as many as our own names have."""

_NAME_OFFSET: Final = 30
_START_BYTES: Final = _NAME_OFFSET + len(PARCEL_JSON)
_SKIPPED_FOLDERS: Final = (".", "$")
"""How the names of folders begin in which systems keep what was deleted."""


class Oddity(StrEnum):
    """Why a file that is named like a parcel can be none."""

    LINK = "link"
    NOT_PLAIN = "not-plain"
    TOO_LARGE = "too-large"
    UNREADABLE = "unreadable"
    OTHER = "other"
    """It begins otherwise: it is empty, cut off at once, or something else."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that is named like a parcel; `name` may be drawn, `odd` says that it can be none."""

    path: Path
    name: str
    size: int
    odd: Oddity | None


class Sweep:
    """One look through a folder, made while it is iterated; afterwards `cut` is known."""

    def __init__(self, folder: Path) -> None:
        """Look through a folder, and through those inside it."""
        self.looked_at = 0
        self.found = 0
        self._waiting = deque([(folder, 0)])

    @property
    def cut(self) -> bool:
        """Return whether the limits were reached, so that there may be more parcels."""
        return self.found >= MOST_FOUND or self.looked_at >= MOST_LOOKED_AT

    def __iter__(self) -> Iterator[Candidate]:
        """Yield what is named like a parcel, as the system lists it.

        Folders inside that cannot be listed are passed over.

        Raises:
            OSError: the folder itself cannot be listed; the stick is gone.
        """
        while self._waiting and not self.cut:
            folder, depth = self._waiting.popleft()
            try:
                listed = os.scandir(folder)
            except OSError:
                if not depth:
                    raise
                continue
            with listed:
                yield from self._among(listed, depth)

    def _among(self, listed: Iterator[os.DirEntry[str]], depth: int) -> Iterator[Candidate]:
        """Yield what is named like a parcel in one folder, and note the folders in it."""
        for entry in listed:
            if self.cut:
                return
            self.looked_at += 1
            if NAME.fullmatch(entry.name):
                self.found += 1
                yield _candidate(entry)
            elif depth < DEEPEST and _entered(entry):
                self._waiting.append((Path(entry.path), depth + 1))


def _entered(entry: os.DirEntry[str]) -> bool:
    """Return whether a name stands for a folder to look through: no link, no wastebasket."""
    return not entry.name.startswith(_SKIPPED_FOLDERS) and entry.is_dir(follow_symlinks=False)


def _candidate(entry: os.DirEntry[str]) -> Candidate:
    """Return what a name that ends as a parcel's does stands for."""
    path, name = Path(entry.path), shown(entry.name, NAME_SHOWN)
    try:
        size = entry.stat(follow_symlinks=False).st_size
        return Candidate(path, name, size, _oddity(entry, size))
    except FileNotPlainError:
        return Candidate(path, name, 0, Oddity.NOT_PLAIN)
    except OSError:
        return Candidate(path, name, 0, Oddity.UNREADABLE)


def _oddity(entry: os.DirEntry[str], size: int) -> Oddity | None:
    """Return why a file can be no parcel, None where it begins as one.

    Raises:
        FileNotPlainError: it is a folder, a pipe or a device.
        OSError: the system refuses it.
    """
    if entry.is_symlink():
        return Oddity.LINK
    if not entry.is_file(follow_symlinks=False):
        return Oddity.NOT_PLAIN
    if size > LARGEST:
        return Oddity.TOO_LARGE
    with open_plain(Path(entry.path), through_links=False) as file:
        start = os.read(file.fileno(), _START_BYTES)
    ours = start.startswith(LOCAL_SIGN) and start[_NAME_OFFSET:] == PARCEL_JSON.encode()
    return None if ours else Oddity.OTHER
