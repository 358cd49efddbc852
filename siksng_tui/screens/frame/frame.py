"""What every screen has in common: title, body, message and keys; help, back, work off the loop.

A screen says its title, its page of the manual and its keys as constants, and what it shows in
`body`. What it does comes from callables it was given; those that touch the store run in a thread
by `in_background` or, where they may take longer than a second, by `with_progress`.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Final, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from forms.errors import SiksngError
from siksng_tui import keys
from siksng_tui.screens.frame.help import HelpScreen
from siksng_tui.widgets.bars import Heading, MessageLine, StatusLine, TitleBar
from siksng_tui.widgets.entry import TextEntry
from siksng_tui.widgets.pause import PauseScreen
from siksng_tui.widgets.progress import Progress
from siksng_tui.widgets.turning import Turning
from siksng_tui.words import _

LOW: Final = 20
"""Lines of a screen below which style sheets leave out what is only for the eye."""

Result = TypeVar("Result")
"""What a screen returns when it is left."""

Value = TypeVar("Value")
"""What work in a thread returns."""


READING: Final = frozenset({"ahead", "count", "counts", "files", "names", "printers", "read"})
"""Groups of work in the background that only reads: a screen may be left before it is done."""


class Frame(Screen[Result]):
    """A screen of an office: one line of title, the body, one of message, one of keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("everywhere.help", "everywhere.back", "everywhere.pause")
    ]

    VERTICAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-low"), (LOW, "-high")]  # noqa: RUF012 - Textual declares it so

    TITLE: ClassVar[str | None] = "SIKSNG"
    """What stands at the left of the first line, marked with `N_`."""

    PAGE: ClassVar[str] = ""
    """The page of the manual that F1 opens; `pages` puts others before it."""

    TEACHES: ClassVar[tuple[keys.Place, ...]] = ()
    """Places whose keys F1 lists before the manual's page."""

    KEYS: ClassVar[tuple[str, ...]] = ("everywhere.help", "everywhere.back")
    """Keys on the last line, the most needed first: those that do not fit are left out."""

    MEANWHILE: ClassVar[frozenset[str]] = frozenset()
    """Groups of work in the background that no key has to wait for."""

    @dataclass
    class Ended(Message):
        """Work in a thread ended; `deliver` tells the screen, unless newer work took its place."""

        group: str
        serial: int
        deliver: Callable[[], object]

    def __init__(self, heading: Heading) -> None:
        """Stand under the heading of an office."""
        super().__init__()
        self.heading = heading
        self._said = MessageLine()
        self._status = StatusLine()
        self._newest: dict[str, int] = {}
        self._at_work: set[str] = set()
        self._told_when_done: list[Callable[[], Awaitable[None]]] = []

    def compose(self) -> ComposeResult:
        """Put the lines in their order."""
        yield TitleBar(self.said_title(), self.heading)
        yield from self.body()
        yield self._said
        self.show_keys()
        yield self._status

    def said_title(self) -> str:
        """Return the title in the language that is spoken."""
        return _(str(self.TITLE))

    def body(self) -> Iterable[Widget]:
        """Return the widgets between title and message."""
        return ()

    def keys_now(self) -> Sequence[str]:
        """Return the ids of the keys that work at this moment; `show_keys` draws them anew."""
        return self.KEYS

    def show_keys(self) -> None:
        """Draw the last line again, after other keys have begun to work.

        Keys that turn pages are left out where everything is in sight.
        """
        idle = {own for widget in self.query(Turning) if widget.fits for own in widget.TURNS}
        self._status.show([own for own in self.keys_now() if own not in idle], self.labels_now())

    def on_turning_fitted(self) -> None:
        """Show the keys that turn pages, or leave them out."""
        self.show_keys()

    def labels_now(self) -> Mapping[str, str]:
        """Return words that say better than the table of keys what some do at this moment."""
        return keys.NO_LABELS

    def hint(self) -> str:
        """Return what the message line says where nothing else is to be said."""
        return ""

    def on_screen_suspend(self) -> None:
        """Forget what was said, once another screen is opened from here."""
        if isinstance(self.app.screen, Frame):
            self.notice("")

    def on_screen_resume(self) -> None:
        """Say the hint, where nothing is said."""
        if not self.said:
            self.notice(self.hint())

    def explained(self) -> Sequence[str]:
        """Return what F1 says before the manual's page: on a form, the help of the field."""
        return ()

    def pages(self) -> Sequence[str]:
        """Return the pages of the manual that F1 opens, one behind the other."""
        return (self.PAGE,)

    def keep(self) -> None:
        """Make durable what was typed and not kept; called before the lock and before the end."""

    @property
    def resumes(self) -> str:
        """Return the number of the request that this screen fills in; empty on every other one.

        After a lock the same person is offered to go on with it.
        """
        return ""

    @property
    def said(self) -> str:
        """Return what the message line says."""
        return self._said.text

    @property
    def refused(self) -> bool:
        """Return whether the message line says why something was not done."""
        return self._said.refuses

    def notice(self, text: str) -> None:
        """Say that something was done; empty clears the line."""
        self._said.notice(text)

    def refuse(self, error: SiksngError) -> None:
        """Say why something was not done, and what to do next."""
        from siksng_tui import messages  # noqa: PLC0415 - the first screen stands sooner without

        self.refuse_because(messages.sentence(error))

    def refuse_because(self, sentence: str) -> None:
        """Say in the operator's language why something was not done, and what to do next."""
        self._said.refuse(sentence)

    def in_background(
        self,
        work: Callable[[], Value],
        then: Callable[[Value], object],
        *,
        otherwise: Callable[[SiksngError], None] | None = None,
        group: str = "",
    ) -> None:
        """Do work in a thread, then hand its value to the screen.

        A key that is pressed meanwhile waits until the screen has the value, but for those that
        leave it; work of a group in `MEANWHILE` keeps no key waiting.

        Args:
            work: may use the store; must not touch a widget.
            then: given the value, on the screen's own thread.
            otherwise: given the refusal; the message line says it when None.
            group: newer work of the same group takes the place of older, whose end is not told.
        """
        serial = self._newest[group] = self._newest.get(group, 0) + 1
        if group not in self.MEANWHILE:
            self.begins(group)
        refused = otherwise or self.refuse
        self.run_worker(
            partial(self._work, work, partial(self.Ended, group, serial), then, refused),
            thread=True,
            group=group or "default",
            description=group or "work",  # else the toolkit writes out whatever the work holds
        )

    def with_progress(
        self, title: str, work: Callable[[Progress], Value], then: Callable[[Value], object]
    ) -> None:
        """Do work that may take long, under a window that shows how far it is and can stop it.

        Args:
            title: what is being done, translated.
            work: calls `step` of the window now and then, and stops when `cancelled` is set.
            then: given the value once the window is closed.
        """
        window = Progress(title)
        self.app.push_screen(window)

        def done(value: Value) -> None:
            window.dismiss(None)
            then(value)

        def refused(error: SiksngError) -> None:
            window.dismiss(None)
            self.refuse(error)

        self.in_background(partial(work, window), done, otherwise=refused, group="progress")

    def on_frame_ended(self, message: Ended) -> None:
        """Tell the screen how work ended."""
        message.stop()
        if self._newest[message.group] != message.serial:
            return
        self._at_work.discard(message.group)
        message.deliver()
        self._let_keys_come()

    def begins(self, group: str) -> None:
        """Let keys wait from here on."""
        self._at_work.add(group)

    def ends(self, group: str) -> None:
        """Let keys come that waited for this."""
        self._at_work.discard(group)
        self._let_keys_come()

    def _let_keys_come(self) -> None:
        """Let the keys that waited come, unless something is still being done."""
        if not self._at_work:
            told, self._told_when_done = self._told_when_done, []
            for tell in told:
                self.app.call_later(tell)

    @property
    def at_work(self) -> bool:
        """Return whether something is being done that the next key may need."""
        return bool(self._at_work)

    @property
    def may_be_left(self) -> bool:
        """Return whether all that is being done is reading: what is stored is waited for.

        A step that is refused would be refused unseen, and a list below would show what was before.
        """
        return self._at_work <= READING

    def when_done(self, tell: Callable[[], Awaitable[None]]) -> None:
        """Tell the keyboard once nothing is being done any more."""
        self._told_when_done.append(tell)

    def on_text_entry_cut(self, message: TextEntry.Cut) -> None:
        """Say that not all was taken of what was typed or pasted."""
        self.notice(message.said)

    def action_help(self) -> None:
        """Open the manual at this screen's page, what is asked here first."""
        window = HelpScreen(self.said_title(), self.pages(), self.explained(), self._taught())
        self.app.push_screen(window)

    def action_pause(self) -> None:
        """Blank the screen until a key is pressed."""
        self.app.push_screen(PauseScreen())

    def action_back(self) -> None:
        """Leave the screen."""
        self.dismiss(None)

    def _taught(self) -> Sequence[keys.Key]:
        """Return the keys that F1 lists: of the places that it teaches, those that work here."""
        bound = {own.binding.id for own in self.active_bindings.values()}
        edits = keys.of(keys.Place.EDIT)
        taught = (own for place in self.TEACHES for own in keys.of(place))
        return [own for own in taught if own.id in bound or own in edits]

    def _work(
        self,
        work: Callable[[], Value],
        ended: Callable[[Callable[[], object]], Ended],
        then: Callable[[Value], object],
        otherwise: Callable[[SiksngError], None],
    ) -> None:
        """Run on the thread; only messages come back."""
        try:
            value = work()
        except SiksngError as error:
            self.post_message(ended(partial(otherwise, error)))
        else:
            self.post_message(ended(partial(then, value)))
