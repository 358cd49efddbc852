"""One line to type into: a search, a name, a passphrase."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual import events
from textual.binding import BindingType
from textual.geometry import Offset
from textual.message import Message

from siksng_tui import keys
from siksng_tui.widgets.editing import LONGEST, EditLine, Mask
from siksng_tui.widgets.editkeys import ONLY_FIRST, edit_key, first_line, is_cut, no_room
from siksng_tui.widgets.lines import Lines, Piece, Tone, fit
from siksng_tui.words import _

SECRET_MARK: Final = "*"  # noqa: S105 - what is drawn, not a secret
"""Drawn for each character of a secret."""


class TextEntry(Lines, can_focus=True):
    """A question and a box; a secret one draws stars, and is never copied.

    Enter posts `Submitted`; every change posts `Changed`. Neither carries the text: the screen
    reads `text`, or takes a secret with `take`, which forgets it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("entry.submit")]

    DEFAULT_CSS = "TextEntry { height: 1; }"

    TAKES_TEXT = True

    @dataclass
    class Changed(Message):
        """The text is another one."""

        entry: "TextEntry"

    @dataclass
    class Submitted(Message):
        """Enter was pressed."""

        entry: "TextEntry"

    @dataclass
    class Cut(Message):
        """Not all was taken of what was typed or pasted; `said` tells what."""

        said: str

    def __init__(
        self,
        question: str,
        *,
        mask: Mask = Mask.ANY,
        limit: int = LONGEST,
        secret: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        """Ask a question; at most `limit` characters that `mask` takes are its answer."""
        super().__init__(id=id)
        self._question = question
        self._secret = secret
        self._edit = EditLine(mask=mask, limit=limit)

    @property
    def text(self) -> str:
        """Return what was typed."""
        return self._edit.text

    def load(self, text: str) -> None:
        """Show a text as if it had been typed before; the first character replaces it."""
        self._edit = EditLine(text, self._edit.mask, self._edit.limit)
        self._changed()

    def begin_again(self) -> None:
        """Let the text stand; the first character replaces it."""
        self._edit = EditLine(self._edit.text, self._edit.mask, self._edit.limit)
        self._changed(said=False)

    def go_on(self) -> None:
        """Put the cursor behind the text, which what is typed does not replace."""
        self._edit.end()
        self._changed(said=False)

    def take(self) -> str:
        """Return what was typed and forget it."""
        text = self._edit.take()
        self._changed()
        return text

    def line(self, y: int, width: int) -> Sequence[Piece]:  # noqa: ARG002 - one line
        """Return the question and the box, with the cursor where the keyboard is here."""
        asked = f"{self._question} "
        box = max(4, min(self._edit.limit + 1, width - len(asked) - 2))
        text, cursor = self._edit.window(box)
        cells = fit(SECRET_MARK * len(text) if self._secret else text, box)
        if not self.has_focus:
            return [(asked, Tone.PLAIN), (f"[{cells}]", Tone.PLAIN)]
        return [
            (asked, Tone.STRONG),
            ("[", Tone.STRONG),
            (cells[:cursor], Tone.CURSOR),
            (cells[cursor : cursor + 1], Tone.CURSOR if self._edit.fresh else Tone.STRONG),
            (cells[cursor + 1 :], Tone.CURSOR),
            ("]", Tone.STRONG),
        ]

    def action_submit(self) -> None:
        """Say that Enter was pressed."""
        self.post_message(self.Submitted(self))

    def on_key(self, event: events.Key) -> None:
        """Type, or edit; every other key is a binding's."""
        before, closed = self._edit.text, self._edit.closed
        if edit_key(self._edit, event, literal=self._secret):
            event.stop()
            event.prevent_default()
            self._changed(said=self._edit.text != before)
            if closed and event.is_printable:
                self.post_message(self.Cut(no_room(self._edit.limit)))

    def on_paste(self, event: events.Paste) -> None:
        """Take the first line of what was pasted; Enter stays for the operator to press."""
        event.stop()
        pasted = first_line(event.text)
        taken = self._edit.paste(pasted)
        self._changed()
        if is_cut(event.text):
            self.post_message(self.Cut(_(ONLY_FIRST)))
        elif taken < self._edit.meant(pasted):
            self.post_message(self.Cut(no_room(self._edit.limit)))

    def on_focus(self) -> None:
        """Draw the cursor, and put the terminal's own there."""
        self._changed(said=False)

    def on_blur(self) -> None:
        """Draw without the cursor."""
        self.refresh()

    def _changed(self, *, said: bool = True) -> None:
        """Draw the line again and say so."""
        self.refresh()
        if self.has_focus:
            place = Offset(len(self._question) + 2 + self._edit.cursor, 0)
            self.app.cursor_position = self.region.offset + place
        if said and self.is_mounted:
            self.post_message(self.Changed(self))
