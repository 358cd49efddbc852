"""Printing by the shell of Windows: what opens PDF files there prints them on its own printer.

Nobody has run this on Windows yet: docs/adr/0091.
"""

import atexit
import datetime as dt
import os
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final
from uuid import uuid4

from forms.durable import CREATE
from siksng_tui.services.printing.printers import GoOn, PrinterRefusedError

WAITING: Final = "printing-{id}.pdf"
"""Name of a paper's file while the shell prints it."""

READ_WITHIN: Final = dt.timedelta(seconds=30)
"""Time after which the shell has read a file that it was asked to print."""

LONGEST_NAME: Final = 260
"""Characters of a printer's name, at most."""

if sys.platform == "win32":
    import ctypes

    class WindowsShell:
        """The printer that Windows calls its default, which the shell can be asked to print on.

        The shell takes files only and does not say when it has read one. It waits in the office's
        folder, readable by its owner alone, and is removed by the next print or the end of the
        program, but not before it can have been read.
        """

        def __init__(self, folder: Path) -> None:
            """Let papers wait in a folder."""
            self._folder, self._last = folder, -READ_WITHIN.total_seconds()
            self._forget()
            atexit.register(self._end)

        def names(self) -> Sequence[str]:
            """Return the name of the default printer, if there is one."""
            name = ctypes.create_unicode_buffer(LONGEST_NAME)
            length = ctypes.c_ulong(LONGEST_NAME)
            spool = ctypes.WinDLL("winspool.drv")
            return (name.value,) if spool.GetDefaultPrinterW(name, ctypes.byref(length)) else ()

        def send(self, data: bytes, printer: str, copies: int, go_on: GoOn) -> None:
            """Have a paper printed.

            Raises:
                PrinterRefusedError: the shell cannot print PDF files, or not write the file.
            """
            self._forget()
            path = self._folder / WAITING.format(id=uuid4().hex)
            try:
                with os.fdopen(os.open(path, CREATE, 0o600), "wb") as out:
                    out.write(data)
                for _ in range(copies):
                    go_on()
                    os.startfile(path, "print")  # noqa: S606 - a paper that was just written
                self._last = time.monotonic()
            except OSError as error:
                raise PrinterRefusedError(printer=printer) from error

        def _forget(self) -> None:
            """Remove papers that waited long enough; one that is still open is tried again."""
            before = time.time() - READ_WITHIN.total_seconds()
            for path in self._folder.glob(WAITING.format(id="*")):
                with suppress(OSError):
                    if path.stat().st_mtime <= before:
                        path.unlink()

        def _end(self) -> None:
            """Let the last paper be read, then remove it."""
            left = self._last + READ_WITHIN.total_seconds() - time.monotonic()
            time.sleep(max(0.0, left))
            self._forget()
