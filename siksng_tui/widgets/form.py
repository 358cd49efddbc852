"""The form: one widget that draws its own lines, with one field under the cursor.

Not a tree of inputs: sixty of those need a second to open on an old computer and a tenth of one for
each key. Here a key draws one line again.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Offset
from textual.message import Message

from siksng_tui import keys
from siksng_tui.tally import TALLY
from siksng_tui.widgets.codes import Choice, CodeList
from siksng_tui.widgets.editkeys import RUBS_OUT, edit_key, first_line
from siksng_tui.widgets.formlines import TAKES, Answers, FieldLine, FormLine, Left
from siksng_tui.widgets.goto import meant
from siksng_tui.widgets.lines import Lines, Piece
from siksng_tui.widgets.prompt import Prompt
from siksng_tui.widgets.sheet import Sheet
from siksng_tui.words import _


class FormSheet(Lines, can_focus=True):
    """Questions and answers, one a line: what is shown, typed and kept."""

    DEFAULT_CSS = "FormSheet { height: 1fr; }"

    TAKES_TEXT = True

    @dataclass
    class Entered(Message, namespace="form_widget"):
        """The cursor came to a field."""

        field: FieldLine

    @dataclass
    class Answered(Message, namespace="form_widget"):
        """An answer was kept; the lines it changed are already drawn."""

        field_id: str
        text: str

    @dataclass
    class Finished(Message, namespace="form_widget"):
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
        self._sheet = Sheet(lines, start)

    def load(self, lines: Sequence[FormLine], start: str = "") -> None:
        """Show other lines; what is being typed is dropped."""
        self._sheet = Sheet(lines, start)
        self.refresh()
        self._announce()

    @property
    def field(self) -> FieldLine | None:
        """Return the field under the cursor; None in a form without an open field."""
        return self._sheet.field

    @property
    def typed(self) -> str:
        """Return what stands in the field under the cursor, kept or not."""
        return self._sheet.edit.text

    @property
    def dirty(self) -> bool:
        """Return whether something was typed that is not kept yet."""
        return self._sheet.dirty

    def leave(self) -> bool:
        """Keep what is being typed; returns False where it was refused and the cursor stays."""
        field = self.field
        if field is None or not self.dirty:
            return True
        left = self._answers.leave(field.id, self.typed)
        self._show(left)
        if left.accepted:
            self.post_message(self.Answered(field.id, self.typed))
        return left.accepted

    def update(self, lines: Iterable[FieldLine], message: str = "") -> None:
        """Show lines that changed by something else than leaving a field, and a sentence."""
        untouched = not self.dirty
        self._draw(self._sheet.replace(lines, message))
        if untouched:
            self._sheet.reopen()

    def show_message(self, message: str) -> None:
        """Show a sentence under the form until the next field is entered."""
        self._draw(self._sheet.say(message))

    def go_to_field(self, field_id: str) -> bool:
        """Keep what is typed and go to a field; returns False where it is unknown or not open."""
        return self.leave() and self._moved(went=self._sheet.walk.to_field(field_id))

    def line(self, y: int, width: int) -> Sequence[Piece]:
        """Return the pieces of a line of questions, or of the two under them."""
        self._sheet.resize(width, self.size.height)
        return self._sheet.row(y)

    def on_paste(self, event: events.Paste) -> None:
        """Take the first line of what was pasted; the field is not left by it."""
        event.stop()
        pasted = first_line(event.text.strip())
        self._sheet.edit.paste(pasted)
        self._draw(self._sheet.here())
        self._tell_untaken(pasted)

    def on_resize(self, event: events.Resize) -> None:
        """Fit the columns to the new width."""
        self._sheet.resize(*event.size)
        self._place_cursor()
        self.refresh()

    def on_focus(self) -> None:
        """Say where the cursor is."""
        self._announce()

    def _tell_untaken(self, typed: str) -> None:
        """Say what the field takes where something was typed that it does not, else no longer."""
        mask = self._sheet.edit.mask
        takes = _(TAKES[mask])
        untaken = not all(map(mask.takes, typed))
        if takes and (untaken or self._sheet.message == takes):
            self._draw(self._sheet.say(takes if untaken else ""))

    def _show(self, left: Left) -> None:
        """Draw what became of the answers."""
        if left.form:
            self._draw(self._sheet.relay(left.form, left.message))
        else:
            self._draw(self._sheet.replace(left.lines, left.message))

    def _moved(self, *, went: bool) -> bool:
        """Draw the cursor where it is after a move; returns whether there was one."""
        if went:
            self._draw(self._sheet.moved())
            self._announce()
        return went

    def _announce(self) -> None:
        """Tell the screen which field it is, and put the terminal's own cursor there."""
        if self.field is not None:
            self.post_message(self.Entered(self.field))
            self._place_cursor()

    def _place_cursor(self) -> None:
        """Put the terminal's hidden cursor on the field: screen readers and braille follow it."""
        self.app.cursor_position = self.region.offset + Offset(*self._sheet.cursor)

    def _draw(self, rows: Iterable[int]) -> None:
        """Draw some rows again."""
        for y in rows:
            self.refresh_line(y)


