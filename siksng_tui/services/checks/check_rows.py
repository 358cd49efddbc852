"""The rows of a check's list, packed in memory: a million take some thirty bytes each.

So the list is written from the check that somebody looks at, and the rules are asked only once. It
never touches the disk: a file in clear would outlive the program.
"""

import json
import zlib
from collections.abc import Iterator, Sequence
from typing import Final

CHUNK: Final = 1 << 16
"""Bytes that are unpacked at a time."""


class PackedRows:
    """Rows of cells that are added once and read from the first to the last, as often as wanted."""

    def __init__(self) -> None:
        """Begin without a row."""
        self._packer = zlib.compressobj()
        self._packed: list[bytes] = []
        self._count = 0

    def __len__(self) -> int:
        """Return how many rows there are."""
        return self._count

    @property
    def size(self) -> int:
        """Return how many bytes they take."""
        return sum(map(len, self._packed))

    def add(self, cells: Sequence[str]) -> None:
        """Add a row behind the others."""
        packed = self._packer.compress(f"{json.dumps(cells)}\n".encode())
        if packed:
            self._packed.append(packed)
        self._count += 1

    def end(self) -> None:
        """Add no row any more; from here on they can be read."""
        self._packed = [b"".join((*self._packed, self._packer.flush()))]

    def __iter__(self) -> Iterator[list[str]]:
        """Yield the rows in their order."""
        unpacker, left = zlib.decompressobj(), b""
        (packed,) = self._packed
        for start in range(0, len(packed), CHUNK):
            *lines, left = (left + unpacker.decompress(packed[start : start + CHUNK])).split(b"\n")
            yield from map(json.loads, lines)
