"""Opening a file that somebody named: an ordinary file of a bearable size, or none at all.

A pipe makes a program wait for ever, a device gives bytes without end; either may stand under the
name of a file on a stick, or be named by mistake.
"""

import os
import stat
from pathlib import Path
from typing import BinaryIO, Final

from forms.errors import RefusedError, UsageError

MEGABYTE: Final = 1_000_000
"""Bytes."""

OPEN: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""How a named file is opened: without waiting for who writes into a pipe."""

NO_LINKS: Final = getattr(os, "O_NOFOLLOW", 0)
"""Opens no file through a symbolic link of its name, where the system can refuse that."""


class FileNotPlainError(UsageError):
    """The name stands for a folder, a pipe or a device; nothing was read. Facts: file."""

    code, field = "file-not-plain", "file"


class FileTooLargeError(RefusedError):
    """The file is larger than anything of its kind; nothing was taken. Facts: file, megabytes."""

    code, field = "file-too-large", "file"


def open_plain(path: Path, *, through_links: bool = True) -> BinaryIO:
    """Return an ordinary file, open for reading its bytes.

    Args:
        path: the file.
        through_links: whether a symbolic link of that name is followed.

    Raises:
        FileNotPlainError: it is something else.
        OSError: the system refuses it.
    """
    number = os.open(path, OPEN if through_links else OPEN | NO_LINKS)
    if stat.S_ISREG(os.fstat(number).st_mode):
        return os.fdopen(number, "rb")
    os.close(number)
    raise FileNotPlainError(file=path.name)


def read_plain(path: Path, megabytes: int) -> bytes:
    """Return the bytes of an ordinary file.

    Args:
        path: the file.
        megabytes: what it may hold at most.

    Raises:
        FileNotPlainError, FileTooLargeError: it is something else, or larger.
        OSError: the system refuses it.
    """
    most = megabytes * MEGABYTE
    with open_plain(path) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise FileTooLargeError(file=path.name, megabytes=megabytes)
    return data
