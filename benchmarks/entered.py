"""Households entered through the services, answer by answer as the form leaves its fields.

No screen and no terminal: for what must be done more often than a terminal types.
"""

from dataclasses import replace
from itertools import chain
from typing import Final

from benchmarks.keyer_paper import VILLAGE, Spot, around, of_person, papers
from forms.findings import Severity
from forms.loading import instrument
from forms.records import HouseholdRecord
from siksng_tui.services.entry import entry, roster, starting
from siksng_tui.services.entry.entry import Entry, LeftField
from siksng_tui.services.office.sessions import Session

WHY: Final = "Pengukuran"
"""Reason of each request, and of whatever is doubtful in it."""

SMALLER: Final = 40
"""Papers whose persons make a large household."""


def large(members: int) -> HouseholdRecord:
    """Return a paper with so many members, who are put together from several."""
    made = list(papers(SMALLER))
    persons = list(chain.from_iterable(own.persons for own in made))[:members]
    return replace(made[0], persons=tuple(persons))


def entered(session: Session, paper: HouseholdRecord) -> Entry:
    """Return a draft with everything that a paper says."""
    questions = instrument(paper.instrument)
    number = starting.new_household(session, VILLAGE, questions.id, WHY)
    filled = entry.open_entry(session, number)
    for spot in around(questions, paper, None, before=True):
        family = spot.subject.id != paper.household.id
        own = filled.record.families[0] if family else filled.record.household
        filled = _left(session, filled, own.id, spot)
    for at, person in enumerate(paper.persons):
        if at:
            filled, _ = roster.add_person(session, number)
        for spot in of_person(questions, person, None):
            filled = _left(session, filled, filled.record.persons[at].id, spot)
    for spot in around(questions, paper, None, before=False):
        filled = _left(session, filled, filled.record.household.id, spot)
    return filled


def filed(session: Session, filled: Entry) -> None:
    """File a draft; what is doubtful gets a reason.

    Raises:
        RuntimeError: something in it cannot be true.
    """
    for finding in filled.open_findings():
        if finding.severity is Severity.FLAG:
            filled = entry.give_reason(session, filled, finding.key, WHY)
    left = entry.file_entry(session, filled).open_findings
    if left:
        raise RuntimeError([own.rule for own in left])


def _left(session: Session, filled: Entry, subject: str, spot: Spot) -> Entry:
    """Return the draft after the field of a place was left, where the paper says something."""
    if not spot.is_asked:
        return filled
    field = LeftField(subject, str(spot.place), spot.text)
    return entry.leave_field(session, filled, field)
