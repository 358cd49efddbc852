"""The whole screen program on a practice office, driven by keys."""

import asyncio
import datetime as dt
import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from textual import events
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from siksng_tui.app import compose
from siksng_tui.crash import CrashReports
from siksng_tui.services.office.offices import NewPerson
from siksng_tui.services.office.sessions import Clock
from siksng_tui.services.practice import OPERATOR
from siksng_tui.start import Start
from siksng_tui.typeahead import Working
from siksng_tui.widgets.bars import StatusLine
from siksng_tui.workstation import WorkstationApp
from tests.menus import sign_of
from tests.siksng_tui.pictures import picture
from tests.siksng_tui.stillness import LONGEST

SIZE = (80, 24)
"""The screen that every layout is made for."""


MOMENT = 0.01
"""Seconds between two looks at what no event tells of."""

FIRST_DAY = dt.datetime(2026, 11, 24, 1, 0, tzinfo=dt.UTC)
"""When the work of a test begins."""


def a_clock() -> Clock:
    """Return a clock that goes on by a second each time it is read."""
    seconds = itertools.count()
    return lambda: FIRST_DAY + dt.timedelta(seconds=next(seconds))


def next_day(days: int = 1) -> Clock:
    """Return the clock of somebody who comes after work was done in the office."""
    seconds = itertools.count()
    return lambda: FIRST_DAY + dt.timedelta(days=days, seconds=next(seconds))


class Sitting:
    """Somebody before the program."""

    def __init__(self, pilot: Pilot[None]) -> None:
        """Sit down."""
        self.pilot = pilot

    @property
    def app(self) -> WorkstationApp:
        """Return the program."""
        assert isinstance(self.pilot.app, WorkstationApp)
        return self.pilot.app

    @property
    def lines(self) -> list[str]:
        """Return the lines of the screen."""
        return picture(self.app)

    @property
    def text(self) -> str:
        """Return the screen."""
        return "\n".join(self.lines)

    @property
    def message(self) -> str:
        """Return the line above the keys."""
        return self.lines[-1 - self._key_lines].strip()

    @property
    def keys(self) -> str:
        """Return the keys at the bottom, on whatever lines they stand."""
        return "  ".join(own.strip() for own in self.lines[-self._key_lines :])

    @property
    def _key_lines(self) -> int:
        """Return how many lines they take."""
        return max((own.size.height for own in self.app.screen.query(StatusLine)), default=1)

    def digit(self, item: str) -> str:
        """Return what opens an item of the menu."""
        return sign_of(item, self.text)

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until all work that they began is done."""
        await self.pilot.press(*keys)
        await self.rest()

    async def leave(self, key: str) -> None:
        """Press the key that ends the program, which answers nothing after that.

        Raises:
            TimeoutError: it goes on.
        """
        self.app.post_message(events.Key(key, key))
        async with asyncio.timeout(LONGEST):
            while self.app.is_running:  # noqa: ASYNC110 - it tells nobody that it ended
                await asyncio.sleep(MOMENT)

    async def type(self, text: str) -> None:
        """Paste a text, which costs less time than its keys."""
        focused = self.app.focused
        assert focused is not None
        focused.post_message(events.Paste(text))
        await self.rest()

    async def rest(self) -> None:
        """Wait until the program does nothing, no work goes on and no key waits in line.

        Raises:
            TimeoutError: it does not come to rest.
        """
        async with asyncio.timeout(LONGEST):
            await self.pilot.pause()
            while self._is_at_work():
                with suppress(WorkerCancelled):
                    await self.app.workers.wait_for_complete()
                await self.pilot.pause(MOMENT)
                await self.pilot.pause()

    def _is_at_work(self) -> bool:
        """Return whether something was begun that is not done."""
        screen = self.app.screen
        waits = self.app.keys_wait or (isinstance(screen, Working) and screen.at_work)
        return waits or any(not own.is_finished for own in self.app.workers)

    async def shows(self, text: str) -> bool:
        """Wait until a text is on the screen; returns whether it came."""
        with suppress(TimeoutError):
            async with asyncio.timeout(LONGEST):
                while text not in self.text:
                    await self.pilot.pause(MOMENT)
        return text in self.text

    async def unlock(self, person: NewPerson = OPERATOR) -> None:
        """Come in as one of the two people of the practice office, whoever locked it."""
        if self.lines[0].strip().startswith("Terkunci"):
            await self.press("up")
        await self.type(person.name)
        await self.press("enter")
        await self.type(person.passphrase)
        await self.press("enter")


@asynccontextmanager
async def sitting(
    folder: Path,
    *,
    practice: bool = True,
    size: tuple[int, int] = SIZE,
    clock: Clock | None = None,
) -> AsyncIterator[Sitting]:
    """Start the program on an office, a practice one unless it is said to be real."""
    asked = Start(practice=practice, folder=str(folder))
    app = compose(asked, CrashReports(folder), clock or a_clock())
    async with app.run_test(size=size) as pilot:
        own = Sitting(pilot)
        await own.rest()
        yield own
