"""The operator's seat: the office before it is locked or unlocked, and the way between both.

Locking takes every screen away before anything else, then closes the store in a thread. What was
typed and not kept yet is kept first, as a draft.
"""

import contextlib
import gc
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Protocol

from textual.app import App
from textual.screen import Screen

from forms.errors import SiksngError
from siksng_tui.screens.door.own_passphrase import OwnPassphraseScreen
from siksng_tui.screens.door.recover import Recovery
from siksng_tui.screens.door.unlock import Door, UnlockScreen
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.progress import Progress
from siksng_tui.widgets.prompt import Question
from siksng_tui.words import _


class Desk(Protocol):
    """An unlocked office, as far as its seat is concerned."""

    @property
    def account(self) -> str:
        """Return the name of the account that works."""

    @property
    def given_by(self) -> str:
        """Return who set the passphrase; empty where its owner chose it."""

    def require_passphrase(self, new: str) -> None:
        """Refuse a passphrase that nobody may choose."""

    def choose_passphrase(self, new: str) -> None:
        """Put an own passphrase in the place of the one that was given; takes a second."""

    @property
    def clock_doubt(self) -> str:
        """Return the sentence that asks whether the clock is right; empty where it may be."""

    @property
    def broken_off(self) -> str:
        """Return the number of the draft in which the program was killed; empty where none is."""

    def home(self) -> Screen[None]:
        """Return the home screen."""

    def resume(self, number: str) -> Screen[str] | None:
        """Return the screen that fills in a request; None where it is no draft any more."""

    def confirm_clock(self) -> None:
        """Keep that the operator found the clock right."""

    def close(self) -> None:
        """Leave nothing of the office open; never raises for what the disk refuses."""


@dataclass(frozen=True, slots=True)
class LeftOff:
    """What somebody was filling in when the screen was locked."""

    account: str
    number: str


class Seat:
    """Shows the door, the desk behind it, and the door again."""

    def __init__(self, heading: Heading, door: Door[Desk]) -> None:
        """Sit down before a door."""
        self._heading = heading
        self._unlock = door.unlock
        self._door = replace(
            door, unlock=self._unlock_once_closed, recovery=self._recovery_once_closed(door)
        )
        self._desk: Desk | None = None
        self._left_off = LeftOff("", "")
        self._closing: threading.Thread | None = None
        self.first_screen = UnlockScreen(heading, self._door, self._opened)

    def lock(self) -> None:
        """Show the door and nothing else, and close the office."""
        self._lock("")

    def leave(self) -> None:
        """Keep what was typed and close the office, before the program ends."""
        if self._desk is not None:
            desk, self._desk = self._desk, None
            self._keep()
            desk.close()

    def _unlock_once_closed(self, name: str, passphrase: str) -> Desk:
        """Return the desk behind the door; the one before must have let go of the store."""
        if self._closing is not None:
            self._closing.join()
        return self._unlock(name, passphrase)

    def _recovery_once_closed(self, door: Door[Desk]) -> Recovery | None:
        """Return the way in with the recovery code, which waits for the store as well."""
        recovery = door.recovery
        if recovery is None:
            return None

        def recover(code: str, name: str, passphrase: str) -> None:
            if self._closing is not None:
                self._closing.join()
            recovery.recover(code, name, passphrase)

        return replace(recovery, recover=recover)

    def _opened(self, desk: Desk) -> None:
        """Show the desk; where the passphrase was given or the clock is in doubt, ask first."""
        self._desk = desk
        if desk.given_by:
            screen = OwnPassphraseScreen(self._heading, desk)
            self._app.call_next(self._show, screen, self._chosen)
        elif desk.clock_doubt:
            question = Question(desk.clock_doubt, _("Is that right?"))
            self._app.push_screen(question, self._clock_answered)
        else:
            self._go_home(desk)

    def _chosen(self, said: str | None) -> None:
        """Lock, whether a passphrase was chosen or not: the one that was given opens no work."""
        self._lock(said or "")

    def _clock_answered(self, right: bool | None) -> None:  # noqa: FBT001 - Textual's signature
        """Go on, or lock until the clock is set."""
        if self._desk is None:
            return
        if right:
            self._desk.confirm_clock()
            self._go_home(self._desk)
        else:
            self._lock(_("Set the clock of this computer, then unlock again."))

    def _go_home(self, desk: Desk) -> None:
        """Show the home screen, and offer to go on with what was being filled in.

        The program asks, not the door: that is gone by the time the answer is given.
        """
        self._show(desk.home())
        left_off, self._left_off = self._left_off, LeftOff("", "")
        number = left_off.number if left_off.account == desk.account else desk.broken_off
        if number:
            said = _("Request {number} was being filled in.").format(number=number)
            question = Question(said, _("Go on with it?"))
            answered = partial(self._resume, desk, number)
            self._app.call_next(self._app.push_screen, question, answered)

    def _resume(self, desk: Desk, number: str, wanted: bool | None) -> None:  # noqa: FBT001 - as above
        """Open the form again where it was left."""
        screen = desk.resume(number) if wanted else None
        if screen is not None:
            self._app.push_screen(screen)

    def _lock(self, said: str) -> None:
        """Show the door with a sentence on it, and close the office in a thread."""
        if self._desk is None:
            return
        desk, self._desk = self._desk, None
        self._left_off = LeftOff(desk.account, self._keep())
        self._show(UnlockScreen(self._heading, self._door, self._opened, desk.account, said))
        self._closing = threading.Thread(target=_let_go, args=(desk,), name="closing")
        self._closing.start()

    def _keep(self) -> str:
        """Keep what was typed on every screen; returns the request that is being filled in."""
        number = ""
        for screen in self._app.screen_stack:
            if isinstance(screen, Frame):
                number = screen.resumes or number
                with contextlib.suppress(SiksngError):
                    screen.keep()
            elif isinstance(screen, Progress):
                screen.cancelled.set()
        return number

    def _show(self, screen: Screen[Any], left: Callable[[Any], None] | None = None) -> None:
        """Show a screen and no other; `left` is told what it returns."""
        while len(self._app.screen_stack) > 1:
            self._app.pop_screen()
        self._app.push_screen(screen, left)

    @property
    def _app(self) -> App[Any]:
        """Return the program that shows the screens."""
        return self.first_screen.app


def _let_go(desk: Desk) -> None:
    """Close a desk, and forget the keys that only its screens still knew."""
    desk.close()
    del desk
    gc.collect()
