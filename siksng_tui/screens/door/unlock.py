"""The door of an office: name and passphrase, and nothing of the register."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final, Generic, TypeVar

from textual.binding import BindingType
from textual.widget import Widget

from forms.errors import SiksngError
from siksng_tui import keys
from siksng_tui.screens.door.recover import RecoverScreen, Recovery
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.widgets.account import AccountEntry
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.codes import Choice, CodeList
from siksng_tui.widgets.entry import TextEntry
from siksng_tui.widgets.page import TextLine, TextLines, heading, plain, strong
from siksng_tui.widgets.progress import Progress
from siksng_tui.widgets.prompt import Question
from siksng_tui.words import N_, _

Opened = TypeVar("Opened")
"""What the right passphrase gives."""

SETTLED: Final = dt.timedelta(milliseconds=200)
"""Time in which the screen is drawn before anything large is read in a thread beside it."""

LONGEST_NAME: Final = 32
"""Characters of an account's name."""

LONGEST_PASSPHRASE: Final = 200
"""Characters of a passphrase that can be typed."""


@dataclass(frozen=True, slots=True)
class Learner:
    """A person of a practice office, whose passphrase everybody may know."""

    name: str
    passphrase: str
    role: str


@dataclass(frozen=True, slots=True)
class Door(Generic[Opened]):
    """What the unlock screen can do.

    Args:
        prepare: makes the office where it does not exist yet; called once, in a thread.
        names: gives the accounts; called in a thread.
        unlock: tries a name and a passphrase, in a thread; returns what is behind the door.
        learners: who may practise here; empty in every real office.
        warnings: sentences that are said at the start.
        recovery: the way in with the recovery code; None in a practice office.
    """

    prepare: Callable[[Progress], None] | None
    names: Callable[[], Sequence[str]]
    unlock: Callable[[str, str], Opened]
    learners: Callable[[], Sequence[Learner]]
    warnings: Sequence[str] = ()
    recovery: Recovery | None = None


