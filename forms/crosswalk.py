"""From one questionnaire to another: what carries over, in which code, and what must be asked.

The format is described in docs/format/crosswalk.md.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from forms.checks.answers import can_be
from forms.checks.view import View
from forms.crosswalkrows import CROSSWALK_COLUMNS, Kind, Line, read_line
from forms.datafile import InstrumentDuplicateError, Place, Row, read_table
from forms.findings import Place as AnswerPlace
from forms.formula import work_out
from forms.instrument import Instrument, Variable
from forms.loading import instrument
from forms.records import Answer, Answers, HouseholdRecord, Subject, SubjectKind


class Reason(StrEnum):
    """Why a question of the new form is open."""

    NEW = "new"
    """The old form does not ask it."""

    AGAIN = "again"
    """The old answer does not serve, as the line's note says."""

    CODE = "code"
    """The old code tells too little."""

    UNANSWERED = "unanswered"
    """It was not answered before."""

    UNFIT = "unfit"
    """The new question cannot hold the old answer."""

    WHOSE = "whose"
    """The household has several families, and nobody knows whose answer it is."""


@dataclass(frozen=True, slots=True, eq=False)
class Crosswalk:
    """What becomes of the answers to one questionnaire in another, line by line."""

    source: Instrument
    target: Instrument
    lines: tuple[Line, ...]
    by_target: Mapping[str, Line]


@dataclass(frozen=True, slots=True)
class Question:
    """A place of the new form that must be asked, and why.

    `before` is what was answered on the old form, by its variables; the notes are the line's.
    """

    place: AnswerPlace
    reason: Reason
    before: Answers
    note_id: str
    note_en: str


@dataclass(frozen=True, slots=True)
class Carried:
    """A family on the new form, and what must be asked of it, in the order of the paper."""

    record: HouseholdRecord
    questions: tuple[Question, ...]


@cache
def crosswalk(source_id: str = "bdt", target_id: str = "dtsen") -> Crosswalk:
    """Return a crosswalk that is shipped with the program, read once.

    Raises:
        InstrumentFileMissingError: none between these instruments is shipped.
    """
    folder, file = files("forms") / "crosswalks", f"{source_id}-{target_id}.csv"
    return read_crosswalk(folder, file, instrument(source_id), instrument(target_id))


@cache
def targets(source_id: str) -> tuple[Instrument, ...]:
    """Return the instruments to which something carries over from one, by their ids."""
    names = sorted(own.name for own in (files("forms") / "crosswalks").iterdir())
    pairs = [name.removesuffix(".csv").split("-") for name in names if name.endswith(".csv")]
    return tuple(instrument(to) for source, to in pairs if source == source_id)


def read_crosswalk(folder: Place, file: str, source: Instrument, target: Instrument) -> Crosswalk:
    """Return the crosswalk in a file.

    Raises:
        InstrumentError: the file cannot be understood; facts name it, the line and the word.
    """
    lines: list[Line] = []
    by_target: dict[str, Line] = {}
    for row in read_table(folder, file, CROSSWALK_COLUMNS).rows:
        line = read_line(row, source, target)
        _refuse_contradiction(row, line, lines)
        if line.target and by_target.setdefault(line.target.name, line) is not line:
            raise InstrumentDuplicateError(file, row.line, line.target.name)
        lines.append(line)
    return Crosswalk(source, target, tuple(lines), MappingProxyType(by_target))


def carried(walk: Crosswalk, record: HouseholdRecord, family_id: str, today: dt.date) -> Carried:
    """Return one family of a household on the new form, and what must be asked of it.

    Subjects keep their ids, links and region. Nothing is carried that its new question cannot hold.

    Args:
        walk: from the form that the record answers.
        record: the household as it stands.
        family_id: the family; a household of several is carried once for each.
        today: the day at which ages are taken.

    Raises:
        KeyError: the household has no such family.
        ValueError: the record answers another instrument.
    """
    if record.instrument != walk.source.id:
        raise ValueError("instrument")
    return _Carrying(walk, record, record.subject(family_id), today).result()


def _refuse_contradiction(row: Row, line: Line, earlier: list[Line]) -> None:
    """Refuse an old question that is lost on one line and stands on another."""
    for other in earlier:
        shared = {it.name for it in line.sources} & {it.name for it in other.sources}
        if shared and Kind.LOST in {line.kind, other.kind}:
            raise InstrumentDuplicateError(row.file, row.line, min(shared))


