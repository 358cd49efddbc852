"""A sheet under the keyboard: F10 hands it over, and nobody loses one half typed by a slip."""

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual.binding import BindingType
from textual.widget import Widget

from siksng_tui import keys, messages
from siksng_tui.screens.frame.background_work import Result
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.screens.frame.left_open import LeftOpen
from siksng_tui.screens.frame.sheet import Sheet
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.form import FormWidget
from siksng_tui.widgets.prompt import Question
from siksng_tui.words import _

Own = TypeVar("Own", bound=Sheet)
"""The sheet of a screen."""


class SheetScreen(Frame[Result], Generic[Result, Own]):
    """Takes a sheet as a whole; a lock keeps what was typed, and leaving asks first."""

    KEYS: ClassVar[tuple[str, ...]] = (
        "form.file",
        "form.next",
        "form.codes",
        "everywhere.back",
        "everywhere.help",
        "form.previous",
    )
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("form.file")]

    INCOMPLETE: ClassVar[str] = ""
    """Code of the sentence on a line that is due and empty."""

    def __init__(self, heading: Heading, sheet: Own, left_open: LeftOpen) -> None:
        """Take a sheet; what is typed waits behind the lock."""
        super().__init__(heading)
        self.sheet = sheet
        self.form = FormWidget(sheet.lines(), sheet, advance=False)
        self._left_open = left_open

    def take(self) -> None:
        """Do what the sheet is for: every line that is due has been typed."""
        raise NotImplementedError

    def body(self) -> Sequence[Widget]:
        """Return the form."""
        return (self.form,)

    def on_mount(self) -> None:
        """Begin to type."""
        self.form.focus()

    def on_form_widget_answered(self) -> None:
        """Say no longer why the sheet was refused: it is another one."""
        self.notice("")

    def on_form_widget_finished(self) -> None:
        """Go on as F10 does."""
        self.action_file()

    def keep(self) -> None:
        """Keep what was typed, where anything was, for after the lock."""
        self.form.leave()
        if self.sheet.begun:
            self._left_open.keep(self.sheet.begun)

    def action_file(self) -> None:
        """Hand the sheet over; where something is missing, go there."""
        if not self.form.leave():
            return
        missing = self.sheet.missing
        if missing:
            self.form.go_to_field(missing)
            self.refuse_because(messages.of_code(self.INCOMPLETE))
        else:
            self.take()

    def action_back(self) -> None:
        """Leave; where something was typed, after a question."""
        if not (self.form.dirty or self.sheet.begun):
            self.dismiss(None)
            return
        question = Question(_("What was typed here is not kept. Leave all the same?"))
        self.app.push_screen(question, self._left)

    def _left(self, agreed: bool | None) -> None:  # noqa: FBT001 - Textual's signature
        """Leave, if that was meant."""
        if agreed:
            self.dismiss(None)
