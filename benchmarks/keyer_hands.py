"""The hands of a scripted keyer: what is pressed at each question, and every key counted.

They do what somebody does who knows the form by heart: read where the cursor stands, type what
the paper says there, let full fields advance by themselves, say "all no" where nothing else
follows, take with F6 what the screen offers or the person above has, and go on to the next block,
member or to filing as soon as the paper says nothing more. Nothing is taken that the screen did not
show.
"""

import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Final

from benchmarks.keyer_paper import Spot
from benchmarks.screen import Screen
from forms import keying, shorthand
from forms.instrument import Instrument, ValueType
from forms.keying import keying as keying_of
from forms.records import SubjectKind
from tests.tools.tuiprobe import encode_key

FIELD: Final = re.compile(r"^[> ].?(\S*)\s+(.+?)[ .»]*\[([^\]]*)\]")
"""The line of an open field: number of the question, question, and what stands in the field."""

LONGEST: Final = 30.0
"""Seconds after which what a key should do is given up: another program may hold the disk."""

PATIENCE: Final = 400
"""Fields of a form beyond which the keyer is lost."""

MEMBER_ON: Final = "C-a"
PAGE_ON: Final = "F8"
FILE: Final = "F10"
"""Keys that leave a page: to the next member, to the next page, to filing."""

Here = tuple[str, str, str]
"""Number of a question, the question as far as it is shown, and what stands in the field."""


@dataclass(slots=True)
class Keyed:
    """What one family took: keys by block and question, and their bytes."""

    persons: int
    number: str = ""
    keys: Counter[tuple[str, str]] = field(default_factory=Counter)
    bytes: int = 0


