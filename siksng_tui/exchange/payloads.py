"""The encrypted members while they are made: counted, compressed, encrypted, measured."""

import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import IO, Final

import zstandard

from siksng_tui.exchange import ages
from siksng_tui.exchange.container import BLOCK_BYTES
from siksng_tui.exchange.errors import (
    ParcelInsideWrongError,
    ParcelTooLargeError,
    ScratchFailedError,
)
from siksng_tui.exchange.inside import LONGEST_LINE, AttachmentFacts

COMPRESSION: Final = 3
"""The level of zstd: its own default."""

PROGRESS_RECORDS: Final = 100
"""After how many records progress is told."""

Progress = Callable[[int], None]
"""Told the number of records packed so far; what it raises ends the work, and nothing is left."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attachment: its facts, and its content block by block."""

    facts: AttachmentFacts
    content: Iterable[bytes]


class Tally:
    """Counts the lines that pass."""

    def __init__(self, progress: Progress) -> None:
        """Count from nothing."""
        self.records = 0
        self.size = 0
        self._progress = progress

    def lines(self, header: bytes, records: Iterable[bytes]) -> Iterator[bytes]:
        """Return the lines of a parcel, without line feeds.

        Raises:
            ParcelTooLargeError: a line is longer than allowed.
        """
        yield self._line(header)
        for record in records:
            self.records += 1
            if self.records % PROGRESS_RECORDS == 0:
                self._progress(self.records)
            yield self._line(record)

    def _line(self, line: bytes) -> bytes:
        """Return a line, counted with its line feed."""
        if len(line) > LONGEST_LINE:
            raise ParcelTooLargeError(part="line")
        self.size += len(line) + 1
        return line


@dataclass(slots=True)
class Sealed:
    """The measures of one encrypted member."""

    size: int = 0
    crc: int = 0
    sha256: "hashlib._Hash" = field(default_factory=hashlib.sha256)


class Sealer:
    """Encrypts members one after the other into the scratch file, and measures them."""

    def __init__(self, scratch: IO[bytes], recipient: str) -> None:
        """Encrypt to a recipient."""
        self.scratch = scratch
        self.sealed: list[Sealed] = []
        self._recipient = recipient

    def seal(self, plain: Iterable[bytes]) -> None:
        """Encrypt one member."""
        self.sealed.append(Sealed())
        ages.encrypt(plain, self._recipient, self._take)

    def _take(self, data: bytes) -> None:
        """Keep encrypted bytes.

        Raises:
            ScratchFailedError: there is no room.
        """
        sealed = self.sealed[-1]
        sealed.size += len(data)
        sealed.crc = zlib.crc32(data, sealed.crc)
        sealed.sha256.update(data)
        try:
            self.scratch.write(data)
        except OSError as error:
            raise ScratchFailedError from error


def compressed(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Return one zstd frame of lines, a line feed after each, block by block."""
    compressor = zstandard.ZstdCompressor(level=COMPRESSION).compressobj()
    waiting, size = [], 0
    for line in lines:
        waiting.append(line)
        size += len(line)
        if size >= BLOCK_BYTES:
            yield compressor.compress(b"\n".join((*waiting, b"")))
            waiting, size = [], 0
    yield compressor.compress(b"\n".join((*waiting, b"")))
    yield compressor.flush()


def checked(attachment: Attachment) -> Iterator[bytes]:
    """Return the content of an attachment.

    Raises:
        ParcelInsideWrongError: at its end, when hash or size are not as its facts say.
    """
    sha256, size = hashlib.sha256(), 0
    for block in attachment.content:
        sha256.update(block)
        size += len(block)
        yield block
    if (sha256.hexdigest(), size) != (attachment.facts.sha256, attachment.facts.size):
        raise ParcelInsideWrongError(part=attachment.facts.name)
