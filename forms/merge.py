"""What differs between two states of a record, and one state made of two, answer by answer.

Two offices may change the same family at the same time. Each answer that only one side changed is
taken from that side; one that both changed differently is a conflict, in which the upper office's
value stays and the other is told, so that nothing is lost in silence.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final, TypeVar

from forms.records import Answer, Answers, HouseholdRecord, Rows, Subject

REGION: Final = "@region"
"""Stands for the village of a household where the name of a variable stands otherwise."""

LINK: Final = "@"
"""What begins the name of a link ("@household", "@family") in the same place."""

Value = Answer | tuple[Answers, ...]
"""One answer, or all rows of a repeated block."""

Spot = tuple[str, str, int]
"""Variable, block and row; block is "" and row -1 outside repeated blocks."""

_Key = TypeVar("_Key")
_Side = TypeVar("_Side")


@dataclass(frozen=True, slots=True)
class Change:
    """One answer that differs; `rows` and `row` place it inside a repeated block.

    `variable` may also be `REGION` or the name of a link. None stands for "not answered". Where
    the number of rows changed, rows are compared by their position.
    """

    subject: str
    variable: str
    rows: str
    row: int
    before: Answer | None
    after: Answer | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """One answer that both sides changed differently.

    Where rows were added or taken away on one side and the other changed the block as well, the
    whole block is one conflict: `variable` is empty, `row` is -1 and the values are all rows.
    """

    variable: str
    rows: str
    row: int
    base: Value | None
    ours: Value | None
    theirs: Value | None

    @property
    def spot(self) -> Spot:
        """Return where the answer stands in its subject."""
        return self.variable, self.rows, self.row


@dataclass(frozen=True, slots=True)
class Merged:
    """A state made of two, and the answers of ours that gave way to theirs."""

    subject: Subject
    conflicts: tuple[Conflict, ...]


def changes(before: HouseholdRecord | None, after: HouseholdRecord) -> tuple[Change, ...]:
    """Return every answer that differs, subject by subject in the order of the later record.

    Args:
        before: the earlier state; None where the household is new.
        after: the later state. Subjects that it lacks come last, their answers as taken away.
    """
    old = {subject.id: subject for subject in before.subjects()} if before else {}
    new = {subject.id: subject for subject in after.subjects()}
    return tuple(
        change
        for subject_id in {**new, **old}
        for change in subject_changes(old.get(subject_id), new.get(subject_id))
    )


def subject_changes(before: Subject | None, after: Subject | None) -> Iterator[Change]:
    """Return every answer of one subject that differs; None stands for a subject that is not."""
    subject = after or before
    if subject is None or before == after:
        return
    old = dict(_answers(before)) if before else {}
    new = dict(_answers(after)) if after else {}
    for spot in {**new, **old}:
        if old.get(spot) != new.get(spot):
            yield Change(subject.id, *spot, old.get(spot), new.get(spot))


def merge(base: Subject, ours: Subject, theirs: Subject, keep: Collection[Spot] = ()) -> Merged:
    """Return a subject with the changes of both sides; in a conflict theirs stays.

    Args:
        base: the state that both sides began from.
        ours: the state with the local changes.
        theirs: the state that was decided above.
        keep: conflicts, by their spots, in which ours stays.

    Raises:
        ValueError: these are not three states of one subject.
    """
    sides = (base, ours, theirs)
    if len({(side.id, side.kind) for side in sides}) != 1:
        raise ValueError("subject")
    whole = _reshaped(sides)
    answers, clashes = _merged(
        *({spot: it for spot, it in _answers(side) if spot[1] not in whole} for side in sides),
        keep=frozenset(keep),
    )
    blocks, block_clashes = _merged(
        *({name: rows for name, rows in side.rows.items() if name in whole} for side in sides),
        keep=frozenset(block for variable, block, _ in keep if not variable),
    )
    conflicts = (
        *(Conflict(*spot, *values) for spot, *values in clashes),
        *(Conflict("", name, -1, *values) for name, *values in block_clashes),
    )
    rows = {
        name: tuple(_row(answers, name, at) for at in range(len(block)))
        for name, block in theirs.rows.items()
        if name not in whole
    }
    return Merged(_subject(theirs, answers, {**rows, **blocks}), conflicts)


def _merged(
    base: Mapping[_Key, _Side],
    ours: Mapping[_Key, _Side],
    theirs: Mapping[_Key, _Side],
    *,
    keep: Collection[_Key],
) -> tuple[dict[_Key, _Side], list[tuple[_Key, _Side | None, _Side | None, _Side | None]]]:
    """Return the merged values of three mappings, and each key with a conflict and its sides."""
    merged = {}
    clashes = []
    for key in {**base, **ours, **theirs}:
        before, local, upper = base.get(key), ours.get(key), theirs.get(key)
        if local not in (before, upper) and upper != before:
            clashes.append((key, before, local, upper))
        value = local if upper == before or key in keep else upper
        if value is not None:
            merged[key] = value
    return merged, clashes


def _reshaped(sides: tuple[Subject, ...]) -> frozenset[str]:
    """Return the repeated blocks that have not as many rows on every side.

    Rows are merged one by one only where they have: nothing else tells which row is which.
    """
    lengths: dict[str, set[int]] = {}
    for name in {name for side in sides for name in side.rows}:
        lengths[name] = {len(side.rows[name]) if name in side.rows else -1 for side in sides}
    return frozenset(name for name, found in lengths.items() if len(found) > 1)


def _answers(subject: Subject) -> Iterator[tuple[Spot, Answer]]:
    """Return every answer of a subject with its spot; region and links count as answers."""
    yield from (((name, "", -1), answer) for name, answer in subject.answers.items())
    yield from (((LINK + name, "", -1), link) for name, link in subject.links.items())
    if subject.region:
        yield (REGION, "", -1), subject.region
    for block, rows in subject.rows.items():
        for at, row in enumerate(rows):
            yield from (((name, block, at), answer) for name, answer in row.items())


def _row(answers: Mapping[Spot, Answer], block: str, at: int) -> Answers:
    """Return one row of a repeated block."""
    return MappingProxyType(
        {name: answer for (name, of, row), answer in answers.items() if (of, row) == (block, at)}
    )


def _subject(like: Subject, answers: Mapping[Spot, Answer], rows: Rows) -> Subject:
    """Return the subject that has these answers outside its blocks, and these blocks."""
    singles = {name: answer for (name, block, _), answer in answers.items() if not block}
    region = str(singles.pop(REGION, ""))
    links = {n.removeprefix(LINK): str(v) for n, v in singles.items() if n.startswith(LINK)}
    own = {n: v for n, v in singles.items() if not n.startswith(LINK)}
    return replace(
        like,
        answers=MappingProxyType(own),
        rows=MappingProxyType(rows),
        links=MappingProxyType(links),
        region=region,
    )
