"""A form as it lies on the desk: lines, cursor, what is typed, and the part in view.

No keyboard, no toolkit. Whatever changes says which rows of the view have to be drawn again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from siksng_tui.widgets import formview
from siksng_tui.widgets.editing import EditLine
from siksng_tui.widgets.formlines import FieldLine, FormLine, Mark
from siksng_tui.widgets.lines import Piece, Tone
from siksng_tui.widgets.walk import Walk

FOOT: Final = 2
"""Rows under the questions: the whole question, and what is amiss."""


class Sheet:
    """One form; it opens in a view of unknown size, which `resize` tells."""

    def __init__(self, lines: Sequence[FormLine], start: str = "") -> None:
        """Lay a form down, the cursor on the field with the id `start` if it is open."""
        self.walk = Walk(lines, start)
        self._message = ""
        self._aside_drawn = ""
        self.hushed = False
        self._top = 0
        self._width = self._height = 0
        self._columns = formview.columns(lines, 0)
        self.reopen()

    @property
    def field(self) -> FieldLine | None:
        """Return the field under the cursor; None in a form without an open field."""
        return self.walk.field

    @property
    def message(self) -> str:
        """Return the sentence under the form; empty for none."""
        return self._message

    @property
    def dirty(self) -> bool:
        """Return whether something was typed that is not kept yet."""
        return self.field is not None and self.edit.text != self.field.value

    @property
    def cursor(self) -> tuple[int, int]:
        """Return the cell of the cursor: column and row of the view."""
        __, at = self.edit.window(min(self.edit.limit, self._columns.box))
        return self._columns.before_box + at, self.walk.at - self._top

    def reopen(self) -> None:
        """Begin to edit the answer under the cursor anew; what was typed is dropped."""
        field = self.field or FieldLine("", "")
        self.edit = EditLine(field.value, field.mask, field.length)
        self._drawn = self.walk.at

    def resize(self, width: int, height: int) -> None:
        """Take the size of the view; where it is another one, all of it is to be drawn."""
        if (width, height) == (self._width, self._height):
            return
        self._width, self._height = width, height
        self._columns = formview.columns(self.walk.lines, width)
        self._scroll()

    def replace(self, lines: Iterable[FieldLine], message: str) -> list[int]:
        """Put changed lines and a sentence in; returns the rows to draw."""
        return [*self._seen(*self.walk.replace(lines)), *self.say(message)]

    def relay(self, lines: Sequence[FormLine], message: str) -> list[int]:
        """Put other lines in place of all; the cursor stays on its field. Returns rows to draw."""
        self.walk.relay(lines)
        self._columns = formview.columns(lines, self._width)
        self._drawn = self.walk.at
        self._message = message
        self._scroll()
        return list(range(self._height))

    def say(self, message: str) -> list[int]:
        """Put a sentence under the form until the cursor moves; returns the rows to draw."""
        self._message = message
        self._aside_drawn = self._aside
        return [self._height - 2, self._height - 1]

    def hush(self, *, hushed: bool) -> list[int]:
        """Say nothing of the finding under the cursor, or say it; returns the rows to draw."""
        if hushed == self.hushed:
            return []
        self.hushed = hushed
        return self.say(self._message)

    def here(self) -> list[int]:
        """Return the row of the cursor, and those under the form where it says something else."""
        foot = self.say(self._message) if self._aside != self._aside_drawn else []
        return [*self._seen(self.walk.at), *foot]

    def moved(self) -> list[int]:
        """Follow the cursor after it moved; returns the rows to draw."""
        left = self._drawn
        self.reopen()
        foot = self.say("")
        if self._scroll():
            return list(range(self._height))
        passed = range(min(left, self.walk.at), max(left, self.walk.at) + 1)
        return [*self._seen(*passed), *foot]

    def row(self, y: int) -> Sequence[Piece]:
        """Return the pieces of a row of the view."""
        if y >= self._rows:
            return [self._foot()[y - self._height]]
        at = self._top + y
        if at >= len(self.walk.lines):
            return []
        edit = self.edit if at == self.walk.at and self.field else None
        return formview.draw(self._said_of(at), self._columns, self._width, edit)

    @property
    def _rows(self) -> int:
        """Return how many rows of questions are seen."""
        return max(1, self._height - FOOT)

    @property
    def _aside(self) -> str:
        """Return what the answer means where its own line has no room for that."""
        field = self.field
        if field is None or formview.has_room(field, self._columns):
            return ""
        return field.meaning(self.edit.text) if self.dirty else field.echo

    def _said_of(self, at: int) -> FormLine:
        """Return a line, without its finding where the cursor has yet to come to be answered."""
        line = self.walk.lines[at]
        if isinstance(line, FieldLine) and line.awaited and not self.walk.was_reached(at):
            return replace(line, mark=Mark.NONE, finding="")
        return line

    def _foot(self) -> tuple[Piece, Piece]:
        """Return the two rows under the questions."""
        return formview.foot(self.field, self._said(), self._columns, self._width)

    def _said(self) -> Piece:
        """Return the sentence under the form: what was said, else the finding, if not hushed."""
        field, said = self.field, self._message or self._aside
        if said or field is None or field.awaited or self.hushed:
            return said, Tone.STRONG
        return formview.finding(field), field.mark.tone

    def _seen(self, *places: int) -> list[int]:
        """Return the rows of those lines that are in view."""
        return [at - self._top for at in places if self._top <= at < self._top + self._rows]

    def _scroll(self) -> bool:
        """Bring the cursor's line into view, half a page at a time; returns whether it moved."""
        top = self._top
        if self._height and not self._seen(self.walk.at):
            last = max(0, len(self.walk.lines) - self._rows)
            self._top = max(0, min(self.walk.at - self._rows // 2, last))
        return self._top != top
