"""Printing at the prompt: the office that prints, and what is said of what was printed."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Final

from forms.errors import SiksngError
from siksng_tui.cli.desk import Desk
from siksng_tui.cli.saying import narrate, say
from siksng_tui.services.print_ledger import Printed
from siksng_tui.services.sessions import Session
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


def tell(done: Printed) -> None:
    """Say how many pages were printed, which print it is, and where it stands."""
    narrate(_("Pages {pages}, print {copy}").format(pages=done.pages, copy=done.copy))
    say(str(done.path))
