"""What a request changes, as it is compared with the sheet of paper.

Answers stand in the order of the paper: the household's and the families' questions before those
of persons, then person by person, then the household's questions behind them.
"""

from typing import Final

from forms import merge
from forms.formula import Age
from forms.instrument import Instrument
from forms.merge import Change
from forms.records import HouseholdRecord, SubjectKind

_Place = tuple[int, int, int, int, int]
"""Side of the persons' questions, subject, block, row, and question inside the block."""

GONE: Final = 3
"""Side of subjects that are no more: they stand last."""


def differences(
    questions: Instrument, before: HouseholdRecord | None, after: HouseholdRecord
) -> tuple[Change, ...]:
    """Return every answer that differs, in the order of the paper.

    A person who only grew older since the last visit is no change.
    """
    found = merge.changes(before, after)
    touched = {own.subject for own in found if not _is_age(questions, own)}
    place = _Order(questions, after).place
    return tuple(sorted((own for own in found if own.subject in touched), key=place))


def _is_age(questions: Instrument, change: Change) -> bool:
    """Return whether an answer is an age that the program works out."""
    variable = questions.variables.get(change.variable)
    return variable is not None and isinstance(variable.formula, Age)


class _Order:
    """Where each answer of a household stands on paper."""

    def __init__(self, questions: Instrument, record: HouseholdRecord) -> None:
        """Number subjects, blocks and questions."""
        self._variables = questions.variables
        self._subjects = {own.id: (at, own.kind) for at, own in enumerate(record.subjects())}
        self._blocks = {own.id: at for at, own in enumerate(questions.blocks)}
        self._questions = {name: at for at, name in enumerate(questions.variables)}
        of_persons = (
            at
            for at, own in enumerate(questions.blocks)
            if own.subject is SubjectKind.PERSON and own.paper
        )
        self._turn = next(of_persons, 0)

    def place(self, change: Change) -> _Place:
        """Return what a change is sorted by; village and links come first of their subject."""
        variable = self._variables.get(change.variable)
        block = self._blocks[variable.block] if variable else -1
        at = self._questions.get(change.variable, -1)
        subject, kind = self._subjects.get(change.subject, (len(self._subjects), None))
        if kind is None:
            side = GONE
        elif kind is SubjectKind.PERSON:
            side = 1
        else:
            side = 0 if block < self._turn else 2
        return side, subject, block, change.row, at
