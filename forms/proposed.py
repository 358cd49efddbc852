"""Answers of a person that are proposed: as a rule they go with others, and whoever keys sees them.

Nothing here stores anything. Which answers they are, and by which others, says `keying.toml`.
"""

from collections.abc import Sequence

from forms.flow import lookup_for
from forms.instrument import Instrument
from forms.keying import keying
from forms.keying_file import Proposed
from forms.records import Answer, Answers, HouseholdRecord, Subject, SubjectKind
from forms.told import means, told


def proposed_to(instrument: Instrument, record: HouseholdRecord, subject: Subject) -> Answers:
    """Return the answers that are proposed to a person by its other ones, by variable."""
    if subject.kind is not SubjectKind.PERSON:
        return {}
    lookup = lookup_for(record, subject)
    answers: dict[str, Answer] = {}
    for own in keying(instrument).proposed:
        answer = _answer(instrument, own, subject) if own.condition.holds(lookup) else None
        if answer is not None:
            answers.setdefault(own.variable, answer)
    return answers


def mother_of(instrument: Instrument, record: HouseholdRecord, person: Subject) -> str:
    """Return the name of who can only be the mother of a head's child; empty for another.

    It is the one woman who is that head or the head's spouse: of the household, wherever its child
    is on a card, else of the child's family.
    """
    home = [own for own in record.persons if _at_home(person, own)]
    of_family = instrument.roles.get("relation") == instrument.roles.get("family_relation")
    around = home if of_family else record.persons
    return _mother_among(instrument, around, person, "relation") or _mother_among(
        instrument, home, person, "family_relation"
    )


def _at_home(person: Subject, other: Subject) -> bool:
    """Return whether two persons are of one family."""
    return person.links.get("family") == other.links.get("family")


def _mother_among(
    instrument: Instrument, others: Sequence[Subject], person: Subject, relation: str
) -> str:
    """Return the name of the one parent of a child, by a relation to a head; empty for none."""
    if not means(instrument, person.answers, f"{relation}.child"):
        return ""
    names = [
        told(instrument, own.answers, "name")
        for own in others
        if _is_parent(instrument, own, relation)
    ]
    return names[0] if len(names) == 1 else ""


def _is_parent(instrument: Instrument, person: Subject, relation: str) -> bool:
    """Return whether a person is a woman who is the head or the head's spouse by a relation."""
    woman = means(instrument, person.answers, "sex.female")
    return woman and any(
        means(instrument, person.answers, f"{relation}.{own}") for own in ("head", "spouse")
    )


def _answer(instrument: Instrument, own: Proposed, person: Subject) -> Answer | None:
    """Return what is proposed; None where the other question has no answer that fits."""
    answer: Answer | None = person.answers.get(own.like) if own.like else own.code
    codes = instrument.variable(own.variable).list
    return answer if codes is not None and str(answer) in codes else None
