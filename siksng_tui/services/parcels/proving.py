"""Proving a parcel without an office: anybody who has the file and a root can do it."""

from pathlib import Path

from forms.canonical import Json
from forms.errors import UsageError
from forms.plain_files import open_plain
from siksng_tui.exchange.chains import TrustedRoots
from siksng_tui.exchange.reading import read_parcel
from siksng_tui.services.office import files
from siksng_tui.services.office.files import reached
from siksng_tui.services.office.sessions import Clock, device_clock


class RootUnreadableError(UsageError):
    """The file holds no certificate; nothing was verified."""

    code, field = "root-unreadable", "trust"


def verify(path: Path, root: Path | None, clock: Clock = device_clock) -> dict[str, Json]:
    """Return what a parcel says of itself, once its seal was proven; `proven` tells of its sender.

    Args:
        path: the parcel.
        root: the trusted root as PEM; without it only the seal is proven.
        clock: the device's time.

    Raises:
        FileUnreachableError: one of the files cannot be read.
        FileNotPlainError, FileTooLargeError: one of them is no file, or the root is far too large.
        RootUnreadableError: the root is no certificate.
        SiksngError: why the parcel is refused (see `siksng_tui.exchange.reading`).
    """
    with reached(path), open_plain(path) as file:
        return read_parcel(file, trust=_roots(root), at=clock()).facts()


def _roots(path: Path | None) -> TrustedRoots | None:
    """Return the trusted roots of a PEM file."""
    if path is None:
        return None
    try:
        return TrustedRoots.from_pem(files.read(path))
    except ValueError:
        raise RootUnreadableError(file=path.name) from None
