"""Changing one answer of a household record: the record stays, a new one comes back.

A path names an answer inside a subject: `luas_lantai`, or `rows/businesses/0/usaha_omset` for the
first row of a repeated block.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from forms.errors import UsageError
from forms.records import Answer, Answers, HouseholdRecord, Subject, SubjectKind

MOST_ROWS: Final = 100
"""Rows of a repeated block; no household has as many businesses or children away."""


class PathError(UsageError):
    """The path names no answer of a subject; nothing was changed."""

    code, field = "path-unknown", "path"


@dataclass(frozen=True, slots=True)
class Path:
    """Where an answer stands inside a subject; `rows` is empty for the subject's own answers."""

    variable: str
    rows: str = ""
    row: int = -1

    def __str__(self) -> str:
        """Return the path as it is stored."""
        return f"rows/{self.rows}/{self.row}/{self.variable}" if self.rows else self.variable


def read_path(text: str) -> Path:
    """Return the parts of a stored path.

    Raises:
        PathError: it is not spelled as a path is.

    >>> read_path("rows/businesses/0/usaha_omset")
    Path(variable='usaha_omset', rows='businesses', row=0)
    """
    parts = text.split("/")
    if len(parts) == 1 and parts[0]:
        return Path(parts[0])
    if len(parts) == 4 and parts[0] == "rows" and parts[2].isdecimal() and parts[3]:  # noqa: PLR2004 - rows/BLOCK/INDEX/VARIABLE
        return Path(parts[3], parts[1], int(parts[2]))
    raise PathError


def answer_at(subject: Subject, path: Path) -> Answer | None:
    """Return the answer at a path, None where it was not answered."""
    if not path.rows:
        return subject.answers.get(path.variable)
    rows = subject.rows.get(path.rows, ())
    return rows[path.row].get(path.variable) if path.row < len(rows) else None


def with_answer(subject: Subject, path: Path, answer: Answer | None) -> Subject:
    """Return the subject with one answer set, or without it for None.

    A row beyond the last is begun, and so are those between; rows at the end that hold no answer
    go. So the answers of a draft make the same rows in whatever order they are set again.

    Raises:
        PathError: no block has so many rows.
    """
    if not path.rows:
        return replace(subject, answers=_with(subject.answers, path.variable, answer))
    rows = list(subject.rows.get(path.rows, ()))
    if path.row >= MOST_ROWS:
        raise PathError
    rows += [_frozen({})] * (path.row + 1 - len(rows))
    rows[path.row] = _with(rows[path.row], path.variable, answer)
    while rows and not rows[-1]:
        rows.pop()
    blocks = {name: value for name, value in subject.rows.items() if name != path.rows}
    if rows:
        blocks[path.rows] = tuple(rows)
    return replace(subject, rows=MappingProxyType(blocks))


def with_subject(record: HouseholdRecord, subject: Subject) -> HouseholdRecord:
    """Return the record with one of its subjects replaced by another state of the same subject."""
    if subject.id == record.household.id:
        return replace(record, household=subject)
    return replace(
        record,
        families=tuple(subject if own.id == subject.id else own for own in record.families),
        persons=tuple(subject if own.id == subject.id else own for own in record.persons),
    )


def with_begun(record: HouseholdRecord, begun: Subject) -> HouseholdRecord:
    """Return the record with a family or person as the last of its kind, or with another village.

    Answers that the record has of the subject stay; its links and region are those of `begun`.
    """
    if record.has(begun.id):
        begun = replace(record.subject(begun.id), links=begun.links, region=begun.region)
    if begun.kind is SubjectKind.HOUSEHOLD:
        return with_subject(record, begun)
    others = without(record, begun.id)
    if begun.kind is SubjectKind.FAMILY:
        return replace(others, families=(*others.families, begun))
    return replace(others, persons=(*others.persons, begun))


def without(record: HouseholdRecord, subject_id: str) -> HouseholdRecord:
    """Return the record without one of its families or persons."""
    return replace(
        record,
        families=tuple(own for own in record.families if own.id != subject_id),
        persons=tuple(own for own in record.persons if own.id != subject_id),
    )


def _with(answers: Answers, variable: str, answer: Answer | None) -> Answers:
    """Return the answers with one set or removed."""
    changed = {name: value for name, value in answers.items() if name != variable}
    if answer is not None:
        changed[variable] = answer
    return _frozen(changed)


def _frozen(answers: Mapping[str, Answer]) -> Answers:
    """Return a view that nobody can change."""
    return MappingProxyType(dict(answers))
