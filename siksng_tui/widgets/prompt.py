"""Small windows at the foot of a screen: a question to answer with a text, or with yes or no."""

import textwrap
from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Size

from siksng_tui import keys
from siksng_tui.display import display
from siksng_tui.widgets.bars import LONGEST, MessageLine, StatusLine
from siksng_tui.widgets.editing import LONGEST as LONGEST_LINE
from siksng_tui.widgets.entry import TextEntry
from siksng_tui.widgets.lines import RULE, Lines, Piece, Tone, fit
from siksng_tui.widgets.window import Window


class Strip(Lines):
    """A rule and sentences under it, at the foot of the screen."""

    DEFAULT_CSS = "Strip { height: auto; width: 100%; }"

    def __init__(self, *sentences: str) -> None:
        """Show sentences, each on lines of its own, broken at its words."""
        super().__init__()
        self._sentences = sentences

    def line(self, y: int, width: int) -> Sequence[Piece]:
        """Return the rule or a line of a sentence."""
        if y == 0:
            return [(RULE * width, Tone.STRONG)]
        said = "".join(self._wrapped(width)[y - 1 : y])
        return [(fit(f" {said}", width), Tone.STRONG)]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's signature
        """Return the lines that the sentences take, with the rule."""
        return 1 + len(self._wrapped(width))

    def _wrapped(self, width: int) -> list[str]:
        """Return the sentences broken at their words, one cell from the edge."""
        broken = (
            textwrap.wrap(display(own, LONGEST), max(1, width - 1)) for own in self._sentences
        )
        return [line for lines in broken for line in lines]


class Prompt(Window[str | None]):
    """Asks for one line of text; returns it, or None where the operator went back."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("everywhere.back")]

    DEFAULT_CSS = "Prompt { align: left bottom; }"

    SECRET: ClassVar[bool] = False
    """Whether stars are drawn in place of the answer."""

    def __init__(
        self,
        question: str,
        text: str = "",
        *,
        explanation: str = "",
        refusal: Callable[[str], str] | None = None,
        limit: int = LONGEST_LINE,
    ) -> None:
        """Ask a question.

        Args:
            question: stands before the line.
            text: the answer that Enter alone gives.
            explanation: stands above.
            refusal: says why an answer cannot be taken, empty where it can; the window stays open.
            limit: characters of an answer.
        """
        super().__init__()
        self._refusal = refusal
        self._said = MessageLine()
        self._said.display = False
        self._explanation = explanation
        self._entry = TextEntry(question, limit=limit, secret=self.SECRET)
        self._text = text

    def compose(self) -> ComposeResult:
        """Show explanation, question and the keys that work here."""
        yield Strip(*((self._explanation,) if self._explanation else ()))
        yield self._entry
        yield self._said
        yield StatusLine("entry.submit", "everywhere.back", "everywhere.help")

    def on_mount(self) -> None:
        """Begin to type."""
        self.begin(self._entry, self._text)
        self._entry.focus()

    def begin(self, entry: TextEntry, text: str) -> None:
        """Offer a text, which the first character replaces."""
        entry.load(text)

    def on_text_entry_submitted(self) -> None:
        """Close with the text, or say why it cannot be taken."""
        said = self._refusal(self._entry.text) if self._refusal else ""
        if said:
            self._said.display = True
            self._said.refuse(said)
        else:
            self.dismiss(self._entry.take())

    def on_text_entry_cut(self, message: TextEntry.Cut) -> None:
        """Say that not all was taken of what was typed or pasted."""
        self._said.display = True
        self._said.notice(message.said)

    def action_back(self) -> None:
        """Close without one."""
        self.dismiss(None)


class SecretPrompt(Prompt):
    """Asks for what nobody may read over a shoulder."""

    SECRET = True


class TextPrompt(Prompt):
    """Asks for another wording of a long text: what is typed goes on behind it."""

    def begin(self, entry: TextEntry, text: str) -> None:
        """Offer a text, with the cursor behind it."""
        entry.load(text)
        entry.go_on()


class Question(Window[bool]):
    """Asks a question that Y or T answers; Enter does nothing, Esc is no."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("question.yes", "question.no")]

    DEFAULT_CSS = "Question { align: left bottom; }"

    KEYS: ClassVar[tuple[str, ...]] = ("question.yes", "question.no", "everywhere.help")
    """Keys of its last line."""

    def __init__(self, *sentences: str) -> None:
        """Ask; the last sentence is the question."""
        super().__init__()
        self._sentences = sentences

    def compose(self) -> ComposeResult:
        """Show the sentences and the keys that work here."""
        yield Strip(*self._sentences)
        yield StatusLine(*self.KEYS)

    def action_yes(self) -> None:
        """Close with yes."""
        self.dismiss(True)  # noqa: FBT003 - Textual's signature

    def action_no(self) -> None:
        """Close with no."""
        self.dismiss(False)  # noqa: FBT003 - Textual's signature


class Fork(Question):
    """Asks which of two ways to go, for yes and for no; Esc goes neither."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("everywhere.back")]

    KEYS = ("question.yes", "question.no", "everywhere.back", "everywhere.help")

    def action_back(self) -> None:
        """Close without an answer."""
        self.dismiss(None)
