"""The work log: how long and how fast somebody sat at the screen, sitting by sitting."""

from collections.abc import Callable, Sequence
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.widget import Widget

from forms.records import RequestKind
from siksng_tui import keys
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.services.figures.work_log import WorkSession, rates
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.listing import Column, ListWidget, Row
from siksng_tui.wording import terms
from siksng_tui.words import N_, _

COLUMNS: Final = (
    (N_("Began"), 14),
    (N_("Account"), 0),
    (N_("Time"), 6),
    (N_("Records"), 7),
    (N_("Fields"), 6),
    (N_("An hour"), 7),
    (N_("Keys"), 6),
    (N_("Mended"), 7),
)
"""Title and width of each column; what is behind the account are numbers."""

BEGAN: Final = "%d-%m-%y %H:%M"
"""How the start of a sitting is shown."""


class WorkLogScreen(Frame[None]):
    """One's own sittings, the newest first; an authenticator sees everybody's."""

    TITLE = N_("Work log")
    PAGE = "worklog"
    KEYS = ("everywhere.back", "everywhere.help", "list.refresh", "list.page_down")
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("list.refresh")]

    def __init__(self, heading: Heading, read: Callable[[], Sequence[WorkSession]]) -> None:
        """Show sittings, which are read in a thread."""
        super().__init__(heading)
        self._read = read
        self._sittings: Sequence[WorkSession] = ()
        columns = [
            Column(_(title), width, right=at > 1) for at, (title, width) in enumerate(COLUMNS)
        ]
        self._list = ListWidget(columns, self._rows, 0, empty=_("No work was counted yet."))

    def body(self) -> Sequence[Widget]:
        """Return the list."""
        return (self._list,)

    def on_mount(self) -> None:
        """Begin at the newest."""
        self._list.focus()
        self.action_refresh()

    def on_list_widget_moved(self) -> None:
        """Say what does not stand in the columns."""
        self.notice(_beside(self._sittings[self._list.at]))

    def action_refresh(self) -> None:
        """Read the log again."""
        self.in_background(self._read, self._show, group="read")

    def _show(self, found: Sequence[WorkSession]) -> None:
        """Show sittings."""
        self._sittings = found
        self._list.reload(len(found))

    def _rows(self, first: int, limit: int) -> list[Row]:
        """Return a page of rows."""
        return [_row(own) for own in self._sittings[first : first + limit]]


def _row(own: WorkSession) -> Row:
    """Return a sitting as a row."""
    speed = rates(own)
    return Row(
        own.started.isoformat(),
        (
            own.started.astimezone().strftime(BEGAN),
            own.account,
            clock_time(own.seconds),
            terms.number(sum(own.records.values())),
            terms.number(own.fields),
            _rounded(speed.fields_an_hour),
            terms.number(own.keys),
            _rounded(speed.corrections_a_hundred_fields),
        ),
    )


def clock_time(seconds: int) -> str:
    """Return a time as hours and minutes.

    >>> clock_time(3720)
    '1:02'
    """
    return f"{seconds // 3600}:{seconds // 60 % 60:02}"


def _rounded(rate: float | None) -> str:
    """Return a rate as it is read; a dash where nothing was counted."""
    return "-" if rate is None else terms.number(round(rate))


def _beside(own: WorkSession) -> str:
    """Return what does not stand in the columns: pauses, reasons, keys a record, kinds."""
    said = _("Pauses {pauses}, findings with a reason {overridden}, rubbed out {rubbed_out}.")
    speed = rates(own).keys_a_record
    each = "" if speed is None else _("{count} keys a record.").format(count=_rounded(speed))
    kinds = ", ".join(
        f"{_(terms.REQUEST_KINDS[RequestKind(kind)])} {terms.number(count)}"
        for kind, count in sorted(own.records.items())
    )
    counted = said.format(pauses=own.pauses, overridden=own.overridden, rubbed_out=own.rubbed_out)
    return " ".join(part for part in (counted, each, kinds) if part)