class UnlockScreen(Frame[None], Generic[Opened]):
    """Asks who works here; the only screen that is seen while the office is locked."""

    TITLE = N_("Unlock")
    PAGE = "unlock"
    KEYS = (
        "everywhere.help",
        "unlock.names",
        "unlock.recover",
        "entry.submit",
        "everywhere.back",
    )
    CSS_PATH = "../../styles/unlock.tcss"
    MEANWHILE = frozenset({"ahead"})
    AUTO_FOCUS = ".first"
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("unlock.names", "unlock.recover", "unlock.next", "unlock.previous")
    ]

    def __init__(
        self,
        heading: Heading,
        door: Door[Opened],
        opened: Callable[[Opened], None],
        name: str = "",
        said: str = "",
    ) -> None:
        """Stand before a door.

        Args:
            heading: what is known of the office while it is locked.
            door: what can be done.
            opened: given what is behind the door.
            name: the account that worked last.
            said: a sentence to begin with.
        """
        super().__init__(heading)
        self._door = door
        self._opened = opened
        self._locked = bool(name)
        self._first_said = said or (_locked(name) if name else "")
        plate = strong("SIKSNG"), plain(_("Workstation for the welfare register DTKS / DTSEN"))
        self._plate = TextLines(plate, id="plate")
        asked = _("Account"), _("Passphrase")
        left, right = (own.ljust(max(map(len, asked))) for own in asked)
        self._passphrase = TextEntry(right, limit=LONGEST_PASSPHRASE, secret=True, id="passphrase")
        self._account = AccountEntry(left, self._passphrase, limit=LONGEST_NAME, id="name")
        self._account.load(name)
        self._first = self._passphrase if self._locked else self._account
        self._first.add_class("first")
        self._learners = TextLines(id="learners")
        self._prepared = self._busy = False
        self._wait = 0
        self.begins("door")

    def said_title(self) -> str:
        """Return whether somebody works here already."""
        return _("Locked") if self._locked else super().said_title()

    def body(self) -> Sequence[Widget]:
        """Return name plate, name and passphrase, and who may practise."""
        return (self._plate, self._account, self._passphrase, self._learners)

    def on_mount(self) -> None:
        """Make the office ready, and begin to ask.

        Who locked it comes back most often: a passphrase must never land where it can be read.
        Keys wait until the office is ready.
        """
        self._first.focus()
        self.call_after_refresh(self._prepare)

    def on_text_entry_submitted(self, message: TextEntry.Submitted) -> None:
        """Go on from the name to the passphrase, and from there into the office."""
        if not (self._prepared or self.at_work):
            self._prepare()
        if not self._account.text.strip():
            self._passphrase.take()
            self._account.focus()
            self.refuse_because(_("Type the name of your account; F4 lists the accounts."))
        elif message.entry is self._account:
            self.notice("")
            self._passphrase.focus()
        else:
            self._try()

    def action_next(self) -> None:
        """Go to the other line."""
        self.focus_next()

    def action_previous(self) -> None:
        """Go to the other line."""
        self.focus_previous()

    def action_names(self) -> None:
        """Offer the accounts."""
        self._account.end()
        self.in_background(self._door.names, self._offer, group="names")

    def keys_now(self) -> Sequence[str]:
        """Return the keys; a practice office has no recovery code."""
        hidden = () if self._door.recovery else ("unlock.recover",)
        return [own for own in super().keys_now() if own not in hidden]

    def action_recover(self) -> None:
        """Ask for the recovery code, where there is one."""
        if self._door.recovery is not None and not self._busy:
            screen = RecoverScreen(self.heading, self._door.recovery, self._account.text.strip())
            self.app.push_screen(screen, self._recovered)

    def _recovered(self, name: str | None) -> None:
        """Go on with the account that has a new passphrase."""
        if name is None:
            return
        self._account.load(name)
        self._passphrase.focus()
        said = _(
            "{account} has a new passphrase: type it. Then make a new recovery code: siksng store "
            "recovery-code."
        )
        self.notice(said.format(account=name))

    def action_back(self) -> None:
        """End the program; after a question where somebody's work is behind the door."""
        if self._locked:
            self.app.push_screen(Question(_("Leave the program?")), self._leave)
        else:
            self.app.exit()

    def _leave(self, wanted: bool | None) -> None:  # noqa: FBT001 - Textual's signature
        """End the program if that is wanted."""
        if wanted:
            self.app.exit()

    def _prepare(self) -> None:
        """Make the office where it does not exist yet."""
        if self._door.prepare is None:
            self._begin()
        else:
            title = _("Making the practice office")
            self.with_progress(title, self._door.prepare, lambda _nothing: self._begin())
        self.ends("door")

    def _begin(self) -> None:
        """Look who may work here."""
        self._prepared = True
        self._learners.load(_learners(self._door.learners()))
        self.notice("  ".join((self._first_said, *self._door.warnings)).strip())
        self.set_timer(SETTLED.total_seconds(), self._read_ahead)

    def _read_ahead(self) -> None:
        """Read the accounts once, which brings with it all that is needed behind the door."""
        self.in_background(self._door.names, bool, group="ahead")

    def _offer(self, names: Sequence[str]) -> None:
        """Offer the accounts."""
        choices = [Choice(name, "") for name in names]
        self.app.push_screen(CodeList(_("Account"), choices, self._account.text), self._take_name)

    def _take_name(self, name: str | None) -> None:
        """Take an account from the list."""
        if name is None:
            self._account.begin()
        else:
            self._account.load(name)
            self._passphrase.focus()

    def _try(self) -> None:
        """Try the passphrase, which takes half a second of work."""
        if self._busy or self._wait or not self._prepared:
            return
        name, passphrase = self._account.text.strip(), self._passphrase.take()
        if not passphrase:
            self.notice(_("Type the passphrase."))
            return
        self._busy = True
        self.notice(_("One moment..."))
        self.in_background(
            lambda: self._door.unlock(name, passphrase),
            self._opened,
            otherwise=self._refused,
            group="unlock",
        )

    def _refused(self, error: SiksngError) -> None:
        """Say why the door stays shut; after many wrong passphrases it does for a while."""
        self._busy = False
        self._wait = int(error.facts.get("seconds", 0))
        if self._wait:
            self._count_down()
        else:
            self.refuse(error)

    def _count_down(self) -> None:
        """Say once a second how long it is still to wait."""
        if not self._wait:
            self.notice(_("Now it can be tried again."))
            return
        from siksng_tui import messages  # noqa: PLC0415 - this screen stands sooner without

        self.refuse_because(messages.of_code("unlock-wait", seconds=self._wait))
        self._wait -= 1
        self.set_timer(1, self._count_down)


def _learners(people: Sequence[Learner]) -> list[TextLine]:
    """Return what a practice office says of its two people; nothing in a real one."""
    if not people:
        return []
    from siksng_tui.wording import terms  # noqa: PLC0415 - a real office's first screen stands sooner

    said = _("Everybody and every family in here is made up. Come in as one of the two:")
    titles = [_("Account"), _("Passphrase"), _("Role")]
    told = [[own.name, own.passphrase, str(terms.word_of("role", own.role))] for own in people]
    widths = [max(map(len, column)) for column in zip(titles, *told, strict=True)]
    head, *rows = (
        "   ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in (titles, *told)
    )
    table = [strong(f"  {head}"), *(plain(f"  {row}") for row in rows)]
    return [heading(_("Practice office")), plain(said), plain(), *table]


def _locked(name: str) -> str:
    """Return who locked the screen, and how it goes on."""
    said = _("Locked by {account}: type the passphrase. Another person goes up one line first.")
    return said.format(account=name)
