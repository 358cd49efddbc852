"""Which answers of a request another person keys again: those that its operator keyed.

Of a subject that the request begins, every chosen question that is asked; of one that was there
before, those whose answer differs. What stood there already is nobody's keying.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from forms import flow
from forms.instrument import Variable
from forms.kinds import AskedOf
from forms.records import Answer, HouseholdRecord, Subject, SubjectKind
from forms.verification import verified
from siksng_tui.services.entry.entry_state import Entry
from siksng_tui.services.entry.homes import Home
from siksng_tui.services.entry.parting import RELATIONS


@dataclass(frozen=True, slots=True)
class VerifiedField:
    """One question of one subject that is keyed again; it does not hold the answer.

    `place` is the number of the family or person on the paper, from 1; 0 for the household. Who is
    `left` stays behind in the household that a split leaves, or comes from the one a merge closes.
    """

    subject: str
    kind: SubjectKind
    place: int
    question: Variable
    left: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """Return subject and path, by which the answer is kept."""
        return self.subject, self.question.name


def verified_fields(entry: Entry) -> tuple[VerifiedField, ...]:
    """Return the questions of a request that are keyed again, in the order of the paper.

    Of a split or a merge those of the household that is filled in come first, for the paper is its
    card; behind them those of whoever is asked about in the other one.
    """
    return tuple(
        VerifiedField(subject.id, subject.kind, place, question, left=home is entry.beside)
        for home in entry.homes
        for place, subject in _placed(home.record)
        for question in _questions(entry, home, subject)
    )


def first_answer(entry: Entry, field: VerifiedField) -> Answer | None:
    """Return what the request says where a question is keyed again."""
    return entry.subject(field.subject).answers.get(field.question.name)


def _placed(record: HouseholdRecord) -> Iterator[tuple[int, Subject]]:
    """Yield household, families and persons, each with the number that it has on the paper."""
    yield 0, record.household
    yield from enumerate(record.families, start=1)
    yield from enumerate(record.persons, start=1)


def _questions(entry: Entry, home: Home, subject: Subject) -> Iterator[Variable]:
    """Yield the questions of a subject that are keyed again."""
    chosen = verified(entry.instrument)
    known = not entry.is_new(subject.id) and home.before.has(subject.id)
    before = home.before.subject(subject.id).answers if known else {}
    anew = _asked_anew(entry)
    for question in flow.asked(entry.instrument, home.record, subject):
        name = question.name
        same = known and before.get(name) == subject.answers.get(name)
        kept = same and name not in anew
        if name in chosen and not kept and entry.asks_of(subject.id, question):
            yield question


def _asked_anew(entry: Entry) -> frozenset[str]:
    """Return the questions that somebody types again though the answer may be as it was.

    They are what somebody is to a head who is another one.
    """
    if entry.scope.asked_of is not AskedOf.MOVED and entry.scope.behind is None:
        return frozenset()
    roles = entry.instrument.roles
    return frozenset(roles[role] for role in RELATIONS if role in roles)