class Hands:
    """Hands on the keyboard, and eyes on the screen and on one page of the paper."""

    def __init__(self, screen: Screen, questions: Instrument) -> None:
        """Lay the hands down."""
        self.screen = screen
        self.keyed = Keyed(0)
        self._questions = questions
        self._seen: dict[int, str] = {}
        self._at = ("begin", "")

    def begin(self, persons: int) -> None:
        """Count for another family."""
        self.keyed = Keyed(persons)
        self.turn_to("begin")

    def turn_to(self, part: str) -> None:
        """Count what comes for a part of the work that is no question."""
        self._at = (part, "")

    def type_page(self, spots: Sequence[Spot], way_on: str) -> None:
        """Answer what a page of the paper says, and leave it by a key."""
        self._seen, at = {}, 0
        for _ in range(PATIENCE):
            line = self._here()
            found = None if line is None else _find(spots, at, line[:2])
            if line is None or found is None:
                break
            self._look(spots)
            at = found + 1
            if self._answer(spots, found, way_on):
                return
        raise RuntimeError(f"lost at {self._at}: {self.screen.lines}")

    def press(self, key: str) -> None:
        """Press one key and count it."""
        self.keyed.keys[self._at] += 1
        self.keyed.bytes += len(_bytes(key))
        if len(key) == 1:
            self.screen.type(key)
        else:
            self.screen.send(key)

    def type(self, text: str) -> None:
        """Type a text and count its keys."""
        self.keyed.keys[self._at] += len(text)
        self.keyed.bytes += len(text.encode())
        self.screen.type(text)

    def until(self, seen: Callable[[], bool]) -> None:
        """Look until something is seen and nothing moves."""
        end = time.monotonic() + LONGEST
        while time.monotonic() < end:
            self.screen.settle()
            if seen():
                return
        raise RuntimeError(f"nothing happened at {self._at}: {self.screen.lines}")

    def is_asked(self) -> bool:
        """Return whether a question stands under the form: the page was gone through to its end."""
        return self.screen.shows("Answer: Y")

    def _answer(self, spots: Sequence[Spot], at: int, way_on: str) -> bool:
        """Answer one question, or all that follow; returns whether the page was left by it."""
        spot, before, page = spots[at], self._here(), self.screen.lines[1]
        self._at = (spot.variable.block, spot.variable.name)
        none = self._all_no(spots, at)
        if none:
            self.press("C-t")
            self.until(lambda: self._moved(before))
            self._seen |= {own: spots[own].shown for own in none}
            return False
        if spot.is_asked and not self._is_done(spots, at):
            self._seen[at] = spot.shown
            if self._said(spot, before):
                return False
        self._look(spots)
        key = self._key_on(spots, at, way_on)
        self.press(key)
        self.until(lambda: self._moved(before) or self.is_asked() or self.screen.lines[1] != page)
        if key == way_on or not self.is_asked():
            return key == way_on
        self.press("n" if way_on == PAGE_ON else "y")
        self.until(lambda: not self.is_asked())
        return True

    def _said(self, spot: Spot, before: Here | None) -> bool:
        """Say what the paper says; returns whether the field was left by it."""
        by_hand = _brief(self._questions, spot)
        is_person = spot.subject.kind is SubjectKind.PERSON
        if is_person and spot.before == spot.text and len(by_hand) > 1:
            self.press("F6")
        elif spot.variable.name in keying_of(self._questions).recurring:
            self._type_until_offered(by_hand)
        else:
            self.type(by_hand)
        self.until(lambda: self._here() != before)
        return self._moved(before)

    def _type_until_offered(self, text: str) -> None:
        """Type a text as far as the screen does not offer the rest, and take what it offers."""
        for count, character in enumerate(text, 2):
            self.type(character)
            self.screen.settle()
            if self._offered() == text and count < len(text) + 1:
                self.press("F6")
                return

    def _key_on(self, spots: Sequence[Spot], at: int, way_on: str) -> str:
        """Return the key that goes on from a question: past what the paper leaves empty."""
        block = spots[at].variable.block
        behind = [own for own in range(len(spots)) if own != at and not self._is_done(spots, own)]
        if not behind:
            return way_on
        return "Enter" if any(spots[own].variable.block == block for own in behind) else "PgDn"

    def _is_done(self, spots: Sequence[Spot], at: int) -> bool:
        """Return whether the paper says nothing there, or the screen showed that it is answered."""
        seen = self._seen.get(at, "").rstrip(" »")
        return not spots[at].is_asked or (bool(seen) and spots[at].shown.startswith(seen))

    def _all_no(self, spots: Sequence[Spot], at: int) -> list[int]:
        """Return what one key answers from here on in the block, all no or none; else nothing."""
        questions, here = self._questions, spots[at].variable
        if _none_to(questions, spots[at]) is None:
            return []
        asked = [
            own
            for own in range(at, len(spots))
            if spots[own].variable.block == here.block
            and _none_to(questions, spots[own]) is not None
            and _is_count(spots[own]) is _is_count(spots[at])
            and not self._is_done(spots, own)
        ]
        all_none = all(spots[own].text == _none_to(questions, spots[own]) for own in asked)
        return asked if all_none and len(asked) > 1 else []

    def _look(self, spots: Sequence[Spot]) -> None:
        """Remember what the screen shows in the fields that are in view."""
        at = -1
        for match in filter(None, map(FIELD.match, self.screen.lines)):
            found = _find(spots, at + 1, (match[1], match[2]))
            if found is not None and found > at:
                self._seen[found], at = match[3], found

    def _moved(self, before: Here | None) -> bool:
        """Return whether the field was left."""
        here = self._here()
        return here is None or before is None or here[:2] != before[:2]

    def _offered(self) -> str:
        """Return what the screen offers to go on as typed; empty for nothing."""
        lines = (re.fullmatch(r"F6: (.*\S)\s*", own.strip()) for own in self.screen.lines)
        return next((own[1] for own in lines if own), "")

    def _line(self) -> str | None:
        """Return the line under the cursor."""
        return next((own for own in self.screen.lines if own.startswith(">")), None)

    def _here(self) -> Here | None:
        """Return number, question and answer under the cursor; None where none is."""
        found = FIELD.match(self._line() or "")
        return None if found is None else (found[1], found[2], found[3])


def _find(spots: Sequence[Spot], at: int, shown: tuple[str, str]) -> int | None:
    """Return the place that the screen shows: the first from one on, else the first of all."""
    number, question = shown
    is_ours = number.startswith("[")
    for place in chain(range(at, len(spots)), range(at)):
        variable = spots[place].variable
        label = question if variable.question or is_ours else f"{number} {question}".strip(" .»")
        if variable.question in ("", number) and variable.label_en.startswith(label):
            return place
    return None


def _brief(questions: Instrument, spot: Spot) -> str:
    """Return the shortest way to type what the paper says: the numbers of RT and RW alone."""
    pattern = keying_of(questions).written.get(spot.variable.name, "")
    numbers = "/".join(own.lstrip("0") for own in re.findall(r"\d+", spot.text))
    written = bool(pattern) and shorthand.written_out(numbers, pattern) == spot.text
    return numbers if written else spot.text


def _none_to(questions: Instrument, spot: Spot) -> str | None:
    """Return what "all no" answers to a question; None where it answers nothing."""
    zero = keying.none_of(questions, spot.variable)
    return keying.no_to(questions, spot.variable) if zero is None else str(zero)


def _is_count(spot: Spot) -> bool:
    """Return whether a number is asked, not yes or no."""
    return spot.variable.type is ValueType.INTEGER


def _bytes(key: str) -> bytes:
    """Return what a terminal sends for a key."""
    return key.encode() if len(key) == 1 else bytes(encode_key(key, "xterm", app_cursor=False))
