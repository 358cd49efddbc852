"""A file as it was handed over: its bytes are read once, and everything else looks at these."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from forms.plain_files import open_plain
from forms.text import clean
from siksng_tui.intake.errors import (
    ImportFileMissingError,
    ImportFileTooLargeError,
    ImportFileUnreadableError,
)
from siksng_tui.intake.limits import MEGABYTE, Limits


@dataclass(frozen=True, slots=True)
class SourceFile:
    """Name and bytes of a file, and their SHA-256 as 64 hexadecimal digits.

    The name is made clean: whoever hands a stick over chooses the names on it, in any encoding.
    """

    name: str
    content: bytes = field(repr=False)
    sha256: str


def read_source(path: Path, limits: Limits) -> SourceFile:
    """Return a file's bytes.

    Raises:
        ImportFileMissingError: there is no such file.
        ImportFileTooLargeError: it is larger than an import may be; it was not read.
        FileNotPlainError: the name stands for a pipe, a device or a folder.
        ImportFileUnreadableError: the disk or the stick did not give them all.
    """
    try:
        with open_plain(path) as file:
            content = file.read(limits.file_bytes + 1)
    except FileNotFoundError as error:
        raise ImportFileMissingError(file=path.name) from error
    except OSError as error:
        raise ImportFileUnreadableError(file=path.name) from error
    if len(content) > limits.file_bytes:
        raise ImportFileTooLargeError(file=path.name, megabytes=limits.file_bytes // MEGABYTE)
    return SourceFile(clean(path.name), content, hashlib.sha256(content).hexdigest())
