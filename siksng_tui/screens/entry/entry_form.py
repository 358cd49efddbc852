"""The form of one page of a request: keys that answer several questions, or take answers back."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType

from forms.errors import SiksngError
from siksng_tui import keys, messages
from siksng_tui.screens.entry.entry_answers import EntryAnswers
from siksng_tui.screens.entry.entry_cursor import read_cursor
from siksng_tui.screens.entry.entry_findings import page_of
from siksng_tui.screens.entry.entry_start import first_field
from siksng_tui.services.office.habits import Pace
from siksng_tui.widgets.form import FormWidget
from siksng_tui.widgets.formlines import FieldLine, Left
from siksng_tui.words import _, ngettext


@dataclass(frozen=True, slots=True)
class Told:
    """What a form calls.

    Args:
        answered: an answer was kept, of the field with this id; of several where it is empty.
        ended: Enter was pressed on the last field.
        find: the next finding is asked for.
        turn: a page is to be turned to, by its key, to stand on a field.
        back: the page before on the way is to be turned to; gives whether there was one.
        back_to: a page is to be turned back to, by its key, as if one had never gone on from it.
        pressed: a key was pressed that types nothing, or the form says something itself.
    """

    answered: Callable[[str], None]
    ended: Callable[[], None]
    find: Callable[[], None]
    turn: Callable[[str, str], None]
    back: Callable[[], bool]
    back_to: Callable[[str], None]
    pressed: Callable[[], None]


class EntryForm(FormWidget):
    """The form of one page; what lies behind the page is the screen's.

    The screen is called, not told by a message: the next key must already find the next page.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("form.all_no", "form.as_above", "form.take_back")
    ]

    def __init__(self, answers: EntryAnswers, *, told: Told, pace: Pace) -> None:
        """Show a page.

        Args:
            answers: the request.
            told: what is called.
            pace: how it goes on.
        """
        cursor = read_cursor(answers.entry.cursor)
        start = cursor.field or first_field(answers.entry)
        super().__init__(answers.lines(), answers, start=start, advance=pace.advances)
        self.each = pace.each
        self._told = told
        self._request = answers
        if cursor.behind and self.field is not None and self.field.id == cursor.field:
            self._sheet.walk.ahead()
            self._sheet.reopen()

    def on_key(self, event: events.Key) -> None:
        """Tell of a key that types nothing, before it does what it does."""
        if not event.is_printable:
            self._told.pressed()

    def speaks(self) -> None:
        """Tell that the form says something itself."""
        self._told.pressed()

    def show_lines(self, lines: Sequence[FieldLine]) -> None:
        """Draw lines that changed, while the cursor stays."""
        self._draw(self._sheet.replace(lines, ""))

    def leave(self) -> bool:
        """Keep what is being typed; returns False where it was refused and the cursor stays."""
        field = self.field.id if self.field and self.dirty else ""
        left = super().leave()
        if left and field:
            self._told.answered(field)
        return left

    def finish(self) -> None:
        """Go on behind the page."""
        self._told.ended()

    def questions(self) -> Iterator[Sequence[FieldLine]]:
        """Yield the open questions of all pages, this one first."""
        yield from super().questions()
        yield from self._request.elsewhere()

    def go_to_meant(self, field_id: str) -> None:
        """Go to a question that was meant, on whatever page it stands."""
        page = page_of(self._request.entry, field_id)
        if page == self._request.page.key:
            super().go_to_meant(field_id)
        else:
            self._told.turn(page, field_id)

    def before_way(self) -> None:
        """Go back to the page from which one came to this one, else to the field above."""
        if not self._told.back():
            super().before_way()

    @property
    def trail(self) -> tuple[str, ...]:
        """Return the ids of the fields visited on this page, the last one last."""
        return self._sheet.walk.trail()

    def retrace(self, trail: Sequence[str]) -> None:
        """Take fields that were visited before as the way back from here."""
        self._sheet.walk.retrace(trail)

    def action_next(self) -> None:
        """Keep the answer, take what is proposed directly behind it, and go on."""
        field = self.field
        if field is None or not self.leave():
            return
        try:
            self._show(self._request.propose(field.id))
        except SiksngError as error:
            self.show_message(messages.sentence(error))
        else:
            super().action_next()

    def action_next_finding(self) -> None:
        """Keep the answer and go to the next finding, which may stand on another page."""
        if self.leave():
            self._told.find()

    def action_all_no(self) -> None:
        """Answer no to every open yes/no question of the block; on a count none from here on."""
        if not self._filled(self._request.all_no):
            self.show_message(_("No question of this block waits for yes or no."))

    def action_as_above(self) -> None:
        """Answer from here to the end of the block as the member above, and go on behind it."""
        if self.field is not None and not self._request.has_above(self.field.id):
            self.show_message(_("No member stands above: there is nothing to take over."))
        elif not self._filled(self._request.as_above):
            self.show_message(_("The member above has no answer for what is open here."))

    def action_take_back(self) -> None:
        """Take back what is being typed, else what was left last."""
        if self.dirty:
            self._sheet.reopen()
            self._draw(self._sheet.here())
            return
        try:
            taken = self._request.take_back()
        except SiksngError as error:
            self.show_message(messages.sentence(error))
            return
        if taken is None:
            self.show_message(_("Nothing was answered in this sitting that could be taken back."))
            return
        step, left = taken
        self._show(left)
        if step.page != self._request.page.key:
            self._told.back_to(step.page)
        self._moved(went=self._sheet.walk.back_to(step.field))
        self._sheet.reopen()
        self._told.answered("")
        self.show_message(_("Taken back."))

    def _filled(self, filling: Callable[[str], tuple[Left, int]]) -> bool:
        """Answer several fields and go on to the next open one; False where none was open."""
        if self.field is None or not self.leave():
            return True
        field = self.field.id
        try:
            left, count = filling(field)
        except SiksngError as error:
            self.show_message(messages.sentence(error))
            return True
        if count:
            self._show(left)
            self._moved(went=self._sheet.walk.to_next_empty())
            self._sheet.reopen()
            self._draw(self._sheet.here())
            self._told.answered("")
            said = ngettext(
                "{count} answer was filled in.", "{count} answers were filled in.", count
            )
            self.show_message(said.format(count=count))
        return count > 0
