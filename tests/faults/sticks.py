"""Sticks for tests: a folder mounted elsewhere, so that it can be pulled and plugged in again."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests import mounts


@dataclass(frozen=True, slots=True)
class Stick:
    """A stick: what is on it, and the folder where it shows while it is plugged in."""

    medium: Path
    mounted: Path

    def plug(self) -> None:
        """Let its content show."""
        mounts.mount("--bind", str(self.medium), str(self.mounted))

    def protect(self) -> None:
        """Move the little switch: nothing can be written any more."""
        mounts.mount("-o", "remount,bind,ro", str(self.mounted))

    def pull(self) -> None:
        """Take it away, in the middle of whatever is being written."""
        mounts.unmount(self.mounted)


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
