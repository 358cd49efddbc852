"""A decree or letter on which rulings rest: its number, date and signer, typed once."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from forms.records import Cover
from siksng_tui import keys
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.screens.frame.left_open import LeftOpen
from siksng_tui.screens.frame.paper import Paper, right
from siksng_tui.screens.frame.parts import is_complete, keep_typed, leave_form
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.form import FormWidget
from siksng_tui.widgets.page import TextLines, plain
from siksng_tui.widgets.prompt import Question
from siksng_tui.words import N_, _


class DecreeScreen(Frame[Cover]):
    """Takes the paper; it returns what was typed."""

    TITLE = N_("Decree")
    PAGE = "decree"
    KEYS = ("form.file", "form.next", "form.previous", "everywhere.help", "everywhere.back")
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("form.file")]

    def __init__(self, heading: Heading, left_open: LeftOpen) -> None:
        """Take a paper; what is typed waits behind the lock."""
        super().__init__(heading)
        self._left_open = left_open
        self._paper = Paper(left_open.take())
        self._form = FormWidget(self._paper.lines(), self._paper, advance=False)

    def body(self) -> Sequence[Widget]:
        """Return what it is for, and the form."""
        said = _("What you propose after this rests on this paper, until you leave the list.")
        return (TextLines([plain(said)]), self._form)

    def on_mount(self) -> None:
        """Begin to type."""
        self._form.focus()

    def on_form_widget_finished(self) -> None:
        """Go on as F10 does."""
        self.action_file()

    def action_back(self) -> None:
        """Leave the paper, after a question where something was copied from it."""
        leave_form(self, typed=self._form.dirty or bool(self._paper.begun))

    def keep(self) -> None:
        """Keep what was copied, for after the lock."""
        keep_typed(self._form, self._paper, self._left_open)

    def action_file(self) -> None:
        """Ask whether it is what stands on the paper; where something is missing, go there."""
        if not is_complete(self, self._form, self._paper):
            return
        paper = self._paper.cover()
        self.app.push_screen(Question(right(paper)), partial(self._answered, paper))

    def _answered(self, paper: Cover, agreed: bool | None) -> None:  # noqa: FBT001 - Textual's signature
        """Leave with the paper, if it is right."""
        if agreed:
            self.dismiss(paper)
