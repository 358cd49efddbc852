"""A decree or letter on which rulings rest: its number, date and signer, typed once."""

import datetime as dt
from collections.abc import Sequence
from functools import partial

from textual.widget import Widget

from forms.set_records import Cover
from siksng_tui.screens.frame.left_open import LeftOpen
from siksng_tui.screens.frame.paper import Paper, right
from siksng_tui.screens.frame.sheet_screen import SheetScreen
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.page import TextLines, plain
from siksng_tui.widgets.prompt import Question
from siksng_tui.words import N_, _


class DecreeScreen(SheetScreen[Cover, Paper]):
    """Takes the paper; it returns what was typed."""

    TITLE = N_("Decree")
    PAGE = "decree"
    KEYS = ("form.file", "form.next", "form.previous", "everywhere.help", "everywhere.back")
    INCOMPLETE = "cover-incomplete"

    def __init__(self, heading: Heading, left_open: LeftOpen, today: dt.date) -> None:
        """Take a paper; what is typed waits behind the lock, and a short date is read by a day."""
        super().__init__(heading, Paper(left_open.take(), today), left_open)

    def body(self) -> Sequence[Widget]:
        """Return what it is for, and the form."""
        said = _("What you propose after this rests on this paper, until you leave the list.")
        return (TextLines([plain(said)]), self.form)

    def take(self) -> None:
        """Ask whether it is what stands on the paper."""
        paper = self.sheet.cover()
        self.app.push_screen(Question(right(paper)), partial(self._answered, paper))

    def _answered(self, paper: Cover, agreed: bool | None) -> None:  # noqa: FBT001 - Textual's signature
        """Leave with the paper, if it is right."""
        if agreed:
            self.dismiss(paper)
