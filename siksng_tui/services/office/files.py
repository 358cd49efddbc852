"""Files that a person names: what the system refuses is said in our words."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from forms.errors import StorageError
from forms.plain_files import read_plain

MOST_MEGABYTES: Final = 1
"""Size of a card or a root that nobody has seen."""


class FileUnreachableError(StorageError):
    """The system does not give the file, or takes none of this name. Facts: file, why."""

    code, field = "file-unreachable", "file"


@contextmanager
def reached(path: Path) -> Iterator[None]:
    """Raise our error, with the file's name, where the system refuses it inside the block.

    Raises:
        FileUnreachableError: what the system said, in its own words.
    """
    try:
        yield
    except OSError as error:
        why = os.strerror(error.errno) if error.errno else type(error).__name__
        raise FileUnreachableError(file=path.name, why=why) from error


def read(path: Path) -> bytes:
    """Return the bytes of a small file.

    Raises:
        FileUnreachableError: it cannot be read.
        FileNotPlainError, FileTooLargeError: it is none, or larger than any card or root.
    """
    with reached(path):
        return read_plain(path, MOST_MEGABYTES)
