"""A passphrase that somebody else set: its owner chooses another before anything else."""

from collections.abc import Sequence
from typing import ClassVar, Protocol

from textual.binding import BindingType
from textual.widget import Widget

from forms.errors import SiksngError
from siksng_tui import keys
from siksng_tui.screens.door.recover import LONGEST_PASSPHRASE
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.entry import TextEntry
from siksng_tui.widgets.page import TextLines, plain
from siksng_tui.words import N_, _


class Choosing(Protocol):
    """An account whose passphrase somebody else set."""

    @property
    def given_by(self) -> str:
        """Return who set it."""

    def require_passphrase(self, new: str) -> None:
        """Refuse a passphrase that nobody may choose."""

    def choose_passphrase(self, new: str) -> None:
        """Put an own passphrase in its place, in a thread."""


class OwnPassphraseScreen(Frame[str]):
    """Asks for an own passphrase, twice; returns what to say, None where none was chosen."""

    TITLE = N_("Own passphrase")
    PAGE = "own_passphrase"
    KEYS = ("entry.submit", "unlock.next", "everywhere.help", "everywhere.back")
    CSS_PATH = "../../styles/own_passphrase.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("unlock.next", "unlock.previous")]

    def __init__(self, heading: Heading, work: Choosing) -> None:
        """Ask whoever came in with a passphrase that was given."""
        super().__init__(heading)
        self._choosing = work
        asked = _("New passphrase"), _("Once more")
        new, again = (own.ljust(max(map(len, asked))) for own in asked)
        self._new = TextEntry(new, limit=LONGEST_PASSPHRASE, secret=True, id="new")
        self._again = TextEntry(again, limit=LONGEST_PASSPHRASE, secret=True, id="again")
        self._busy = False

    def body(self) -> Sequence[Widget]:
        """Return why it is asked, and the two lines."""
        said = (
            _("{giver} set your passphrase. Choose one that you alone know.").format(
                giver=self._choosing.given_by
            ),
            _("Whatever is signed with it is then yours, and nobody else's."),
        )
        about = TextLines([plain(own) for own in said], id="about")
        return (about, self._new, self._again, TextLines(id="rest"))

    def on_mount(self) -> None:
        """Begin with the new one."""
        self._new.focus()

    def on_text_entry_submitted(self, message: TextEntry.Submitted) -> None:
        """Go on from a passphrase that may be chosen; from the second line, choose it."""
        if message.entry is self._again:
            self._choose()
            return
        try:
            self._choosing.require_passphrase(self._new.text)
        except SiksngError as error:
            self.refuse(error)
        else:
            self.notice("")
            self._again.focus()

    def action_next(self) -> None:
        """Go to the other line."""
        self.focus_next()

    def action_previous(self) -> None:
        """Go to the other line."""
        self.focus_previous()

    def _choose(self) -> None:
        """Put the passphrase in its place, which takes some seconds of work."""
        if self._busy:
            return
        new, again = self._new.take(), self._again.take()
        self._new.focus()
        if new != again:
            self.notice(_("The two passphrases are not the same. Type the new one twice."))
            return
        self._busy = True
        self.notice(_("One moment..."))
        self.in_background(
            lambda: self._choosing.choose_passphrase(new),
            lambda _none: self.dismiss(_("Your own passphrase is set: type it.")),
            otherwise=self._refused,
        )

    def _refused(self, error: SiksngError) -> None:
        """Say why, and ask anew."""
        self._busy = False
        self.refuse(error)
