"""Compare: a request beside another household, answer by answer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from textual.widget import Widget

from forms import values
from forms.instrument import Instrument
from forms.records import Answers, HouseholdRecord, Subject
from siksng_tui import words
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.lines import Tone, fit
from siksng_tui.widgets.page import PageWidget, TextLine, heading
from siksng_tui.words import N_, _

_LABEL: Final = 24
_SIDE: Final = 25
"""Cells of a question, and of an answer."""


@dataclass(frozen=True, slots=True)
class Side:
    """A household on one side: what it is called there, its questionnaire and its answers."""

    title: str
    instrument: Instrument
    record: HouseholdRecord


class CompareScreen(Frame[None]):
    """Two households side by side; what differs stands out and has a mark."""

    TITLE = N_("Side by side")
    PAGE = "compare"
    KEYS = ("everywhere.back", "everywhere.help", "page.page_down", "page.page_up")

    def __init__(self, heading: Heading, left: Side, right: Side) -> None:
        """Show two households."""
        super().__init__(heading)
        self._page = PageWidget(list(_lines(left, right)))

    def body(self) -> Sequence[Widget]:
        """Return the page."""
        return (self._page,)


def _lines(left: Side, right: Side) -> Iterator[TextLine]:
    """Yield both households: members first, as by them a family is known again."""
    yield _line("", left.title, right.title, Tone.STRONG)
    for at, (one, other) in enumerate(zip_longest(left.record.persons, right.record.persons), 1):
        yield heading(_("Member {number}").format(number=at))
        yield from _subject(left, one, right, other)
    for at, (one, other) in enumerate(zip_longest(left.record.families, right.record.families), 1):
        yield heading(_("Family {number}").format(number=at))
        yield from _subject(left, one, right, other)
    yield heading(_("Household"))
    yield from _subject(left, left.record.household, right, right.record.household)


def _subject(
    left: Side, one: Subject | None, right: Side, other: Subject | None
) -> Iterator[TextLine]:
    """Yield the answers of two subjects, question by question."""
    nothing: Answers = {}
    answers = [own.answers if own else nothing for own in (one, other)]
    for name, variable in {**right.instrument.variables, **left.instrument.variables}.items():
        if any(name in own for own in answers):
            said = (
                _said(left.instrument, answers[0], name),
                _said(right.instrument, answers[1], name),
            )
            tone = Tone.PLAIN if said[0] == said[1] else Tone.STRONG
            yield _line(variable.label(words.language()), *said, tone)


def _said(questions: Instrument, answers: Answers, name: str) -> str:
    """Return an answer in words; a dash where there is none."""
    variable, answer = questions.variables.get(name), answers.get(name)
    if answer is None:
        return "-"
    return values.label(variable, answer, words.language()) if variable else str(answer)


def _line(label: str, one: str, other: str, tone: Tone) -> TextLine:
    """Return one question with both answers, marked where they differ."""
    mark = "*" if tone is Tone.STRONG and label else " "
    text = f"{mark}{fit(label, _LABEL)} {fit(one, _SIDE)} {fit(other, _SIDE)}"
    return ((text, tone),)
