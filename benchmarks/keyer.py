"""A scripted keyer: families typed from paper in a real terminal, every key counted.

It does what somebody does who knows the form by heart: reads where the cursor stands, types what
the paper says there, lets full fields advance by themselves, says "all no" where nothing else
follows, and takes what the program has filled in as it is. Afterwards the stored answers are
compared with the paper.
"""

import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from typing import Final

from benchmarks.figures import Figure
from benchmarks.population import households
from benchmarks.register import kept, office
from benchmarks.scale import Scale
from benchmarks.screen import FULL, Screen
from benchmarks.workplace import FORM, unlocked
from forms import keying, values
from forms.editing import Path, answer_at
from forms.instrument import Instrument, ValueType, Variable
from forms.loading import instrument
from forms.paper_order import around_persons, of_persons, only_shown
from forms.records import HouseholdRecord, Subject, SubjectKind
from forms.regions import Region, shipped_regions
from siksng_tui.services import entry
from tests.tools.tuiprobe import encode_key

FAMILIES: Final = 50
"""Families that are typed."""

OF: Final = 4
"""Members of the families that the bar is for."""

MOST: Final = 350
"""Keys that such a family may take."""

AN_HOUR: Final = 6_000
"""Keys that a trained operator presses in an hour: an estimate turns keys into families with it."""

SEED: Final = 20_261_127
"""Of the families; the same ones at each run."""

BESIDE: Final = 301
"""Households of the register beside them, which is made anew: nobody is recognised in it."""

VILLAGE: Final = "17.71.01.1004"

LINE: Final = re.compile(r"^>.?(\S*)\s+(.+?)[ .»]*\[([^\]]*)\]")
"""The line under the cursor: number of the question, question, and what stands in the field."""

REASON: Final = "sesuai kertas"
"""Why a doubtful answer is right."""

FILED: Final = "is filed"
EMPTY_REASON: Final = "Reason: [ "
"""What stands on the screens, in English."""

TRIES: Final = 50
"""Times that the screen is looked at before what a key should do is given up."""

PATIENCE: Final = 400
"""Fields of a form beyond which the keyer is lost."""


Here = tuple[str, str, str]
"""Number of a question, the question as far as it is shown, and what stands in the field."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of the paper: whose, and which question."""

    subject: Subject
    place: Path
    variable: Variable

    @property
    def text(self) -> str:
        """Return what is typed there; empty where the paper says nothing."""
        answer = answer_at(self.subject, self.place)
        return "" if answer is None else _typed(self.variable, str(answer))


@dataclass(slots=True)
class Keyed:
    """What one family took: keys by the block in which they were pressed, and their bytes."""

    persons: int
    number: str = ""
    keys: Counter[str] = field(default_factory=Counter)
    bytes: int = 0


