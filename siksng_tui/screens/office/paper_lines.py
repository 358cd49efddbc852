"""A text of a paper, each line of which is a paragraph: changed, added, taken out one by one."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from siksng_tui import keys, words
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.services.papers.paper_settings import MOST, Setting
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.listing import Column, ListWidget, Row
from siksng_tui.widgets.page import TextLine, TextLines, heading, plain, wrapped
from siksng_tui.widgets.prompt import Question, TextPrompt
from siksng_tui.words import N_, _

UNDER = 7
"""Lines below the list, in which the paragraph under the cursor stands."""


class PaperLinesScreen(Frame[str | None]):
    """A paragraph a row; F10 leaves with the text, F3 with nothing."""

    TITLE = N_("Text of a paper")
    PAGE = "paper_texts"
    KEYS = (
        "texts.edit",
        "texts.add",
        "list.remove",
        "list.file",
        "texts.places",
        "everywhere.back",
        "everywhere.help",
        "list.page_down",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("texts.edit", "texts.add", "texts.places", "list.remove", "list.file")
    ]

    def __init__(
        self,
        heading: Heading,
        setting: Setting,
        refusal: Callable[[str], str],
        places: Callable[[Setting], None],
    ) -> None:
        """Change a text.

        Args:
            heading: office and person.
            setting: the text as it is.
            refusal: says why lines cannot stand there, empty where they can.
            places: lists the names that may stand in braces.
        """
        super().__init__(heading)
        self._setting = setting
        self._refusal = refusal
        self._places = places
        self._lines = setting.now.splitlines()
        column = Column(setting.text.titles[words.language()])
        empty = _("Nothing stands here. Ins adds a line.")
        self._list = ListWidget([column], self._rows, len(self._lines), empty=empty)
        self._under = TextLines(self._whole())

    def body(self) -> Sequence[Widget]:
        """Return the lines, and the one under the cursor whole."""
        return (self._list, self._under)

    def on_mount(self) -> None:
        """Begin at the first line."""
        self._list.focus()
        self._under.load(self._whole())
        self.notice(self.hint())

    def hint(self) -> str:
        """Return what keeps the text."""
        return _("Each line is a paragraph. F10 keeps the text, F3 leaves it as it was.")

    def keys_now(self) -> Sequence[str]:
        """Return the keys that do something with these lines."""
        here = {
            "texts.edit": bool(self._lines),
            "list.remove": bool(self._lines),
            "texts.places": bool(self._setting.text.places),
        }
        return [key for key in self.KEYS if here.get(key, True)]

    def labels_now(self) -> dict[str, str]:
        """Return what F10 does here."""
        return {"list.file": _("Keep")}

    def on_list_widget_moved(self) -> None:
        """Show the line under the cursor whole."""
        self._under.load(self._whole())

    def on_list_widget_chosen(self) -> None:
        """Change the line under the cursor."""
        self.action_edit()

    def action_edit(self) -> None:
        """Ask for another line in the place of the one under the cursor."""
        if self._lines:
            self._ask(self._lines[self._list.at], self._list.at, 1)

    def action_add(self) -> None:
        """Ask for a line to stand below the cursor."""
        self._ask("", self._list.at + 1 if self._lines else 0, 0)

    def action_remove(self) -> None:
        """Take the line under the cursor out."""
        if self._lines:
            at = self._list.at
            self._show([*self._lines[:at], *self._lines[at + 1 :]], at)

    def action_places(self) -> None:
        """List the names that may stand in braces."""
        self._places(self._setting)

    def action_file(self) -> None:
        """Leave with the text, unless it cannot stand there."""
        text = "\n".join(self._lines)
        if said := self._refusal(text):
            self.refuse_because(said)
        else:
            self.dismiss(text)

    def action_back(self) -> None:
        """Leave with nothing, after a question where something was changed."""
        if self._lines == self._setting.now.splitlines():
            self.dismiss(None)
            return
        question = Question(_("Leave? What was changed in this text is not kept."))
        self.app.push_screen(question, self._leave)

    def _leave(self, wanted: bool | None) -> None:  # noqa: FBT001 - Textual's signature
        """Leave with nothing if that is wanted."""
        if wanted:
            self.dismiss(None)

    def _ask(self, line: str, at: int, count: int) -> None:
        """Ask for a line in the place of so many from one on."""
        prompt = TextPrompt(_("Line:"), line, explanation=line, refusal=self._refusal, limit=MOST)
        self.app.push_screen(prompt, partial(self._put, at, count))

    def _put(self, at: int, count: int, line: str | None) -> None:
        """Put a line in the place of so many from one on; an empty one takes them out."""
        if line is not None:
            said = [line.strip()] if line.strip() else []
            self._show([*self._lines[:at], *said, *self._lines[at + count :]], at)

    def _show(self, lines: Sequence[str], at: int) -> None:
        """Show other lines, the cursor on one of them."""
        self._lines = list(lines)
        self._list.reload(len(self._lines))
        self._list.go_to(at)
        self._under.load(self._whole())
        self.show_keys()
        self.notice(self.hint())

    def _whole(self) -> list[TextLine]:
        """Return the line under the cursor whole, as far as there is room."""
        here = self._lines[self._list.at] if self._lines else ""
        return [heading(self._setting.text.name), *wrapped(here), *[plain()] * UNDER][:UNDER]

    def _rows(self, first: int, limit: int) -> list[Row]:
        """Return a page of rows."""
        shown = enumerate(self._lines[first : first + limit], start=first)
        return [Row(str(at), (f"{at + 1:2}  {line}",)) for at, line in shown]
