"""Mounts of a test: seen by its own process alone, so that none outlives it, however it ends."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

_OWN_MOUNTS: Final = 0x00020000
"""CLONE_NEWNS of unshare(2), which Python names from 3.12 on."""


def possible() -> bool:
    """Return whether this account may mount."""
    return sys.platform == "linux" and os.geteuid() == 0 and shutil.which("mount") is not None


needed = pytest.mark.skipif(not possible(), reason="needs root, to mount a stick or a small disk")
"""Leaves a test out where nothing can be mounted."""


def apart() -> None:
    """Let whatever this process mounts from now on be seen by itself and its children alone.

    Raises:
        OSError: the system refuses; nothing may be mounted.
    """
    if not possible():
        return
    if ctypes.CDLL(None, use_errno=True).unshare(_OWN_MOUNTS):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    mount("--make-rprivate", "/")


def mount(*arguments: str) -> None:
    """Run `mount`; it must end well."""
    subprocess.run([str(shutil.which("mount")), *arguments], check=True)


def unmount(folder: Path) -> None:
    """Take away what is mounted at a folder, even while it is in use."""
    subprocess.run([str(shutil.which("umount")), "--lazy", str(folder)], check=True)


@contextmanager
def disk(folder: Path, size: int) -> Iterator[Path]:
    """Yield the folder of an empty disk of so many bytes."""
    folder.mkdir(exist_ok=True)
    resize(folder, size, new=True)
    try:
        yield folder
    finally:
        unmount(folder)


def resize(folder: Path, size: int, *, new: bool = False) -> None:
    """Give a disk another size in bytes."""
    options = f"size={size}" if new else f"remount,size={size}"
    mount("-t", "tmpfs", "-o", options, "tmpfs", str(folder))