class Keyer:
    """Somebody who types families, one after the other, of one village."""

    def __init__(self, screen: Screen, questions: Instrument) -> None:
        """Sit down before the menu."""
        self._screen = screen
        self._questions = questions
        self._keyed = Keyed(0)
        self._block = "begin"

    def type_family(self, paper: HouseholdRecord, *, first: bool) -> Keyed:
        """Return what it took to enter and file a family."""
        self._keyed, self._block = Keyed(len(paper.persons)), "begin"
        self._begin(first=first)
        self._page(list(_around(self._questions, paper, before=True)))
        for number, person in enumerate(paper.persons, 1):
            self._page(list(_of(self._questions, person)))
            self._press("y" if number < len(paper.persons) else "n")
            self._until(lambda: not self._is_asked())
        self._page(list(_around(self._questions, paper, before=False)))
        self._block = "file"
        self._press("y")
        self._give_reasons()
        return self._keyed

    def _begin(self, *, first: bool) -> None:
        """Come from the menu, or from the family before, to the first question."""
        if first:
            row = next(line for line in self._screen.lines if "New proposals" in line)
            self._press(row.split()[0].strip(">"))
            self._screen.settle()
            self._press("Enter")
            self._screen.settle()
            self._type("bum")
            self._press("Enter")
            self._screen.settle()
            self._press("Enter")
        else:
            self._press("y")
        self._screen.until(FORM)
        self._screen.settle()
        self._keyed.number = self._screen.lines[1].split()[0]
        if first:
            self._screen.send("C-o")
            self._screen.settle()

    def _give_reasons(self) -> None:
        """Say of every doubt that the paper has it so."""
        while True:
            self._until(lambda: self._screen.shows(FILED) or self._screen.shows(EMPTY_REASON))
            if self._screen.shows(FILED):
                return
            self._type(REASON)
            self._press("Enter")

    def _page(self, spots: Sequence[Spot]) -> None:
        """Answer every question of a page at which the cursor stops."""
        at = 0
        for _ in range(PATIENCE):
            line = None if self._is_asked() else self._here()
            found = None if line is None else _find(spots, at, line)
            if line is None or found is None:
                return
            at = found + 1
            self._answer(spots, found, line[2].strip())
        raise RuntimeError(f"lost in {self._block}: {self._screen.lines}")

    def _is_asked(self) -> bool:
        """Return whether a question stands under the form: the page is at its end."""
        return any("Answer: Y" in line for line in self._screen.lines)

    def _answer(self, spots: Sequence[Spot], at: int, there: str) -> None:
        """Answer one question, or all that follow in its block, where they say no."""
        spot = spots[at]
        self._block = spot.variable.block
        before = self._here()
        if self._all_no(spots, at):
            self._press("C-t")
            self._until(lambda: self._moved(before))
            return
        if spot.text and spot.text.strip() != there:
            self._type(spot.text)
            self._until(lambda: self._here() != before)
        if self._moved(before):
            return
        self._press("Enter")
        self._until(lambda: self._moved(before))

    def _until(self, seen: Callable[[], bool]) -> None:
        """Look until something is seen and nothing moves."""
        for _ in range(TRIES):
            self._screen.settle()
            if seen():
                return
        raise RuntimeError(f"nothing happened in {self._block}: {self._screen.lines}")

    def _moved(self, before: Here | None) -> bool:
        """Return whether the field was left by itself."""
        here = self._here()
        return self._is_asked() or here is None or before is None or here[:2] != before[:2]

    def _all_no(self, spots: Sequence[Spot], at: int) -> bool:
        """Return whether this and all further yes/no questions of the block are answered no."""
        block = spots[at].variable.block
        rest = [own for own in spots[at:] if own.variable.block == block]
        asked = [own for own in rest if keying.no_to(self._questions, own.variable) and own.text]
        no = [own for own in asked if own.text == keying.no_to(self._questions, own.variable)]
        is_one = keying.no_to(self._questions, spots[at].variable) is not None
        return is_one and len(asked) > 1 and len(no) == len(asked)

    def _here(self) -> Here | None:
        """Return number, question and answer under the cursor; None where none is."""
        lines = (LINE.match(line) for line in self._screen.lines)
        found = next((own for own in lines if own), None)
        return None if found is None else (found[1], found[2], found[3])

    def _press(self, key: str) -> None:
        """Press one key and count it."""
        self._keyed.keys[self._block] += 1
        self._keyed.bytes += len(_bytes(key))
        if len(key) == 1:
            self._screen.type(key)
        else:
            self._screen.send(key)

    def _type(self, text: str) -> None:
        """Type a text and count its keys."""
        self._keyed.keys[self._block] += len(text)
        self._keyed.bytes += len(text.encode())
        self._screen.type(text)


def measure(scale: Scale) -> Iterator[Figure]:
    """Yield what families of four take, what every family takes, and what was stored otherwise."""
    papers = list(islice(_papers(), min(FAMILIES, scale.samples)))
    scale = replace(scale, households=BESIDE)
    shutil.rmtree(kept(scale, BESIDE))
    with unlocked(scale, FULL) as screen:
        keyer = Keyer(screen, instrument(papers[0].instrument))
        keyed = [keyer.type_family(own, first=not at) for at, own in enumerate(papers)]
    wrong = list(_compared(scale, [own.number for own in keyed], papers))
    yield from _figures(keyed)
    yield Figure(
        f"answers stored otherwise than on paper, {len(papers)} families", len(wrong), "", most=0
    )
    for name, count in Counter(wrong).most_common(5):
        yield Figure(f"  {name}", count, "times")


