"""The form: its lines, and the keys that answer them and walk from field to field."""

from collections.abc import Iterator, Sequence
from typing import ClassVar, Final

from textual import events
from textual.binding import BindingType

from siksng_tui import keys
from siksng_tui.tally import TALLY
from siksng_tui.widgets.codes import Choice, CodeList
from siksng_tui.widgets.editkeys import RUBS_OUT, edit_key
from siksng_tui.widgets.form_sheet import FormSheet
from siksng_tui.widgets.formlines import FieldLine
from siksng_tui.widgets.goto import meant
from siksng_tui.widgets.prompt import Prompt
from siksng_tui.words import N_, _

NO_RECORD_BEFORE: Final = N_("The record before has no answer here.")
"""What F6 says where it has nothing to take."""

NOTHING_KNOWN: Final = N_(
    "Nothing known goes on as it is typed; Ctrl+U and F6 take the one before."
)
"""What F6 says where something is typed that it would have to throw away."""


class FormWidget(FormSheet):
    """The way through a form by keyboard: every key of `key_table` that a form answers itself."""

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

    each: bool = False
    """Whether going on stands on every field, also where it is filled in."""

    _left_early: bool = False
    """Whether a field that has room for more was just left by itself."""

    def fill(self, text: str) -> None:
        """Put a text into the field under the cursor, keep it and go on."""
        self._sheet.edit.clear()
        self._sheet.edit.paste(text)
        self._draw(self._sheet.here())
        self.action_next()

    def action_next(self) -> None:
        """Keep the answer and go on to what is to be filled in; behind the last, finish."""
        if self.each:
            self.action_each()
        elif self.leave() and not self._moved(went=self._sheet.walk.ahead()):
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
        """Take the answer on offer that goes on as typed; of nothing typed, the one before."""
        if self.field is None:
            return
        if self.dirty and self.typed:
            text, otherwise = self.field.completed(self.typed), _(NOTHING_KNOWN)
        else:
            text, otherwise = self._answers.ditto(self.field.id), _(NO_RECORD_BEFORE)
        if text:
            self.fill(text)
        else:
            self.show_message(otherwise)

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
        early, self._left_early = self._left_early, False
        if early and event.key in keys.key("form.next").keys:
            event.stop()
            event.prevent_default()
            return
        if self.field is None or (event.key == "escape" and not self.dirty):
            return
        closed = self._sheet.edit.closed
        if event.key == "escape":
            self._sheet.reopen()
        elif not edit_key(self._sheet.edit, event):
            return
        event.stop()
        event.prevent_default()
        self._draw(self._sheet.here())
        typed = (event.character or "") if event.is_printable else ""
        self._tell_untaken(typed, cut=closed and bool(typed))
        self._place_cursor()
        if self.advance and event.is_printable and self._is_whole():
            self._advance()

    def _advance(self) -> None:
        """Go on by itself; an Enter right behind it still ends a field that had room for more.

        Who types does not know whether a digit could follow: Enter skipped the next question.
        """
        left, early = self.field, not self._sheet.edit.full
        self.action_next()
        self._left_early = early and self.field is not left

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
