"""A list of which several rows are chosen: Space marks one, Enter goes on with those marked.

A typed number goes to its row.
"""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType

from siksng_tui import keys
from siksng_tui.widgets import windows
from siksng_tui.widgets.bars import StatusLine
from siksng_tui.widgets.codes import Choice, CodeRows
from siksng_tui.widgets.window import Window
from siksng_tui.words import _

Objection = Callable[[Sequence[str]], str]
"""Says why some codes cannot be taken together; empty where they can."""


class SeveralRows(CodeRows):
    """The rows, each marked or not."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("several.mark")]

    def __init__(self, title: str, choices: Sequence[Choice], marked: Sequence[str]) -> None:
        """Show every row, some of them marked."""
        super().__init__(title, choices, "")
        self._order = [own.code for own in choices]
        self._marked = set(marked)
        self._objection = ""
        self._number = ""

    @property
    def marked(self) -> tuple[str, ...]:
        """Return the codes that are marked, in their order."""
        return tuple(own for own in self._order if own in self._marked)

    def label(self, choice: Choice) -> str:
        """Return the words of a row behind its mark."""
        return f"[{'x' if choice.code in self._marked else ' '}] {choice.label}"

    def note(self) -> str:
        """Return why Enter did not go on, else how many are marked."""
        counted = _("Chosen: {count}. Space chooses, Enter goes on")
        return self._objection or counted.format(count=len(self._marked))

    def narrows(self, event: events.Key) -> bool:  # noqa: ARG002 - the list stays whole
        """Return that no key narrows the list: what is marked stays in sight."""
        return False

    def on_key(self, event: events.Key) -> None:
        """Go to the row whose number is typed."""
        digit = event.character or ""
        longer = self._number + digit if digit.isdecimal() else ""
        self._number = next((own for own in (longer, digit) if own and self._rows_of(own)), "")
        if self._number:
            event.stop()
            self._go_to(self._rows_of(self._number)[0])

    def object_to(self, objection: str) -> None:
        """Say why Enter does not go on."""
        self._objection = objection
        self.refresh()

    def action_mark(self) -> None:
        """Mark the row under the cursor, or take its mark away; go on to the next row."""
        self._marked ^= {self.current}
        self._objection = ""
        self.action_down()

    def _rows_of(self, number: str) -> list[int]:
        """Return the places of the rows whose number begins with some digits."""
        if not number.isdecimal():
            return []
        return [at for at, code in enumerate(self._order) if code.startswith(number)]


class SeveralList(Window[tuple[str, ...] | None]):
    """A window over a screen; it returns the codes that were marked, None where it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("everywhere.back")]

    DEFAULT_CSS = """
    SeveralList { align: right middle; }
    SeveralList SeveralRows { width: 60; max-width: 100%; max-height: 80%; }
    SeveralList StatusLine { dock: bottom; }
    """

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        objection: Objection,
        marked: Sequence[str] = (),
    ) -> None:
        """Offer rows under a question.

        Args:
            title: the question.
            choices: the rows.
            objection: says why what is marked cannot be taken.
            marked: codes of the rows that are marked at first.
        """
        super().__init__()
        self._objection = objection
        self._rows = SeveralRows(title, choices, marked)
        self._rows.styles.height = len(choices) + windows.EDGES

    def compose(self) -> ComposeResult:
        """Show the rows, and the keys that work here."""
        yield self._rows
        keys_here = StatusLine()
        keys_here.show(
            ("several.mark", "codes.choose", "everywhere.back", "everywhere.help"),
            {"codes.choose": _("Continue")},
        )
        yield keys_here

    def on_code_rows_taken(self) -> None:
        """Close with what is marked, where nothing speaks against it."""
        objection = self._objection(self._rows.marked)
        if objection:
            self._rows.object_to(objection)
        else:
            self.dismiss(self._rows.marked)

    def action_back(self) -> None:
        """Close without any."""
        self.dismiss(None)
