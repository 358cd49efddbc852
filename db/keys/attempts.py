"""Wrong passphrases are counted on the disk and slow the next one down.

The count goes up before a passphrase is tried, so that killing the program saves no try. The wait
is counted in monotonic time of this process, so that no clock and no restart shortens it.
docs/format/keyring-1.md, "Wrong passphrases".
"""

import json
import math
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from forms.canonical import canonical
from forms.durable import write_durably
from forms.errors import RefusedError

FILE_NAME: Final = "attempts.json"
"""The counts' file, beside the keyring."""

FORMAT: Final = "siksng-attempts-1"
"""What the file says it is."""

FREE_FAILURES: Final = 5
"""From this failure on the next try must wait."""

FIRST_WAIT: Final = 15.0
"""Seconds to wait after that failure; each further one doubles them."""

LONGEST_WAIT: Final = 3600.0
"""Seconds that no wait exceeds."""

RECOVERY: Final = "*"
"""Under which name wrong recovery codes are counted."""

UNREADABLE: Final = (
    OSError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    OverflowError,
    RecursionError,
)
"""What a file that somebody else wrote can raise; nobody is to crash the door of an office."""

_begun: Final[dict[Path, dict[str, tuple[int, float]]]] = {}
"""For each file and name: the count a wait belongs to, and the monotonic time it began. Monotonic
time belongs to the process, hence so does this; it must outlive the screen that asked."""


class WaitError(RefusedError):
    """The wait after wrong passphrases is not over; nothing was tried. Facts: seconds."""

    code, exit_code, field = "unlock-wait", 75, "passphrase"


class Attempts:
    """The counts of one folder."""

    def __init__(self, folder: Path, monotonic: Callable[[], float] = time.monotonic) -> None:
        """Keep where the counts are.

        Args:
            folder: the office's folder.
            monotonic: seconds that never go back; a test may give its own.
        """
        self._path = folder / FILE_NAME
        self._monotonic = monotonic

    def wait_left(self, name: str) -> float:
        """Return the seconds until this name may be tried; 0 when it may be tried at once."""
        return self._left(name, self._count(name))

    def begin(self, name: str) -> int:
        """Return the failures so far, after counting this try as one more, durably.

        Call it, holding the keyring's lock, before the passphrase is tried.

        Raises:
            WaitError: too early; nothing was counted.
            StorageError: the try could not be counted, so it must not be made.
        """
        count = self._count(name)
        left = self._left(name, count)
        if left > 0:
            raise WaitError(seconds=math.ceil(left))
        self._write(name, count + 1)
        return count

    def failed(self, name: str) -> float:
        """Return the seconds to wait before the next try; the wait begins here."""
        count = self._count(name)
        self._waits()[name] = (count, self._monotonic())
        return wait_after(count)

    def succeeded(self, name: str) -> None:
        """Forget the failures of a name."""
        self._write(name, 0)

    def _left(self, name: str, count: int) -> float:
        """Return what is left of the wait that belongs to a count."""
        wait = wait_after(count)
        if not wait:
            return 0.0
        now = self._monotonic()
        known, begun = self._waits().get(name, (-1, now))
        if known != count:
            self._waits()[name] = (count, now)
            begun = now
        return max(0.0, wait - (now - begun))

    def _waits(self) -> dict[str, tuple[int, float]]:
        """Return the waits of this folder in this process."""
        return _begun.setdefault(self._path.resolve(), {})

    def _count(self, name: str) -> int:
        """Return the failures of a name; a file that cannot be read counts against everybody."""
        counts = self._counts()
        return FREE_FAILURES if counts is None else counts.get(name, 0)

    def _counts(self) -> dict[str, int] | None:
        """Return the file's counts, or None when it cannot be read."""
        try:
            document = json.loads(self._path.read_bytes())
            return {str(name): max(0, int(count)) for name, count in document["failures"].items()}
        except FileNotFoundError:
            return {}
        except UNREADABLE:
            return None

    def _write(self, name: str, count: int) -> None:
        """Keep the count of a name durably; 0 removes it."""
        counts = self._counts() or {}
        counts[name] = count
        kept = {who: failures for who, failures in counts.items() if failures}
        body = canonical({"failures": dict(kept), "format": FORMAT})
        write_durably(self._path, body, replace=True)


def wait_after(failures: int) -> float:
    """Return the seconds to wait after so many failures in a row.

    >>> [wait_after(failures) for failures in (4, 5, 6, 20)]
    [0.0, 15.0, 30.0, 3600.0]
    """
    if failures < FREE_FAILURES:
        return 0.0
    doublings = min(failures - FREE_FAILURES, 32)
    return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)
