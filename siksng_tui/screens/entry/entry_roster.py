"""The window of pages that F9 opens: turning to one, and the members that a request begins."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from forms.errors import SiksngError
from siksng_tui import keys, messages
from siksng_tui.screens.frame.help import HelpScreen
from siksng_tui.services.entry.roster import NotBegunHereError
from siksng_tui.widgets import windows
from siksng_tui.widgets.bars import MessageLine, StatusLine
from siksng_tui.widgets.codes import Choice, CodeRows
from siksng_tui.widgets.prompt import Question
from siksng_tui.widgets.window import Window
from siksng_tui.words import _

_NARROWING: Final = frozenset({"backspace", "ctrl+h", "ctrl+u"})
"""Keys that edit what narrows the list; all others of a field mean something else here."""


_TURNING: Final = ("everywhere.back", "codes.choose")
"""Keys that are shown where no member can be begun."""

_GROWING: Final = (
    "roster.new",
    "roster.remove",
    "roster.family",
    "roster.sort",
    "roster.move_up",
    "roster.move_down",
    "everywhere.back",
)
"""Keys that are shown where members can."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages, and what can be done to the members among them; a page is meant by its key.

    Args:
        rows: gives key and title of every page.
        grows: whether members can be begun here.
        families: whether families can.
        began: whether this request began the member of a page.
        remove: takes a member away; gives the page to stand on, as the others do.
        move: puts a member so many places further down.
        sort: puts the members in the order of the paper, while one stands on a page.
    """

    rows: Callable[[], Sequence[Choice]]
    grows: bool
    families: bool
    began: Callable[[str], bool]
    remove: Callable[[str], str]
    move: Callable[[str, int], str]
    sort: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Wish:
    """How the window was left: to `turn` to a page, to begin a `member` behind it, a `family`."""

    what: str
    page: str


class RosterRows(CodeRows):
    """The pages in a frame; they are numbered, and the number chooses."""

    def __init__(self, pages: Pages, current: str) -> None:
        """Show every page, the cursor on the current one."""
        self._pages = pages
        self._keys = [own.code for own in pages.rows()]
        super().__init__(_("Pages"), self._numbered(), str(self._keys.index(current) + 1))
        self.fit()

    @property
    def page(self) -> str:
        """Return the key of the page under the cursor; empty where the list is."""
        return self._keys[int(self.current) - 1] if self.current else ""

    def load(self, page: str) -> None:
        """Read the pages again and stand on one."""
        self._keys = [own.code for own in self._pages.rows()]
        at = self._keys.index(page) if page in self._keys else 0
        self.fit()
        self.show(self._numbered(), str(at + 1))

    def fit(self) -> None:
        """Be as high as there are pages."""
        self.styles.height = len(self._keys) + windows.EDGES

    def narrows(self, event: events.Key) -> bool:
        """Return whether a key is typed or rubs out; others are bindings."""
        return event.is_printable or event.key in _NARROWING

    def _numbered(self) -> list[Choice]:
        """Return the pages with their numbers."""
        return [Choice(str(at), own.label) for at, own in enumerate(self._pages.rows(), start=1)]


class RosterWindow(Window[Wish | None]):
    """Lists the pages; it returns what is wished, None where nothing is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings(
            "everywhere.back",
            "roster.new",
            "roster.family",
            "roster.remove",
            "roster.sort",
            "roster.move_up",
            "roster.move_down",
        )
    ]

    DEFAULT_CSS = """
    RosterWindow { align: right middle; }
    RosterWindow RosterRows { width: 60; max-width: 100%; max-height: 80%; }
    RosterWindow Vertical { dock: bottom; height: auto; }
    """

    def __init__(self, pages: Pages, current: str) -> None:
        """Offer the pages, the cursor on the current one."""
        super().__init__()
        self._pages = pages
        self._rows = RosterRows(pages, current)
        self._said = MessageLine()

    def compose(self) -> ComposeResult:
        """Show the pages, and the keys under them."""
        yield self._rows
        with Vertical():
            yield self._said
            yield StatusLine(*self._keys())

    def on_code_rows_taken(self) -> None:
        """Turn to the page."""
        self.dismiss(Wish("turn", self._rows.page))

    def action_help(self) -> None:
        """Explain the keys of this window, over it."""
        taught = [keys.key(own) for own in self._keys()]
        self.app.push_screen(HelpScreen(_("Pages"), ("entry",), taught=taught))

    def action_back(self) -> None:
        """Close without a wish."""
        self.dismiss(None)

    def action_new(self) -> None:
        """Begin a member behind the one under the cursor."""
        if self._may(self._pages.grows):
            self.dismiss(Wish("member", self._rows.page))

    def action_family(self) -> None:
        """Begin a family."""
        if self._may(self._pages.grows) and self._has_families():
            self.dismiss(Wish("family", self._rows.page))

    def action_remove(self) -> None:
        """Ask whether the member under the cursor is to be taken away."""
        page = self._rows.page
        if not page:
            return
        if not self._pages.began(page):
            self._said.refuse(messages.sentence(NotBegunHereError()))
            return
        label = next(own.label for own in self._pages.rows() if own.code == page)
        question = Question(label, _("Remove this member, with all answers?"))
        self.app.push_screen(question, lambda yes: self._remove(page) if yes else None)

    def action_sort(self) -> None:
        """Put the members in the order of the paper."""
        if self._may(self._pages.grows):
            said = _("The new members stand in the order of the paper, the head first.")
            self._do(lambda: self._pages.sort(self._rows.page), said)

    def action_move_up(self) -> None:
        """Put the member under the cursor one place up."""
        self._move(-1)

    def action_move_down(self) -> None:
        """Put the member under the cursor one place down."""
        self._move(1)

    def _move(self, step: int) -> None:
        """Put the member under the cursor elsewhere."""
        page, before = self._rows.page, self._pages.rows()
        if page and self._do(lambda: self._pages.move(page, step)) and _same(before, self._pages):
            self._said.notice(_("This member stands at the end of the list already."))

    def _remove(self, page: str) -> None:
        """Take a member away."""
        self._do(lambda: self._pages.remove(page))

    def _do(self, work: Callable[[], str], said: str = "") -> bool:
        """Change the roster, stand on the page that comes back and say so; False where refused."""
        try:
            page = work()
        except SiksngError as error:
            self._said.refuse(messages.sentence(error))
            return False
        self._said.notice(said)
        self._rows.load(page)
        return True

    def _keys(self) -> Sequence[str]:
        """Return the keys that work on this roster."""
        shown = _GROWING if self._pages.grows else _TURNING
        return [own for own in shown if own != "roster.family" or self._pages.families]

    def _has_families(self) -> bool:
        """Return whether the form holds several families; where it does not, that is said."""
        if not self._pages.families:
            said = _("This form is for one family. Begin another form for another family.")
            self._said.refuse(said)
        return self._pages.families

    def _may(self, allowed: bool) -> bool:  # noqa: FBT001 - one of two facts
        """Return whether something is possible here; where it is not, that is said."""
        if not allowed:
            self._said.refuse(_("This request begins no members. Start a request for new members."))
        return allowed


def _same(before: Sequence[Choice], pages: Pages) -> bool:
    """Return whether the pages stand where they stood."""
    return [own.code for own in before] == [own.code for own in pages.rows()]
