"""Questionnaires on paper, from the screens: which print goes with which service."""

from siksng_tui.desk.printing import printing
from siksng_tui.screens.printing.print_ways import Told
from siksng_tui.screens.printing.printing import Printing
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.papers import questionnaires
from siksng_tui.services.papers.print_ledger import Printed
from siksng_tui.services.papers.questionnaires import Target
from siksng_tui.services.printing.outlets import Goal
from siksng_tui.words import _


class FormsDesk:
    """Prints questionnaires, blank or filled in, on the paper of the office."""

    def __init__(self, session: Session) -> None:
        """Print in an unlocked office."""
        self._session = session

    def household(self, household: str, number: str) -> Printing:
        """Return how the form of a family is printed, as the register has it.

        Args:
            household: the family's own id.
            number: what its file is called by, which tells nobody who it is.
        """

        def draw(goal: Goal, _told: Told) -> Printed:
            return questionnaires.print_household(self._session, household, Target(goal))

        return printing(self._session, _("form-{number}.pdf").format(number=number), draw)

    def request(self, number: str) -> Printing:
        """Return how the form of a family is printed, as a request proposes it."""

        def draw(goal: Goal, _told: Told) -> Printed:
            return questionnaires.print_request(self._session, number, Target(goal))

        return printing(self._session, _("form-{number}.pdf").format(number=number), draw)

    def blank(self, instrument: str) -> Printing:
        """Return how a form is printed that is filled in by hand."""

        def draw(goal: Goal, _told: Told) -> Printed:
            return questionnaires.print_blank(instrument, Target(goal))

        return printing(self._session, _("blank-form-{name}.pdf").format(name=instrument), draw)
