"""The way of the cursor through a form: forward over skipped questions, back as it came."""

import itertools
from collections.abc import Iterable, Sequence

from siksng_tui.widgets.formlines import FieldLine, FormLine, HeadingLine, Mark


class Walk:
    """Lines of a form, the one under the cursor, and the ones visited before it."""

    def __init__(self, lines: Sequence[FormLine], start: str = "") -> None:
        """Stand on the field with the id `start`, else on the first open one to be filled in."""
        self.lines: list[FormLine] = []
        self.at = -1
        self._trail: list[int] = []
        self._where: dict[str, int] = {}
        self._lay(lines, start)

    @property
    def field(self) -> FieldLine | None:
        """Return the field under the cursor; None in a form without an open field."""
        return self._field(self.at)

    def is_open(self, at: int) -> bool:
        """Return whether the cursor may stand on a line."""
        line = self._field(at)
        return line is not None and line.open

    def forward(self) -> bool:
        """Go to the next open field; returns False on the last, which is not left."""
        return self._go(self._first_open(range(self.at + 1, len(self.lines))))

    def ahead(self) -> bool:
        """Go to the next open field that is not filled already; returns False behind the last."""
        return self._go(self._first_to_fill(range(self.at + 1, len(self.lines))))

    def back(self) -> bool:
        """Go to the field visited before; returns False where none was."""
        while self._trail:
            at = self._trail.pop()
            if self.is_open(at) and at != self.at:
                self.at = at
                return True
        return False

    def back_to(self, field_id: str) -> bool:
        """Go back to a field as if it had never been left; returns False where it is not open."""
        at = self._where.get(field_id, -1)
        if not self.is_open(at):
            return False
        if at in self._trail:
            del self._trail[self._trail.index(at) :]
        self.at = at
        return True

    def up(self) -> bool:
        """Go to the open field above; returns False on the first."""
        above = self._first_open(range(self.at - 1, -1, -1))
        if above < 0:
            return False
        self.at = above
        return True

    def block(self, step: int) -> bool:
        """Go to the next (1) or this, then the previous (-1) block.

        Ahead that is to its first open field that is not filled already, back to its first one.
        """
        starts = self._block_starts()
        if step > 0:
            start = next((at for at in starts if at > self.at), len(self.lines))
            end = next((at for at in starts if at > start), len(self.lines))
            to_fill = self._first_to_fill(range(start, end))
            return self._go(to_fill if to_fill >= 0 else self._first_open(range(start, end)))
        return self._go(next((at for at in reversed(starts) if at < self.at), -1))

    def to_next_empty(self) -> bool:
        """Go to the next open field without an answer, else to the next block.

        Where neither follows, the last open field of the form is stood on.
        """
        behind = self._open_from(self.at + 1)
        empty = (at for at in behind if (line := self._field(at)) and not line.value)
        starts = (at for at in self._block_starts() if at > self.at)
        last = max(self._open_from(self.at), default=-1)
        return self._go(next(itertools.chain(empty, starts), last))

    def around(self) -> list[FieldLine]:
        """Return the open fields, those from this block on first."""
        block = max((at for at in self._block_starts() if at <= self.at), default=0)
        places = dict.fromkeys((*self._open_from(block), *self._open_from(0)))
        return [line for at in places if (line := self._field(at)) is not None]

    def to_field(self, field_id: str) -> bool:
        """Go to the field with this id; returns False where it is unknown or not open."""
        at = self._where.get(field_id, -1)
        return self.is_open(at) and (at == self.at or self._go(at))

    def to_finding(self) -> bool:
        """Go to the next open field with a finding, beginning again behind the last."""
        around = itertools.chain(self._open_from(self.at + 1), self._open_from(0))
        return self._go(next((at for at in around if self._marked(at)), -1))

    def replace(self, changed: Iterable[FieldLine]) -> list[int]:
        """Put changed lines where their ids stand; returns the places that differ."""
        places = []
        for line in changed:
            at = self._where.get(line.id, -1)
            if at >= 0 and self.lines[at] != line:
                self.lines[at] = line
                places.append(at)
        return places

    def relay(self, lines: Sequence[FormLine]) -> None:
        """Take other lines; the cursor stays on its field, and the way back is the same."""
        here = self.field
        visited = self.trail()
        self._lay(lines, here.id if here else "")
        self.retrace(visited)

    def was_reached(self, at: int) -> bool:
        """Return whether the cursor stands on a line, has stood there, or is past it."""
        return at <= self.at or at in self._trail

    def trail(self) -> tuple[str, ...]:
        """Return the ids of the fields visited, the last one last."""
        return tuple(own.id for own in map(self._field, self._trail) if own)

    def retrace(self, trail: Sequence[str]) -> None:
        """Take fields that were visited before as the way back from here."""
        self._trail = [self._where[own] for own in trail if own in self._where]

    def _lay(self, lines: Sequence[FormLine], start: str) -> None:
        """Lay lines down and stand on a field as `__init__` says."""
        self.lines = list(lines)
        self._where = {
            line.id: at for at, line in enumerate(self.lines) if isinstance(line, FieldLine)
        }
        wanted = self._where.get(start, -1)
        every = range(len(self.lines))
        first = self._first_to_fill(every)
        first = first if first >= 0 else self._first_open(every)
        self.at = wanted if self.is_open(wanted) else first

    def _go(self, at: int) -> bool:
        """Stand on a line and remember where one came from; returns False for no line."""
        if at < 0 or at == self.at:
            return False
        self._trail.append(self.at)
        self.at = at
        return True

    def _field(self, at: int) -> FieldLine | None:
        """Return the field of a line, None for a heading or outside of the form."""
        line = self.lines[at] if 0 <= at < len(self.lines) else None
        return line if isinstance(line, FieldLine) else None

    def _marked(self, at: int) -> bool:
        """Return whether a field has a finding."""
        line = self._field(at)
        return line is not None and line.mark is not Mark.NONE

    def _open_from(self, start: int) -> Iterable[int]:
        """Return the places of open fields from one on."""
        return (at for at in range(start, len(self.lines)) if self.is_open(at))

    def _first_open(self, places: Iterable[int]) -> int:
        """Return the first of some places where the cursor may stand, -1 for none."""
        return next((at for at in places if self.is_open(at)), -1)

    def _first_to_fill(self, places: Iterable[int]) -> int:
        """Return the first of some places whose field is open and not filled, -1 for none."""
        return next((at for at in places if self.is_open(at) and not self._filled(at)), -1)

    def _filled(self, at: int) -> bool:
        """Return whether Enter passes a line: an answer that nothing was found at."""
        line = self._field(at)
        grave = line is not None and line.mark in (Mark.BLOCK, Mark.FLAG)
        return line is not None and line.filled and not grave

    def _block_starts(self) -> list[int]:
        """Return the first open field of each block."""
        heads = (at for at, line in enumerate(self.lines) if isinstance(line, HeadingLine) and at)
        spans = itertools.pairwise((0, *heads, len(self.lines)))
        starts = [self._first_open(range(*span)) for span in spans]
        return [at for at in starts if at >= 0]
