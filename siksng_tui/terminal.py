"""The terminal before and after the program: is it fit, and is it left as it was found."""

import contextlib
import os
import termios
from collections.abc import Iterator, Mapping
from typing import Any, Final

SMALLEST: Final = (40, 12)
"""Columns and lines below which no screen can be worked on."""

_FILES: Final = (0, 1, 2)
"""Standard input, output and error; Textual reads the first and writes to the last."""

_INPUT, _LOCAL, _CHARACTERS = 0, 3, 6
"""Where flags of input, flags of the local side and characters stand among the attributes."""

_LEAVE: Final = (
    "\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1015l"  # mouse
    "\x1b[?1004l\x1b[?2004l\x1b[?2048l"  # focus reports, bracketed paste, resize reports
    "\x1b[?1049l"  # alternate screen
    "\x1b[?7h\x1b[?25h\x1b[0m"  # line wrap, cursor, plain text
    "\x1b[2J\x1b[H"  # nothing of the register stays to be read
)
"""What undoes every mode that the program may have set, in whatever state it ended."""

_LEAVE_KITTY: Final = "\x1b[<u"
"""Undoes the keyboard protocol of newer terminals; the Linux console would print it."""


def unfit(environment: Mapping[str, str]) -> str | None:
    """Return why this terminal cannot show the program, as a code of `REASONS`; None if it can."""
    if not all(os.isatty(file) for file in _FILES):
        return "no-terminal"
    if environment.get("TERM", "") in ("", "dumb", "unknown"):
        return "terminal-dumb"
    if not _speaks_utf8(environment):
        return "terminal-not-utf8"
    if any(own < least for own, least in zip(os.get_terminal_size(1), SMALLEST, strict=True)):
        return "terminal-small"
    return None


@contextlib.contextmanager
def kept(term: str) -> Iterator[None]:
    """Leave the terminal at the end as it was at the beginning, cleared; `term` is its kind.

    From here on it shows no key by itself: a passphrase typed before the first screen stands there
    would be readable. The keys are kept as they are, for that screen to take.
    """
    before = termios.tcgetattr(0)
    termios.tcsetattr(0, termios.TCSANOW, _unseen(before))
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            leave = _LEAVE if term == "linux" else _LEAVE_KITTY + _LEAVE
            os.write(1, leave.encode("ascii"))
        with contextlib.suppress(termios.error):
            termios.tcsetattr(0, termios.TCSAFLUSH, before)


def _unseen(attributes: list[Any]) -> list[Any]:
    """Return the attributes of a terminal with which keys are neither shown nor changed."""
    unseen = [*attributes[:_CHARACTERS], [*attributes[_CHARACTERS]]]
    unseen[_INPUT] &= ~termios.ICRNL
    unseen[_LOCAL] &= ~(termios.ECHO | termios.ICANON)
    unseen[_CHARACTERS][termios.VMIN] = 1
    return unseen


def _speaks_utf8(environment: Mapping[str, str]) -> bool:
    """Return False only where the locale names another encoding than UTF-8."""
    names = (environment.get(name, "") for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    locale = next((name for name in names if name), "")
    encoding = locale.partition(".")[2].partition("@")[0]
    return encoding.lower().replace("-", "") in ("", "utf8")
