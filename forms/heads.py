"""Whom a head of a household or of a family leaves behind."""

from forms.instrument import Instrument
from forms.presence import lives_here
from forms.records import HouseholdRecord, Subject
from forms.told import is_head, means

HEADS = ("relation.head", "family_relation.head")
"""Meanings of being the head of the household, and of the family."""


def headed(questions: Instrument, person: Subject, head: Subject) -> bool:
    """Return whether somebody was the head of a person's household, or of the family."""
    if person.links.get("household") != head.links.get("household"):
        return False
    same_family = person.links.get("family") == head.links.get("family")
    of_family = means(questions, head.answers, "family_relation.head")
    return is_head(questions, head) or (same_family and of_family)


def left_behind(
    questions: Instrument, before: HouseholdRecord, record: HouseholdRecord, person_id: str
) -> frozenset[str]:
    """Return who lives on where a head is the head no more, that person too; none while it is.

    Args:
        questions: the questionnaire.
        before: the household while the person was the head.
        record: the household after it.
        person_id: whom a request is about; nobody is left behind by who was no head.
    """
    head = next((own for own in before.persons if own.id == person_id), None)
    was = [own for own in HEADS if head is not None and means(questions, head.answers, own)]
    if head is None or not was:
        return frozenset()
    now = record.subject(person_id)
    here = lives_here(questions, now)
    if here and all(means(questions, now.answers, own) for own in was):
        return frozenset()
    return frozenset(
        own.id
        for own in record.persons
        if lives_here(questions, own) and headed(questions, before.subject(own.id), head)
    )
