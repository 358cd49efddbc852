"""A file of another office, believed only after its fingerprint was typed from paper.

The fingerprint of the file is shown once what was typed agrees, so that nobody copies it from the
screen.
"""

import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.widget import Widget

from siksng_tui import keys
from siksng_tui.display import display
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.screens.frame.parts import in_two_lines
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.entry import TextEntry
from siksng_tui.widgets.page import READABLE, TextLine, TextLines, plain, strong, wrapped
from siksng_tui.widgets.prompt import Prompt, Question
from siksng_tui.words import _

LONGEST: Final = 100
"""Characters of a fingerprint with whatever stands between its groups."""

GAP: Final = "  "
"""Between a label and its value."""

OWN: Final = "entry.submit"
"""Id of the key for the usual step."""

REPLACE: Final = "office.replace"
"""Id of the key for a PC that was replaced."""


@dataclass(frozen=True, slots=True)
class Step:
    """What may follow once the paper agrees.

    Args:
        asked: sentences; the last one is a question.
        do: does it with the fingerprint that was typed, and the folder where one is asked for; in a
            thread. Returns what the screen below says.
        file: what is written, where a folder is asked for; empty where nothing is.
    """

    asked: Sequence[str]
    do: Callable[[str, str], str]
    file: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is compared.

    Args:
        title: of the screen.
        facts: what the file says of its office, label and value.
        paper: which sheet the fingerprint stands on, in a sentence.
        compare: gives the whole fingerprint where what was typed begins it; in a thread.
        steps: key to what it does; the usual step has Enter.
        where: gives the folder that is offered.
    """

    title: str
    facts: Sequence[tuple[str, str]]
    paper: str
    compare: Callable[[str], str]
    steps: Mapping[str, Step]
    where: Callable[[], Path]


class ComparingScreen(Frame[str]):
    """Facts, one line to type into, and the step after it; it returns what was done."""

    PAGE = "office"
    KEYS = ("entry.submit", "office.replace", "everywhere.back", "everywhere.help")
    CSS_PATH = "../../styles/comparing.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("office.replace")]

    def __init__(self, heading: Heading, comparison: Comparison) -> None:
        """Show what a file says, and ask for the paper."""
        super().__init__(heading)
        self._own = comparison
        self._entry = TextEntry(_("Fingerprint"), limit=LONGEST)
        self._whole = TextLines(id="whole")

    def said_title(self) -> str:
        """Return which file it is."""
        return self._own.title

    def body(self) -> Sequence[Widget]:
        """Return the facts, the line, and room for the whole fingerprint."""
        return (TextLines(_facts(self._own), id="facts"), self._entry, self._whole)

    def on_mount(self) -> None:
        """Begin to type."""
        self._entry.focus()

    def keys_now(self) -> Sequence[str]:
        """Return the keys; the one for a replaced PC only where that can be."""
        return [own for own in self.KEYS if own != REPLACE or own in self._own.steps]

    def on_text_entry_changed(self) -> None:
        """Say no longer what was said of another text."""
        self.notice("")
        self._whole.load(())

    def on_text_entry_submitted(self) -> None:
        """Compare, then do the usual step."""
        self._compare(self._own.steps[OWN])

    def action_replace(self) -> None:
        """Compare, then certify the office anew."""
        if REPLACE in self._own.steps:
            self._compare(self._own.steps[REPLACE])

    def _compare(self, step: Step) -> None:
        """Compare what was typed with the file."""
        typed = self._entry.text
        agreed = partial(self._agreed, step, typed)
        self.in_background(partial(self._own.compare, typed), agreed, group="compare")

    def _agreed(self, step: Step, typed: str, whole: str) -> None:
        """Show the whole fingerprint, and ask where to, or whether."""
        agrees = _("It is the one on paper. The whole of it:")
        self._whole.load([plain(), plain(agrees), *in_two_lines(whole)])
        if step.file:
            about = _("Folder of the stick on which {file} is carried.").format(file=step.file)
            prompt = Prompt(_("Folder:"), str(self._own.where()), explanation=about)
            self.app.push_screen(prompt, partial(self._to, step, typed))
        else:
            self._to(step, typed, "-")

    def _to(self, step: Step, typed: str, folder: str | None) -> None:
        """Ask whether to do it."""
        if folder is not None and folder.strip():
            do = partial(step.do, typed, folder.strip())
            self.app.push_screen(Question(*step.asked), partial(self._do, do))

    def _do(self, do: Callable[[], str], wanted: bool | None) -> None:  # noqa: FBT001 - Textual's signature
        """Do it, if that is wanted, and leave."""
        if wanted:
            self.notice(_("One moment..."))
            self.in_background(do, self.dismiss, group="do")


def _facts(own: Comparison) -> list[TextLine]:
    """Return what the file says, long values whole, and where its fingerprint is to be found."""
    width = max(len(label) for label, _value in own.facts) + len(GAP)
    lines: list[TextLine] = []
    for label, value in own.facts:
        first, *rest = textwrap.wrap(display(value), READABLE - width) or [""]
        lines.append(strong(f"{label.ljust(width)}{first}"))
        lines += [strong(" " * width + more) for more in rest]
    return [*lines, plain(), *wrapped(own.paper), plain()]
