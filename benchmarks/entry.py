"""The form of a new household: how soon it opens with many members, and keys lost in it."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from benchmarks.entered import entered, large
from benchmarks.figures import Figure
from benchmarks.keyer_paper import BESIDE
from benchmarks.keys import A_SECOND, BURST, BURSTS, OPEN, in_field, lost
from benchmarks.register import kept, office
from benchmarks.scale import Scale
from benchmarks.screen import FULL, Pace, Screen, paces
from benchmarks.timing import Turns
from benchmarks.workplace import FIRST_PAGE, choose, unlocked

MEMBERS: Final = 12
"""Members of the household."""

TIMES: Final = 20
"""How often its form is opened."""

BEFORE_ADDRESS: Final = 5
"""Fields between the first of the form and the address: four codes of the place and the RT."""


def measure(scale: Scale) -> Iterator[Figure]:
    """Yield both at every pace."""
    scale = replace(scale, households=BESIDE)
    shutil.rmtree(kept(scale, BESIDE))
    with office(scale) as session:
        number = entered(session, large(MEMBERS)).number
    for pace in paces():
        yield from _at(scale, pace, number)


def _at(scale: Scale, pace: Pace, number: str) -> Iterator[Figure]:
    """Yield what one pace gives."""
    opened = Turns()
    with unlocked(scale, pace) as screen:
        choose(screen, "Drafts")
        screen.until("re:^ Drafts")
        screen.settle()
        for _ in range(TIMES if pace is FULL else TIMES // 2):
            opened.ours.append(screen.took("Enter"))
            screen.until(number)
            screen.press("F3")
        screen.press("Enter")
        missing = sum(_lost_of(screen, at) for at in range(BURSTS))
    yield from opened.figures(f"open a new household of {MEMBERS}, {pace.name}", OPEN)
    what = f"keys lost of {BURSTS * len(BURST)} at {A_SECOND} a second, new form, {pace.name}"
    yield Figure(what, missing, "keys", most=0)


def _lost_of(screen: Screen, turn: int) -> int:
    """Fill the address at once, and take that back; returns how many keys were lost."""
    while not screen.shows(FIRST_PAGE):
        screen.press("F7")
    screen.press("F8", "F7", "Down", *["Down"] * BEFORE_ADDRESS)
    if not any(own.startswith(">") and "Address" in own for own in screen.lines):
        raise RuntimeError(f"the address is not there: {screen.lines}")
    text = BURST[turn:] + BURST[:turn]
    screen.type(text, A_SECOND)
    screen.settle()
    missing = lost(text, in_field(screen.lines))
    screen.press("Esc")
    return missing
