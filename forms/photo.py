"""A photo as an answer: the SHA-256 of its bytes and its path, never the picture itself.

Written as `sha256:` and 64 lower-case hexadecimal digits, a space, and a path relative to the
folder of photos, with "/" between its parts. The hash says which picture was meant, whatever has
happened to the file since.
"""

import re
from pathlib import PurePosixPath
from typing import Final, NamedTuple

_PHOTO: Final = re.compile(r"sha256:([0-9a-f]{64}) (.{1,200})")
_FORBIDDEN: Final = frozenset('\\:*?"<>|')
"""Characters that no path holds on every system."""


class Photo(NamedTuple):
    """Which picture (SHA-256 as 64 hexadecimal digits), and where it lies."""

    sha256: str
    path: str

    def answer(self) -> str:
        """Return the text that is stored."""
        return f"sha256:{self.sha256} {self.path}"


def read_photo(answer: str) -> Photo | None:
    """Return what a stored text says, or None if it is no photo or leads out of the folder.

    >>> read_photo("sha256:" + "0" * 64 + " 2020/rumah.jpg").path
    '2020/rumah.jpg'
    >>> read_photo("sha256:" + "0" * 64 + " ../rumah.jpg") is None
    True
    """
    match = _PHOTO.fullmatch(answer)
    if match is None or not _FORBIDDEN.isdisjoint(match[2]):
        return None
    path = PurePosixPath(match[2])
    inside = not path.is_absolute() and ".." not in path.parts and str(path) == match[2]
    return Photo(match[1], match[2]) if inside and match[2] != "." else None
