"""The blocks of an instrument as sections of paper, in the order of the screen.

Blocks that are asked on paper stand there whole. Of the others a filled form has what is answered.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from types import MappingProxyType
from typing import Final, TypeVar

from forms import flow, told
from forms.instrument import Block, Instrument, Variable
from forms.paper_order import around_persons, of_persons, only_shown
from forms.records import Answers, HouseholdRecord, Subject, SubjectKind
from reports.questionnaire.questionnaire_records import MOST_COLUMNS, Entry, Line, Section
from siksng_tui import words
from siksng_tui.services.papers.questionnaire_rooms import codes, entry, room
from siksng_tui.wording import adding, conditions
from siksng_tui.words import _

_T = TypeVar("_T")

NO_NAMES: Final[Mapping[str, str]] = MappingProxyType({})
"""Names of the regions of a household whose place is not known."""

NO_NUMBER: Final = "......"
"""Dots for the number of a member, on a blank form."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Who or what answers a block: a subject, or a row of it; `head` stands above its answers."""

    subject: Subject
    row: flow.RowPlace | None = None
    head: str = ""

    @property
    def answers(self) -> Answers:
        """Return the answers; none for a row that is not begun."""
        if self.row is None:
            return self.subject.answers
        rows = self.subject.rows.get(self.row[0], ())
        return rows[self.row[1]] if self.row[1] < len(rows) else {}


def blank(instrument: Instrument, members: int) -> tuple[Section, ...]:
    """Return the sections of a blank form with room for so many members."""
    record = HouseholdRecord(
        instrument=instrument.id,
        version=instrument.version,
        household=Subject("", SubjectKind.HOUSEHOLD, {}),
        families=tuple(
            Subject(str(number), SubjectKind.FAMILY, {}) for number in range(_most(instrument))
        ),
        persons=tuple(Subject(str(number), SubjectKind.PERSON, {}) for number in range(members)),
    )
    return _Laying(instrument, record, filled=False).sections()


def filled(
    instrument: Instrument, record: HouseholdRecord, names: Mapping[str, str] = NO_NAMES
) -> tuple[Section, ...]:
    """Return the sections of a household's form; `names` are those that its place's codes mean."""
    return _Laying(instrument, record, filled=True, names=names).sections()


def _most(instrument: Instrument) -> int:
    """Return how many families a blank form has room for: one, where families bear no numbers."""
    return MOST_COLUMNS if "family_number" in instrument.roles else 1


