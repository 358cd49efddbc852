"""A stick on which nothing more has room: a small disk of its own."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from tests import mounts

SIZE: Final = 1 << 16
"""Bytes of the stick."""


@contextmanager
def filled(stick: Path) -> Iterator[Path]:
    """Yield such a stick, on which somebody keeps photos."""
    with mounts.disk(stick, SIZE):
        with suppress(OSError):
            (stick / "photos").write_bytes(bytes(2 * SIZE))
        yield stick