@dataclass(frozen=True, slots=True)
class _Open:
    """A subject with settled answers, and which questions were asked or never will be."""

    subject: Subject
    due: tuple[Variable, ...]
    closed: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Carrying:
    """The carrying of one family."""

    walk: Crosswalk
    old: HouseholdRecord
    family: Subject
    today: dt.date

    def result(self) -> Carried:
        """Return the new record and its open questions."""
        subjects = (self.old.household, self.family, *self._persons())
        ids = {subject.id for subject in subjects}
        household, family, *persons = map(self._converted, subjects)
        record = HouseholdRecord(
            self.walk.target.id,
            self.walk.target.version,
            household,
            (family,),
            tuple(persons),
            {name: at for name, at in self.old.revisions.items() if name in ids},
        )
        return self._settled(record)

    def _persons(self) -> Iterator[Subject]:
        """Return the persons of the family."""
        return (it for it in self.old.persons if it.links.get("family") == self.family.id)

    def _before(self, subject: Subject) -> Answers:
        """Return the old answers that a subject's new ones may be made of, or shown beside."""
        around = {**self.old.household.answers, **self.family.answers}
        if subject.kind is SubjectKind.PERSON:
            return {**around, **self.old.subject(subject.id).answers}
        return around

    def _converted(self, subject: Subject) -> Subject:
        """Return a subject with its new answers, whether or not they are asked for."""
        before = self._before(subject)
        answers: dict[str, Answer] = {}
        for variable in self.walk.target.for_subject(subject.kind):
            line = self.walk.by_target.get(variable.name)
            answer = self._outcome(line, variable, before)[0] if line else None
            if answer is not None:
                answers[variable.name] = answer
        return replace(subject, answers=MappingProxyType(answers), rows=MappingProxyType({}))

    def _outcome(
        self, line: Line, target: Variable, before: Answers
    ) -> tuple[Answer | None, Reason]:
        """Return the new answer to a question, or None and why there is none."""
        if line.kind in {Kind.ASK, Kind.NONE}:
            return None, Reason.AGAIN if line.sources else Reason.NEW
        if line.sources[0].name not in before:
            return None, Reason.UNANSWERED
        if line.of_household and len(self.old.families) > 1:
            return None, Reason.WHOSE
        same = line.kind is Kind.SAME
        answer = before[line.sources[0].name] if same else line.code(before)
        if answer is None:
            return None, Reason.CODE
        fits = can_be(target, answer)
        return answer if fits else None, Reason.UNFIT

    def _settled(self, record: HouseholdRecord) -> Carried:
        """Return the record without answers that are not asked for, and its open questions."""
        household = self._open(record, record.household, None)
        record = replace(record, household=household.subject)
        families = [self._open(record, it, household) for it in record.families]
        persons = [self._open(record, it, household) for it in record.persons]
        record = replace(
            record,
            families=tuple(it.subject for it in families),
            persons=tuple(it.subject for it in persons),
        )
        members = {spot.subject.id for spot in View(self.walk.target, record, self.today).members}
        living = [it for it in persons if it.subject.id in members]
        questions = [it for part in (household, *families, *living) for it in self._questions(part)]
        return Carried(record, tuple(questions))

    def _open(self, record: HouseholdRecord, subject: Subject, around: _Open | None) -> _Open:
        """Return a subject with computed answers, and without those no question will ask for.

        An answer stays while its question waits for another: that one is about to be asked.
        """
        answers = dict(subject.answers)
        outer = around.subject.answers if around else {}
        closed = set(around.closed if around else ())
        due = []

        def lookup(name: str) -> Answer | None:
            return answers.get(name, outer.get(name))

        for variable in self.walk.target.for_subject(subject.kind):
            name, asked = variable.name, variable.applies_if
            if variable.formula:
                value = work_out(variable.formula, record, lookup, self.today)
                answers |= {} if value is None else {name: value}
            elif asked and not asked.can_hold(lookup, closed):
                closed.add(name)
                answers.pop(name, None)
            elif name not in answers and not variable.read_only:
                due.append(variable)
        settled = replace(subject, answers=MappingProxyType(answers))
        return _Open(settled, tuple(due), frozenset(closed))

    def _questions(self, part: _Open) -> Iterator[Question]:
        """Return the open questions of a subject that the crosswalk speaks of."""
        before = self._before(part.subject)
        for variable in part.due:
            line = self.walk.by_target.get(variable.name)
            if line and line.kind is not Kind.NONE:
                names = [it.name for it in line.sources if it.name in before]
                yield Question(
                    AnswerPlace(part.subject.id, variable.name),
                    self._outcome(line, variable, before)[1],
                    MappingProxyType({name: before[name] for name in names}),
                    line.note_id,
                    line.note_en,
                )
