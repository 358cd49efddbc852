"""Rows between the names of the columns and the first row of data: numbers of columns, formulas.

Files of BDT 2015 have them. Only what surely is nobody's row is passed over; it is counted.
"""

import re
from collections.abc import Sequence
from typing import Final

from siksng_tui.intake.profile import Profile, Purpose
from siksng_tui.intake.reasons import Reason
from siksng_tui.intake.rowchunks import UnreadRow, whole_row
from siksng_tui.intake.rows import CellValue
from siksng_tui.intake.spelling import spell_identity

IDENTITY_DIGITS: Final = 10
"""Digits of a number from which it is a household's or a person's: no count has as many."""

_NUMBERED: Final = re.compile(r"KOLOM[\s.:]*\d*", re.IGNORECASE | re.ASCII)
"""How a row begins that gives the columns their numbers."""


class RowsUnderNames:
    """Leaves out the rows of one table that stand above its data."""

    def __init__(self, profile: Profile) -> None:
        """Expect such rows where each row of data is a member with the household's columns."""
        self.passed_over = 0
        self._begun = profile.purpose is not Purpose.MEMBER_ROWS
        self._columns = len(profile.columns)
        self._names = _answering(profile, "name")
        self._numbers = [profile.key_place, *_answering(profile, "nik")]

    def data(self, rows: list[UnreadRow]) -> list[UnreadRow]:
        """Return those of the next rows that are data."""
        if self._begun:
            return rows
        for at, row in enumerate(rows):
            if self._is_data(row):
                self._begun = True
                self.passed_over += at
                return rows[at:]
        self.passed_over += len(rows)
        return []

    def _is_data(self, row: UnreadRow) -> bool:
        """Return whether a row may be of somebody: it names a person, or has a long number."""
        read = whole_row(row.text, self._columns)
        if read.torn:
            return True
        first = next((cell for cell in read.cells if cell != ""), "")
        if isinstance(first, str) and _NUMBERED.fullmatch(first.strip()):
            return False
        return self._names_somebody(read.cells) or self._numbers_somebody(read.cells)

    def _names_somebody(self, cells: Sequence[CellValue]) -> bool:
        """Return whether there are letters where a name belongs."""
        return any(letter.isalpha() for at in self._names for letter in str(cells[at]))

    def _numbers_somebody(self, cells: Sequence[CellValue]) -> bool:
        """Return whether the number of a household or person is longer than any count."""
        found = [spell_identity(cells[at]) for at in self._numbers]
        lost = any(own.doubt is Reason.DIGITS_LOST for own in found)
        return lost or any(len(str(own.text)) >= IDENTITY_DIGITS for own in found)


def _answering(profile: Profile, role: str) -> list[int]:
    """Return the place of the column that plays a role, if there is one."""
    variable = profile.instrument.roles.get(role)
    return [at for at, own in enumerate(profile.columns) if own.answers and own.answers == variable]
