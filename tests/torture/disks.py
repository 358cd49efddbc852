"""What a disk may hold after a power cut: what was flushed, and any part of what was not.

Before the last barrier of a file everything stands. What came later is lost, kept, reordered, or
torn between sectors, file by file. On an ordered disk (a journalling file system as most PCs have)
names change when they are changed; on a strict one only with a later barrier of the file or of its
folder, and in their order.
"""

import random
import shutil
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from tests.torture.acks import Ack
from tests.torture.operations import (
    Created,
    Operation,
    Removed,
    Renamed,
    Resized,
    Synced,
    Wrote,
)

SECTOR: Final = 512
"""Bytes that a disk writes whole or not at all."""

SHARED_MEMORY: Final = "-shm"
"""Ends the names of files that are memory shared between processes: a power cut empties them."""


class Disk(StrEnum):
    """How a disk keeps names."""

    ORDERED = "ordered"
    STRICT = "strict"


class Fate(StrEnum):
    """What becomes of a file's data that was not flushed."""

    NONE = "none"
    ALL = "all"
    SOME = "some"
    FIRST = "first"
    TORN = "torn"


@dataclass(frozen=True, slots=True)
class Cut:
    """One power cut: after how many operations, on which disk, and the throw that decides."""

    after: int
    disk: Disk
    throw: random.Random


def rebuild(place: tuple[Path, Path, Path], done: Sequence[Operation], cut: Cut) -> list[Ack]:
    """Return what was acknowledged before a cut, after making what the disk may hold then.

    Args:
        place: the folder where the work was done, a copy of it from before, and the new folder.
        done: everything that was asked of the disk.
        cut: when and how.
    """
    root, before, out = place
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(before, out)
    asked = done[: cut.after]
    for operation in _survivors(asked, cut):
        _apply(operation, root, out)
    for path in out.rglob(f"*{SHARED_MEMORY}"):
        path.unlink()
    return [operation for operation in asked if isinstance(operation, Ack)]


def _survivors(asked: Sequence[Operation], cut: Cut) -> Iterator[Operation]:
    """Yield what of the operations reached the disk."""
    barriers = _barriers(asked, cut.disk)
    last_names = _last_names(asked, barriers, cut)
    fates: dict[Path, Fate] = {}
    for number, operation in enumerate(asked):
        if isinstance(operation, Created | Renamed | Removed):
            folder = operation.path.parent
            if cut.disk is Disk.ORDERED or number <= last_names[folder]:
                yield operation
        elif isinstance(operation, Wrote | Resized):
            if barriers[operation.path] > number:
                yield operation
                continue
            fate = fates.setdefault(operation.path, cut.throw.choice(list(Fate)))
            if fate is Fate.FIRST and cut.throw.random() < 0.3:
                fates[operation.path] = Fate.NONE
            yield from _lossy(operation, fate, cut.throw)


def _barriers(asked: Sequence[Operation], disk: Disk) -> defaultdict[Path, int]:
    """Return the number of the last barrier of each file and folder."""
    barriers: defaultdict[Path, int] = defaultdict(lambda: -1)
    for number, operation in enumerate(asked):
        if isinstance(operation, Synced):
            barriers[operation.path] = number
            if disk is Disk.ORDERED:
                barriers[operation.path.parent] = number
        elif isinstance(operation, Renamed):
            barriers[operation.path] = max(barriers[operation.path], barriers[operation.old])
    return barriers


def _last_names(
    asked: Sequence[Operation], barriers: defaultdict[Path, int], cut: Cut
) -> dict[Path, int]:
    """Return the number of the last change of a name that survives, for each folder."""
    changes: defaultdict[Path, list[int]] = defaultdict(list)
    flushed: defaultdict[Path, int] = defaultdict(lambda: -1)
    for number, operation in enumerate(asked):
        if isinstance(operation, Created | Renamed | Removed):
            folder = operation.path.parent
            changes[folder].append(number)
            if barriers[folder] > number or _flushed_itself(operation, barriers, number):
                flushed[folder] = number
    return {
        folder: cut.throw.choice([flushed[folder], *(n for n in numbers if n > flushed[folder])])
        for folder, numbers in changes.items()
    }


def _flushed_itself(
    operation: Created | Renamed | Removed, barriers: defaultdict[Path, int], number: int
) -> bool:
    """Return whether a later barrier of the file made its name durable too."""
    if isinstance(operation, Removed):
        return False
    name = operation.old if isinstance(operation, Renamed) else operation.path
    return barriers[name] > number


def _lossy(operation: Wrote | Resized, fate: Fate, throw: random.Random) -> Iterator[Operation]:
    """Yield what is left of an operation that was not flushed."""
    if fate in {Fate.ALL, Fate.FIRST}:
        yield operation
    elif fate is Fate.TORN and isinstance(operation, Wrote) and len(operation.data) > SECTOR:
        sectors = throw.randrange((len(operation.data) + SECTOR - 1) // SECTOR + 1)
        yield Wrote(operation.path, operation.offset, operation.data[: sectors * SECTOR])
    elif fate in {Fate.SOME, Fate.TORN} and throw.random() < 0.5:
        yield operation


def _apply(operation: Operation, root: Path, out: Path) -> None:
    """Do one operation on the rebuilt folder; what has no file any more does nothing."""
    path = out / operation.path.relative_to(root)  # type: ignore[union-attr]  # no Ack survives
    with suppress(FileNotFoundError):
        match operation:
            case Created():
                path.touch()
            case Renamed(old=old):
                (out / old.relative_to(root)).replace(path)
            case Removed():
                path.unlink()
            case Resized(length=length):
                with path.open("r+b") as file:
                    file.truncate(length)
            case Wrote(offset=offset, data=data):
                with path.open("r+b") as file:
                    file.seek(offset)
                    file.write(data)
