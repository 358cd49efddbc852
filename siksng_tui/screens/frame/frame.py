"""What every screen has in common: title, body, message and keys; help and back.

A screen says its title, its page of the manual and its keys as constants, and what it shows in
`body`. What it does comes from callables it was given; `BackgroundWork` does them in a thread.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget

from forms.errors import SiksngError
from siksng_tui import keys
from siksng_tui.screens.frame.background_work import BackgroundWork, Result
from siksng_tui.screens.frame.help import HelpScreen
from siksng_tui.widgets.bars import Heading, MessageLine, StatusLine, TitleBar
from siksng_tui.widgets.entry import TextEntry
from siksng_tui.widgets.pause import PauseScreen
from siksng_tui.widgets.turning import Turning
from siksng_tui.words import _

LOW: Final = 20
"""Lines of a screen below which style sheets leave out what is only for the eye."""


class Frame(BackgroundWork[Result]):
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

    KEY_LINES: ClassVar[int] = 1
    """Lines that the keys may take, where more is done on a screen than one line can tell."""

    def __init__(self, heading: Heading) -> None:
        """Stand under the heading of an office."""
        super().__init__()
        self.heading = heading
        self._said = MessageLine()
        self._status = StatusLine(most=self.KEY_LINES)

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
