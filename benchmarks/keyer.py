"""A scripted keyer: families typed from paper in a real terminal, every key counted.

Afterwards the stored answers are compared with the paper.
"""

import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from benchmarks import keyer_paper
from benchmarks.figures import Figure
from benchmarks.keyer_hands import FILE, MEMBER_ON, PAGE_ON, Hands, Keyed
from benchmarks.keyer_paper import BESIDE, around, of_person
from benchmarks.register import kept
from benchmarks.scale import Scale
from benchmarks.screen import FULL, Screen
from benchmarks.workplace import FIRST_PAGE, unlocked
from forms.instrument import Instrument
from forms.loading import instrument
from forms.records import HouseholdRecord

FAMILIES: Final = 50
"""Families that are typed."""

OF: Final = 4
"""Members of the families that the bar is for."""

MOST: Final = 350
"""Keys that such a family may take."""

AN_HOUR: Final = 6_000
"""Keys that a trained operator presses in an hour: an estimate turns keys into families with it."""

LEAST: Final = 0.2
"""Keys a family from which on a question has a line of its own."""

REASON: Final = "sesuai kertas"
"""Why a doubtful answer is right."""

FILED: Final = "is recorded"
EMPTY_REASON: Final = "Reason: [ "
"""What stands on the screens, in English."""


class Keyer:
    """Somebody who types families, one after the other, of one village."""

    def __init__(self, screen: Screen, questions: Instrument) -> None:
        """Sit down before the menu."""
        self._screen = screen
        self._questions = questions
        self._hands = Hands(screen, questions)

    def type_family(self, paper: HouseholdRecord, last: HouseholdRecord | None) -> Keyed:
        """Return what it took to enter and file a family, after the last one."""
        hands, questions = self._hands, self._questions
        hands.begin(len(paper.persons))
        self._begin(first=last is None)
        hands.type_page(list(around(questions, paper, last, before=True)), PAGE_ON)
        above = None
        for number, person in enumerate(paper.persons, 1):
            way_on = MEMBER_ON if number < len(paper.persons) else PAGE_ON
            hands.type_page(list(of_person(questions, person, above)), way_on)
            above = person
        hands.type_page(list(around(questions, paper, last, before=False)), FILE)
        hands.turn_to("file")
        self._give_reasons()
        return hands.keyed

    def _begin(self, *, first: bool) -> None:
        """Come from the menu, or from the family before, to the first question."""
        hands, screen = self._hands, self._screen
        if first:
            row = next(line for line in screen.lines if "New proposals" in line)
            hands.press(row.split()[0].strip(">"))
            screen.settle()
            hands.press("Enter")
            screen.settle()
            hands.type("bum")
            hands.press("Enter")
            screen.settle()
            hands.press("Enter")
        else:
            hands.press("y")
        hands.until(lambda: screen.shows(FIRST_PAGE) and not hands.is_asked())
        hands.keyed.number = screen.lines[1].split()[0]
        if first:
            screen.send("C-o")
            screen.settle()

    def _give_reasons(self) -> None:
        """Say of every doubt that the paper has it so."""
        screen = self._screen
        while True:
            self._hands.until(lambda: screen.shows(FILED) or screen.shows(EMPTY_REASON))
            if screen.shows(FILED):
                return
            self._hands.type(REASON)
            self._hands.press("Enter")


def measure(scale: Scale) -> Iterator[Figure]:
    """Yield what families of four take, what every family takes, and what was stored otherwise."""
    papers = list(keyer_paper.papers(min(FAMILIES, scale.samples)))
    scale = replace(scale, households=BESIDE)
    shutil.rmtree(kept(scale, BESIDE))
    with unlocked(scale, FULL) as screen:
        keyer = Keyer(screen, instrument(papers[0].instrument))
        lasts = [None, *papers]
        keyed = [keyer.type_family(own, last) for own, last in zip(papers, lasts, strict=False)]
    wrong = list(keyer_paper.compared(scale, [own.number for own in keyed], papers))
    yield from _figures(keyed)
    what = f"answers stored otherwise than on paper, {len(papers)} families"
    yield Figure(what, len(wrong), "", most=0)
    for name, count in Counter(wrong).most_common(5):
        yield Figure(f"  {name}", count, "times")


def _figures(keyed: Sequence[Keyed]) -> Iterator[Figure]:
    """Yield the keys of a family, block by block and question by question."""
    fours = [own for own in keyed if own.persons == OF] or list(keyed)
    mean = sum(own.keys.total() for own in fours) / len(fours)
    yield Figure(f"keys of a family of {OF}, mean of {len(fours)}", mean, "keys", most=MOST)
    keys: Counter[tuple[str, str]] = sum((own.keys for own in fours), Counter())
    for block in dict.fromkeys(block for block, _ in keys):
        questions = {
            name: count / len(fours) for (own, name), count in keys.items() if own == block
        }
        yield Figure(f"  of these in {block}", sum(questions.values()), "keys")
        for name, count in questions.items():
            if name and count >= LEAST:
                yield Figure(f"    {name}", count, "keys")
    pressed = sum(own.bytes for own in fours) / len(fours)
    yield Figure(f"bytes of a family of {OF}", pressed, "bytes")
    every = sum(own.keys.total() for own in keyed) / len(keyed)
    yield Figure(f"keys of a family, mean of all {len(keyed)}", every, "keys")
    for who, count in (("of all", every), (f"of {OF}", mean)):
        what = f"estimate: families {who} an hour at {AN_HOUR:,} keys"
        yield Figure(what, AN_HOUR / count, "families")
