"""What is said of an answer while it is typed: the whole date or text, the items of a sum."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

from forms import shorthand, values
from forms.answer_errors import AnswerError
from forms.instrument import Instrument, ValueType, Variable
from forms.keying import keying
from siksng_tui import words
from siksng_tui.widgets.formlines import Reading

_WHOLE_DATE: Final = re.compile(r"\d{8}|\d{2}([ ./-])\d{2}\1\d{4}|\d{4}-\d{2}-\d{2}", re.ASCII)
"""A date behind which nothing can follow."""


@dataclass(frozen=True, slots=True)
class DateReading:
    """Reads a date, also in shorthand."""

    instrument: Instrument
    variable: Variable
    today: dt.date

    def meaning(self, text: str) -> str:
        """Return the whole date; empty while there is none."""
        spelled = shorthand.spelled_out(self.instrument, self.variable, text, self.today)
        try:
            answer = values.read_answer(self.variable, spelled)
        except AnswerError:
            return ""
        return values.show_answer(self.variable, answer, words.language())

    def whole(self, text: str) -> bool:
        """Return whether day, month and the four digits of the year are there."""
        return _WHOLE_DATE.fullmatch(text) is not None and bool(self.meaning(text))


@dataclass(frozen=True, slots=True)
class SumReading:
    """Reads a sum of codes."""

    variable: Variable

    def meaning(self, text: str) -> str:
        """Return the items that the sum holds; empty where it is none."""
        try:
            answer = values.read_answer(self.variable, text)
        except AnswerError:
            return ""
        return values.label(self.variable, answer, words.language())

    def whole(self, text: str) -> bool:
        """Return whether it is a sum, and one more digit would make none."""
        codes = self.variable.list
        if codes is None or not self.meaning(text) or not text.isdecimal():
            return False
        longer = any(own.code != text and own.code.startswith(text) for own in codes.items)
        return not longer and (int(text) == 0 or int(text) * 10 > codes.total)


@dataclass(frozen=True, slots=True)
class WrittenReading:
    """Reads numbers that are written out as a text, as those of RT and RW."""

    pattern: str

    def meaning(self, text: str) -> str:
        """Return the whole text; empty where the numbers do not make one."""
        written = shorthand.written_out(text, self.pattern)
        return written if written != text else ""

    def whole(self, text: str) -> bool:
        """Return whether every number has all its digits."""
        places = self.pattern.count("0")
        return text.isdecimal() and len(text) == places and bool(self.meaning(text))


def reading_of(instrument: Instrument, variable: Variable, today: dt.date) -> Reading | None:
    """Return what reads an answer while it is typed; None where its codes say enough."""
    if variable.type is ValueType.DATE:
        return DateReading(instrument, variable, today)
    if variable.type is ValueType.BITMASK:
        return SumReading(variable)
    pattern = keying(instrument).written.get(variable.name)
    if pattern:
        return WrittenReading(pattern)
    return None
