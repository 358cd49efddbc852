"""The list of codes that F4 opens over a form: type to narrow it, Enter to take one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message

from siksng_tui import keys
from siksng_tui.widgets import windows
from siksng_tui.widgets.bars import StatusLine
from siksng_tui.widgets.editing import EditLine
from siksng_tui.widgets.editkeys import edit_key
from siksng_tui.widgets.lines import Lines, Piece, Tone
from siksng_tui.widgets.window import Window
from siksng_tui.words import _


@dataclass(frozen=True, slots=True)
class Choice:
    """One code and what it means; `also` are other words by which it is found."""

    code: str
    label: str
    also: str = ""


class CodeRows(Lines, can_focus=True):
    """The codes that fit what was typed, one of them under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("codes.choose", "codes.up", "codes.down", "codes.page_up", "codes.page_down")
    ]

    @dataclass
    class Taken(Message):
        """A code was taken."""

        code: str

    def __init__(self, title: str, choices: Sequence[Choice], current: str) -> None:
        """Show every code, the cursor on the current answer."""
        super().__init__()
        self._title = title
        self._all = choices
        self._seen = list(choices)
        self._filter = EditLine()
        codes = [choice.code for choice in choices]
        self._at = codes.index(current) if current in codes else 0
        self._top = 0

    @property
    def current(self) -> str:
        """Return the code under the cursor; empty where no code fits what was typed."""
        return self._seen[self._at].code if self._seen else ""

    def show(self, choices: Sequence[Choice], current: str) -> None:
        """Show other codes, the cursor on one of them."""
        self._all, self._filter = choices, EditLine()
        self._seen = list(choices)
        codes = [choice.code for choice in choices]
        self._go_to(codes.index(current) if current in codes else 0)

    def line(self, y: int, width: int) -> Sequence[Piece]:
        """Return an edge of the frame, or a code."""
        if y == 0:
            return windows.top(self._title, width)
        if y == self.size.height - 1:
            return windows.bottom(self.note(), width)
        at = self._top + y - 1
        if at >= len(self._seen):
            return windows.inside("", width)
        here = at == self._at
        choice = self._seen[at]
        mark = ">" if here else " "
        text = f"{mark}{choice.code:>{self._code_width}}  {self.label(choice)}"
        return windows.inside(text, width, Tone.CURSOR if here else Tone.PLAIN)

    def label(self, choice: Choice) -> str:
        """Return the words of a code."""
        return choice.label

    def note(self) -> str:
        """Return what stands at the foot of the frame."""
        typed = self._filter.text
        if not self._seen:
            return _("Nothing fits: {text}").format(text=typed)
        return _("Typed: {text}").format(text=typed) if typed else _("Type to narrow the list")

    def action_choose(self) -> None:
        """Say which code was taken."""
        if self._seen:
            self.post_message(self.Taken(self.current))

    def action_up(self) -> None:
        """Go one code up."""
        self._go_to(self._at - 1)

    def action_down(self) -> None:
        """Go one code down."""
        self._go_to(self._at + 1)

    def action_page_up(self) -> None:
        """Go one page up."""
        self._go_to(self._at - self._page)

    def action_page_down(self) -> None:
        """Go one page down."""
        self._go_to(self._at + self._page)

    def on_key(self, event: events.Key) -> None:
        """Narrow the list by what is typed."""
        if self.narrows(event) and edit_key(self._filter, event):
            event.stop()
            event.prevent_default()
            self._narrow()
            if event.is_printable and self._is_chosen():
                self.action_choose()

    def narrows(self, event: events.Key) -> bool:  # noqa: ARG002 - for lists that bind more keys
        """Return whether a key may edit what narrows the list."""
        return True

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self._go_to(self._at)

    @property
    def _page(self) -> int:
        """Return how many codes are seen."""
        return max(1, self.size.height - windows.EDGES)

    @property
    def _code_width(self) -> int:
        """Return the cells of the longest code."""
        return max((len(choice.code) for choice in self._all), default=1)

    def _narrow(self) -> None:
        """Keep the codes that begin with what was typed, and the labels that hold it."""
        typed = self._filter.text.casefold()
        self._seen = [
            choice
            for choice in self._all
            if choice.code.casefold().startswith(typed)
            or typed in f"{choice.label} {choice.also}".casefold()
        ]
        first = (at for at, own in enumerate(self._seen) if _begins(own, typed))
        self._go_to(next(first, 0))

    def _is_chosen(self) -> bool:
        """Return whether the digits that were typed are one code, and no other begins with them."""
        typed = self._filter.text
        meant = [own.code for own in self._all if own.code.startswith(typed)]
        return typed.isdecimal() and meant == [typed]

    def _go_to(self, at: int) -> None:
        """Put the cursor on a code and bring it into view."""
        self._at = max(0, min(at, len(self._seen) - 1))
        if not self._top <= self._at < self._top + self._page:
            self._top = max(0, min(self._at - self._page // 2, len(self._seen) - self._page))
        self._top = min(self._top, self._at)
        self.refresh()


def _begins(choice: Choice, typed: str) -> bool:
    """Return whether a code or its label begins with what was typed."""
    return choice.code.casefold().startswith(typed) or choice.label.casefold().startswith(typed)


class CodeList(Window[str | None]):
    """A window over a form; it returns the code that was taken, None where none was."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("everywhere.back")]

    DEFAULT_CSS = """
    CodeList { align: right middle; }
    CodeList CodeRows { width: 60; max-width: 100%; max-height: 80%; }
    CodeList StatusLine { dock: bottom; }
    """

    def __init__(self, title: str, choices: Sequence[Choice], current: str = "") -> None:
        """Offer codes under the question they answer."""
        super().__init__()
        self._rows = CodeRows(title, choices, current)
        self._rows.styles.height = len(choices) + windows.EDGES

    def compose(self) -> ComposeResult:
        """Show the codes, and the keys that work here."""
        yield self._rows
        yield StatusLine("codes.choose", "everywhere.back", "everywhere.help")

    def on_code_rows_taken(self, message: CodeRows.Taken) -> None:
        """Close with the code."""
        self.dismiss(message.code)

    def action_back(self) -> None:
        """Close without one."""
        self.dismiss(None)
