"""Files that a person names: what the system refuses is said in our words."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from forms.errors import StorageError


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
    """Return the bytes of a file.

    Raises:
        FileUnreachableError: it cannot be read.
    """
    with reached(path):
        return path.read_bytes()