def _figures(keyed: Sequence[Keyed]) -> Iterator[Figure]:
    """Yield the keys of a family, block by block."""
    fours = [own for own in keyed if own.persons == OF] or keyed
    mean = sum(own.keys.total() for own in fours) / len(fours)
    yield Figure(f"keys of a family of {OF}, mean of {len(fours)}", mean, "keys", most=MOST)
    blocks: Counter[str] = sum((own.keys for own in fours), Counter())
    for block, keys in blocks.items():
        yield Figure(f"  of these in {block}", keys / len(fours), "keys")
    yield Figure(
        f"bytes of a family of {OF}", sum(own.bytes for own in fours) / len(fours), "bytes"
    )
    every = sum(own.keys.total() for own in keyed) / len(keyed)
    yield Figure(f"keys of a family, mean of all {len(keyed)}", every, "keys")
    yield Figure(f"estimate: families an hour at {AN_HOUR:,} keys", AN_HOUR / every, "families")


def _papers() -> Iterator[HouseholdRecord]:
    """Yield filled forms of one village, of one family each."""
    village: Region | None = shipped_regions().get(VILLAGE)
    made = households(10 * FAMILIES, seed=SEED, villages=[village] if village else ())
    return (own for own in made if len(own.families) == 1)


def _compared(
    scale: Scale, numbers: Sequence[str], papers: Sequence[HouseholdRecord]
) -> Iterator[str]:
    """Yield the name of each question whose stored answer is not the paper's."""
    with office(scale) as session:
        for number, paper in zip(numbers, papers, strict=True):
            stored = entry.read_entry(session, number)
            pairs = zip(stored.record.subjects(), paper.subjects(), strict=True)
            for own, other in pairs:
                yield from _differing(stored.instrument, own.answers, other.answers)


def _differing(
    questions: Instrument, stored: Mapping[str, object], paper: Mapping[str, object]
) -> Iterator[str]:
    """Yield what an operator types and is stored otherwise than the paper has it."""
    for name, answer in paper.items():
        variable = questions.variable(name)
        typed = not (variable.computed or only_shown(variable))
        if typed and stored.get(name) != answer:
            yield name


def _around(questions: Instrument, paper: HouseholdRecord, *, before: bool) -> Iterator[Spot]:
    """Yield the places of household and family on one side of the persons."""
    for block in around_persons(questions, before=before):
        subjects = paper.families if block.subject is SubjectKind.FAMILY else (paper.household,)
        for subject in subjects:
            for variable in questions.in_block(block.id):
                place = Path(variable.name, block.rows, 0) if block.rows else Path(variable.name)
                yield Spot(subject, place, variable)


def _of(questions: Instrument, person: Subject) -> Iterator[Spot]:
    """Yield the places of a person."""
    for block in of_persons(questions):
        for variable in questions.in_block(block.id):
            place = Path(variable.name, block.rows, 0) if block.rows else Path(variable.name)
            yield Spot(person, place, variable)


def _find(spots: Sequence[Spot], at: int, here: Here) -> int | None:
    """Return the place under the cursor: the first from one on, else the first of all."""
    number, question, _ = here
    for place in chain(range(at, len(spots)), range(at)):
        variable = spots[place].variable
        shown = question if variable.question else f"{number} {question}".strip(" .»")
        if variable.question in ("", number) and variable.label_en.startswith(shown):
            return place
    return None


def _typed(variable: Variable, answer: str) -> str:
    """Return an answer as an operator types it: dates without their hyphens."""
    shown = values.show_answer(variable, answer, "en")
    return shown.replace("-", "").replace("/", "") if variable.type is ValueType.DATE else shown


def _bytes(key: str) -> bytes:
    """Return what a terminal sends for a key."""
    return key.encode() if len(key) == 1 else bytes(encode_key(key, "xterm", app_cursor=False))
