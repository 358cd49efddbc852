"""The scan or the signed PDF of a set's paper: read from a stick, kept by hash with the set."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from db.office import attachments
from db.sets import sets
from forms.durable import write_durably
from forms.errors import NotFoundError, UsageError
from forms.plain_files import read_plain
from forms.set_records import Attached, PaperProof
from siksng_tui.services.office.file_names import plain
from siksng_tui.services.office.files import reached
from siksng_tui.services.office.newest_files import newest_files
from siksng_tui.services.office.sessions import Session

MOST_MEGABYTES: Final = 10
"""Size of a scan; it is kept in the store and travels in the parcel."""

LONGEST_NAME: Final = 120
"""Characters of an attachment's name. Source: docs/format/parcel-1.md, section 5."""

KINDS: Final = (
    (b"%PDF-", (".pdf",)),
    (b"\x89PNG\r\n\x1a\n", (".png",)),
    (b"\xff\xd8\xff", (".jpg", ".jpeg")),
    (b"II*\x00", (".tif", ".tiff")),
    (b"MM\x00*", (".tif", ".tiff")),
)
"""How the file of each kind begins, and how its name ends."""

_DEVICES: Final = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
"""Names that stand for devices on Windows."""


class NoScanError(NotFoundError):
    """Nothing is attached to the paper of the set; nothing was written. Facts: number."""

    code, field = "no-scan", "number"


class NotAScanError(UsageError):
    """The file is neither a PDF nor a picture; nothing was changed. Facts: file."""

    code, field = "not-a-scan", "file"


@dataclass(frozen=True, slots=True)
class Scan:
    """A file that was read to be kept; its name is harmless, whatever it was called.

    `proof` is what a PDF proves of the paper of a set, None for a picture; `others` are the numbers
    of sets with which the very same file is kept.
    """

    name: str
    content: bytes = field(repr=False)
    proof: PaperProof | None = None
    others: tuple[str, ...] = ()


def read_scan(path: Path) -> Scan:
    """Return the scan or the PDF of a signed paper.

    Raises:
        FileUnreachableError: it cannot be read.
        FileNotPlainError, FileTooLargeError: it is no file, or larger than a scan has to be.
        NotAScanError: it is something else.
    """
    with reached(path):
        content = read_plain(path, MOST_MEGABYTES)
    for beginning, endings in KINDS:
        if content.startswith(beginning):
            return Scan(harmless(path.name, endings), content)
    raise NotAScanError(file=path.name)


def scans_in(folder: Path) -> dict[str, int]:
    """Return the names of what may be scans in a folder, with their bytes, the newest first."""
    return newest_files(folder, [ending for _beginning, some in KINDS for ending in some])


def write_scan(session: Session, number: str, path: Path) -> Attached:
    """Return what is attached to the paper of a set, written to a file.

    Raises:
        SetNotFoundError, SetUnsealedError, SetChangedError, NoScanError: nothing was written.
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    sets.get(session.store, number)
    for attached in attachments.of(session.store, number):
        write_durably(path, attachments.content(session.store, number, attached.sha256))
        return attached
    raise NoScanError(number=number)


def harmless(name: str, endings: tuple[str, ...]) -> str:
    r"""Return the name under which a file is kept and travels.

    Args:
        name: what it was called on the stick.
        endings: how the name of its kind may end; it gets the first where it has none of them.

    >>> harmless("..\\SK: 12.PDF", (".pdf",))
    'SK_ 12.PDF'
    >>> harmless("nul", (".pdf",))
    '_nul.pdf'
    """
    known = plain(name).strip(" ._")
    ending = next((known[-len(own) :] for own in endings if known.lower().endswith(own)), "")
    stem = known.removesuffix(ending).rstrip(" .") or "_"
    if _DEVICES.match(stem):
        stem = f"_{stem}"
    ending = ending or endings[0]
    return stem[: LONGEST_NAME - len(ending)] + ending
