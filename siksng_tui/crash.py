"""What is kept of an error that nobody foresaw, without a value of the register.

The operator sees an incident number only. The report under that number names the kinds of the
errors and the places in the code; what the errors said, which may hold a name or a NIK, is kept
only where it can be sealed.
"""

import contextlib
import os
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from siksng_tui.start import INCIDENT

FOLDER: Final = "incidents"
"""Folder of the reports, in the folder of the office."""

Seal = Callable[[bytes], bytes]
"""Encrypts a report with a key of the office."""


class CrashReports:
    """Writes one report for each incident; never raises, the program is ending already."""

    def __init__(self, folder: Path) -> None:
        """Write below the folder of the office."""
        self._folder = folder / FOLDER
        self.incident = os.environ.get(INCIDENT, "unknown")
        self.seal: Seal | None = None

    def write(self, error: BaseException) -> None:
        """Write where the error happened; also what it said, if there is a key to seal that."""
        with contextlib.suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            plain = "\n".join(places(error)) + "\n"
            (self._folder / f"{self.incident}.txt").write_text(plain, encoding="utf-8")
            if self.seal is not None:
                sealed = self.seal("\n".join(said(error)).encode())
                (self._folder / f"{self.incident}.sealed").write_bytes(sealed)


def places(error: BaseException) -> Iterator[str]:
    """Return kind and code places of an error and of those behind it, innermost last.

    No value, no message, no path of this computer.
    """
    for own in _behind(error):
        yield type(own).__qualname__
        for frame, line in traceback.walk_tb(own.__traceback__):
            module = frame.f_globals.get("__name__", "?")
            yield f"  {module}:{line} {frame.f_code.co_qualname}"


def said(error: BaseException) -> Iterator[str]:
    """Return places with the messages of the errors: for sealed reports only."""
    for own in _behind(error):
        yield f"{type(own).__qualname__}: {own}"
    yield from places(error)


def _behind(error: BaseException) -> Iterator[BaseException]:
    """Return an error and the ones that led to it, each once."""
    seen: set[int] = set()
    own: BaseException | None = error
    while own is not None and id(own) not in seen:
        seen.add(id(own))
        yield own
        own = own.__cause__ or own.__context__
