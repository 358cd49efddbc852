"""Ties the rows of a household file and a member file together by the household's number.

Neither file has to be sorted. A row that cannot be tied is set aside with its reason and never
stops the others; rows that two different households claim by the same number are set aside all,
because nobody can say whose the members are.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from db.file.staging import StagedRow, Staging
from forms.identity import is_complete
from forms.instrument import Instrument
from siksng_tui.intake.ledger import Ledger
from siksng_tui.intake.reading import TableReading
from siksng_tui.intake.reasons import Reason
from siksng_tui.intake.report import Cell
from siksng_tui.intake.rowchunks import whole_row
from siksng_tui.intake.rows import CellValue, TableRow
from siksng_tui.intake.spelling import spell_identity
from siksng_tui.intake.table import Table
from siksng_tui.intake.under_names import RowsUnderNames

HOUSEHOLD_SOURCE: Final = 0
"""The household file among the sources of the staging table; it comes first in its order."""

MEMBER_SOURCE: Final = 1
"""The member file, whether or not its rows repeat the columns of the household."""

HOUSEHOLD_ID: Final = "household_id"
"""The role of the centre's number of a household."""


@dataclass(frozen=True, slots=True)
class TiedRows:
    """What files have under a household's number: its row, if there is one, and its members'."""

    number: str
    household: TableRow | None
    members: tuple[TableRow, ...]


def lay_out(reading: TableReading, source: int, staged: Staging) -> int:
    """Put all rows of a table under their household's number; those without one under none.

    Returns how many rows between the names of the columns and the data were passed over.

    Raises:
        ImportCancelledError: the operator stopped the import.
        SiksngError: the rest cannot be read, or the disk did not take it.
    """
    profile = reading.table.profile
    under_names = RowsUnderNames(profile)
    number = partial(household_number, is_card=ties_by_card(profile.instrument))
    for chunk in reading.unread():
        rows = under_names.data(chunk)
        staged.add(source, ((row.number, number(row.key), row.text) for row in rows))
    return under_names.passed_over


def household_number(cell: CellValue, *, is_card: bool) -> str:
    """Return the number of a household as its rows are tied by; empty where there is none.

    A card number of which digits are gone ties nothing: another family may have the rest.
    """
    number = spell_identity(cell).text
    return "" if is_card and not is_complete(number) else number


def ties_by_card(questions: Instrument) -> bool:
    """Return whether a card's number ties a household: of one family there may be no other."""
    return HOUSEHOLD_ID not in questions.roles


def number_variable(questions: Instrument) -> str:
    """Return the variable whose answer ties the rows of a household."""
    return questions.roles["family_card" if ties_by_card(questions) else HOUSEHOLD_ID]


def tie(tables: Mapping[int, Table], staged: Staging, ledger: Ledger) -> Iterator[TiedRows]:
    """Yield what one or both files have under each number, in the order of the household file.

    Every row is either yielded or set aside in the ledger, once.

    Args:
        tables: by their source.
        staged: their rows, which were laid out.
        ledger: told what is set aside, and why.

    Raises:
        ReaderDiedError: a row is none; what was yielded is to be given up.
    """
    columns = {source: len(table.profile.columns) for source, table in tables.items()}
    for row in staged.under(""):
        _without_number(_read(row, columns), tables[row.source], ledger)
    for number, rows in staged.groups():
        found: tuple[list[TableRow], list[TableRow]] = ([], [])
        for row in rows:
            found[row.source].append(_read(row, columns))
        homes, people = (
            list(_once(own, tables[source], ledger)) if own else []
            for source, own in enumerate(found)
        )
        if len(homes) > 1:
            for home in homes:
                _set_aside(home, tables[HOUSEHOLD_SOURCE], ledger, Reason.ID_TWICE)
            if people:
                _orphans(people, tables[MEMBER_SOURCE], ledger, Reason.HOUSEHOLD_SET_ASIDE)
        else:
            yield TiedRows(number, next(iter(homes), None), tuple(people))


def _read(row: StagedRow, columns: Mapping[int, int]) -> TableRow:
    """Return a row of a source whose tables have so many columns."""
    return whole_row(row.text, columns[row.source])


def _without_number(row: TableRow, table: Table, ledger: Ledger) -> None:
    """Set aside a row that cannot be tied to any other."""
    if reason := row.torn:
        _set_aside(row, table, ledger, reason)
        return
    place = table.profile.key_place
    cell = row.cells[place]
    if doubt := spell_identity(cell).doubt:
        ledger.doubt(_cell(table, row, table.profile.columns[place].name), doubt, cell)
    _set_aside(row, table, ledger, Reason.ID_MISSING)


def _once(rows: Iterable[TableRow], table: Table, ledger: Ledger) -> Iterator[TableRow]:
    """Yield each row once; one that is the same cell by cell is set aside."""
    seen: set[tuple[CellValue, ...]] = set()
    for row in rows:
        if row.cells in seen:
            _set_aside(row, table, ledger, Reason.ROW_REPEATED)
            continue
        seen.add(row.cells)
        yield row


def _orphans(rows: Iterable[TableRow], table: Table, ledger: Ledger, reason: Reason) -> None:
    """Set aside members whose household is not in the file, or was set aside itself."""
    for row in rows:
        _set_aside(row, table, ledger, reason)


def _set_aside(row: TableRow, table: Table, ledger: Ledger, reason: Reason) -> None:
    """Set a row aside with its cells, so that it can be mended."""
    ledger.set_aside(_cell(table, row), reason, row.cells)


def _cell(table: Table, row: TableRow, column: str = "") -> Cell:
    """Return where a row, or a cell of it, stands."""
    return Cell(table.profile.id, row.number, column)
