"""Work off the loop: what touches the store runs in a thread, and the next key waits for it.

A step runs by `in_background` or, where it may take longer than a second, by `with_progress`.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Final, TypeVar

from textual.message import Message
from textual.screen import Screen

from forms.errors import SiksngError
from siksng_tui.widgets.progress import Progress

Result = TypeVar("Result")
"""What a screen returns when it is left."""

Value = TypeVar("Value")
"""What work in a thread returns."""

READING: Final = frozenset({"ahead", "count", "counts", "files", "names", "printers", "read"})
"""Groups of work in the background that only reads: a screen may be left before it is done."""


class BackgroundWork(Screen[Result]):
    """A screen that works in threads, and says what keys have to wait for."""

    MEANWHILE: ClassVar[frozenset[str]] = frozenset()
    """Groups of work in the background that no key has to wait for."""

    @dataclass
    class Ended(Message):
        """Work in a thread ended; `deliver` tells the screen, unless newer work took its place."""

        group: str
        serial: int
        deliver: Callable[[], object]

    def __init__(self) -> None:
        """Begin with nothing to do."""
        super().__init__()
        self._newest: dict[str, int] = {}
        self._at_work: set[str] = set()
        self._told_when_done: list[Callable[[], Awaitable[None]]] = []

    def refuse(self, error: SiksngError) -> None:
        """Say why something was not done, and what to do next."""
        raise NotImplementedError

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

    def on_background_work_ended(self, message: Ended) -> None:
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
