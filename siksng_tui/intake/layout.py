"""What somebody says of the columns of a table that no profile knows, and the profile of it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA

from forms.instrument import CodeList, ValueType
from siksng_tui.intake import fields
from siksng_tui.intake.aims import Aim
from siksng_tui.intake.fields import Field
from siksng_tui.intake.header import name_of
from siksng_tui.intake.profile import PLACED, Column, DateOrder, Kind, Profile
from siksng_tui.intake.rows import CellValue
from siksng_tui.intake.spelling import spell_code
from siksng_tui.intake.unknown import UnknownTable
from siksng_tui.intake.wordlists import shipped_words

LIKE: Final = 0.8
"""Similarity from which two names of columns may mean the same, wherever they stand."""

_ORDERS: Final = (
    (DateOrder.DAY_FIRST_SLASHES, re.compile(r"\d{1,2}/\d{1,2}/\d{4}", re.ASCII)),
    (DateOrder.DAY_FIRST_HYPHENS, re.compile(r"\d{1,2}-\d{1,2}-\d{4}", re.ASCII)),
)


class Named(NamedTuple):
    """What a profile is called, and where it is known from."""

    id: str
    title: str
    source: str


@dataclass(frozen=True, slots=True)
class Layout:
    """A table, what it is for, and what each of its columns is taken as; None where it is not."""

    aim: Aim
    table: UnknownTable
    taken: tuple[Field | None, ...]

    @property
    def lacking(self) -> tuple[str, ...]:
        """Return the variables that are needed and have no column."""
        missing = fields.needed(self.aim) - self._answered
        return tuple(own.holds for own in fields.fields(self.aim) if own.holds in missing)

    @property
    def count(self) -> int:
        """Return how many columns are taken."""
        return sum(own is not None for own in self.taken)

    def with_field(self, at: int, field: Field | None) -> "Layout":
        """Return the layout with a column taken as something, which no other column then is."""
        others = (None if own == field else own for own in self.taken)
        return replace(self, taken=tuple(field if n == at else own for n, own in enumerate(others)))

    def profile(self, named: Named) -> Profile:
        """Return the profile of the layout, in which the needed variables must have columns."""
        held = {own.holds: at for at, own in enumerate(self.taken) if own and _answers(own)}
        key = next(own for own in (*fields.keys(self.aim), *held) if own in held)
        return Profile(
            id=named.id,
            purpose=self.aim.purpose,
            instrument=self.aim.instrument,
            title_id=named.title,
            title_en=named.title,
            source=named.source,
            key=self.table.names[held[key]],
            columns=tuple(self._columns()),
            dates=self._dates(),
            needed=fields.rows_need(self.aim),
            aliases=MappingProxyType({}),
            spelled=MappingProxyType({}),
        )

    @property
    def _answered(self) -> frozenset[str]:
        """Return the variables that have a column."""
        return frozenset(own.holds for own in self.taken if own and _answers(own))

    def _columns(self) -> Iterator[Column]:
        """Yield every column that has a name; those that are not taken are passed over."""
        for at, (name, field) in enumerate(zip(self.table.names, self.taken, strict=True)):
            if name and field:
                yield Column(name, *field, self._spelled(at, field))
            elif name:
                yield Column(name, Kind.UNUSED)

    def _spelled(self, at: int, field: Field) -> str:
        """Return the list of words by which a column spells its codes; none where codes stand."""
        if not _answers(field):
            return ""
        codes = self.aim.instrument.variable(field.holds).list
        cells = tuple(self.table.cells(at))
        known = fields.spellings(self.aim, field.holds)
        return max(known, key=lambda name: _read(name, codes, cells))

    def _dates(self) -> DateOrder:
        """Return how the columns of dates spell them."""
        questions = self.aim.instrument
        columns = enumerate(self.taken)
        held = ((at, own.holds) for at, own in columns if own and _answers(own))
        of_dates = (at for at, own in held if questions.variable(own).type is ValueType.DATE)
        texts = [str(cell).strip() for at in of_dates for cell in self.table.cells(at)]
        counts = {order: sum(map(bool, map(form.fullmatch, texts))) for order, form in _ORDERS}
        best = max(counts, key=lambda order: counts[order])
        return best if counts[best] else DateOrder.YEAR_FIRST


def guessed(aim: Aim, table: UnknownTable) -> Layout:
    """Return the layout that the names of the columns suggest: equal ones first, then alike."""
    known = fields.names(aim)
    taken: dict[int, Field] = {}
    for at, name in enumerate(table.names):
        field = known.get(name_of(name)) if name else None
        if field and field not in taken.values():
            taken[at] = field
    for at, name in enumerate(table.names):
        if name and at not in taken and (field := _alike(name, aim, taken.values())):
            taken[at] = field
    return Layout(aim, table, tuple(taken.get(at) for at in range(len(table.names))))


def _answers(field: Field) -> bool:
    """Return whether a field is a variable and no place."""
    return field.kind not in PLACED


def _alike(name: str, aim: Aim, used: Iterable[Field]) -> Field | None:
    """Return the field, of those that no column is taken as, whose name is most like another."""
    compared, others = name_of(name), set(used)
    known = ((own, field) for own, field in fields.names(aim).items() if field not in others)
    likeness = ((OSA.normalized_similarity(own, compared), field) for own, field in known)
    best = max(likeness, key=lambda found: found[0], default=None)
    return best[1] if best and best[0] >= LIKE else None


def _read(name: str, codes: CodeList | None, cells: Sequence[CellValue]) -> tuple[int, int]:
    """Return how many cells are words of a list, and how many as lists of the kind spell them.

    Where no list is named, the codes themselves are meant.
    """
    if not name:
        coded = sum(spell_code(cell).text in codes for cell in cells) if codes else 0
        return coded, coded
    words = shipped_words(name)
    found = [words[text] for text in (str(cell).strip().upper() for cell in cells) if text in words]
    return len(found), sum(word.usual for word in found)
