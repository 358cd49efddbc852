"""What the civil registry answered, as a list to work down: on the screen, and as a workbook."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Final

from db.lists import registry_answers
from db.lists.registry_answers import Answered
from forms.records import Role
from siksng_tui.intake.registry import Outcome
from siksng_tui.services.office import places, sheets
from siksng_tui.services.office.sessions import Session
from siksng_tui.wording import registry_words
from siksng_tui.words import N_, _

TITLES: Final = (
    N_("Name"),
    N_("NIK"),
    N_("Village"),
    N_("Answer"),
    N_("Names alike, of 100"),
    N_("In the registry"),
    N_("Request"),
)
"""The columns of the workbook."""


class View(StrEnum):
    """Which answers are listed."""

    NOT_MATCHED = "not-matched"
    """Whoever is not matched, or died."""

    OTHER_NAME = "other-name"
    UNKNOWN = "unknown"
    DECEASED = "deceased"
    DIFFERING = "differing"
    """Whoever is matched, with another birth date, sex, card or spelling in the registry."""


_OUTCOMES: Final[Mapping[View, tuple[Outcome, ...]]] = MappingProxyType(
    {
        View.NOT_MATCHED: (Outcome.OTHER_NAME, Outcome.UNKNOWN, Outcome.DECEASED),
        View.OTHER_NAME: (Outcome.OTHER_NAME,),
        View.UNKNOWN: (Outcome.UNKNOWN,),
        View.DECEASED: (Outcome.DECEASED,),
        View.DIFFERING: (Outcome.MATCHED,),
    }
)
"""What the answers of each view came to."""


def read(session: Session, view: View) -> tuple[Mapping[str, int], Sequence[Answered]]:
    """Return how many persons stand under each outcome, and whom a view lists."""
    counts = registry_answers.counts(session.store)
    return counts, listed(session, view)


def listed(session: Session, view: View) -> tuple[Answered, ...]:
    """Return whom a view lists, by outcome, then village and name."""
    differing = view is View.DIFFERING
    return registry_answers.listed(session.store, _OUTCOMES[view], differing=differing)


def write(session: Session, found: Sequence[Answered], path: Path) -> None:
    """Write a workbook of answers, with numbers in full; the audit says so.

    Raises:
        RoleMissingError, TargetExistsError, TargetFullError, TargetFailedError: nothing new stands
            under the name.
    """
    session.require(Role.OPERATOR)
    named = places.places(session).name
    noted = partial(session.note, "registry.list", persons=len(found))
    with sheets.new_book(path, noted) as book:
        sheet = book.sheet(_("Dukcapil"), [_(title) for title in TITLES])
        for own in found:
            sheet.write(_cells(own, named(own.asked.village)))


def _cells(own: Answered, village: str) -> Sequence[str]:
    """Return the cells of an answer, in the order of TITLES."""
    answer = own.answer
    there = registry_words.differing(answer.differs, answer.answers)
    alike = str(answer.similarity) if answer.similarity else ""
    outcome = registry_words.outcome(answer.outcome)
    return (own.asked.name, own.asked.nik, village, outcome, alike, there, answer.request)
