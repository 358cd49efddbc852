"""Which questions are asked, and what follows from the answers.

The form calls this at every field that is left, so nothing is copied that does not change:
`recode` returns the same record, and the same subjects in it, where nothing follows.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from forms.condition import Lookup
from forms.formula import work_out
from forms.instrument import Instrument, Variable
from forms.records import Answer, Answers, HouseholdRecord, Rows, Subject, SubjectKind

RowPlace = tuple[str, int]
"""One row of a repeated block: its key in `Subject.rows`, and its position from 0."""


def asked(
    instrument: Instrument,
    record: HouseholdRecord,
    subject: Subject,
    row: RowPlace | None = None,
) -> tuple[Variable, ...]:
    """Return the variables that apply, in the order of the paper.

    Computed and read-only ones are among them; nobody types those. The record should have been
    recoded: a stale answer would make a question due.

    Args:
        instrument: the questionnaire.
        record: the household that the subject belongs to.
        subject: the household, or one of its families or persons.
        row: a row of a repeated block inside the subject; its position may be one past the last,
            for a row that is about to be added. None for the subject's own questions.
    """
    variables = instrument.for_subject(subject.kind, row[0] if row else "")
    lookup = lookup_for(record, subject, row)
    return tuple(variable for variable in variables if _applies(variable, lookup))


def lookup_for(record: HouseholdRecord, subject: Subject, row: RowPlace | None = None) -> Lookup:
    """Return a look-up that sees a row's answers, then the subject's, then the household's."""
    layers = [] if row is None else [_row_answers(subject, row)]
    layers.append(subject.answers)
    if subject.kind is not SubjectKind.HOUSEHOLD:
        layers.append(record.household.answers)
    return _lookup(*layers)


def recode(instrument: Instrument, record: HouseholdRecord, today: dt.date) -> HouseholdRecord:
    """Return the record without answers that no longer apply, and with fresh computed ones.

    A row none of whose questions applies is dropped with its answers. A computed answer that cannot
    be worked out stays as it is stored: an age that came with an import remains where the date of
    birth is unknown. Answers that the instrument does not know are left alone.

    Args:
        instrument: the questionnaire.
        record: a household as the form holds it.
        today: the day at which ages are taken where no visit date is answered.
    """
    household = _Recoding(instrument, record, today).subject(record.household)
    if household is not record.household:
        record = replace(record, household=household)
    recoding = _Recoding(instrument, record, today)
    families = tuple(recoding.subject(family) for family in record.families)
    persons = tuple(recoding.subject(person) for person in record.persons)
    if _same(families, record.families) and _same(persons, record.persons):
        return record
    return replace(record, families=families, persons=persons)


@dataclass(frozen=True, slots=True)
class _Recoding:
    """One pass over a record; answers of the household must be settled before the others'."""

    instrument: Instrument
    record: HouseholdRecord
    today: dt.date

    def subject(self, subject: Subject) -> Subject:
        """Return a subject with settled answers and rows, the same object if nothing changed."""
        around = () if subject.kind is SubjectKind.HOUSEHOLD else (self.record.household.answers,)
        variables = self.instrument.for_subject(subject.kind)
        answers = self._settled(variables, subject.answers, around)
        rows = self._rows(subject, (answers, *around)) if subject.rows else subject.rows
        if answers is subject.answers and rows is subject.rows:
            return subject
        return replace(subject, answers=answers, rows=rows)

    def _rows(self, subject: Subject, around: tuple[Answers, ...]) -> Rows:
        """Return the rows with settled answers, without those that no question applies to."""
        kept: dict[str, tuple[Answers, ...]] = {}
        for key, rows in subject.rows.items():
            variables = self.instrument.for_subject(subject.kind, key)
            settled = tuple(
                self._settled(variables, row, around)
                for row in rows
                if not variables or _any_applies(variables, (row, *around))
            )
            if settled:
                kept[key] = rows if _same(settled, rows) else settled
        unchanged = kept.keys() == subject.rows.keys() and all(
            kept[key] is subject.rows[key] for key in kept
        )
        return subject.rows if unchanged else MappingProxyType(kept)

    def _settled(
        self, variables: tuple[Variable, ...], answers: Answers, around: tuple[Answers, ...]
    ) -> Answers:
        """Return the answers that still apply, with computed ones, the same if nothing changed."""
        settled = dict(answers)
        lookup = _lookup(settled, *around)
        for variable in variables:
            if variable.formula is not None:
                value = work_out(variable.formula, self.record, lookup, self.today)
                if value is not None:
                    settled[variable.name] = value
            elif variable.name in settled and not _applies(variable, lookup):
                del settled[variable.name]
        return answers if settled == answers else MappingProxyType(settled)


def _applies(variable: Variable, lookup: Lookup) -> bool:
    """Return whether a question is asked."""
    return variable.applies_if is None or variable.applies_if.holds(lookup)


def _any_applies(variables: tuple[Variable, ...], layers: tuple[Answers, ...]) -> bool:
    """Return whether at least one of the questions is asked."""
    lookup = _lookup(*layers)
    return any(_applies(variable, lookup) for variable in variables)


def _row_answers(subject: Subject, row: RowPlace) -> Answers:
    """Return the answers of a row, none for one that is about to be added."""
    rows = subject.rows.get(row[0], ())
    return rows[row[1]] if row[1] < len(rows) else MappingProxyType({})


def _lookup(*layers: Mapping[str, Answer]) -> Lookup:
    """Return a look-up that takes the first layer which has the name."""

    def find(name: str) -> Answer | None:
        for layer in layers:
            if name in layer:
                return layer[name]
        return None

    return find


def _same(ones: tuple[object, ...], others: tuple[object, ...]) -> bool:
    """Return whether two tuples hold the very same objects."""
    return len(ones) == len(others) and all(
        one is other for one, other in zip(ones, others, strict=True)
    )
