"""A stick on which nothing more has room: a small disk of its own."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import pytest

from tests.torture import room

MOUNT, UMOUNT = (str(shutil.which(name)) for name in ("mount", "umount"))

SIZE: Final = 1 << 16
"""Bytes of the stick."""

full_stick = pytest.mark.skipif(not room.mountable(), reason=room.MISSING)
"""Leaves a test out where no small disk can be made."""


@contextmanager
def filled(stick: Path) -> Iterator[Path]:
    """Yield such a stick, on which somebody keeps photos."""
    stick.mkdir()
    subprocess.run([MOUNT, "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(stick)], check=True)
    try:
        with suppress(OSError):
            (stick / "photos").write_bytes(bytes(2 * SIZE))
        yield stick
    finally:
        subprocess.run([UMOUNT, str(stick)], check=True)
