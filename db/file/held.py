"""Who has a folder open: a lock of the operating system, which ends with its process.

The file beside the store says who holds it, for the sentence on the second screen only. The lock
is the system's own, so that a killed program leaves nothing that a person must clear, and holds
also where a full disk does not take the text.
"""

import json
import os
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final, Self

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCKED_BYTE: Final = 2**30
"""Where Windows locks: far behind the text, so that others can read who holds the folder."""


class HeldError(Exception):
    """Another process has the lock."""

    def __init__(self, pid: int, host: str) -> None:
        """Keep who holds it; pid is 0 and host empty where the file does not say."""
        super().__init__(pid, host)
        self.pid = pid
        self.host = host


class Held:
    """A lock file that this process holds until `release`."""

    def __init__(self, path: Path) -> None:
        """Take the lock.

        Raises:
            HeldError: another process, or another opening in this one, has it.
            OSError: the file cannot be made.
        """
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._file)
        except OSError:
            pid, host = _holder(self._file)
            os.close(self._file)
            raise HeldError(pid, host) from None
        holder = json.dumps({"host": socket.gethostname(), "pid": os.getpid()}).encode()
        with suppress(OSError):
            os.ftruncate(self._file, 0)
            os.lseek(self._file, 0, os.SEEK_SET)
            os.write(self._file, holder)

    def release(self) -> None:
        """Give the lock back; the file stays, empty. Giving it back twice is no error."""
        if self._file < 0:
            return
        with suppress(OSError):
            os.ftruncate(self._file, 0)
        os.close(self._file)
        self._file = -1

    def __enter__(self) -> Self:
        """Return the lock itself."""
        return self

    def __exit__(self, *_exc: object) -> None:
        """Give the lock back."""
        self.release()


def _lock(file: int) -> None:
    """Lock at once or fail; the lock belongs to the opened file, not to the process."""
    if sys.platform == "win32":
        os.lseek(file, LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _holder(file: int) -> tuple[int, str]:
    """Return process id and host as the file says them, or 0 and nothing."""
    os.lseek(file, 0, os.SEEK_SET)
    try:
        holder = json.loads(os.read(file, 1024))
        return int(holder["pid"]), str(holder["host"])
    except (ValueError, KeyError, TypeError):
        return 0, ""
