"""How often answers were wrong, by person and question: counts, no answers."""

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from siksng_tui import keys, words
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.screens.printing.printing import Printing, print_paper
from siksng_tui.services.checks.verification_report import PersonErrors, QuestionErrors
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.page import PageWidget, TextLine, heading, plain
from siksng_tui.wording import terms
from siksng_tui.words import N_, _


class VerificationResultsScreen(Frame[None]):
    """Each person with the share of requests that is drawn, and the errors by question."""

    TITLE = N_("Results of verification")
    PAGE = "verification"
    KEYS = (
        "list.print",
        "everywhere.back",
        "everywhere.help",
        "page.page_down",
        "page.page_up",
    )
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("list.print")]

    def __init__(
        self, heading: Heading, read: Callable[[], Sequence[PersonErrors]], paper: Printing
    ) -> None:
        """Show the results that `read` gives, in a thread; `paper` is how they are printed."""
        super().__init__(heading)
        self._read = read
        self._paper = paper
        self._page = PageWidget()

    def body(self) -> Sequence[Widget]:
        """Return the page."""
        return (self._page,)

    def on_mount(self) -> None:
        """Read the results."""
        self._page.focus()
        self.in_background(self._read, self._show, group="read")

    def action_print(self) -> None:
        """Print the results, or write them as a workbook."""
        print_paper(self, self._paper)

    def _show(self, found: Sequence[PersonErrors]) -> None:
        """Show the results."""
        self._page.load(list(result_lines(found)))


def result_lines(found: Sequence[PersonErrors]) -> Iterator[TextLine]:
    """Yield the results of every person."""
    if not found:
        yield plain(_("Nothing was verified yet."))
    for own in found:
        yield heading(own.account)
        said = _("{wrong} of {compared} answers wrong; {rate} percent of the requests are drawn.")
        yield plain(
            said.format(
                wrong=terms.number(own.wrong),
                compared=terms.number(own.compared),
                rate=round(own.rate * 100),
            )
        )
        yield from map(_question, own.questions)


def _question(own: QuestionErrors) -> TextLine:
    """Return one question's errors."""
    label = own.label_en if words.language() == "en" else own.label_id
    return plain(f"  {label:<46.46} {own.wrong:>5} / {own.compared:<6}")
