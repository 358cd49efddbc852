"""The files that carry trust between offices: which there are in a folder, and what one is."""

from enum import StrEnum
from pathlib import Path
from typing import Final

from forms.errors import NotFoundError, RefusedError
from siksng_tui.exchange import cards, certificate_requests, revocations
from siksng_tui.exchange.strictjson import parse_canonical
from siksng_tui.services.office import files, folders

MOST: Final = 99
"""Files of a folder that are offered; the newest ones."""

SUFFIXES: Final = frozenset({cards.SUFFIX, certificate_requests.SUFFIX, revocations.SUFFIX})
"""What the names of such files end with."""


class OfficeFilesMissingError(NotFoundError):
    """No such file lies in the folder. Facts: folder."""

    code, field = "office-files-missing", "file"


class OfficeFileUnknownError(RefusedError):
    """The file is none of the three; nothing was taken in. Facts: file."""

    code, field = "office-file-unknown", "file"


class FileKind(StrEnum):
    """What such a file is."""

    REQUEST = certificate_requests.REQUEST.format
    CARD = cards.CARD.format
    REVOCATIONS = cards.REVOCATIONS.format


def found(said: str) -> tuple[Path, ...]:
    """Return the file that a person typed, or what lies in the folder, the newest first.

    Raises:
        OfficeFilesMissingError, FileUnreachableError: there is nothing to offer.
    """
    path = folders.meant(said)
    if not folders.is_folder(path):
        return (path,)
    with files.reached(path):
        own = [one for one in path.iterdir() if one.suffix in SUFFIXES and one.is_file()]
        own.sort(key=lambda one: (-one.stat().st_mtime, one.name))
    if not own:
        raise OfficeFilesMissingError(folder=path.name)
    return tuple(own[:MOST])


def kind_of(file: Path) -> FileKind:
    """Return what a file says that it is; whether that is true, who reads it proves.

    Raises:
        FileUnreachableError, FileNotPlainError, FileTooLargeError: it cannot be read.
        OfficeFileUnknownError: it is something else.
    """
    data = files.read(file)
    try:
        value = parse_canonical(data)
    except ValueError:
        value = None
    said = value.get("format") if isinstance(value, dict) else None
    kind = next((kind for kind in FileKind if kind.value == said), None)
    if kind is None:
        raise OfficeFileUnknownError(file=file.name)
    return kind
