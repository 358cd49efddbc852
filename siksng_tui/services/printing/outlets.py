"""Where a paper goes: into a file, or to what takes it whole and keeps no file of it."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Protocol

from forms.durable import DurableWriter, durable, nothing


class Outlet(Protocol):
    """Takes a paper that gets no file.

    `counted` says whether the print ledger counts what goes here, `copies` how many sheets of each
    page come out.
    """

    counted: bool
    copies: int

    def take(self, data: bytes) -> None:
        """Take a whole paper."""


Goal = Path | Outlet
"""Where a paper goes: the path of a new file, or what takes it."""


class InMemory:
    """Takes the bytes of one paper, and lets none of them reach a disk."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._bytes = BytesIO()

    def write(self, data: bytes) -> int:
        """Return how many bytes were taken: all of them."""
        return self._bytes.write(data)

    def flush(self) -> None:
        """Do nothing: there is nothing behind."""

    @property
    def data(self) -> bytes:
        """Return what was written."""
        return self._bytes.getvalue()

    @property
    def sha256(self) -> str:
        """Return the hash of what was written so far, in hexadecimal."""
        return hashlib.sha256(self._bytes.getbuffer()).hexdigest()


class Preview:
    """Keeps a paper that is only looked at: nothing is written, and no ledger counts it."""

    def __init__(self) -> None:
        """Begin without a paper."""
        self.counted, self.copies, self.data = False, 0, b""

    def take(self, data: bytes) -> None:
        """Keep the paper."""
        self.data = data


@contextmanager
def opened(
    goal: Goal, proven: Callable[[], object] = nothing
) -> Iterator[DurableWriter | InMemory]:
    """Write a paper; it goes where it goes when the block has ended without error.

    Args:
        goal: where that is.
        proven: called when the paper is whole, before it goes there.

    Raises:
        TargetExistsError, TargetFullError, TargetFailedError, TargetDiffersError: there is nothing
            new under the name of a file. What takes a paper raises what it says.
    """
    if isinstance(goal, Path):
        with durable(goal, proven=proven) as file:
            yield file
    else:
        kept = InMemory()
        yield kept
        proven()
        goal.take(kept.data)


def copies(goal: Goal) -> int:
    """Return how many sheets of each page come out; of a file, one."""
    return 1 if isinstance(goal, Path) else goal.copies


def is_counted(goal: Goal) -> bool:
    """Return whether the print ledger counts what goes there."""
    return isinstance(goal, Path) or goal.counted
