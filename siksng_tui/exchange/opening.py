"""Opening a parcel: records as a stream, in bounded memory, and nothing beyond what was signed.

Format: parcel-1, section 6, step 7. Take what is inside only when the records ended without error.
"""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO, Final, cast

import zstandard

from siksng_tui.exchange import ages
from siksng_tui.exchange.container import Container
from siksng_tui.exchange.errors import ParcelForgedError, ParcelInsideWrongError
from siksng_tui.exchange.inside import LONGEST_LINE, WINDOW_BYTES, Header, read_header
from siksng_tui.exchange.manifest import SMALL, Payload
from siksng_tui.exchange.reading import SealedParcel

BLOCK_BYTES: Final = 1 << 17
"""How much is decompressed at once."""


@dataclass(frozen=True, slots=True)
class OpenedParcel:
    """A parcel that is open: its header, and its records, which can be read once."""

    sealed: SealedParcel
    header: Header
    records: Iterator[bytes]


@contextmanager
def open_parcel(sealed: SealedParcel, identities: Sequence[str]) -> Iterator[OpenedParcel]:
    """Yield the parcel, open as long as the block lasts.

    Args:
        sealed: what `read_parcel` returned; its file still open.
        identities: this office's age keys, old ones included.

    Raises:
        ParcelKeyMissingError: no key opens it.
        ParcelInsideWrongError: the inside does not agree with what was signed outside; also while
            the records are read. Take none of them then.
        ParcelForgedError: the file changed since it was read; take none of the records.
    """
    source = _member(sealed, 0)
    with ages.decrypted(source, identities) as compressed:
        lines = _lines(compressed, sealed.manifest.plaintext_size)
        yield OpenedParcel(sealed, _header(sealed, lines), _records(sealed, lines))


def copy_attachment(
    opened: OpenedParcel, index: int, identities: Sequence[str], take: ages.Take
) -> None:
    """Hand the content of an attachment to `take`, block by block.

    Args:
        opened: the parcel.
        index: which of `opened.header.attachments`.
        identities: this office's age keys, old ones included.
        take: takes the bytes; keep them only when this function returned.

    Raises:
        ParcelKeyMissingError: no key opens it.
        ParcelInsideWrongError: it is not what the header says.
        ParcelForgedError: the file changed since it was read.
    """
    facts = opened.header.attachments[index]
    payload = opened.sealed.manifest.payloads[index + 1]
    source = _member(opened.sealed, index + 1)
    sha256, left = hashlib.sha256(), facts.size

    def measure(data: bytes) -> None:
        """Hand on what the header announced, and no more."""
        nonlocal left
        left -= len(data)
        if left < 0:
            raise ParcelInsideWrongError(part=payload.name)
        sha256.update(data)
        take(data)

    ages.decrypt(source, identities, measure)
    if left or sha256.hexdigest() != facts.sha256:
        raise ParcelInsideWrongError(part=payload.name)


def _member(sealed: SealedParcel, number: int) -> BinaryIO:
    """Return an encrypted member, counted from 0, as a stream.

    Raises:
        ParcelInsideWrongError: it is no binary age file.
    """
    payload = sealed.manifest.payloads[number]
    if sealed.container.read(len(SMALL) + number, 0, len(ages.MAGIC)) != ages.MAGIC:
        raise ParcelInsideWrongError(part=payload.name)
    return cast("BinaryIO", _Member(sealed.container, number, payload))


class _Member:
    """An encrypted member as a stream, hashed once more while it is read."""

    def __init__(self, container: Container, number: int, payload: Payload) -> None:
        """Read an encrypted member, counted from 0, whose hash and size the manifest has."""
        self._container = container
        self._index = len(SMALL) + number
        self._payload = payload
        self._at = 0
        self._sha256 = hashlib.sha256()

    def read(self, size: int) -> bytes:
        """Return at most so many bytes; the last ones only when all were what was signed.

        Raises:
            ParcelForgedError: the file changed since its seal was proven.
        """
        data = self._container.read(self._index, self._at, size)
        self._at += len(data)
        self._sha256.update(data)
        ended = not data or self._at == self._payload.size
        if ended and self._sha256.hexdigest() != self._payload.sha256:
            raise ParcelForgedError(part=self._payload.name)
        return data


def _lines(compressed: BinaryIO, size: int) -> Iterator[bytes]:
    """Return the lines, without line feeds.

    Raises:
        ParcelInsideWrongError: more or fewer bytes than signed, a line too long, or no zstd.
    """
    begun, left = b"", size
    for block in _decompressed(compressed):
        left -= len(block)
        first, *others = block.split(b"\n")
        *whole, begun = (begun + first, *others)
        if left < 0 or max(map(len, (*whole, begun))) > LONGEST_LINE:
            raise ParcelInsideWrongError(part="size")
        yield from whole
    if begun or left:
        raise ParcelInsideWrongError(part="size")


def _decompressed(compressed: BinaryIO) -> Iterator[bytes]:
    """Return the decompressed bytes block by block.

    Raises:
        ParcelInsideWrongError: it is no zstd, or wants more memory than allowed.
    """
    decompressor = zstandard.ZstdDecompressor(max_window_size=WINDOW_BYTES)
    reader = decompressor.stream_reader(compressed, read_across_frames=True, closefd=False)
    try:
        while block := reader.read(BLOCK_BYTES):
            yield block
    except zstandard.ZstdError:
        raise ParcelInsideWrongError(part="zstd") from None


def _header(sealed: SealedParcel, lines: Iterator[bytes]) -> Header:
    """Return the header of the first line.

    Raises:
        ParcelInsideWrongError: there is none, or it repeats other facts than were signed.
    """
    try:
        header = read_header(next(lines, b""), sealed.manifest.head)
    except ValueError:
        raise ParcelInsideWrongError(part="header") from None
    if len(header.attachments) != len(sealed.manifest.payloads) - 1:
        raise ParcelInsideWrongError(part="header")
    return header


def _records(sealed: SealedParcel, lines: Iterator[bytes]) -> Iterator[bytes]:
    """Return the lines after the header, as many as were signed.

    Raises:
        ParcelInsideWrongError: there are more or fewer.
    """
    count = 0
    for line in lines:
        count += 1
        if count > sealed.manifest.records:
            break
        yield line
    if count != sealed.manifest.records:
        raise ParcelInsideWrongError(part="records")
