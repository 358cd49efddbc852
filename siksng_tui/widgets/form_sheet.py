"""What a form shows: one widget that draws its own lines, with one field under the cursor.

Not a tree of inputs: sixty of those need a second to open on an old computer and a tenth of one for
each key. Here a key draws one line again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual import events
from textual.geometry import Offset
from textual.message import Message

from siksng_tui.widgets.editkeys import ONLY_FIRST, first_line, is_cut, no_room
from siksng_tui.widgets.formlines import TAKES, Answers, FieldLine, FormLine, Left
from siksng_tui.widgets.lines import Lines, Piece
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
        hushed = self._sheet.hushed
        self._sheet = Sheet(lines, start)
        self._sheet.hush(hushed=hushed)
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
        else:
            self._sheet.edit.refused()
        return left.accepted

    def update(self, lines: Iterable[FieldLine], message: str = "") -> None:
        """Show lines that changed by something else than leaving a field, and a sentence."""
        untouched = not self.dirty
        self._draw(self._sheet.replace(lines, message))
        if untouched:
            self._sheet.reopen()

    def show_message(self, message: str) -> None:
        """Show a sentence under the form until the next field is entered."""
        self.speaks()
        self._draw(self._sheet.say(message))

    def hush(self, *, hushed: bool) -> None:
        """Say nothing of the finding under the cursor, as the screen says something, or say it."""
        self._draw(self._sheet.hush(hushed=hushed))

    def speaks(self) -> None:
        """Let the screen fall silent: the form is about to say something itself."""

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
        taken = self._sheet.edit.paste(pasted)
        self._draw(self._sheet.here())
        self._tell_untaken(pasted, cut=taken < self._sheet.edit.meant(pasted))
        if is_cut(event.text):
            self.show_message(_(ONLY_FIRST))

    def on_resize(self, event: events.Resize) -> None:
        """Fit the columns to the new width."""
        self._sheet.resize(*event.size)
        self._place_cursor()
        self.refresh()

    def on_focus(self) -> None:
        """Say where the cursor is."""
        self._announce()

    def _tell_untaken(self, typed: str, *, cut: bool) -> None:
        """Say what the field takes where something was typed that it does not, else no longer.

        Args:
            typed: what was typed or pasted.
            cut: whether there was no room for all of it.
        """
        edit = self._sheet.edit
        takes = _(TAKES[edit.mask])
        full = no_room(edit.limit)
        said = full if cut else ""
        if takes and not all(map(edit.mask.takes, typed)):
            said = takes
        if said:
            self.show_message(said)
        elif self._sheet.message in (takes, full):
            self._draw(self._sheet.say(""))

    def _show(self, left: Left) -> None:
        """Draw what became of the answers."""
        if left.message:
            self.speaks()
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
