"""The pages of a request under the keyboard: turning them, and keeping what is typed."""

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from forms.errors import SiksngError
from siksng_tui import keys
from siksng_tui.screens import entry_findings, entry_help
from siksng_tui.screens.changes import Changed, ChangesScreen
from siksng_tui.screens.entry_answers import Cursor, EntryAnswers, EntryWork, read_cursor
from siksng_tui.screens.frame import Frame
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.codes import Choice, CodeList
from siksng_tui.widgets.form import FormWidget
from siksng_tui.widgets.formlines import FieldLine
from siksng_tui.widgets.page import TextLine, TextLines, strong
from siksng_tui.words import _


@dataclass(frozen=True, slots=True)
class Told:
    """What a form calls.

    Args:
        answered: an answer was kept, of the field with this id.
        ended: Enter was pressed on the last field.
        find: the next finding is asked for.
    """

    answered: Callable[[str], None]
    ended: Callable[[], None]
    find: Callable[[], None]


class EntryForm(FormWidget):
    """The form of one page; what lies behind the page is the screen's.

    The screen is called, not told by a message: the next key must already find the next page.
    """

    def __init__(
        self,
        answers: EntryAnswers,
        *,
        told: Told,
        advance: bool,
    ) -> None:
        """Show a page.

        Args:
            answers: the request.
            told: what is called.
            advance: whether a full field is left by itself.
        """
        cursor = read_cursor(answers.entry.cursor)
        super().__init__(answers.lines(), answers, start=cursor.field, advance=advance)
        self._told = told
        if cursor.behind and self.field is not None and self.field.id == cursor.field:
            self._sheet.walk.forward()
            self._sheet.reopen()

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

    def action_next_finding(self) -> None:
        """Keep the answer and go to the next finding, which may stand on another page."""
        if self.leave():
            self._told.find()


class PagedEntry(Frame[str]):
    """Shows one page after another; what has to do with findings is added by the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("form.previous_record", "form.next_record", "form.roster", "form.changes")
    ]

    def __init__(
        self, heading: Heading, work: EntryWork, number: str, *, advance: bool = False
    ) -> None:
        """Fill in a draft.

        Args:
            heading: office and person.
            work: what can be done.
            number: the request's.
            advance: whether a full field is left by itself.

        Raises:
            SiksngError: it is no draft, or cannot be read.
        """
        super().__init__(heading)
        self._entry_work = work
        entry = work.open(number)
        self._answers = EntryAnswers(entry, work, read_cursor(entry.cursor).page)
        told = Told(self.answered, self.page_ended, self.next_finding)
        self._form = EntryForm(self._answers, told=told, advance=advance)
        self._place = TextLines([self._placed()])

    @property
    def resumes(self) -> str:
        """Return the number of the request."""
        return self._answers.entry.number

    def body(self) -> Sequence[Widget]:
        """Return the line that says where one is, and the form."""
        return (self._place, self._form)

    def on_mount(self) -> None:
        """Begin to type."""
        self._form.focus()

    def answered(self, field: str) -> None:
        """Say what an answer led to."""
        raise NotImplementedError

    def page_ended(self) -> None:
        """Go on behind the last field of the page."""
        raise NotImplementedError

    def next_finding(self) -> None:
        """Go to the next finding of the request."""
        raise NotImplementedError

    def explained(self) -> Sequence[str]:
        """Return the help of the field under the cursor."""
        spot = self._answers.spot(self.at)
        if spot is None:
            return ()
        found = self._answers.findings_at(self.at)
        return entry_help.explained(self._answers.entry.instrument, spot.variable, found)

    def keep(self) -> None:
        """Keep what is typed, and where the cursor is; what the store refuses is not kept."""
        with contextlib.suppress(SiksngError):
            if self._form.leave():
                self._stay()

    def action_back(self) -> None:
        """Leave the request as a draft."""
        if not self._form.leave():
            return
        self.keep()
        said = _("Draft {number} is kept. Go on with it at any time.")
        self.dismiss(said.format(number=self.resumes))

    def action_previous_record(self) -> None:
        """Turn to the page before."""
        self._turn_by(-1, _("This is the first page."))

    def action_next_record(self) -> None:
        """Turn to the next page."""
        self._turn_by(1, _("This is the last page; F10 files the record."))

    def action_roster(self) -> None:
        """Offer the pages."""
        if not self._form.leave():
            return
        pages = self._answers.pages()
        counts = entry_findings.waiting_by_page(self._answers.entry)
        choices = [
            Choice(str(at), f"{own.title} {_waiting(counts.get(own.key, 0))}".strip())
            for at, own in enumerate(pages, start=1)
        ]
        here = [own.key for own in pages].index(self._answers.page.key)
        self.app.push_screen(CodeList(_("Pages"), choices, str(here + 1)), self._turn_to_number)

    def action_changes(self) -> None:
        """Show before and after."""
        if self._form.leave():
            entry = self._answers.entry
            changed = Changed(entry.instrument, entry.record, entry.changes())
            self.app.push_screen(ChangesScreen(self.heading, entry.number, changed))

    @property
    def at(self) -> str:
        """Return the id of the field under the cursor; empty where no field is open."""
        return self._form.field.id if self._form.field else ""

    def turn_to(self, key: str, field: str = "") -> None:
        """Turn to a page and stand on a field, on the first one where none is named."""
        self._form.load(self._answers.turn_to(key), field)
        self.show_place()
        self._stay()

    def is_last_page(self) -> bool:
        """Return whether no page follows."""
        return self._answers.pages()[-1].key == self._answers.page.key

    def show_place(self) -> None:
        """Say which request and page it is, and how many findings wait."""
        self._place.load([self._placed()])

    def _turn_by(self, step: int, otherwise: str) -> None:
        """Turn to the page so many on, where there is one."""
        keys_of = [own.key for own in self._answers.pages()]
        to = keys_of.index(self._answers.page.key) + step
        if not 0 <= to < len(keys_of):
            self.notice(otherwise)
        elif self._form.leave():
            self.notice("")
            self.turn_to(keys_of[to])

    def _turn_to_number(self, number: str | None) -> None:
        """Turn to the page of a number, from 1."""
        if number is not None:
            self.turn_to(self._answers.pages()[int(number) - 1].key)

    def _stay(self) -> None:
        """Keep where the cursor is."""
        cursor = Cursor(self._answers.page.key, self.at)
        self._entry_work.stay(self._answers.entry, str(cursor))

    def _placed(self) -> TextLine:
        """Return request, page, and what waits."""
        pages = [own.key for own in self._answers.pages()]
        entry, page = self._answers.entry, self._answers.page
        place = _("page {at}/{count}").format(at=pages.index(page.key) + 1, count=len(pages))
        parts = (entry.number, place, _waiting(len(entry.open_findings())), page.title)
        return strong("  ".join(part for part in parts if part))


def _waiting(count: int) -> str:
    """Return how many findings wait, empty for none."""
    return _("(findings: {count})").format(count=count) if count else ""
