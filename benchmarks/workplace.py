"""An operator at the workstation: through the door, and to the forms of real corrections."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Final

from benchmarks.register import PERSON, kept, office
from benchmarks.scale import Scale
from benchmarks.screen import Pace, Screen, program, shown
from benchmarks.typed import Typist
from forms.records import State
from siksng_tui.services.entry import starting
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests import queues

SPLASH: Final = "SIKSNG"
DOOR: Final = "Passphrase ["
HOME: Final = "Main menu"
COUNTED: Final = "In the register:"
BROKEN_OFF: Final = "Go on with it?"
QUEUE: Final = "Check corrections"
FORM: Final = r"re:page \d+/"
FIRST_PAGE: Final = "page 1/"
"""What stands on the screens, in English."""

TYPIST: Final = 8
"""Characters a second of somebody who types a passphrase every day."""


def drafts(scale: Scale, count: int) -> list[str]:
    """Return the numbers of drafts in the order of their queue; started if there are too few."""
    with office(scale) as session:
        missing = max(0, count - len(_waiting(session)))
        homes = dict.fromkeys(Typist(session.store, seed=2).homes(2 * missing))
        for home in islice(homes, missing):
            starting.correction(session, home, "Pengukuran")
        return _waiting(session)[:count]


@contextmanager
def workstation(scale: Scale, pace: Pace) -> Iterator[Screen]:
    """Start the program on the register of a scale, and stand before its door."""
    with shown(program(kept(scale, scale.households)), pace) as screen:
        screen.since_start(DOOR)
        yield screen


@contextmanager
def unlocked(scale: Scale, pace: Pace) -> Iterator[Screen]:
    """Start the program and come in; the block begins at the menu, with everything counted."""
    with workstation(scale, pace) as screen:
        come_in(screen)
        screen.until(COUNTED)
        screen.settle()
        if BROKEN_OFF in "\n".join(screen.lines):  # a measurement that was stopped in a form
            screen.send("n")
            screen.settle()
        yield screen


def come_in(screen: Screen) -> float:
    """Type name and passphrase; returns the seconds from the last Enter to the menu."""
    screen.type(PERSON.name, TYPIST)
    screen.send("Enter")
    screen.type(PERSON.passphrase, TYPIST)
    screen.settle()
    screen.send("Enter")
    return screen.until(HOME)


def choose(screen: Screen, item: str) -> None:
    """Open an item of the menu by the key that stands before it."""
    signs = re.findall(rf"(\w) {{2}}{re.escape(item)} ", " \n".join(screen.lines))
    screen.type(signs[0])


def open_first(screen: Screen, number: str) -> None:
    """Go from the menu to the first request of the queue of drafts."""
    choose(screen, QUEUE)
    screen.until(f"re:^ {QUEUE}")
    screen.until(number)
    screen.send("Enter")
    screen.until(f"re:^ {number}")
    screen.settle()


def _waiting(session: Session) -> list[str]:
    """Return the numbers of all drafts."""
    return list(queues.numbers(session, State.DRAFT))
