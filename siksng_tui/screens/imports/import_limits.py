"""How large a file may be that is imported: each limit, and the way to another one."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from textual.widget import Widget

from forms.records import Role
from siksng_tui import messages
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.services.incoming_files.import_limits import CHANGEABLE, ImportLimitError
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.listing import Column, ListWidget, Row
from siksng_tui.widgets.prompt import Prompt
from siksng_tui.wording import terms
from siksng_tui.words import N_, _

COLUMNS: Final = ((N_("Limit"), 0), (N_("Now"), 9), (N_("Usual"), 9), (N_("At most"), 9))
"""Title and width of each column; what is limited takes what is left."""

TITLES: Final = {
    "megabytes": N_("Size of the file, MB"),
    "unpacked": N_("Size of its content unpacked, MB"),
    "rows": N_("Rows of a sheet"),
    "columns": N_("Columns of a sheet"),
}
"""What each limit is called."""


@dataclass(frozen=True, slots=True)
class LimitsWork:
    """What can be done with the limits.

    Args:
        roles: what the person may do.
        read: gives each limit as it is now; in a thread.
        change: sets one; in a thread.
    """

    roles: Collection[Role]
    read: Callable[[], Mapping[str, int]]
    change: Callable[[str, int], None]


class ImportLimitsScreen(Frame[None]):
    """One limit a row."""

    TITLE = N_("Limits of imports")
    PAGE = "import_limits"
    KEYS = ("list.open", "everywhere.back", "everywhere.help")

    def __init__(self, heading: Heading, work: LimitsWork) -> None:
        """Show the limits."""
        super().__init__(heading)
        self._limits_work = work
        self._values: Mapping[str, int] = {}
        columns = [Column(_(title), width, right=bool(width)) for title, width in COLUMNS]
        self._list = ListWidget(columns, self._rows, 0)

    def body(self) -> Sequence[Widget]:
        """Return the list."""
        return (self._list,)

    def on_mount(self) -> None:
        """Read the limits."""
        self._list.focus()
        self.notice(self.hint())
        self._read()

    def hint(self) -> str:
        """Return what Enter does here, for this person."""
        if self._decides():
            return _("Enter sets a limit; it counts from the next import on.")
        return _("An authenticator sets the limits.")

    def keys_now(self) -> Sequence[str]:
        """Return the keys of what this person can do."""
        return [own for own in self.KEYS if self._decides() or own != "list.open"]

    def labels_now(self) -> Mapping[str, str]:
        """Return what Enter does here."""
        return {"list.open": _("Set the limit")}

    def on_list_widget_chosen(self, message: ListWidget.Chosen) -> None:
        """Ask for another value of a limit."""
        if not self._decides():
            self.notice(self.hint())
            return
        name = message.row.key
        own = CHANGEABLE[name]
        bounds = _("{least} to {most}; a larger file takes more memory and time.")
        asked = Prompt(
            f"{_(TITLES[name])}:",
            str(self._values[name]),
            explanation=bounds.format(least=terms.number(own.least), most=terms.number(own.most)),
            refusal=partial(_refusal, name),
        )
        self.app.push_screen(asked, partial(self._change, name))

    def _change(self, name: str, text: str | None) -> None:
        """Set a limit, then read all of them again."""
        if text is not None:
            work = partial(self._limits_work.change, name, int(text))
            self.in_background(work, lambda _nothing: self._read(), group="limit")

    def _decides(self) -> bool:
        """Return whether this person sets the limits."""
        return Role.AUTHENTICATOR in self._limits_work.roles

    def _read(self) -> None:
        """Read the limits again; the cursor keeps its place."""
        self.in_background(self._limits_work.read, self._show, group="read")

    def _show(self, values: Mapping[str, int]) -> None:
        """Show the limits."""
        self._values = values
        self._list.reload(len(values))

    def _rows(self, first: int, limit: int) -> Sequence[Row]:
        """Return a page of rows."""
        some = list(self._values.items())[first : first + limit]
        return [_row(name, value) for name, value in some]


def _row(name: str, value: int) -> Row:
    """Return a limit as a row."""
    own = CHANGEABLE[name]
    return Row(name, (_(TITLES[name]), *map(terms.number, (value, own.usual, own.most))))


def _refusal(name: str, text: str) -> str:
    """Return why a text is no value of a limit, empty where it is one."""
    own = CHANGEABLE[name]
    if text.isascii() and text.isdecimal() and own.least <= int(text) <= own.most:
        return ""
    return messages.sentence(ImportLimitError(least=own.least, most=own.most))
