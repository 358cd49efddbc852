"""Writing a file so that "done" is true: flushed, read back from the medium, then renamed.

A stick that is pulled, a disk that is full, a process that is killed leave the final name alone:
there is either the whole new file under it or what was there before. What is unfinished is called
NAME.part and is never read; what an earlier run left, or somebody put there for us to write
through (a link to another file, a file that others may read), is taken away first.
"""

import errno
import hashlib
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from forms.errors import RefusedError, StorageError

PART: Final = ".part"
"""What an unfinished file's name ends with."""

BLOCK_BYTES: Final = 1 << 20
"""How much is read back at once."""

CREATE: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
"""How the unfinished file is opened: always a new one, never through a link that stands there."""

REPLACE_WAITS: Final = (0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 0.64, 0.64)
"""Seconds between tries to rename: a virus scanner holds a new file for up to 2.5 s."""

FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""What the system says when nothing more fits."""


class TargetExistsError(RefusedError):
    """A file of this name exists; it was not touched. Facts: file."""

    code, field = "target-exists", "file"


class TargetFullError(StorageError):
    """The medium is full; nothing stands under the final name. Facts: file."""

    code, field = "target-full", "file"


class TargetFailedError(StorageError):
    """The medium failed while writing; nothing new stands under the name. Facts: file."""

    code, field = "target-failed", "file"


class TargetDiffersError(StorageError):
    """The medium gave back other bytes than were written: it is broken. Facts: file."""

    code, field = "target-differs", "file"


class DurableWriter:
    """Takes the bytes of one file, from first to last."""

    def __init__(self, file: BinaryIO, path: Path) -> None:
        """Write to an open file that is to be called `path`; `durable` makes this."""
        self._file = file
        self._path = path
        self._sha256 = hashlib.sha256()
        self.size = 0

    def write(self, data: bytes) -> int:
        """Return how many bytes were taken: all of them.

        Raises:
            TargetFullError, TargetFailedError: let it pass, so that the file is given up.
        """
        with _named(self._path):
            self._file.write(data)
        self._sha256.update(data)
        self.size += len(data)
        return len(data)

    def flush(self) -> None:
        """Do nothing: flushing is done once, at the end."""

    @property
    def sha256(self) -> str:
        """Return the hash of what was written so far, in hexadecimal."""
        return self._sha256.hexdigest()


def nothing() -> None:
    """Do nothing before a file has its name."""


@contextmanager
def durable(
    path: Path, *, replace: bool = False, proven: Callable[[], object] = nothing
) -> Iterator[DurableWriter]:
    """Write a file; it stands under its name, proven, when the block has ended without error.

    Args:
        path: the final name.
        replace: whether a file of this name may be replaced.
        proven: called when the medium has given the whole file back, before it has its name.

    Raises:
        TargetExistsError, TargetFullError, TargetFailedError, TargetDiffersError: there is nothing
            new under the name. The same when the block or `proven` raises.
    """
    part = path.with_name(path.name + PART)
    with _named(path):
        _require_free(path, replace=replace)
        part.unlink(missing_ok=True)
        file = os.fdopen(os.open(part, CREATE, 0o600), "wb")
    try:
        writer = DurableWriter(file, path)
        yield writer
        with _named(path):
            file.close()
            _finish(part, writer)
            _require_free(path, replace=replace)
        proven()
        replace_durably(part, path)
    except BaseException:
        with suppress(OSError):
            file.close()
        with suppress(OSError):
            part.unlink()
        raise


def _require_free(path: Path, *, replace: bool) -> None:
    """Refuse a name that is taken, also where that happened while the file was written."""
    if path.exists() and not replace:
        raise TargetExistsError(file=path.name)


def write_durably(path: Path, data: bytes, *, replace: bool = False) -> None:
    """Write a whole file as `durable` does.

    Raises:
        TargetExistsError, TargetFullError, TargetFailedError, TargetDiffersError: there is nothing
            new under the name.
    """
    with durable(path, replace=replace) as file:
        file.write(data)


def replace_durably(source: Path, target: Path) -> None:
    """Give a finished, flushed file its final name, in place of what has it.

    Raises:
        TargetFailedError: the target is what it was.
    """
    with _named(target):
        _rename(source, target)
        sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system can (Windows does it by itself)."""
    if os.name == "nt":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def sync_file(path: Path) -> None:
    """Make a file's bytes durable, and forget them in memory, so that reading asks the medium."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def sha256_of(path: Path) -> str:
    """Return the hash of a file in hexadecimal, read block by block."""
    sha256 = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK_BYTES):
            sha256.update(block)
    return sha256.hexdigest()


def _finish(part: Path, writer: DurableWriter) -> None:
    """Flush the unfinished file and raise when the medium gives back other bytes."""
    sync_file(part)
    if part.stat().st_size != writer.size or sha256_of(part) != writer.sha256:
        raise TargetDiffersError(file=part.stem)


def _rename(part: Path, path: Path) -> None:
    """Rename, and try again while another program holds one of the files."""
    for wait in REPLACE_WAITS:
        try:
            part.replace(path)
        except PermissionError:
            time.sleep(wait)
        else:
            return
    part.replace(path)


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Raise our errors, with the file's name, for the system's."""
    try:
        yield
    except OSError as error:
        kind = TargetFullError if error.errno in FULL else TargetFailedError
        raise kind(file=path.name) from error
