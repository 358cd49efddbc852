"""Closing dates: the last day on which requests go into a quarter."""

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.widget import Widget

from forms.errors import SiksngError
from forms.records import Role
from siksng_tui import keys, messages
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.services.entry.doubts import cycle_of
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.listing import Column, ListWidget, Row
from siksng_tui.widgets.prompt import Prompt, Question
from siksng_tui.wording.days import read_day, show_day
from siksng_tui.words import N_, _

COLUMNS: Final = ((N_("Quarter"), 8), (N_("Last day"), 10), (N_("Note"), 0))
"""Title and width of each column."""


@dataclass(frozen=True, slots=True)
class ClosingsWork:
    """What can be done with closing dates.

    Args:
        roles: what the person may do.
        read: gives the quarter that is worked for, and the last day of each quarter, None where it
            has none; in a thread.
        close_on: sets the last day of a quarter, in a thread.
        forget: takes the last day of a quarter away, in a thread.
    """

    roles: Collection[Role]
    read: Callable[[], tuple[str, Mapping[str, dt.date | None]]]
    close_on: Callable[[str, dt.date], None]
    forget: Callable[[str], None]


class ClosingsScreen(Frame[None]):
    """One quarter a row."""

    TITLE = N_("Closing dates")
    PAGE = "closings"
    KEYS = ("list.open", "list.remove", "everywhere.back", "everywhere.help")
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("list.remove")]

    def __init__(self, heading: Heading, work: ClosingsWork) -> None:
        """Show the quarters."""
        super().__init__(heading)
        self._closings_work = work
        self._current = ""
        self._days: Mapping[str, dt.date | None] = {}
        columns = [Column(_(title), width) for title, width in COLUMNS]
        self._list = ListWidget(columns, self._rows, 0)

    def body(self) -> Sequence[Widget]:
        """Return the list."""
        return (self._list,)

    def on_mount(self) -> None:
        """Begin at the quarter that is worked for."""
        self._list.focus()
        self.notice(self.hint())
        self.in_background(self._closings_work.read, self._begin, group="read")

    def hint(self) -> str:
        """Return what the keys do here, for this person."""
        if self._decides():
            return _("Enter sets the last day of a quarter, Del takes it away.")
        return _("An authenticator sets the dates.")

    def keys_now(self) -> Sequence[str]:
        """Return the keys of what this person can do with the quarter under the cursor."""
        row = self._list.row
        here = {
            "list.open": self._decides(),
            "list.remove": self._decides() and row is not None and bool(self._days[row.key]),
        }
        return [own for own in super().keys_now() if here.get(own, True)]

    def labels_now(self) -> Mapping[str, str]:
        """Return what Enter does here."""
        return {"list.open": _("Set the date")}

    def on_list_widget_moved(self) -> None:
        """Show the keys of the quarter under the cursor."""
        self.show_keys()

    def on_list_widget_chosen(self, message: ListWidget.Chosen) -> None:
        """Ask for the last day of a quarter."""
        if not self._decides():
            self.notice(self.hint())
            return
        quarter = message.row.key
        day = self._days[quarter]
        asked = Prompt(
            _("Last day of {quarter}:").format(quarter=quarter),
            show_day(day) if day else "",
            explanation=_("As 15-12-2026. What is not sent by then goes into the next quarter."),
            refusal=_unreadable,
        )
        self.app.push_screen(asked, partial(self._close, quarter))

    def action_remove(self) -> None:
        """Take the last day of the quarter under the cursor away, after a question."""
        if "list.remove" not in self.keys_now() or self._list.row is None:
            return
        quarter = self._list.row.key
        asked = _("Take the closing date of {quarter} away?").format(quarter=quarter)
        self.app.push_screen(Question(asked), partial(self._forget, quarter))

    def _close(self, quarter: str, text: str | None) -> None:
        """Ask whether the last day of a quarter is right; what missed it does not come back."""
        if text is None:
            return
        day = read_day(text)
        doubt = _("{day} is no day of {quarter}.").format(day=show_day(day), quarter=quarter)
        asked = _("Close {quarter} at the end of {day}? What was not sent by then moves at once.")
        sentences = () if cycle_of(day) == quarter else (doubt,)
        question = Question(*sentences, asked.format(day=show_day(day), quarter=quarter))
        self.app.push_screen(question, partial(self._said_right, quarter, day))

    def _said_right(self, quarter: str, day: dt.date, agreed: bool | None) -> None:  # noqa: FBT001 - Textual's signature
        """Set the last day of a quarter, if it is right."""
        if agreed:
            self._do(partial(self._closings_work.close_on, quarter, day))

    def _forget(self, quarter: str, agreed: bool | None) -> None:  # noqa: FBT001 - Textual's signature
        """Take the last day of a quarter away, if that was meant."""
        if agreed:
            self._do(partial(self._closings_work.forget, quarter))

    def _do(self, work: Callable[[], None]) -> None:
        """Change a date, then read all of them again."""
        self.in_background(work, lambda _nothing: self._read(), group="closing")

    def _decides(self) -> bool:
        """Return whether this person sets the dates."""
        return Role.AUTHENTICATOR in self._closings_work.roles

    def _read(self) -> None:
        """Read the dates again; the cursor keeps its place."""
        self.in_background(self._closings_work.read, self._show, group="read")

    def _begin(self, read: tuple[str, Mapping[str, dt.date | None]]) -> None:
        """Show the dates, and go to the quarter that is worked for."""
        self._show(read)
        self._list.go_to(list(self._days).index(self._current))

    def _show(self, read: tuple[str, Mapping[str, dt.date | None]]) -> None:
        """Show the dates."""
        self._current, self._days = read
        self._list.reload(len(self._days))
        self.show_keys()

    def _rows(self, first: int, limit: int) -> Sequence[Row]:
        """Return a page of rows."""
        some = list(self._days.items())[first : first + limit]
        return [_row(quarter, day, quarter == self._current) for quarter, day in some]


def _row(quarter: str, day: dt.date | None, current: bool) -> Row:  # noqa: FBT001 - one of two kinds
    """Return a quarter as a row."""
    note = _("Worked for now") if current else ""
    return Row(quarter, (quarter, show_day(day) if day else "-", note))


def _unreadable(text: str) -> str:
    """Return why a text is no day, empty where it is one."""
    try:
        read_day(text)
    except SiksngError as error:
        return messages.sentence(error, variable=_("Last day"))
    return ""
