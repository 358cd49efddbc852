"""The pages of a request under the keyboard: turning them, and keeping what is typed."""

import contextlib
import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.timer import Timer
from textual.widget import Widget

from forms.errors import SiksngError
from siksng_tui import keys
from siksng_tui.screens.entry import conflicts, entry_help
from siksng_tui.screens.entry.changes import ChangesScreen, changed_by
from siksng_tui.screens.entry.entry_answers import EntryAnswers
from siksng_tui.screens.entry.entry_cursor import Cursor, read_cursor
from siksng_tui.screens.entry.entry_form import EntryForm, Told
from siksng_tui.screens.entry.entry_members import Roster, placed
from siksng_tui.screens.entry.entry_roster import RosterWindow, Wish
from siksng_tui.screens.entry.entry_way import Turned, Way
from siksng_tui.screens.entry.entry_work import EntryWork
from siksng_tui.screens.frame import paces
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.services.entry.entry import Entry
from siksng_tui.services.office.habits import Pace
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.page import TextLines
from siksng_tui.words import _

REST: Final = dt.timedelta(seconds=1)
"""Time at a field after which it is kept that one is there, also where nothing was left."""

RESTING: Final = "rest"
"""Work in the background that keeps it; no key waits for that."""


class PagedEntry(Frame[str]):
    """Shows one page after another; what has to do with findings is added by the screen."""

    MEANWHILE = frozenset({RESTING})
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings(
            "form.previous_record",
            "form.next_record",
            "form.roster",
            "form.changes",
            "form.new_member",
            "form.advance",
            "form.conflicts",
        )
    ]

    def __init__(self, heading: Heading, work: EntryWork, number: str, pace: Pace) -> None:
        """Fill in a draft.

        Args:
            heading: office and person.
            work: what can be done.
            number: the request's.
            pace: how the form goes on.

        Raises:
            SiksngError: it is no draft, or cannot be read.
        """
        super().__init__(heading)
        self._entry_work = work
        entry = work.open(number)
        self._answers = EntryAnswers(entry, work, read_cursor(entry.cursor).page)
        self._roster = Roster(self._answers, work.roster, self._show_behind)
        told = Told(
            self.answered,
            self.page_ended,
            self.next_finding,
            self.turn_to,
            self.turn_back,
            self.turn_back_to,
            self.take_off,
        )
        self._form = EntryForm(self._answers, told=told, pace=pace)
        self._place = TextLines([placed(self._answers)])
        self._way = Way()
        self._conflicts = work.conflicts.count(number)
        self._resting: Timer | None = None

    @property
    def resumes(self) -> str:
        """Return the number of the request."""
        return self._answers.entry.number

    def body(self) -> Sequence[Widget]:
        """Return the line that says where one is, and the form."""
        return (self._place, self._form)

    def rest_at(self) -> None:
        """Keep where the cursor is once it stood there for a moment."""
        if self._resting is not None:
            self._resting.stop()
        self._resting = self.set_timer(REST.total_seconds(), self._rested)

    def _rested(self) -> None:
        """Keep where the cursor is, in a thread: nobody waits for it."""
        self.in_background(self._stay_work(), lambda _none: None, group=RESTING)

    def on_mount(self) -> None:
        """Begin to type; where the request clashes with the register, that is said."""
        self._form.focus()
        self.notice(conflicts.told(self._conflicts))
        self.opened()

    def opened(self) -> None:
        """Ask what has to be asked before anything is typed."""
        raise NotImplementedError

    def notice(self, text: str) -> None:
        """Say something in place of what was found under the cursor: one sentence at a time."""
        super().notice(text)
        self._form.hush(hushed=bool(text))

    def refuse_because(self, sentence: str) -> None:
        """Say why something was not done, in place of what was found under the cursor."""
        super().refuse_because(sentence)
        self._form.hush(hushed=True)

    def take_off(self) -> None:
        """Take what was said off the screen."""
        self.notice("")

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
        return entry_help.of_field(self._answers, self.at)

    def keep(self) -> None:
        """Keep what is typed, and where the cursor is; what the store refuses is not kept."""
        with contextlib.suppress(SiksngError):
            if self._form.leave():
                self._stay()

    def action_back(self) -> None:
        """Leave the request half done; where the field is refused, say how it is taken back."""
        if not self._form.leave():
            self._form.show_message(_("Esc takes back what is typed here; then F3 leaves."))
            return
        self.keep()
        said = _("Draft {number} is kept. Go on with it at any time.")
        if self._answers.entry.mends:
            said = _('What is mended in {number} is kept; go on with it in "Check parcels".')
        self.dismiss(said.format(number=self.resumes))

    def action_previous_record(self) -> None:
        """Turn to the page before."""
        self._turn_by(-1, _("This is the first page."))

    def action_next_record(self) -> None:
        """Turn to the next page."""
        self._turn_by(1, _("This is the last page; F10 files the record."))

    def action_roster(self) -> None:
        """Offer the pages."""
        if self._form.leave():
            window = RosterWindow(self._roster.pages(), self._answers.page.key)
            self.app.push_screen(window, partial(self._wished, before=self._answers.entry))

    def _show_behind(self) -> None:
        """Show page and place as the window of pages over them has changed them."""
        self._form.load(self._answers.lines(), self.at)
        self.show_place()

    def action_changes(self) -> None:
        """Show before and after."""
        if self._form.leave():
            entry = self._answers.entry
            changed = changed_by(entry, self._entry_work.village)
            came = self._entry_work.since_it_came(entry) if entry.mends else None
            self.app.push_screen(ChangesScreen(self.heading, entry.number, changed, came))

    def action_new_member(self) -> None:
        """Begin a member behind the one on the page, behind the last on another page."""
        if not self._roster.grows:
            self.notice(_("This request begins no members."))
        elif self._form.leave():
            self._wished(Wish("member", self._answers.page.key))

    def action_conflicts(self) -> None:
        """Settle the answers that the register changed, too."""
        if not self._conflicts:
            self.notice(_("The register and this request do not clash."))
        elif self._form.leave():
            self.app.push_screen(self._entry_work.conflicts.open(self.resumes), self._settled)

    def _settled(self, said: str | None) -> None:
        """Show the request as settling left it."""
        at = self.at
        self._conflicts = self._entry_work.conflicts.count(self.resumes)
        self._answers.adopt(self._entry_work.open(self.resumes))
        self._open_page(self._answers.page.key, at)
        self.show_keys()
        self.notice(said or conflicts.told(self._conflicts))

    def action_advance(self) -> None:
        """Ask how the form goes on, and keep it for who works."""
        now = Pace(self._form.advance, self._form.each)
        self.app.push_screen(paces.window(now), self._go_on_so)

    def _go_on_so(self, chosen: str | None) -> None:
        """Go on as was chosen."""
        if chosen is None:
            return
        own = paces.chosen(chosen)
        self._form.advance, self._form.each = own
        self._entry_work.set_pace(own)
        self.notice(paces.told(own))

    @property
    def at(self) -> str:
        """Return the id of the field under the cursor; empty where no field is open."""
        return self._form.field.id if self._form.field else ""

    def turn_to(self, key: str, field: str = "") -> None:
        """Turn to a page and stand on a field, on the first one where none is named."""
        self._way.add(Turned(self._answers.page.key, self.at, self._form.trail))
        self._open_page(key, field)

    def turn_back(self) -> bool:
        """Turn to the page from which one came to this one; returns False where there is none."""
        left = self._way.back(self._answers.keys, self._answers.page.key)
        if left is not None:
            self._reopen(left)
        return left is not None

    def turn_back_to(self, key: str) -> None:
        """Turn back to a page as if one had never gone on from it."""
        self._reopen(self._way.back_to(key))

    def _reopen(self, left: Turned) -> None:
        """Lay a page on the desk as it was left."""
        self._open_page(left.page, left.field)
        self._form.retrace(left.trail)

    def _open_page(self, key: str, field: str) -> None:
        """Lay a page on the desk and stand on a field."""
        self._form.load(self._answers.turn_to(key), field)
        self.show_place()
        self._stay()

    def is_last_page(self) -> bool:
        """Return whether no page follows."""
        return self._answers.keys[-1] == self._answers.page.key

    def show_place(self) -> None:
        """Say which request and page it is, and how many findings wait."""
        self._place.load([placed(self._answers)])

    def _turn_by(self, step: int, otherwise: str) -> None:
        """Turn to the page so many on, where there is one."""
        keys_of = self._answers.keys
        to = keys_of.index(self._answers.page.key) + step
        if not 0 <= to < len(keys_of):
            self.notice(otherwise)
        elif self._form.leave():
            self.notice("")
            self.turn_to(keys_of[to])

    def _wished(self, wish: Wish | None, before: Entry | None = None) -> None:
        """Do what was wished of the roster; `before` is the entry when its window was opened."""
        if wish is None:
            if before is not self._answers.entry:
                self.turn_to(self._answers.page.key, self.at)
            return
        try:
            page, field = self._roster.fulfil(wish)
        except SiksngError as error:
            self.refuse(error)
        else:
            self.notice("")
            self.turn_to(page, field)

    def _stay(self) -> None:
        """Keep where the cursor is."""
        self._stay_work()()

    def _stay_work(self) -> Callable[[], None]:
        """Return what keeps where the cursor is at this moment."""
        cursor = Cursor(self._answers.page.key, self.at)
        return partial(self._entry_work.stay, self._answers.entry, str(cursor))
