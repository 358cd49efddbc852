"""Printing on a printer: a test page for one that is new, how many copies, waiting for it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from siksng_tui import messages
from siksng_tui.screens.frame.asking_which import ask_which
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.screens.printing.print_ways import Draw, Told, Ways
from siksng_tui.screens.printing.print_words import said_of
from siksng_tui.services.office.habits import Scale
from siksng_tui.services.papers import ruler_pages
from siksng_tui.services.papers.print_ledger import Printed
from siksng_tui.services.printing.outlets import Goal
from siksng_tui.services.printing.printers import MOST_COPIES, Printer
from siksng_tui.widgets.progress import Progress
from siksng_tui.widgets.prompt import Prompt
from siksng_tui.words import _


def draw_ruler_page(goal: Goal, _told: Told) -> Printed:
    """Print the test page."""
    return ruler_pages.print_ruler_page(goal)


@dataclass(frozen=True, slots=True)
class ByPrinter:
    """Prints on one printer, window by window.

    Args:
        screen: where everything is asked and said.
        ways: what this computer offers.
        printer: the name of the printer.
        tell: told what was printed, "" where nothing was.
    """

    screen: Frame[Any]
    ways: Ways
    printer: str
    tell: Callable[[str], None]

    def print(self, draw: Draw, scale: Scale | None) -> None:
        """Print a paper; where nothing is known of the printer, offer the test page once."""
        copies = partial(self._ask_copies, draw)
        if scale is not None:
            copies()
            return
        question = _("Print a test page first on {printer}?").format(printer=self.printer)
        unmeasured = partial(self._keep, Scale.UNMEASURED, copies)
        ways = (
            (_("Yes, one page with a ruler"), partial(self.test, copies)),
            (_("No, print the paper at once"), unmeasured),
        )
        ask_which(self.screen, question, ways, self._leave)

    def test(self, then: Callable[[], object]) -> None:
        """Print the test page, ask how long its ruler is, and go on where it is right."""
        self._send(draw_ruler_page, 1, lambda _printed: self._ask_scale(then))

    def _ask_scale(self, then: Callable[[], object]) -> None:
        """Ask how long the ruler on the test page is."""
        unmeasured = partial(self._keep, Scale.UNMEASURED, then)
        ways = (
            (_("100 mm exactly"), partial(self._keep, Scale.TRUE, then)),
            (_("Shorter or longer"), partial(self._keep, Scale.CHANGED, self._say_changed)),
            (_("Not measured yet"), unmeasured),
        )
        question = _("The test page is sent. How long is its ruler?")
        ask_which(self.screen, question, ways, unmeasured)

    def _keep(self, scale: Scale, then: Callable[[], object]) -> None:
        """Keep what was said of the printer, then go on."""
        keep = partial(self.ways.set_scale, self.printer, scale)
        self.screen.in_background(keep, lambda _none: then(), group="scale")

    def _say_changed(self) -> None:
        """Say what to do about a printer that changes sizes."""
        self.tell(messages.of_code("printer-scales", printer=self.printer))

    def _ask_copies(self, draw: Draw) -> None:
        """Ask how many copies come out, and print."""

        def copies(said: str | None) -> None:
            if said is None:
                self._leave()
            else:
                self._send(draw, int(said), lambda own: self.tell(said_of(own)))

        question = _("Copies on {printer} (1-{most}):").format(
            printer=self.printer, most=MOST_COPIES
        )
        self.screen.app.push_screen(Prompt(question, "1", refusal=_refusal, limit=2), copies)

    def _send(self, draw: Draw, copies: int, then: Callable[[Printed], object]) -> None:
        """Draw a paper and hand it to the printer, under a window that can leave it."""
        waits = _("Waiting for {printer}").format(printer=self.printer)

        def work(window: Progress) -> Printed:
            def go_on() -> None:
                window.go_on(0, text=waits)

            return draw(Printer(self.ways.spooler, self.printer, copies, go_on), window.go_on)

        self.screen.with_progress(_("Printing"), work, then)

    def _leave(self) -> None:
        """Print nothing."""
        self.tell("")


def _refusal(said: str) -> str:
    """Return why something is no number of copies; empty where it is one."""
    if said.isdecimal() and 1 <= int(said) <= MOST_COPIES:
        return ""
    return _("Type a number from 1 to {most}.").format(most=MOST_COPIES)
