"""The reports' screens: which of them does what with which service."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from siksng_tui.desk.printing import printing
from siksng_tui.screens.figures.report import ReportScreen, ReportWork
from siksng_tui.screens.figures.reports import ReportsScreen
from siksng_tui.screens.printing.print_ways import Told
from siksng_tui.screens.printing.printing import Printing
from siksng_tui.services.figures import report_list
from siksng_tui.services.figures.report_list import Chapter, Part, Report
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.papers import key_cards
from siksng_tui.services.papers.print_ledger import Printed
from siksng_tui.services.printing.outlets import Goal
from siksng_tui.widgets.bars import Heading
from siksng_tui.words import _

SUFFIXES: Final = (".pdf", ".xlsx")
"""How the name of a report's file may end, the paper's own first."""


class ReportsDesk:
    """Makes the screens of the reports."""

    def __init__(self, session: Session, heading: Heading) -> None:
        """Work in an unlocked office."""
        self._session = session
        self._heading = heading

    def reports(self) -> ReportsScreen:
        """Return the list of the reports."""
        card = printing(self._session, _("key-card.pdf"), _print_card)
        return ReportsScreen(self._heading, self._report, card)

    def _report(self, report: Report) -> ReportScreen:
        """Return a report."""
        own = self._session

        def read(part: str) -> Sequence[Chapter]:
            return list(report.read(own, part))

        def paper(part: Part) -> Printing:
            name = f"{report.name}-{own.today().isoformat()}.pdf"
            return printing(own, name, partial(self._print, report, part), SUFFIXES)

        work = ReportWork(partial(report_list.parts, own, report), read, paper)
        return ReportScreen(self._heading, report, work)

    def _print(self, report: Report, part: Part, goal: Goal, _told: Told) -> Printed:
        """Print a report, or write it as a workbook where a file's name says so."""
        return report_list.write(self._session, report, part, goal)


def _print_card(goal: Goal, _told: Told) -> Printed:
    """Print the key card."""
    return key_cards.print_key_card(goal)
