"""Reads the cells of one column: spelled as they would be typed, then read as answers."""

from collections.abc import Callable
from functools import partial
from typing import Final, NamedTuple

from forms.answer_errors import AnswerError
from forms.instrument import ValueType, Variable
from forms.records import Answer
from forms.values import read_answer
from siksng_tui.intake.codebooks import code_spelling
from siksng_tui.intake.date_spelling import DAYS_FROM, DAYS_FROM_1904, spell_date
from siksng_tui.intake.profile import Column, Kind, Profile
from siksng_tui.intake.rows import CellValue
from siksng_tui.intake.spelled import Spelled
from siksng_tui.intake.spelling import (
    SPELLINGS,
    spell_address,
    spell_area,
    spell_identity,
    spell_name,
    spell_text,
    spell_unit,
    spell_word,
)

REMEMBERED: Final = 20_000
"""Cells of one column that are remembered: most columns hold the same ones again and again."""

Spelling = Callable[[CellValue], Spelled]
"""How the cells of a column are spelled before they are read."""

_BY_KIND: Final[dict[Kind, Spelling]] = {
    Kind.NUMBER: spell_identity,
    Kind.NAME: spell_name,
    Kind.ADDRESS: spell_address,
    Kind.AREA: spell_area,
    Kind.UNIT: spell_unit,
}


class Noted(NamedTuple):
    """A cell of which the report speaks: its answer if it has one; a doubt, a repair, a mark."""

    answer: Answer | None
    doubt: str = ""
    repair: str = ""
    mark: str = ""


class CellReader(dict[CellValue, Answer | Noted]):
    """What becomes of each cell of one column: a mapping that reads what it does not know yet.

    A cell that was taken as it stands maps to its answer alone.
    """

    def __init__(self, variable: Variable, spell: Spelling) -> None:
        """Read cells by the variable's type, after they were spelled as they would be typed."""
        super().__init__()
        self.variable = variable
        self._spell = spell

    def __missing__(self, cell: CellValue) -> Answer | Noted:
        """Read a cell that was not met before, and remember it while there is room."""
        outcome = self._read(cell)
        if len(self) < REMEMBERED:
            self[cell] = outcome
        return outcome

    def _read(self, cell: CellValue) -> Answer | Noted:
        """Spell a cell and read it as the instrument reads typed text."""
        spelled = self._spell(cell)
        if spelled.doubt or not spelled.text:
            return Noted(None, doubt=spelled.doubt or "")
        try:
            answer = read_answer(self.variable, spelled.text)
        except AnswerError as error:
            return Noted(None, doubt=error.code)
        if spelled.repair or spelled.mark:
            return Noted(answer, repair=spelled.repair or "", mark=spelled.mark or "")
        return answer


def cell_reader(profile: Profile, column: Column, *, from_1904: bool) -> CellReader:
    """Return what reads the cells of a column that answers a variable."""
    variable = profile.instrument.variable(column.holds)
    if by_list := code_spelling(profile, column):
        return CellReader(variable, by_list)
    if column.spelled:
        return CellReader(variable, partial(spell_word, words=profile.words(column.spelled)))
    if variable.type is ValueType.DATE:
        start = DAYS_FROM_1904 if from_1904 else DAYS_FROM
        return CellReader(variable, partial(spell_date, usual=profile.dates, start=start))
    return CellReader(
        variable, _BY_KIND.get(column.kind) or SPELLINGS.get(variable.type, spell_text)
    )
