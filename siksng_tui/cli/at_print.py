"""Printing at the prompt: the office that prints, where to, and what is said of it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import wraps
from pathlib import Path
from typing import Final

import click

from forms.errors import SiksngError
from siksng_tui.cli.desk import Desk
from siksng_tui.cli.saying import narrate, say
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.papers.print_ledger import Printed
from siksng_tui.services.printing import computer, printers
from siksng_tui.services.printing.printers import MOST_COPIES, Printer
from siksng_tui.words import _

HELD: Final = "store-held"
"""Code of the error that says that another program has the office open."""


@contextmanager
def at_work(desk: Desk) -> Iterator[Session]:
    """Yield the unlocked office; where a screen has it open, say which key prints there."""
    with ExitStack() as office:
        try:
            session = office.enter_context(desk.session())
        except SiksngError as error:
            if error.code == HELD:
                narrate(_("Ctrl+P in the workstation that is open prints what is shown there."))
            raise
        yield session


def goes(command: Callable[..., object]) -> Callable[..., object]:
    """Return a command that is told where its paper goes, as `goal`: a file or a printer."""

    @click.option("--out", type=click.Path(dir_okay=False), help="The PDF.")
    @click.option("--printer", help="Printer of this computer that prints it, in place of a file.")
    @click.option("--copies", type=click.IntRange(1, MOST_COPIES), help="On the printer, else 1.")
    @wraps(command)
    def told(
        *args: object, out: str | None, printer: str | None, copies: int | None, **options: object
    ) -> object:
        if (out is None) == (printer is None):
            raise click.UsageError(_("Name a file (--out) or a printer (--printer), one of them."))
        if out is not None and copies is not None:
            raise click.UsageError(_("--copies belongs to --printer."))
        goal = Path(out) if out is not None else _printer(printer or "", copies or 1)
        return command(*args, goal=goal, **options)

    return told


def _printer(name: str, copies: int) -> Printer:
    """Return a printer of this computer, which is there."""
    desk: Desk = click.get_current_context().obj
    spooler = computer.spooler(desk.folder)
    return Printer(spooler, printers.known(spooler, name), copies, lambda: None)


def tell(done: Printed) -> None:
    """Say how many pages were printed, which print it is where it is counted, and where it went."""
    said = _("Pages {pages}, print {copy}") if done.copy else _("Pages {pages}")
    narrate(said.format(pages=done.pages, copy=done.copy))
    say(done.goal.name if isinstance(done.goal, Printer) else str(done.path))
