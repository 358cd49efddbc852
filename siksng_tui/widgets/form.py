"""The form: one widget that draws its own lines, with one field under the cursor.

Not a tree of inputs: sixty of those need a second to open on an old computer and a tenth of one for
each key. Here a key draws one line again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual import events
from textual.binding import BindingType
from textual.geometry import Offset
from textual.message import Message

from siksng_tui import keys
from siksng_tui.widgets import formview
from siksng_tui.widgets.codes import Choice, CodeList
from siksng_tui.widgets.editing import EditLine
from siksng_tui.widgets.editkeys import edit_key
from siksng_tui.widgets.formlines import Answers, FieldLine, FormLine
from siksng_tui.widgets.lines import Lines, Piece
from siksng_tui.widgets.prompt import Prompt
from siksng_tui.widgets.walk import Walk
from siksng_tui.words import _

FOOT: Final = 2
"""Lines under the questions: the whole question, and what is amiss."""


class FormWidget(Lines, can_focus=True):
    """Questions and answers, one a line, and the way through them by keyboard."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings(
            "form.next",
            "form.previous",
            "form.block_up",
            "form.block_down",
            "form.codes",
            "form.refresh",
            "form.ditto",
            "form.go_to",
            "form.next_finding",
        )
    ]

    DEFAULT_CSS = "FormWidget { height: 1fr; }"

    @dataclass
    class Entered(Message):
        """The cursor came to a field."""

        field: FieldLine

    @dataclass
    class Answered(Message):
        """An answer was kept; the lines it changed are already drawn."""

        field_id: str
        text: str

    @dataclass
    class Finished(Message):
        """Enter was pressed on the last field: time to ask whether to file."""

    def __init__(
        self,
        lines: Sequence[FormLine],
        answers: Answers,
        *,
        start: str = "",
        advance: bool = True,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        """Show lines and hand what is typed to the answers.

        Args:
            lines: in the order of the paper; ids of fields are unique.
            answers: keeps what is typed.
            start: id of the field to begin at; the first open one where it is empty or not open.
            advance: whether a field that is full is left by itself.
            id: Textual's id of the widget.
        """
        super().__init__(id=id)
        self.advance = advance
        self._answers = answers
        self._message = ""
        self._top = 0
        self._drawn = 0
        self.load(lines, start)

    def load(self, lines: Sequence[FormLine], start: str = "") -> None:
        """Show other lines; what is being typed is dropped."""
        self._walk = Walk(lines, start)
        self._columns = formview.columns(lines, self.size.width or 80)
        self._top = 0
        self._open_field()
        self._scroll()
        self.refresh()

    @property
    def field(self) -> FieldLine | None:
        """Return the field under the cursor; None in a form without an open field."""
        return self._walk.field

    @property
    def typed(self) -> str:
        """Return what stands in the field under the cursor, kept or not."""
        return self._edit.text

    @property
    def dirty(self) -> bool:
        """Return whether something was typed that is not kept yet."""
        return self.field is not None and self._edit.text != self.field.value

    def leave(self) -> bool:
        """Keep what is being typed; returns False where it was refused and the cursor stays."""
        field = self.field
        if field is None or not self.dirty:
            return True
        left = self._answers.leave(field.id, self._edit.text)
        self._message = left.message
        places = self._walk.replace(left.lines)
        self._draw(*places, foot=True)
        if left.accepted:
            self.post_message(self.Answered(field.id, self._edit.text))
        return left.accepted

    def fill(self, text: str) -> None:
        """Put a text into the field under the cursor, keep it and go on."""
        self._edit.clear()
        self._edit.paste(text)
        self._draw(self._walk.at)
        self.action_next()

    def show_message(self, message: str) -> None:
        """Show a sentence under the form until the next field is entered."""
        self._message = message
        self._draw(foot=True)

    def go_to_field(self, field_id: str) -> bool:
        """Keep what is typed and go to a field; returns False where it is unknown or not open."""
        return self.leave() and self._moved(went=self._walk.to_field(field_id))

    def line(self, y: int, width: int) -> Sequence[Piece]:
        """Return the pieces of a line of questions, or of the two under them."""
        if y >= self._rows:
            feet = formview.foot(self.field, self._message, self._columns, width)
            return [feet[y - self.size.height]]
        at = self._top + y
        if at >= len(self._walk.lines):
            return []
        edit = self._edit if at == self._walk.at and self.field else None
        return formview.draw(self._walk.lines[at], self._columns, width, edit)

    def action_next(self) -> None:
        """Keep the answer and go on; on the last field say that the form is at its end."""
        if self.leave() and not self._moved(went=self._walk.forward()):
            self._open_field()
            self._draw(self._walk.at)
            self.post_message(self.Finished())

    def action_previous(self) -> None:
        """Keep the answer and go back along the way taken."""
        if self.leave():
            self._moved(went=self._walk.back())

    def action_block_up(self) -> None:
        """Keep the answer and go to the block before."""
        if self.leave():
            self._moved(went=self._walk.block(-1))

    def action_block_down(self) -> None:
        """Keep the answer and go to the next block."""
        if self.leave():
            self._moved(went=self._walk.block(1))

    def action_next_finding(self) -> None:
        """Keep the answer and go to the next finding."""
        if self.leave() and not self._moved(went=self._walk.to_finding()):
            self.show_message(_("No other finding in this form."))

    def action_refresh(self) -> None:
        """Draw everything again."""
        self.refresh()

    def action_ditto(self) -> None:
        """Take the same answer as in the record before."""
        text = self._answers.ditto(self.field.id) if self.field else ""
        if text:
            self.fill(text)
        else:
            self.show_message(_("The record before has no answer here."))

    def action_codes(self) -> None:
        """Offer the codes of this question."""
        if self.field is None or not self.field.codes:
            self.show_message(_("This question has no list of codes: type the answer."))
            return
        choices = [Choice(code, label) for code, label in self.field.codes.items()]
        self.app.push_screen(
            CodeList(self.field.label, choices, self._edit.text),
            lambda code: self.fill(code) if code is not None else None,
        )

    def action_go_to(self) -> None:
        """Ask for the number of a question and go there."""
        self.app.push_screen(Prompt(_("Number of the question:")), self._go_to)

    def on_key(self, event: events.Key) -> None:
        """Type, or edit; every other key is a binding's."""
        if self.field is None or (event.key == "escape" and not self.dirty):
            return
        if event.key == "escape":
            self._open_field()
        elif not edit_key(self._edit, event):
            return
        event.stop()
        event.prevent_default()
        self._draw(self._walk.at)
        self._place_cursor()
        if self.advance and event.is_printable and self._edit.full:
            self.action_next()

    def on_paste(self, event: events.Paste) -> None:
        """Take the first line of what was pasted; the field is not left by it."""
        event.stop()
        self._edit.paste(event.text.split("\n", 1)[0].split("\r", 1)[0])
        self._draw(self._walk.at)

    def on_resize(self, event: events.Resize) -> None:
        """Fit the columns to the new width."""
        self._columns = formview.columns(self._walk.lines, event.size.width)
        self._scroll()
        self._place_cursor()
        self.refresh()

    def on_focus(self) -> None:
        """Say where the cursor is."""
        self._announce()

    @property
    def _rows(self) -> int:
        """Return how many lines of questions are seen."""
        return max(1, self.size.height - FOOT)

    def _go_to(self, number: str | None) -> None:
        """Go to a question by its number."""
        if number and self.leave() and not self._moved(went=self._walk.to_number(number)):
            self.show_message(_("No open question has the number {number}.").format(number=number))

    def _moved(self, *, went: bool) -> bool:
        """Draw the cursor where it is after a move; returns whether there was one."""
        if went:
            self._message = ""
            left, self._drawn = self._drawn, self._walk.at
            self._open_field()
            if self._scroll():
                self.refresh()
            else:
                self._draw(left, self._walk.at, foot=True)
            self._announce()
        return went

    def _open_field(self) -> None:
        """Begin to edit the answer under the cursor."""
        field = self.field or FieldLine("", "")
        self._edit = EditLine(field.value, field.mask, field.length)
        self._drawn = self._walk.at

    def _announce(self) -> None:
        """Tell the screen which field it is, and put the terminal's own cursor there."""
        if self.field is not None:
            self.post_message(self.Entered(self.field))
            self._place_cursor()

    def _place_cursor(self) -> None:
        """Put the terminal's hidden cursor on the field: screen readers and braille follow it."""
        __, cursor = self._edit.window(min(self._edit.limit, self._columns.box))
        x = self._columns.before_box + cursor
        self.app.cursor_position = self.region.offset + Offset(x, self._walk.at - self._top)

    def _scroll(self) -> bool:
        """Bring the cursor's line into view, half a page at a time; returns whether it moved."""
        rows, top = self._rows, self._top
        if self.size.height and not top <= self._walk.at < top + rows:
            last = max(0, len(self._walk.lines) - rows)
            self._top = max(0, min(self._walk.at - rows // 2, last))
        return self._top != top

    def _draw(self, *places: int, foot: bool = False) -> None:
        """Draw some lines of the form again, and the two under it."""
        for at in places:
            if self._top <= at < self._top + self._rows:
                self.refresh_line(at - self._top)
        if foot:
            self.refresh_line(self.size.height - 2)
            self.refresh_line(self.size.height - 1)
