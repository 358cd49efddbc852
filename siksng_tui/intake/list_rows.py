"""Reads the rows of a list of people, one at a time: answers and village, or set aside."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from forms.records import Answer
from forms.regions import Region, Regions
from siksng_tui.intake.answers import RowReader
from siksng_tui.intake.ledger import Ledger
from siksng_tui.intake.places import VillageFinder
from siksng_tui.intake.reasons import Reason
from siksng_tui.intake.row_doubts import row_doubts
from siksng_tui.intake.rows import TableRow
from siksng_tui.intake.table import Table


class ListRow(NamedTuple):
    """One row of a list: its number as a spreadsheet shows it, its answers, and its village.

    The village is None where the list has no places, or where what it says tells none. `doubtful`
    says that an answer was left out, at which a person has to look.
    """

    number: int
    answers: dict[str, Answer]
    village: Region | None
    doubtful: bool = False


class ListReader:
    """Reads rows of one table; what was mended, left out or set aside goes to the ledger."""

    def __init__(self, table: Table, regions: Regions, ledger: Ledger, today: dt.date) -> None:
        """Prepare to read; nobody in a list is born after today."""
        self._today = today
        self._reader = RowReader(table, ledger)
        self._villages = VillageFinder(table.profile, regions)
        self._ledger = ledger
        self._seen: set[bytes] = set()
        self._table = table
        self._read = 0

    def rows(self, rows: Iterable[TableRow]) -> Iterator[ListRow]:
        """Yield every row that can be taken; the ledger has the others, each with its reason.

        How many rows the file has stands in the ledger once the last was read.
        """
        for row in rows:
            if self._blank(row):
                continue
            self._read += 1
            if row.torn:
                self._ledger.set_aside(self._reader.cell(row), row.torn, row.cells)
                continue
            if self._repeated(row):
                self._ledger.set_aside(self._reader.cell(row), Reason.ROW_REPEATED, row.cells)
                continue
            doubts = self._ledger.doubted
            answers = self._answers(row)
            village = self._village(row)
            if not self._reader.lacks(row, answers):
                self._ledger.rows_taken += 1
                yield ListRow(row.number, answers, village, self._ledger.doubted > doubts)
        self._ledger.files = (self._table.facts(self._read),)

    def _answers(self, row: TableRow) -> dict[str, Answer]:
        """Return the answers of a row, without those that are doubted."""
        answers = self._reader.answers(row)
        profile = self._reader.profile
        for place, reason in tuple(row_doubts(profile, answers, self._today)):
            self._ledger.doubt(self._reader.cell(row, place), reason, row.cells[place])
            answers.pop(profile.columns[place].answers, None)
        return answers

    def _blank(self, row: TableRow) -> bool:
        """Return whether a row only has what no question belongs to, as the lines of a form."""
        return all(
            row.cells[at] == "" for at, own in enumerate(self._reader.profile.columns) if own.holds
        )

    def _repeated(self, row: TableRow) -> bool:
        """Return whether the same row, cell by cell, came before."""
        digest = hashlib.blake2b(repr(row.cells).encode(), digest_size=16).digest()
        if digest in self._seen:
            return True
        self._seen.add(digest)
        return False

    def _village(self, row: TableRow) -> Region | None:
        """Return the village of a row; where its name was mended or tells none, the ledger says."""
        if self._villages.column is None:
            return None
        found = self._villages.of(row)
        where, written = self._reader.cell(row, self._villages.column), self._villages.written(row)
        if found is None:
            if written:
                self._ledger.mark(where, Reason.REGION_ELSEWHERE, written)
            return None
        if found.mended:
            self._ledger.repair(where, Reason.REGION_TRANSLATED, written, found.region.code)
        return found.region