class FormWidget(FormSheet):
    """The way through a form by keyboard: every key of `keys.py` that a form answers itself."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings(
            "form.next",
            "form.each",
            "form.down",
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

    def fill(self, text: str) -> None:
        """Put a text into the field under the cursor, keep it and go on."""
        self._sheet.edit.clear()
        self._sheet.edit.paste(text)
        self._draw(self._sheet.here())
        self.action_next()

    def action_next(self) -> None:
        """Keep the answer and go on to what is to be filled in; behind the last, finish."""
        if self.leave() and not self._moved(went=self._sheet.walk.ahead()):
            self._end()

    def action_each(self) -> None:
        """Keep the answer and go on, whatever is filled in; behind the last, finish."""
        if self.leave() and not self._moved(went=self._sheet.walk.forward()):
            self._end()

    def _end(self) -> None:
        """Show the last field as it is kept, and finish."""
        self._sheet.reopen()
        self._draw(self._sheet.here())
        self.finish()

    def finish(self) -> None:
        """Say that the form is at its end."""
        self.post_message(self.Finished())

    def action_down(self) -> None:
        """Keep the answer and go on; stay on the last field."""
        if self.leave():
            self._moved(went=self._sheet.walk.forward())

    def action_previous(self) -> None:
        """Keep the answer and go back along the way taken, to the field above at its beginning."""
        if self.leave() and not self._moved(went=self._sheet.walk.back()):
            self.before_way()

    def before_way(self) -> None:
        """Go where the way back does not lead any further: to the field above."""
        self._moved(went=self._sheet.walk.up())

    def action_block_up(self) -> None:
        """Keep the answer and go to the block before."""
        if self.leave():
            self._moved(went=self._sheet.walk.block(-1))

    def action_block_down(self) -> None:
        """Keep the answer and go to the next block."""
        if self.leave():
            self._moved(went=self._sheet.walk.block(1))

    def action_next_finding(self) -> None:
        """Keep the answer and go to the next finding."""
        if self.leave() and not self._moved(went=self._sheet.walk.to_finding()):
            self.show_message(_("No other finding in this form."))

    def action_refresh(self) -> None:
        """Draw everything again."""
        self.refresh()

    def action_ditto(self) -> None:
        """Take the answer on offer that goes on as typed, else that of the record before."""
        offer = self.field.completed(self.typed) if self.field and self.dirty else ""
        text = offer or (self._answers.ditto(self.field.id) if self.field else "")
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
            CodeList(self.field.label, choices, self.typed),
            lambda code: self.fill(code) if code is not None else None,
        )

    def action_go_to(self) -> None:
        """Ask for the number of a question or for words of it, and go there."""
        self.app.push_screen(Prompt(_("Number or words of the question:")), self.go_to_question)

    def on_key(self, event: events.Key) -> None:
        """Type, or edit; every other key is a binding's."""
        TALLY.pressed(rubs_out=event.key in RUBS_OUT)
        if self.field is None or (event.key == "escape" and not self.dirty):
            return
        if event.key == "escape":
            self._sheet.reopen()
        elif not edit_key(self._sheet.edit, event):
            return
        event.stop()
        event.prevent_default()
        self._draw(self._sheet.here())
        self._tell_untaken((event.character or "") if event.is_printable else "")
        self._place_cursor()
        if self.advance and event.is_printable and self._is_whole():
            self.action_next()

    def _is_whole(self) -> bool:
        """Return whether nothing can be added to what stands in the field."""
        edit, field = self._sheet.edit, self.field
        return edit.full or (field is not None and edit.at_end and field.whole(edit.text))

    def go_to_question(self, text: str | None) -> None:
        """Go to the question that is meant; where several are, offer them."""
        if not text or not self.leave():
            return
        found = meant(self.questions(), text)
        if not found:
            self.show_message(
                _("No open question has the number or words {text}.").format(text=text)
            )
        elif len(found) == 1:
            self.go_to_meant(found[0].id)
        else:
            self._offer(text, found)

    def questions(self) -> Iterator[Sequence[FieldLine]]:
        """Yield the open questions one can go to, page by page, this one first."""
        yield self._sheet.walk.around()

    def go_to_meant(self, field_id: str) -> None:
        """Go to a question that was meant."""
        self._moved(went=self._sheet.walk.to_field(field_id))

    def _offer(self, text: str, found: Sequence[FieldLine]) -> None:
        """Offer the questions that are meant by a text."""
        choices = [
            Choice(str(at), f"{own.number} {own.label}".strip())
            for at, own in enumerate(found, start=1)
        ]
        self.app.push_screen(
            CodeList(_("Questions with {text}").format(text=text), choices),
            lambda at: self.go_to_meant(found[int(at) - 1].id) if at is not None else None,
        )
