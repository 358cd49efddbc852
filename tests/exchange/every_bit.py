"""Flip every bit of a parcel, one at a time: not one flip may pass.

`run` is the long run; the tests take samples of the same.
"""

import hashlib
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from forms.errors import SiksngError
from siksng_tui.exchange.manifest import SMALL
from siksng_tui.exchange.reading import read_parcel
from tests.exchange.forging import members_of, sound, zipped
from tests.exchange.world import RECEIVED, world

LARGE_BYTES: Final = 20_000_000
"""Size of the large parcel of the long run."""


@dataclass(frozen=True, slots=True)
class Flips:
    """How many bits were flipped, and which of them passed unseen (bit numbers)."""

    tried: int
    passed: tuple[int, ...]


def run(folder: Path, large_flips: int = 2000) -> Flips:
    """Return what came of every bit of a 20 KB parcel, and of samples of a 20 MB one."""
    small = sound(lines=noise(16_000))
    outside = flip(small, range(len(small) * 8))
    mended = [*flipped_behind_checksums(small, 1)]
    large = folder / "large.siksng"
    large.write_bytes(sound(lines=noise(LARGE_BYTES)))
    spread = range(0, large.stat().st_size * 8, large.stat().st_size * 8 // large_flips)
    inside = flip_in_file(large, spread)
    passed = (*outside.passed, *(bit for bit, seen in mended if not seen), *inside.passed)
    return Flips(outside.tried + len(mended) + inside.tried, passed)


def noise(size: int) -> Iterator[bytes]:
    """Yield canonical lines that hardly compress, about so many bytes after compression."""
    for number in range(size // 512):
        text = b"".join(hashlib.sha256(b"%d %d" % (number, part)).digest() for part in range(16))
        yield b'{"line":"%s"}' % text.hex().encode()


def flip(data: bytes, bits: Iterable[int]) -> Flips:
    """Return what came of flipping single bits of a parcel."""
    tried, passed = 0, []
    changed = bytearray(data)
    for bit in bits:
        tried += 1
        changed[bit >> 3] ^= 1 << (bit & 7)
        if not refused(bytes(changed)):
            passed.append(bit)
        changed[bit >> 3] ^= 1 << (bit & 7)
    return Flips(tried, tuple(passed))


def flip_in_file(path: Path, bits: Iterable[int]) -> Flips:
    """Return what came of flipping single bits of a parcel on disk."""
    tried, passed = 0, []
    with path.open("r+b") as file:
        for bit in bits:
            tried += 1
            file.seek(bit >> 3)
            before = file.read(1)
            file.seek(bit >> 3)
            file.write(bytes([before[0] ^ 1 << (bit & 7)]))
            file.flush()
            if not _refused(file):
                passed.append(bit)
            file.seek(bit >> 3)
            file.write(before)
    return Flips(tried, tuple(passed))


def flipped_behind_checksums(data: bytes, step: int) -> Iterator[tuple[int, bool]]:
    """Yield bit and whether it was refused, for bits of the small members, their CRC mended."""
    members = members_of(data)
    for index in range(len(SMALL)):
        name, content = members[index]
        for bit in range(0, len(content) * 8, step):
            changed = bytearray(content)
            changed[bit >> 3] ^= 1 << (bit & 7)
            listed = [*members[:index], (name, bytes(changed)), *members[index + 1 :]]
            yield bit, refused(zipped(listed))


def refused(data: bytes) -> bool:
    """Return whether a parcel is refused, by an error of ours."""
    return _refused(io.BytesIO(data))


def _refused(file: io.BytesIO | io.BufferedRandom) -> bool:
    """Return whether an open parcel is refused, by an error of ours."""
    try:
        read_parcel(file, trust=world().trust, at=RECEIVED)
    except SiksngError:
        return True
    return False
