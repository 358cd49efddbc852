"""One report on the screen: its charts and tables, of the whole or of a part."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from siksng_tui import keys
from siksng_tui.screens.figures import report_lines
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.screens.printing.printing import Printing, print_paper
from siksng_tui.services.figures.report_list import Chapter, Part, Report
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.page import PageWidget, TextLine
from siksng_tui.words import N_, _


@dataclass(frozen=True, slots=True)
class ReportWork:
    """What can be done with a report.

    Args:
        parts: gives what it can be asked of, the whole first; in a thread.
        read: gives its tables, of the whole or of a part; in a thread.
        paper: gives how a part of it is printed.
    """

    parts: Callable[[], Sequence[Part]]
    read: Callable[[str], Sequence[Chapter]]
    paper: Callable[[Part], Printing]


class ReportScreen(Frame[None]):
    """A report; F7 and F8 turn its parts."""

    TITLE = N_("Recapitulation")
    PAGE = "reports"
    KEYS = (
        "case.print",
        "case.previous",
        "case.next",
        "everywhere.back",
        "everywhere.help",
        "case.refresh",
        "page.page_down",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("case.print", "case.previous", "case.next", "case.refresh")
    ]

    def __init__(self, heading: Heading, report: Report, work: ReportWork) -> None:
        """Show a report, which is read in a thread."""
        super().__init__(heading)
        self._report = report
        self._report_work = work
        self._parts: Sequence[Part] = ()
        self._at = 0
        self._page = PageWidget()

    def said_title(self) -> str:
        """Return what the report is called."""
        return _(self._report.title)

    def body(self) -> Sequence[Widget]:
        """Return the page."""
        return (self._page,)

    def on_mount(self) -> None:
        """Begin with the whole."""
        self._page.focus()
        self.action_refresh()

    def hint(self) -> str:
        """Return which part is shown, or what the report counts."""
        called = self._parts[self._at][1] if self._parts else ""
        return called or _(self._report.about)

    def keys_now(self) -> Sequence[str]:
        """Return the keys; those that turn parts only where there are any."""
        idle = () if len(self._parts) > 1 else ("case.previous", "case.next")
        return [own for own in self.KEYS if own not in idle]

    def action_refresh(self) -> None:
        """Read the report again; a million people take a while."""
        self.notice(_("Counting..."))
        self.in_background(self._read, self._show, group="read")

    def action_previous(self) -> None:
        """Show the part before."""
        self._turn(-1)

    def action_next(self) -> None:
        """Show the next part."""
        self._turn(1)

    def action_print(self) -> None:
        """Print what is shown, or write it as a workbook."""
        if self._parts:
            print_paper(self, self._report_work.paper(self._parts[self._at]))

    def _turn(self, by: int) -> None:
        """Show another part; behind the last comes the whole."""
        if len(self._parts) > 1:
            self._at = (self._at + by) % len(self._parts)
            self.action_refresh()

    def _read(self) -> tuple[Sequence[Part], list[TextLine]]:
        """Return the parts, and the lines of the one that is shown."""
        parts = self._report_work.parts()
        at = min(self._at, len(parts) - 1)
        return parts, list(report_lines.lines(self._report_work.read(parts[at][0])))

    def _show(self, read: tuple[Sequence[Part], list[TextLine]]) -> None:
        """Show the lines."""
        self._parts, lines = read
        self._at = min(self._at, len(self._parts) - 1)
        self._page.load(lines)
        self.show_keys()
        self.notice(self.hint())


Open = Callable[[Report], ReportScreen]
"""Gives the screen of a report."""
