"""Verification: which of its screens does what with which service."""

from functools import partial

from textual.screen import Screen

from siksng_tui.desk.printing import printing
from siksng_tui.desk.requests import request_pages
from siksng_tui.screens.checks.verification_results import VerificationResultsScreen
from siksng_tui.screens.checks.verify_form import VerifyScreen, VerifyWork
from siksng_tui.screens.checks.verifying import VerificationsScreen, VerificationsWork
from siksng_tui.screens.printing.print_ways import Told
from siksng_tui.screens.requests.settling import SettleScreen, SettleWork
from siksng_tui.services.checks import verification_chapters, verification_report, verifying
from siksng_tui.services.figures import ledger_files
from siksng_tui.services.office.places import Places
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.papers.print_ledger import Printed
from siksng_tui.services.printing.outlets import Goal
from siksng_tui.widgets.bars import Heading
from siksng_tui.words import _


class VerifyDesk:
    """Makes the screens on which requests are keyed again."""

    def __init__(self, session: Session, heading: Heading, places: Places) -> None:
        """Work in an unlocked office, whose regions have these names."""
        self._session = session
        self._heading = heading
        self._places = places

    def verifications(self) -> VerificationsScreen:
        """Return what waits."""
        own = self._session
        pages = request_pages(own, self._heading, self._places, partial(verifying.waiting, own))
        work = VerificationsWork(open=self._open, results=self._results)
        return VerificationsScreen(self._heading, pages, work)

    def _open(self, number: str) -> Screen[str]:
        """Return the form of a request, or its differences where it was keyed to the end.

        Raises:
            SiksngError: it is not this person's to verify.
        """
        own = self._session
        verification = verifying.begin(own, number)
        if verification.keyed:
            return self._settle(number)
        work = VerifyWork(
            leave=partial(verifying.leave_field, own),
            end=partial(verifying.end_keying, own),
            finish=partial(verifying.finish, own),
            settle=self._settle,
            today=own.today,
        )
        return VerifyScreen(self._heading, work, verification, advance=not own.office.practice)

    def _settle(self, number: str) -> Screen[str]:
        """Return the differences of a request.

        Raises:
            SiksngError: they are not this person's to settle.
        """
        own = self._session
        work = SettleWork(
            read=partial(verifying.differences, own, number),
            settle=partial(verifying.settle, own, number),
            type_third=partial(verifying.settle_by_typing, own, number),
            finish=partial(verifying.finish, own, number),
        )
        return SettleScreen(self._heading, work)

    def _results(self) -> VerificationResultsScreen:
        """Return what was found so far."""
        read = partial(verification_report.verification_report, self._session)
        name = _("verification-{day}.pdf").format(day=self._session.today().isoformat())
        return VerificationResultsScreen(
            self._heading, read, printing(self._session, name, self._print, (".pdf", ".xlsx"))
        )

    def _print(self, goal: Goal, _told: Told) -> Printed:
        """Print the results, or write a workbook where a file's name says so."""
        title, tables = _("Results of verification"), verification_chapters.chapters(self._session)
        return ledger_files.write(self._session, title, tables, goal, "verification")
