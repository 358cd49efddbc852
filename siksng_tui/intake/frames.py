"""What the program and the process that reads a file say to each other: frames of bytes.

A frame is a letter, the length of what follows as four bytes, and that. The program begins with
the limits and the bytes of the file. The reader answers with the first rows of each sheet until the
program takes one, and then with its rows; at any point it may refuse the file instead.
"""

import struct
from enum import Enum
from typing import IO, Final, NamedTuple

from siksng_tui.intake.limits import MEGABYTE

LONGEST: Final = 64 * MEGABYTE
"""Bytes of one frame from the reader; a part of a table has far less."""

_START: Final = struct.Struct(">cI")


class Kind(Enum):
    """What a frame says."""

    LIMITS = b"l"
    """To the reader: how much it may read, as JSON."""

    FILE = b"f"
    """To the reader: the bytes of the file."""

    SHEET = b"s"
    """From the reader: facts of a sheet, and its first rows."""

    NEXT = b"n"
    """To the reader: another sheet, please."""

    TAKE = b"t"
    """To the reader: the rows of this sheet; which row holds the names, and where columns stand."""

    ROWS = b"r"
    """From the reader: rows."""

    END = b"e"
    """From the reader: no more rows, or no more sheets."""

    PROVE = b"p"
    """To the reader of signed papers: what they should bear, as JSON; from it: what they prove."""

    REFUSED = b"x"
    """From the reader: code and facts of the error that keeps it from reading."""


class Frame(NamedTuple):
    """One frame."""

    kind: Kind
    payload: bytes


def write_frame(stream: IO[bytes], kind: Kind, payload: bytes = b"") -> None:
    """Write one frame, and let it go at once."""
    stream.write(_START.pack(kind.value, len(payload)))
    stream.write(payload)
    stream.flush()


def read_frame(stream: IO[bytes], longest: int = LONGEST) -> Frame | None:
    """Return the next frame; None where the other side ended, or says what makes no sense."""
    start = stream.read(_START.size)
    if len(start) < _START.size:
        return None
    letter, length = _START.unpack(start)
    if length > longest or letter not in {kind.value for kind in Kind}:
        return None
    payload = stream.read(length)
    return Frame(Kind(letter), payload) if len(payload) == length else None
