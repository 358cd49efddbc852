"""Printers by CUPS: `lpstat` names them, `lp` takes a paper on its standard input, never a file."""

import datetime as dt
import os
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Final

from forms.errors import SiksngError
from siksng_tui.hardening import handed_on
from siksng_tui.services.printing.paper_pages import Pages
from siksng_tui.services.printing.printers import (
    GoOn,
    PrinterLeftError,
    PrinterRefusedError,
    PrinterSilentError,
    PrintersSilentError,
)

LIST_LIMIT: Final = dt.timedelta(seconds=3)
"""How long the list of printers is waited for: networks are asked, too."""

SEND_LIMIT: Final = dt.timedelta(seconds=30)
"""How long a printer may take until it has a paper; it prints after that."""

STEP: Final = dt.timedelta(seconds=0.2)
"""Time between two questions whether to wait on."""

JOB: Final = "SIKSNG"
"""What a list of print jobs, which everybody may read, calls every paper."""


class Cups:
    """What Linux hands papers to printers with."""

    def names(self) -> Sequence[str]:
        """Return the names of the printers; none where the computer has no CUPS.

        Raises:
            PrintersSilentError: nobody answers.
        """
        try:
            status, said = _answer(["lpstat", "-e"], b"", LIST_LIMIT, lambda: None)
        except OSError:
            return ()
        except subprocess.TimeoutExpired as error:
            raise PrintersSilentError from error
        return said.decode("utf-8", "replace").split() if status == 0 else ()

    def send(self, data: bytes, printer: str, copies: int, go_on: GoOn) -> None:
        """Hand a paper to a printer, which is asked not to scale it.

        Raises:
            PrinterRefusedError, PrinterSilentError, PrinterLeftError: the class says what happened.
        """
        options = (f"media={Pages(data).sheet}", "print-scaling=none")
        words = ["lp", "-s", "-d", printer, "-n", str(copies), "-t", JOB]
        words += [word for own in options for word in ("-o", own)]
        try:
            status, _said = _answer(words, data, SEND_LIMIT, go_on)
        except OSError as error:
            raise PrinterRefusedError(printer=printer) from error
        except subprocess.TimeoutExpired as error:
            waited = int(SEND_LIMIT.total_seconds())
            raise PrinterSilentError(printer=printer, seconds=waited) from error
        except SiksngError as error:
            raise PrinterLeftError(printer=printer) from error
        if status != 0:
            raise PrinterRefusedError(printer=printer)


def _answer(
    words: Sequence[str], data: bytes, limit: dt.timedelta, go_on: Callable[[], object]
) -> tuple[int, bytes]:
    """Return exit status and output of a program, which is ended where it is not waited for.

    Raises:
        OSError: it cannot be started.
        subprocess.TimeoutExpired: it took longer than the limit.
        SiksngError: `go_on` says that nobody waits.
    """
    ends = time.monotonic() + limit.total_seconds()
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    process = subprocess.Popen(  # noqa: S603 - its words are ours, and the name of a printer
        words, env=handed_on(), stdin=pipe, stdout=pipe, stderr=nowhere, start_new_session=True
    )
    given: bytes | None = data
    try:
        while True:
            try:
                said, _ = process.communicate(given, timeout=STEP.total_seconds())
            except subprocess.TimeoutExpired:
                given = None  # what it has not taken yet is kept by `communicate`
                go_on()
                if time.monotonic() > ends:
                    raise
            else:
                return process.returncode, said
    except BaseException:
        _end(process)
        raise


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a program and what it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    with process:
        process.wait()
