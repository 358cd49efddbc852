"""The process of the screen program: made safe, run, ended; what it shows is handed in."""

import os
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from siksng_tui import start, words
from siksng_tui.crash import CrashReports
from siksng_tui.hardening import harden
from siksng_tui.start import EXIT_CRASH, Start
from siksng_tui.workstation import WorkstationApp, run_to_end

_TERMINAL_THREADS: Final = "textual-"
"""Beginning of the names of the toolkit's threads that read the keyboard and write the screen."""

Compose = Callable[[Start, CrashReports], WorkstationApp]
"""Makes the program of its services and screens."""


def start_program(folder_of: Callable[[Start], Path], compose: Compose) -> None:
    """Run the program as its command line asks; ends the process with its exit status.

    Args:
        folder_of: gives the folder of the office, for crash reports.
        compose: called once the process is safe to hold keys.
    """
    asked = start.read(sys.argv[1:]) or Start()
    if asked.language in words.LANGUAGES:
        words.choose(asked.language)
    reports = CrashReports(folder_of(asked))
    _harden(reports)
    try:
        status = run_to_end(compose(asked, reports))
    except Exception as error:  # noqa: BLE001 - the one place: no traceback may reach the terminal
        reports.write(error)
        status = EXIT_CRASH
    _let_go()
    sys.exit(status)


def _harden(reports: CrashReports) -> None:
    """Keep memory and tracebacks from other eyes."""
    harden()
    sys.excepthook = lambda kind, error, trace: reports.write(error)  # noqa: ARG005 - its signature
    sys.unraisablehook = lambda args: None  # noqa: ARG005 - its signature
    threading.excepthook = partial(_thread_failed, reports)


def _let_go() -> None:
    """Drop what could not be written to a terminal that is gone; it would change the status."""
    try:
        sys.stderr.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


def _thread_failed(reports: CrashReports, failure: threading.ExceptHookArgs) -> None:
    """Report what ended a thread; those of the terminal end when it is gone, which is no fault."""
    name = failure.thread.name if failure.thread else ""
    gone = isinstance(failure.exc_value, OSError) and name.startswith(_TERMINAL_THREADS)
    if failure.exc_value and not gone:
        reports.write(failure.exc_value)
