"""Writes records as rows of a profile's columns, spelled as files of the kind spell them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from forms.instrument import ValueType
from forms.records import Answer, Answers
from forms.regions import Region, Regions
from siksng_tui.intake.places import bps_parts
from siksng_tui.intake.profile import BPS, LEVELS, PLACED, Column, DateOrder, Kind, Profile
from siksng_tui.intake.spelling import spell_unit

_DATES: Final[Mapping[DateOrder, str]] = MappingProxyType(
    {
        DateOrder.YEAR_FIRST: "{year}-{month}-{day}",
        DateOrder.DAY_FIRST_SLASHES: "{day}/{month}/{year}",
        DateOrder.DAY_FIRST_HYPHENS: "{day}-{month}-{year}",
    }
)


class RowWriter:
    """Writes rows of one profile; `RowReader` reads the same answers out of them."""

    def __init__(self, profile: Profile, regions: Regions) -> None:
        """Prepare the words in which the profile writes codes, and its dates."""
        self._profile = profile
        self._regions = regions
        self._words = {
            column.name: _usual_words(profile, column)
            for column in profile.columns
            if column.answers and column.spelled
        }

    def row(self, answers: Answers, village: str = "", number: str = "") -> list[str]:
        """Return the cells of a record, all of them text; empty where it has no answer.

        Args:
            answers: by the variables of the profile's instrument.
            village: code of its village, empty where that is not known.
            number: what ties the row to that of its household, where the profile has such a column.
        """
        path = self._regions.path(village) if village else ()
        return [self._cell(column, answers, path, number) for column in self._profile.columns]

    def _cell(self, column: Column, answers: Answers, path: tuple[Region, ...], number: str) -> str:
        """Return one cell."""
        if column.answers:
            answer = answers.get(column.answers)
            return "" if answer is None else self._answer(column, answer)
        if column.kind in PLACED:
            return self._place(column, path)
        return number if column.kind is Kind.NUMBER else ""

    def _answer(self, column: Column, answer: Answer) -> str:
        """Return an answer as the files of the kind spell it."""
        text = str(answer)
        if column.spelled:
            return self._words[column.name].get(text, text)
        if column.kind is Kind.UNIT:
            return spell_unit(text).text
        if self._profile.instrument.variable(column.answers).type is ValueType.DATE:
            year, month, day = text.split("-")
            return _DATES[self._profile.dates].format(year=year, month=month, day=day)
        return text

    def _place(self, column: Column, path: tuple[Region, ...]) -> str:
        """Return the name of a region of the village's, or that part of the village's code."""
        at = LEVELS.index(column.holds)
        if at >= len(path):
            return ""
        if column.kind is Kind.BPS:
            return bps_parts(path[-1])[at]
        if column.kind is Kind.KEMENDAGRI:
            return path[-1].code.split(".")[at]
        usual = self._regions.other_names(path[at].code) if column.spelled == BPS else ()
        return (*usual, path[at].name)[0].upper()


def _usual_words(profile: Profile, column: Column) -> dict[str, str]:
    """Return the word that stands for each code: the one that files of the kind write."""
    words = profile.words(column.spelled).items()
    usual = sorted(words, key=lambda known: known[1].usual)
    return {word.code: text for text, word in usual}
