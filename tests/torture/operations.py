"""From system calls to what they ask of a disk: data written, names changed, barriers."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.torture.acks import MARK, Ack
from tests.torture.syscalls import Call

CALLS: Final = (
    "openat",
    "close",
    "dup",
    "dup2",
    "fcntl",
    "lseek",
    "write",
    "writev",
    "pwrite64",
    "ftruncate",
    "fsync",
    "fdatasync",
    "rename",
    "unlink",
)
"""The calls that are recorded: all by which Python and SQLite change files."""


@dataclass(frozen=True, slots=True)
class Created:
    """A name came to be, if it was not there."""

    path: Path


@dataclass(frozen=True, slots=True)
class Wrote:
    """Bytes were written at an offset."""

    path: Path
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Resized:
    """A file was cut or grew to a length."""

    path: Path
    length: int


@dataclass(frozen=True, slots=True)
class Renamed:
    """A file got another name."""

    old: Path
    path: Path


@dataclass(frozen=True, slots=True)
class Removed:
    """A name went away."""

    path: Path


@dataclass(frozen=True, slots=True)
class Synced:
    """A file, or the names of a folder, were flushed: the program may rely on them from here on."""

    path: Path


Operation = Created | Wrote | Resized | Renamed | Removed | Synced | Ack
"""What the disk was asked for; acknowledgements stand between, where they were told."""


@dataclass(slots=True)
class _Open:
    """An open file: where it was opened, and where the next plain write goes."""

    path: Path
    position: int = 0


class Reader:
    """Follows open files through the calls of one program; files outside a folder are left out."""

    def __init__(self, root: Path) -> None:
        """Look at files below a folder only."""
        self._root = root
        self._files: dict[int, _Open] = {}

    def operations(self, calls: Iterable[Call]) -> Iterator[Operation]:
        """Yield what the calls ask of the disk."""
        for call in calls:
            reads = _READS.get(call.name)
            if reads:
                yield from reads(self, call)

    def opened(self, call: Call) -> Iterator[Operation]:
        """Yield what opening does."""
        path = Path(call.data[0].decode())
        if not path.is_relative_to(self._root):
            self._files.pop(call.result, None)
            return
        self._files[call.result] = _Open(path)
        if "O_CREAT" in call.told:
            yield Created(path)
        if "O_TRUNC" in call.told:
            yield Resized(path, 0)

    def closed(self, call: Call) -> Iterator[Operation]:
        """Forget an open file."""
        self._files.pop(call.file, None)
        yield from ()

    def copied(self, call: Call) -> Iterator[Operation]:
        """Let a second number stand for an open file."""
        if call.file in self._files and (call.name != "fcntl" or "F_DUPFD" in call.told):
            self._files[call.result] = self._files[call.file]
        yield from ()

    def moved(self, call: Call) -> Iterator[Operation]:
        """Note where the next plain write goes."""
        if call.file in self._files:
            self._files[call.file].position = call.result
        yield from ()

    def wrote(self, call: Call) -> Iterator[Operation]:
        """Yield a plain write."""
        if file := self._files.get(call.file):
            yield Wrote(file.path, file.position, call.data[0][: call.result])
            file.position += call.result

    def wrote_at(self, call: Call) -> Iterator[Operation]:
        """Yield a write at an offset."""
        if file := self._files.get(call.file):
            yield Wrote(file.path, call.last, call.data[0][: call.result])

    def told(self, call: Call) -> Iterator[Operation]:
        """Yield an acknowledgement."""
        if call.file == 1 and call.data[0].startswith(MARK):
            yield Ack.read(call.data[0])

    def resized(self, call: Call) -> Iterator[Operation]:
        """Yield a change of length."""
        if file := self._files.get(call.file):
            yield Resized(file.path, call.last)

    def synced(self, call: Call) -> Iterator[Operation]:
        """Yield a barrier."""
        if file := self._files.get(call.file):
            yield Synced(file.path)

    def renamed(self, call: Call) -> Iterator[Operation]:
        """Yield a change of name."""
        old, new = (Path(name.decode()) for name in call.data)
        if new.is_relative_to(self._root):
            yield Renamed(old, new)

    def removed(self, call: Call) -> Iterator[Operation]:
        """Yield a removal."""
        path = Path(call.data[0].decode())
        if path.is_relative_to(self._root):
            yield Removed(path)


_READS: Final[dict[str, Callable[[Reader, Call], Iterator[Operation]]]] = {
    "openat": Reader.opened,
    "close": Reader.closed,
    "dup": Reader.copied,
    "dup2": Reader.copied,
    "fcntl": Reader.copied,
    "lseek": Reader.moved,
    "write": Reader.wrote,
    "pwrite64": Reader.wrote_at,
    "writev": Reader.told,
    "ftruncate": Reader.resized,
    "fsync": Reader.synced,
    "fdatasync": Reader.synced,
    "rename": Reader.renamed,
    "unlink": Reader.removed,
}
"""What is made of each call."""