@dataclass(frozen=True, slots=True)
class _Laying:
    """One questionnaire that is laid out."""

    instrument: Instrument
    record: HouseholdRecord
    filled: bool
    names: Mapping[str, str] = field(default_factory=lambda: NO_NAMES)

    def sections(self) -> tuple[Section, ...]:
        """Return all sections, none of them empty."""
        laid = (
            *self._around(before=True),
            *self._of_persons(),
            *self._around(before=False),
        )
        return tuple(section for section in laid if section.lines)

    def _around(self, *, before: bool) -> Iterator[Section]:
        """Yield what stands on one side of the persons."""
        for block in around_persons(self.instrument, before=before):
            if block.subject is SubjectKind.HOUSEHOLD and not block.rows:
                yield self._section(block, [_Place(self.record.household)])
            elif block.subject is SubjectKind.HOUSEHOLD:
                yield from self._in_groups(block, self._rows(block, self.record.household))
            else:
                yield from self._in_groups(block, self._subjects(block, self.record.families))

    def _of_persons(self) -> Iterator[Section]:
        """Yield what persons answer, as many of them side by side as can be written in."""
        for group in _groups(list(enumerate(self.record.persons, start=1))):
            for block in of_persons(self.instrument):
                if not block.rows:
                    heads = (_Place(own, None, self._name(own, number)) for number, own in group)
                    yield self._section(block, list(heads))
                elif self.filled:
                    yield from self._in_groups(block, self._rows_of(block, group))
        if not self.filled:
            yield from self._blank_rows_of_persons()

    def _blank_rows_of_persons(self) -> Iterator[Section]:
        """Yield empty rows of persons; whose they are is written above them."""
        for block in of_persons(self.instrument):
            if block.rows:
                person = Subject("", SubjectKind.PERSON, {})
                head = _("Member no. {number}").format(number=NO_NUMBER)
                rows = (_Place(person, (block.rows, at), head) for at in range(MOST_COLUMNS))
                yield self._section(block, list(rows))

    def _rows_of(self, block: Block, group: Iterable[tuple[int, Subject]]) -> list[_Place]:
        """Return the rows of several persons, one after another, each with its person's number."""
        return [
            _Place(person, place.row, f"{number}.{place.head}")
            for number, person in group
            for place in self._rows(block, person)
        ]

    def _subjects(self, block: Block, subjects: Sequence[Subject]) -> list[_Place]:
        """Return a place for each subject, or for each of their rows."""
        places = []
        for number, subject in enumerate(subjects, start=1):
            own = self._rows(block, subject) if block.rows else [_Place(subject)]
            places += [_Place(subject, each.row, f"{number}{each.head}") for each in own]
        return places

    def _rows(self, block: Block, subject: Subject) -> list[_Place]:
        """Return the rows of a subject, and an empty one where it may have more."""
        count = len(subject.rows.get(block.rows, ()))
        if not self.filled:
            count = MOST_COLUMNS
        elif block.paper and flow.asked(self.instrument, self.record, subject, (block.rows, count)):
            count += 1
        return [_Place(subject, (block.rows, at), str(at + 1)) for at in range(count)]

    def _in_groups(self, block: Block, places: Sequence[_Place]) -> Iterator[Section]:
        """Yield a block for as many places side by side as can be written in."""
        for group in _groups(places):
            yield self._section(block, group)

    def _section(self, block: Block, places: Sequence[_Place]) -> Section:
        """Return a block as it is answered in these places."""
        variables = [own for own in self.instrument.in_block(block.id) if self._shown(own, places)]
        asked = [self._asked(place) for place in places]
        notes = {own.name: self._note(own) for own in variables}
        common = set(notes.values())
        note = common.pop() if len(common) == 1 and len(variables) > 1 else ""
        lines = (
            Line(
                number=self.instrument.number(own),
                label=own.label(words.language()),
                room=room(own),
                entries=self._entries(own, places, asked),
                codes=codes(own),
                note="" if note else notes[own.name],
                manner=adding.added(own),
            )
            for own in variables
        )
        columns = tuple(place.head for place in places if place.head)
        return Section(block.title(words.language()), tuple(lines), columns, note)

    def _shown(self, variable: Variable, places: Sequence[_Place]) -> bool:
        """Return whether a question stands on this paper."""
        if self.instrument.block(variable.block).paper and not only_shown(variable):
            return True
        return any(variable.name in place.answers for place in places)

    def _entries(
        self, variable: Variable, places: Sequence[_Place], asked: Sequence[frozenset[str]]
    ) -> tuple[Entry, ...]:
        """Return what each place answers."""
        return tuple(
            entry(
                variable,
                place.answers.get(variable.name),
                asked=not self.filled or variable.name in due,
                name=self.names.get(variable.name, ""),
            )
            for place, due in zip(places, asked, strict=True)
        )

    def _asked(self, place: _Place) -> frozenset[str]:
        """Return the names of the questions that are asked in a place."""
        due = flow.asked(self.instrument, self.record, place.subject, place.row)
        return frozenset(variable.name for variable in due)

    def _note(self, variable: Variable) -> str:
        """Return when a question is asked; nothing where it always is."""
        if variable.applies_if is None:
            return ""
        return conditions.when(self.instrument, variable.applies_if)

    def _name(self, person: Subject, number: int) -> str:
        """Return what heads a person's answers: the number, and the name where it is known."""
        if not self.filled:
            return _("Member {number}").format(number=number)
        name = told.told(self.instrument, person.answers, "name")
        return f"{number}. {name}".strip()


def _groups(places: Sequence[_T]) -> Iterator[Sequence[_T]]:
    """Yield places in groups of nearly equal size, none greater than can stand side by side."""
    rest, count = list(places), ceil(len(places) / MOST_COLUMNS)
    for left in range(count, 0, -1):
        size = ceil(len(rest) / left)
        yield rest[:size]
        rest = rest[size:]
