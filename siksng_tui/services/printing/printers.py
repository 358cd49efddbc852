"""Printers of this computer: which there are, and what hands a paper to one of them.

No printer may stop the work: whoever is asked for one has a time limit, waits in a thread and can
be left, and every error says what to do instead.
"""

import datetime as dt
import time
from collections.abc import Callable, Sequence
from typing import Final, Protocol

from forms.errors import NotFoundError, StorageError

MOST_COPIES: Final = 99
"""Copies that are asked for at once, at most."""

REMEMBERED: Final = dt.timedelta(minutes=2)
"""How long the names of the printers are not asked for again, or the silence of who knows them."""

GoOn = Callable[[], object]
"""Asked again and again while a printer is waited for; it raises to stop waiting."""


class PrinterUnknownError(NotFoundError):
    """This computer has no printer of this name; nothing was printed. Facts: printer."""

    code, field = "printer-unknown", "printer"


class PrintersSilentError(StorageError):
    """What knows the printers of this computer does not answer."""

    code = "printers-silent"


class PrinterRefusedError(StorageError):
    """The printer did not take the paper; nothing was printed. Facts: printer."""

    code, field = "printer-refused", "printer"


class PrinterSilentError(StorageError):
    """The printer did not answer in time, and is not waited for. Facts: printer, seconds."""

    code, field = "printer-silent", "printer"


class PrinterLeftError(StorageError):
    """Whoever prints did not wait for the printer any longer. Facts: printer."""

    code, field = "printer-left", "printer"


class Spooler(Protocol):
    """What this computer hands papers to printers with."""

    def names(self) -> Sequence[str]:
        """Return the names of the printers.

        Raises:
            PrintersSilentError: nobody answers.
        """

    def send(self, data: bytes, printer: str, copies: int, go_on: GoOn) -> None:
        """Hand a paper to a printer.

        Raises:
            PrinterRefusedError, PrinterSilentError, PrinterLeftError: the class says what happened.
        """


class Printer:
    """A printer that takes a paper, with how many copies come out."""

    def __init__(self, spooler: Spooler, name: str, copies: int, go_on: GoOn) -> None:
        """Print by what hands papers over.

        Args:
            spooler: what hands papers over.
            name: the printer's.
            copies: how many sheets of each page come out.
            go_on: asked while the printer is waited for.
        """
        self.counted, self.copies, self.name = True, copies, name
        self._spooler, self._go_on = spooler, go_on

    def take(self, data: bytes) -> None:
        """Print a whole paper.

        Raises:
            PrinterRefusedError, PrinterSilentError, PrinterLeftError: the class says what happened.
        """
        self._spooler.send(data, self.name, self.copies, self._go_on)


class Remembered:
    """Hands papers over by another, and asks for its printers once in a while only.

    A network that is slow to name its printers is waited for by the first paper, not by each.
    """

    def __init__(self, spooler: Spooler) -> None:
        """Ask nobody yet."""
        self.send = spooler.send
        self._ask = spooler.names
        self._names: Sequence[str] = ()
        self._until = 0.0

    def names(self) -> Sequence[str]:
        """Return the names of the printers; after silence none, until it is time to ask again.

        Raises:
            PrintersSilentError: nobody answers.
        """
        if time.monotonic() >= self._until:
            self._names = ()
            self._until = time.monotonic() + REMEMBERED.total_seconds()
            self._names = self._ask()
        return self._names


def known(spooler: Spooler, name: str) -> str:
    """Return the name of a printer, which is there.

    Raises:
        PrinterUnknownError, PrintersSilentError: nothing was printed.
    """
    if name not in spooler.names():
        raise PrinterUnknownError(printer=name)
    return name
