"""Which answers of a request another person keys again: those that its operator keyed.

Of a subject that the request begins, every chosen question that is asked; of one that was there
before, those whose answer differs. What stood there already is nobody's keying.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from forms import flow
from forms.instrument import Variable
from forms.records import Answer, Subject, SubjectKind
from forms.verification import verified
from siksng_tui.services.entry_state import Entry


@dataclass(frozen=True, slots=True)
class VerifiedField:
    """One question of one subject that is keyed again; it does not hold the answer.

    `place` is the number of the family or person on the paper, from 1; 0 for the household.
    """

    subject: str
    kind: SubjectKind
    place: int
    question: Variable

    @property
    def key(self) -> tuple[str, str]:
        """Return subject and path, by which the answer is kept."""
        return self.subject, self.question.name


def verified_fields(entry: Entry) -> tuple[VerifiedField, ...]:
    """Return the questions of a request that are keyed again, in the order of the paper.

    Of a split or a merge they are those of the household that is filled in: the paper is its card.
    """
    record = entry.record
    placed = [(0, record.household)]
    placed += list(enumerate(record.families, start=1)) + list(enumerate(record.persons, start=1))
    return tuple(
        VerifiedField(subject.id, subject.kind, place, question)
        for place, subject in placed
        for question in _questions(entry, subject)
    )


def first_answer(entry: Entry, field: VerifiedField) -> Answer | None:
    """Return what the request says where a question is keyed again."""
    return entry.record.subject(field.subject).answers.get(field.question.name)


def _questions(entry: Entry, subject: Subject) -> Iterator[Variable]:
    """Yield the questions of a subject that are keyed again."""
    chosen = verified(entry.instrument)
    known = not entry.is_new(subject.id) and entry.before.has(subject.id)
    before = entry.before.subject(subject.id).answers if known else {}
    for question in flow.asked(entry.instrument, entry.record, subject):
        name = question.name
        kept = known and before.get(name) == subject.answers.get(name)
        if name in chosen and not kept and entry.asks_of(subject.id, question):
            yield question
