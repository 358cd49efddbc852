"""The papers that a scripted keyer types from, place by place, and what was stored of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Final

from benchmarks.population import households
from benchmarks.register import office
from benchmarks.scale import Scale
from forms import values
from forms.editing import Path, answer_at
from forms.instrument import Instrument, ValueType, Variable
from forms.paper_order import around_persons, of_persons, only_shown
from forms.records import Answer, HouseholdRecord, Subject, SubjectKind
from forms.regions import Region, shipped_regions
from siksng_tui.services.entry import entry

SEED: Final = 20_261_127
"""Of the families; the same ones at each run."""

VILLAGE: Final = "17.71.01.1004"

BESIDE: Final = 301
"""Households of the register beside them, which is made anew: nobody is recognised in it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of the paper: whose, which question, and what the paper before says there.

    The paper before is that of the person above, or of the household typed before.
    """

    subject: Subject
    place: Path
    variable: Variable
    before: str = ""

    @property
    def text(self) -> str:
        """Return what the paper says, as it is typed; empty where it says nothing."""
        return typed(self.variable, answer_at(self.subject, self.place))

    @property
    def shown(self) -> str:
        """Return what the screen shows of it once it is answered."""
        answer = answer_at(self.subject, self.place)
        return "" if answer is None else values.show_answer(self.variable, answer, "en")

    @property
    def is_asked(self) -> bool:
        """Return whether the paper says something there that is typed, not worked out."""
        own = self.variable
        return bool(self.text) and not (
            own.computed or own.read_only or own.type is ValueType.PHOTO
        )


def papers(count: int) -> Iterator[HouseholdRecord]:
    """Yield filled forms of one village, of one family each, as the made-up register has them.

    Nobody is among them whose number the register beside them has: that would be another's.
    """
    known = set(chain.from_iterable(map(_numbers, households(BESIDE))))
    village: Region | None = shipped_regions().get(VILLAGE)
    made = households(10 * count, seed=SEED, villages=[village] if village else ())
    single = (own for own in made if len(own.families) == 1 and known.isdisjoint(_numbers(own)))
    return islice(single, count)


def _numbers(paper: HouseholdRecord) -> Iterator[Answer]:
    """Yield the numbers of persons and card of a paper."""
    return (own.answers[name] for own in paper.persons for name in ("nik", "no_kk"))


def around(
    questions: Instrument,
    paper: HouseholdRecord,
    last: HouseholdRecord | None,
    *,
    before: bool,
) -> Iterator[Spot]:
    """Yield the places of household and family on one side of the persons."""
    for block in around_persons(questions, before=before):
        is_family = block.subject is SubjectKind.FAMILY
        for subject in paper.families if is_family else (paper.household,):
            for variable in questions.in_block(block.id):
                place = Path(variable.name, block.rows, 0) if block.rows else Path(variable.name)
                other = None if last is None or is_family else answer_at(last.household, place)
                yield Spot(subject, place, variable, typed(variable, other))


def of_person(questions: Instrument, person: Subject, above: Subject | None) -> Iterator[Spot]:
    """Yield the places of a person."""
    for block in of_persons(questions):
        for variable in questions.in_block(block.id):
            place = Path(variable.name, block.rows, 0) if block.rows else Path(variable.name)
            other = answer_at(above, place) if above else None
            yield Spot(person, place, variable, typed(variable, other))


def typed(variable: Variable, answer: Answer | None) -> str:
    """Return an answer as an operator types it: dates without their hyphens; empty for none."""
    shown = "" if answer is None else values.show_answer(variable, answer, "en")
    return shown.replace("-", "").replace("/", "") if variable.type is ValueType.DATE else shown


def compared(
    scale: Scale, numbers: Sequence[str], typed_from: Sequence[HouseholdRecord]
) -> Iterator[str]:
    """Yield the name of each question whose stored answer is not the paper's."""
    with office(scale) as session:
        for number, paper in zip(numbers, typed_from, strict=True):
            stored = entry.read_entry(session, number)
            pairs = zip(stored.record.subjects(), paper.subjects(), strict=True)
            for own, other in pairs:
                yield from _differing(stored.instrument, own, other)


def _differing(questions: Instrument, stored: Subject, paper: Subject) -> Iterator[str]:
    """Yield what is stored otherwise than the paper has it, answered or not."""
    for variable in questions.for_subject(stored.kind):
        is_typed = not (variable.computed or only_shown(variable))
        if is_typed and stored.answers.get(variable.name) != paper.answers.get(variable.name):
            yield variable.name
