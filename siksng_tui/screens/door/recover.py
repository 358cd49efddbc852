"""Forgotten passphrase: the recovery code from its sealed sheet gives an account a new one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.widget import Widget

from forms.errors import SiksngError
from siksng_tui import keys
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.widgets.account import AccountEntry
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.entry import TextEntry
from siksng_tui.widgets.page import TextLines, plain
from siksng_tui.words import N_, _

LONGEST_CODE: Final = 60
"""Characters of a recovery code with whatever stands between its groups."""

LONGEST_NAME: Final = 32
"""Characters of an account's name."""

LONGEST_PASSPHRASE: Final = 200
"""Characters of a passphrase that can be typed."""


@dataclass(frozen=True, slots=True)
class Recovery:
    """What can be done with the recovery code.

    Args:
        require_code: refuses what cannot be a recovery code.
        require_passphrase: refuses a passphrase that nobody may choose.
        recover: gives an account a new passphrase by the code, in a thread.
    """

    require_code: Callable[[str], None]
    require_passphrase: Callable[[str], None]
    recover: Callable[[str, str, str], None]


class RecoverScreen(Frame[str]):
    """Asks for the code, the account and its new passphrase; returns the account that has it."""

    TITLE = N_("Forgotten passphrase")
    PAGE = "recover"
    KEYS = ("entry.submit", "unlock.next", "everywhere.help", "everywhere.back")
    CSS_PATH = "../../styles/recover.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("unlock.next", "unlock.previous")]

    def __init__(self, heading: Heading, work: Recovery, name: str) -> None:
        """Ask; `name` is the account that was typed at the door."""
        super().__init__(heading)
        self._recovery = work
        asked = _("Recovery code"), _("Account"), _("New passphrase"), _("Once more")
        width = max(map(len, asked))
        code, account, new, again = (own.ljust(width) for own in asked)
        self._code = TextEntry(code, limit=LONGEST_CODE, id="code")
        self._new = TextEntry(new, limit=LONGEST_PASSPHRASE, secret=True, id="new")
        self._account = AccountEntry(account, self._new, limit=LONGEST_NAME, id="name")
        self._account.load(name)
        self._again = TextEntry(again, limit=LONGEST_PASSPHRASE, secret=True, id="again")
        self._busy = False

    def body(self) -> Sequence[Widget]:
        """Return what it is, and the four lines."""
        said = (
            _("Open the sealed envelope before two people and copy the code from its sheet."),
            _("What the account signed before stays true; it gets a new key to sign with."),
        )
        about = TextLines([plain(own) for own in said], id="about")
        rest = TextLines(id="rest")
        return (about, self._code, self._account, self._new, self._again, rest)

    def on_mount(self) -> None:
        """Begin with the code."""
        self._code.focus()

    def on_text_entry_submitted(self, message: TextEntry.Submitted) -> None:
        """Go on from a line whose text can be right; from the last one, do it."""
        try:
            if message.entry is self._code:
                self._recovery.require_code(self._code.text)
            elif message.entry is self._new:
                self._recovery.require_passphrase(self._new.text)
        except SiksngError as error:
            self.refuse(error)
            return
        self.notice("")
        if message.entry is self._again:
            self._recover()
        else:
            self.action_next()

    def action_next(self) -> None:
        """Go to the next line."""
        self.focus_next()

    def action_previous(self) -> None:
        """Go to the line before."""
        self.focus_previous()

    def _recover(self) -> None:
        """Try the code, which takes some seconds of work."""
        if self._busy:
            return
        new, again = self._new.take(), self._again.take()
        if new != again:
            self.notice(_("The two passphrases are not the same. Type the new one twice."))
            self._new.focus()
            return
        code, name = self._code.text, self._account.text.strip()
        self._busy = True
        self.notice(_("One moment..."))
        self.in_background(
            lambda: self._recovery.recover(code, name, new),
            lambda _none: self.dismiss(name),
            otherwise=self._refused,
        )

    def _refused(self, error: SiksngError) -> None:
        """Say why, and go to what is to be typed anew."""
        self._busy = False
        self.refuse(error)
        places = {"recovery_code": self._code, "account": self._account}
        places.get(error.field or "", self._new).focus()
