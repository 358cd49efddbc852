"""The small process around the screen program: checks, starts, passes signals on, cleans up.

It holds no data and imports little, so that something is on the screen at once and something is
left to repair the terminal when the program is killed.
"""

import contextlib
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Mapping
from types import FrameType
from typing import Final

from siksng_tui import terminal
from siksng_tui.start import EXIT_CRASH, INCIDENT, Start

EXIT_UNFIT: Final = 69
"""Exit status where the terminal cannot show the program."""

LEAST_FREE_BYTES: Final = 50_000_000
"""Free space below which the operator is warned."""

FIRST_YEAR: Final = 2024
"""A clock before this year has lost its battery."""

_SET: Final = {
    "TEXTUAL_ANIMATIONS": "none",
    "TEXTUAL_SMOOTH_SCROLL": "0",
    "TEXTUAL_DISABLE_KITTY_KEY": "1",
    "TEXTUAL_FPS": "120",
}
"""What the toolkit is told: nothing moves, no key protocol that some terminals print as text, and
a frame soon after the last: leaving a field draws twice, and the second waits for its frame."""

_CLEARED: Final = ("TEXTUAL", "PYTHON")
"""Beginnings of inherited variables that press keys, write logs or load foreign code."""

_DROPPED: Final = frozenset({"COLUMNS", "LINES", "SIKSNG_PASSPHRASE"})
"""Inherited variables that hide the true size of the terminal, or hand a passphrase on all day."""

_PASSED_ON: Final = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
"""Signals that the program handles itself."""

_SPLASH: Final = "\r\n  SIKSNG\r\n  Dinas Sosial - DTKS / DTSEN\r\n\r\n  ...\r\n"
"""Shown until the program draws its first screen; proper names need no translation."""

_LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base32: no letter is taken for another when it is read out."""


def command(start: Start) -> list[str]:
    """Return the command of the screen program, isolated from foreign settings and paths."""
    return [sys.executable, "-I", "-X", "utf8", "-m", "siksng_tui.app", *start.arguments()]


def launch(start: Start, program: Callable[[Start], list[str]] = command) -> int:
    """Run the screen program to its end; returns its exit status, 128 + n after signal n.

    Args:
        start: which office to open.
        program: gives the command to run; its first word is a path.
    """
    reason = terminal.unfit(os.environ)
    if reason is not None:
        _say(start, reason)
        return EXIT_UNFIT
    os.umask(0o077)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    incident = "".join(_LETTERS[byte % 32] for byte in os.urandom(6))
    start = start._replace(warnings=doubts(start.folder, time.gmtime().tm_year))
    environment = {**cleaned(os.environ), INCIDENT: incident}
    with terminal.kept(os.environ.get("TERM", "")):
        os.write(1, _SPLASH.encode("ascii"))
        status = _run(program(start), environment)
    if status == EXIT_CRASH:
        _say(start, "crashed", incident=incident)
    elif status < 0:
        _say(start, "killed", signal=-status)
    return status if status >= 0 else 128 - status


def cleaned(inherited: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of the program: what was inherited, less what could meddle."""
    kept = {
        name: value
        for name, value in inherited.items()
        if not name.startswith(_CLEARED) and name not in _DROPPED
    }
    return {**kept, **_SET, "ESCDELAY": "100" if "SSH_CONNECTION" in inherited else "50"}


def doubts(folder: str, year: int) -> tuple[str, ...]:
    """Return what the operator is warned of: `disk-low`, `clock-early`."""
    place = os.path.abspath(folder or os.environ.get("SIKSNG_DATA") or os.path.expanduser("~"))  # noqa: PTH100, PTH111 - pathlib is slow to import
    while not os.path.isdir(place):  # noqa: PTH112 - as above
        place = os.path.dirname(place)  # noqa: PTH120 - as above
    disk = os.statvfs(place)
    low = disk.f_bavail * disk.f_frsize < LEAST_FREE_BYTES
    return (*(("disk-low",) if low else ()), *(("clock-early",) if year < FIRST_YEAR else ()))


def _run(words: list[str], environment: dict[str, str]) -> int:
    """Run a command and pass signals on to it; returns its status, -n where signal n ended it."""
    signal.pthread_sigmask(signal.SIG_BLOCK, _PASSED_ON)
    child = os.posix_spawn(words[0], words, environment, setsigmask=())

    def pass_on(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the handler's signature
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, number)

    for number in _PASSED_ON:
        signal.signal(number, pass_on)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _PASSED_ON)
    __, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def _say(start: Start, reason: str, **facts: str | int) -> None:
    """Write a sentence to the terminal; the words are opened only now, they take time."""
    from siksng_tui import refusals  # noqa: PLC0415 - see above

    sys.stderr.write(refusals.sentence(reason, start.language, **facts) + "\n")
