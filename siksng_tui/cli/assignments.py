"""Answers as they are written on a command line."""

import re
from dataclasses import dataclass
from itertools import chain
from typing import Final

from forms import editing
from forms.errors import UsageError
from forms.records import RequestKind, Subject, SubjectKind
from siksng_tui.services.entry.entry import Entry, LeftField

_WRITTEN: Final = re.compile(
    r"(?:(?P<family>[Kk])?(?P<place>[1-9][0-9]?):)?(?P<path>[a-z0-9_/]+)=(?P<text>.*)",
    re.ASCII | re.DOTALL,
)


class AssignmentError(UsageError):
    """An answer is not written as VAR=VALUE, 2:VAR=VALUE or K1:VAR=VALUE; nothing was entered."""

    code, field = "assignment-unreadable", "set"


class VariableUnknownError(UsageError):
    """The questionnaire has no such variable; nothing was entered. Facts: variable."""

    code, field = "variable-unknown", "set"


@dataclass(frozen=True, slots=True)
class Assignment:
    """One answer: of which kind of subject, at which place from 1, 0 for the one that is meant."""

    kind: SubjectKind
    place: int
    path: str
    text: str


def read(written: str) -> Assignment:
    """Return what VAR=VALUE, 2:VAR=VALUE (second member) or K1:VAR=VALUE (first family) says.

    Raises:
        AssignmentError: it is none of these.

    >>> read("K1:no_kk_keluarga=1771012304059001").place
    1
    """
    found = _WRITTEN.fullmatch(written)
    if found is None:
        raise AssignmentError
    kind = SubjectKind.HOUSEHOLD
    if found["place"]:
        kind = SubjectKind.FAMILY if found["family"] else SubjectKind.PERSON
    return Assignment(kind, int(found["place"] or 0), found["path"], found["text"])


def left_field(filled: Entry, written: Assignment) -> LeftField:
    """Return the field of an answer.

    Raises:
        AssignmentError: there is no such member or family.
        VariableUnknownError: the questionnaire has no such variable.
    """
    variable = editing.read_path(written.path).variable
    if variable not in filled.instrument.variables:
        raise VariableUnknownError(variable=variable)
    return LeftField(_subject(filled, written).id, written.path, written.text)


def _subject(filled: Entry, written: Assignment) -> Subject:
    """Return whom an answer is of; places count on in the other household of a split.

    Raises:
        AssignmentError: there is no such member or family.
    """
    if not written.place:
        return _meant(filled, written.path)
    is_family = written.kind is SubjectKind.FAMILY
    lists = (own.families if is_family else own.persons for own in filled.records)
    among = tuple(chain.from_iterable(lists))
    if written.place > len(among):
        raise AssignmentError
    return among[written.place - 1]


def _meant(filled: Entry, path: str) -> Subject:
    """Return whom an answer without a place is of: the one person that is asked, or the household.

    A request for a new person asks only that one, a deactivation only who was chosen.
    """
    record = filled.record
    questions = filled.instrument
    variable = questions.variables.get(path)
    asked = variable is not None and questions.block(variable.block).subject is SubjectKind.PERSON
    if asked and filled.kind is RequestKind.NEW_PERSON:
        return record.persons[-1]
    if asked and filled.kind is RequestKind.DEACTIVATION:
        return record.subject(filled.chosen)
    return record.household
