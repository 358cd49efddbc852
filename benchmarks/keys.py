"""Keys in the form of a real correction, against two bare Textual inputs.

What counts is the time from a key to the last change of the screen that it makes.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from benchmarks import bare_inputs
from benchmarks.figures import Figure
from benchmarks.scale import Scale
from benchmarks.screen import FULL, SLOW, Pace, Screen, bare, paces
from benchmarks.timing import MILLI, Bars, Turns, percentile
from benchmarks.workplace import FIRST_PAGE, FORM, drafts, open_first, unlocked

ECHOED: Final = ("a", "b", "c", "d", "Backspace", "Backspace", "Backspace", "Backspace")
"""Keys that are echoed, in turn."""

WORST: Final = 0.99
"""Share of all keys that the second bar of the slow computer is for."""

ECHO: Final = {FULL: Bars(times=1.5), SLOW: Bars(most=50)}
"""What the slow end of the echoes has to hold."""

ECHO_WORST: Final = {FULL: Bars(), SLOW: Bars(most=100)}
"""What one key in a hundred has to hold."""

LEAVE: Final = Bars(beyond=40)
PAGE: Final = Bars(most=200)
OPEN: Final = Bars(most=600)
"""What leaving a field, turning a page and opening a form have to hold, at every pace."""

FORMS: Final = 20
"""Forms that are opened."""

BURSTS: Final = 10
BURST: Final = "abcdefghijklmnopqrstuvwxyz0123"
A_SECOND: Final = 30
"""How often a field is filled at once, with what, and how many keys a second."""

NAME: Final = 2, "IV.1"
AREA: Final = 1, "III.2"
"""Page and question: the first member's name is typed into, the floor area is changed."""

FIELD: Final = re.compile(r"^>[^\[]*\[([^\]]*)\]")
"""The line of the field under the cursor, and what stands in it."""


@dataclass(slots=True)
class Keys:
    """What was measured at one pace."""

    echo: Turns = field(default_factory=Turns)
    left: Turns = field(default_factory=Turns)
    page: Turns = field(default_factory=Turns)
    opened: Turns = field(default_factory=Turns)
    lost: int = 0
    others: float = 0.0

    def figures(self, pace: Pace) -> Iterator[Figure]:
        """Yield each at the median and the slow end, with its bars."""
        name, echo = pace.name, self.echo
        yield from echo.figures(f"key to echo, {name}", ECHO[pace])
        worst, floor = (percentile(own, WORST) * MILLI for own in (echo.ours, echo.floor))
        most = ECHO_WORST[pace].most
        yield Figure(f"key to echo, {name}, p99", worst, "ms", floor, most=most)
        yield from self.left.figures(f"leave a field, durable, {name}", LEAVE)
        yield from self.page.figures(f"turn a page, {name}", PAGE)
        yield from self.opened.figures(f"open a form, {name}", OPEN)
        what = f"keys lost of {BURSTS * len(BURST)} at {A_SECOND} a second, {name}"
        yield Figure(what, self.lost, "keys", most=0)
        yield Figure(f"other programs meanwhile, {name}", self.others, "% of a core")


def measure(scale: Scale) -> Iterator[Figure]:
    """Yield what keys take; the bare program runs before ours and after it."""
    numbers = drafts(scale, FORMS)
    for pace in paces():
        keys = Keys()
        _type_bare(pace, keys, scale.samples // 2)
        with unlocked(scale, pace) as screen:
            others = screen.others()
            _open_forms(screen, numbers, keys)
            _type(screen, keys, scale.samples)
            keys.others = others()
        _type_bare(pace, keys, scale.samples // 2)
        yield from keys.figures(pace)


def lost(typed: str, seen: str) -> int:
    """Return how many keys of a text did not arrive in a field, or arrived out of order.

    >>> lost("abcd", "abcd"), lost("abcd", "abd"), lost("abcd", "")
    (0, 1, 4)
    """
    return max(len(typed) - len(seen), int(typed != seen))


def _type_bare(pace: Pace, keys: Keys, count: int) -> None:
    """Type into the bare program and go from input to input."""
    with bare(pace) as screen:
        screen.since_start(bare_inputs.READY)
        screen.settle()
        keys.echo.floor += _taken(screen, ECHOED, count)
        keys.left.floor += _taken(screen, ("Tab",), count // 2)


def _open_forms(screen: Screen, numbers: Sequence[str], keys: Keys) -> None:
    """Open the form of one draft after the other; the last one stays open."""
    open_first(screen, numbers[0])
    for number in numbers:
        if number != numbers[0]:
            screen.press("F3", "F8")
            screen.until(f"re:^ {number}")
            screen.settle()
        keys.opened.ours.append(screen.took("F2"))
        screen.until(FORM)


def _type(screen: Screen, keys: Keys, count: int) -> None:
    """Do everything that is measured in one form."""
    _go_to(screen, *NAME)
    keys.echo.ours += _taken(screen, ECHOED, count)
    screen.press("Esc")
    keys.lost = sum(_lost_of(screen, at) for at in range(BURSTS))
    _go_to(screen, *AREA)
    keys.page.ours += _taken(screen, ("F8", "F7"), count // 4)
    _go_to(screen, *AREA)
    for at in range(count // 2):
        screen.type(str(10 + at % 90))
        screen.settle()
        keys.left.ours.append(screen.took("Enter"))
        screen.press("Up")


def _taken(screen: Screen, keys: Sequence[str], count: int) -> list[float]:
    """Return the seconds that each key takes, pressed in turn."""
    return [screen.took(keys[at % len(keys)]) for at in range(count)]


def _lost_of(screen: Screen, turn: int) -> int:
    """Fill the field at once, and take that back; returns how many keys were lost."""
    text = BURST[turn:] + BURST[:turn]
    screen.type(text, A_SECOND)
    screen.settle()
    missing = lost(text, in_field(screen.lines))
    screen.press("Esc")
    return missing


def _go_to(screen: Screen, page: int, question: str) -> None:
    """Go to a question, wherever the form was left."""
    while not screen.shows(FIRST_PAGE):
        screen.press("F7")
    screen.press(*["F8"] * (page - 1), "C-g")
    screen.type(question)
    screen.press("Enter")


def in_field(lines: Sequence[str]) -> str:
    """Return what stands in the field under the cursor, without blanks at its end.

    >>> in_field(["  Name [x ]", "> III.2  Area .. [45  ]"])
    '45'
    """
    found = next((match for match in map(FIELD.match, lines) if match), None)
    return found[1].rstrip() if found else ""
