"""Questionnaires on paper, from the screens: which print goes with which service."""

from functools import partial

from siksng_tui.offered import PRINTED_TO, remembered
from siksng_tui.screens.printing import Printing, Told
from siksng_tui.services import folders, lookup, questionnaires
from siksng_tui.services.print_ledger import Printed
from siksng_tui.services.questionnaires import Target
from siksng_tui.services.sessions import Session
from siksng_tui.words import _


class FormsDesk:
    """Prints questionnaires, blank or filled in."""

    def __init__(self, session: Session) -> None:
        """Print in an unlocked office."""
        self._session = session

    def household(self, household: str) -> Printing:
        """Return how the form of a family is printed, as the register has it."""
        return Printing(PRINTED_TO.folder, partial(self._print_household, household))

    def request(self, number: str) -> Printing:
        """Return how the form of a family is printed, as a request proposes it."""
        return Printing(PRINTED_TO.folder, partial(self._print_request, number))

    def blank(self, instrument: str) -> Printing:
        """Return how a form is printed that is filled in by hand."""
        return Printing(PRINTED_TO.folder, partial(_print_blank, instrument))

    def _print_household(self, household: str, said: str, _told: Told) -> Printed:
        """Print the form of a family; the file's name tells nobody who it is."""
        number = lookup.household(self._session, household).summary.id_bdt or household
        target = _target(said, _("form-{number}.pdf").format(number=number))
        return remembered(questionnaires.print_household(self._session, household, target))

    def _print_request(self, number: str, said: str, _told: Told) -> Printed:
        """Print the form of a request."""
        target = _target(said, _("form-{number}.pdf").format(number=number))
        return remembered(questionnaires.print_request(self._session, number, target))


def _print_blank(instrument: str, said: str, _told: Told) -> Printed:
    """Print a blank form; it is about nobody, so no ledger counts it."""
    target = _target(said, _("blank-form-{name}.pdf").format(name=instrument))
    return remembered(questionnaires.print_blank(instrument, target))


def _target(said: str, name: str) -> Target:
    """Return the file that a person means, on the paper of the office."""
    return Target(folders.target(said, name))
