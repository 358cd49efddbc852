"""The fixed lines of a screen: title, message and keys."""

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len
from textual.geometry import Size

from siksng_tui import keys
from siksng_tui.display import display
from siksng_tui.widgets.lines import Lines, Piece, Tone, fit
from siksng_tui.words import _

BANNER: Final = 10
"""Cells of the word that says it is the practice office."""

SHORTEST: Final = 8
"""Cells of an office's name below which it says nothing and is left out."""

_GAP: Final = "  "
"""Between the parts of the title's right half."""

LONGEST: Final = 400
"""Characters of a message that are shown."""

MOST_LINES: Final = 4
"""Lines that a message may take from the body above it."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands at the top of every screen.

    Args:
        office: name of the office.
        operator: who works; empty before unlocking.
        cycle: the quarter the work is for, as it is shown.
        audit: first characters of the audit chain's head.
        practice: whether this is the practice office, which says so on every screen.
    """

    office: str = ""
    operator: str = ""
    cycle: str = ""
    audit: str = ""
    practice: bool = False


class TitleBar(Lines):
    """One line: which screen, practice or not, office, cycle, operator, audit."""

    DEFAULT_CSS = "TitleBar { height: 1; }"

    def __init__(self, title: str, heading: Heading) -> None:
        """Show the title of a screen beside the heading of the office."""
        super().__init__()
        self._title = title
        self._heading = heading

    def show(self, title: str, heading: Heading) -> None:
        """Show another title and heading."""
        self._title, self._heading = title, heading
        self.refresh()

    def line(self, y: int, width: int) -> Sequence[Piece]:  # noqa: ARG002 - one line
        """Return the line; where the width is short, the office's name gives way first."""
        own = self._heading
        banner = _("PRACTICE").center(BANNER) if own.practice else ""
        left = f" {self._title} "
        room = max(0, width - len(left) - len(banner) - 1)
        return [
            (fit(left, min(len(left), width - len(banner))), Tone.BAR),
            (banner, Tone.STRONG),
            (fit(_right(own, room), room, right=True) if room else "", Tone.BAR),
            (" ", Tone.BAR),
        ]


def _right(own: Heading, room: int) -> str:
    """Return what stands at the right: the person whole, then what there is room for."""
    told = [part for part in (own.cycle, own.operator, own.audit) if part]
    if cell_len(_GAP.join(told)) > room:
        return own.operator
    left = room - cell_len(_GAP.join(told)) - len(_GAP)
    if own.office and left >= SHORTEST:
        told.insert(0, fit(own.office, min(left, cell_len(own.office))))
    return _GAP.join(told)


class MessageLine(Lines):
    """A line for a notice or a refusal, more of them where a sentence needs it.

    A refusal begins with two exclamation marks.
    """

    DEFAULT_CSS = f"MessageLine {{ height: auto; max-height: {MOST_LINES}; }}"

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self._text = ""
        self._tone = Tone.PLAIN

    @property
    def text(self) -> str:
        """Return what is shown."""
        return self._text

    @property
    def refuses(self) -> bool:
        """Return whether what is shown says why something was not done."""
        return self._tone is Tone.BLOCK

    def notice(self, text: str) -> None:
        """Show a sentence; empty clears the line."""
        self._show(text, Tone.PLAIN)

    def refuse(self, text: str) -> None:
        """Show why something was not done, and what to do next."""
        self._show(f"!! {text}", Tone.BLOCK)

    def line(self, y: int, width: int) -> Sequence[Piece]:
        """Return a line; the last one that fits is cut where the sentence is longer."""
        lines = self._wrapped(width)
        rest = " ".join(lines[y:]) if y == MOST_LINES - 1 else "".join(lines[y : y + 1])
        return [(fit(rest, width), self._tone)]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's signature
        """Return the lines that the sentence takes; an empty one keeps its line."""
        return self._height(width)

    def _wrapped(self, width: int) -> list[str]:
        """Return the sentence broken at its words."""
        return textwrap.wrap(display(self._text, LONGEST), max(1, width))

    def _height(self, width: int) -> int:
        """Return how many lines the sentence takes in a width, never less than one."""
        return max(1, len(self._wrapped(width)))

    def _show(self, text: str, tone: Tone) -> None:
        """Show a text in a tone; the lines above move only where it takes more lines or fewer."""
        if (text, tone) == (self._text, self._tone):
            return
        before = self._height(self.size.width)
        self._text, self._tone = text, tone
        self.refresh(layout=self._height(self.size.width) != before)


class StatusLine(Lines):
    """The line at the bottom: the keys that work, and nothing else."""

    def __init__(self, *ids: str, most: int = 1) -> None:
        """Show keys of the table by their ids, on so many lines at most."""
        super().__init__()
        self._ids = ids
        self._labels: Mapping[str, str] = keys.NO_LABELS
        self._most = most

    def show(self, ids: Iterable[str], labels: Mapping[str, str] = keys.NO_LABELS) -> None:
        """Show other keys, some of them by labels of their own."""
        before = len(self._lines(self.size.width))
        self._ids, self._labels = tuple(ids), labels
        self.refresh(layout=len(self._lines(self.size.width)) != before)

    def line(self, y: int, width: int) -> Sequence[Piece]:
        """Return a line, the last one without the keys that do not fit."""
        return [(fit("".join(self._lines(width)[y : y + 1]), width), Tone.BAR)]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's signature
        """Return the lines that the keys take."""
        return len(self._lines(width))

    def _lines(self, width: int) -> list[str]:
        """Return the lines for a width."""
        return keys.bottom_lines(self._ids, width - 1, self._most, self._labels)
