"""Sticks for tests: a folder mounted elsewhere, so that it can be pulled and plugged in again."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Stick:
    """A stick: what is on it, and the folder where it shows while it is plugged in."""

    medium: Path
    mounted: Path

    def plug(self) -> None:
        """Let its content show."""
        _run("mount", "--bind", str(self.medium), str(self.mounted))

    def protect(self) -> None:
        """Move the little switch: nothing can be written any more."""
        _run("mount", "-o", "remount,bind,ro", str(self.mounted))

    def pull(self) -> None:
        """Take it away, in the middle of whatever is being written."""
        _run("umount", "--lazy", str(self.mounted))


@contextmanager
def plugged(folder: Path) -> Iterator[Stick]:
    """Yield an empty stick that is plugged in; it is pulled in the end."""
    stick = Stick(folder / "medium", folder / "mounted")
    stick.medium.mkdir()
    stick.mounted.mkdir()
    stick.plug()
    try:
        yield stick
    finally:
        if stick.mounted.is_mount():
            stick.pull()


@contextmanager
def small(folder: Path, kibibytes: int) -> Iterator[Path]:
    """Yield the folder of a stick with so little room."""
    folder.mkdir()
    _run("mount", "-t", "tmpfs", "-o", f"size={kibibytes}k", "tmpfs", str(folder))
    try:
        yield folder
    finally:
        _run("umount", "--lazy", str(folder))


def _run(program: str, *arguments: str) -> None:
    """Run a program of the system; it must end well."""
    subprocess.run([str(shutil.which(program)), *arguments], check=True)
