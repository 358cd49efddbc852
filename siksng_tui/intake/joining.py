"""Ties the rows of a household file and a member file together by the household's number.

Neither file has to be sorted. A row that cannot be tied is set aside with its reason and never
stops the others; rows that two different households claim by the same number are set aside all,
because nobody can say whose the members are.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from siksng_tui.intake.report import Cell, Ledger, Reason
from siksng_tui.intake.spelling import spell_identity
from siksng_tui.intake.table import CellValue, Table, TableRow


@dataclass(frozen=True, slots=True)
class JoinedRows:
    """The row of a household and those of its members, in the order of their files."""

    household: TableRow
    members: tuple[TableRow, ...]


@dataclass(slots=True)
class _Group:
    """What the two files hold under one number."""

    households: list[TableRow] = field(default_factory=list)
    members: list[TableRow] = field(default_factory=list)


def join(households: Table, members: Table, ledger: Ledger) -> Iterator[JoinedRows]:
    """Yield each household with its members, in the order of the household file.

    Every row of both files is either yielded or set aside in the ledger, once. Both tables are
    emptied on the way, so that memory shrinks while records grow.
    """
    groups: dict[str, _Group] = {}
    for number, row in _keyed(households, ledger):
        groups.setdefault(number, _Group()).households.append(row)
    for number, row in _keyed(members, ledger):
        groups.setdefault(number, _Group()).members.append(row)
    for number in list(groups):
        group = groups.pop(number)
        household = _one_household(group, households, ledger)
        rows = tuple(_once(group.members, members, ledger))
        if household and rows:
            yield JoinedRows(household, rows)
        elif household:
            ledger.set_aside(_cell(households, household), Reason.NO_MEMBERS)
        else:
            _orphans(rows, members, ledger, had_household=bool(group.households))


def _keyed(table: Table, ledger: Ledger) -> Iterator[tuple[str, TableRow]]:
    """Yield the rows of a table with their household's number, emptying the table."""
    place = table.profile.key_place
    column = table.profile.columns[place].name
    table.rows.reverse()
    while table.rows:
        row = table.rows.pop()
        spelled = spell_identity(row.cells[place])
        if spelled.text:
            yield spelled.text, row
            continue
        if spelled.doubt:
            ledger.doubt(_cell(table, row, column), spelled.doubt, row.cells[place])
        ledger.set_aside(_cell(table, row), Reason.ID_MISSING)


def _one_household(group: _Group, table: Table, ledger: Ledger) -> TableRow | None:
    """Return the only household of a number, None where there is none or more than one."""
    rows = list(_once(group.households, table, ledger))
    if len(rows) == 1:
        return rows[0]
    for row in rows:
        ledger.set_aside(_cell(table, row), Reason.ID_TWICE)
    return None


def _once(rows: Iterable[TableRow], table: Table, ledger: Ledger) -> Iterator[TableRow]:
    """Yield each row once; one that is the same cell by cell is set aside."""
    seen: set[tuple[CellValue, ...]] = set()
    for row in rows:
        if row.cells in seen:
            ledger.set_aside(_cell(table, row), Reason.ROW_REPEATED)
            continue
        seen.add(row.cells)
        yield row


def _orphans(
    rows: Iterable[TableRow], table: Table, ledger: Ledger, *, had_household: bool
) -> None:
    """Set aside members whose household is not in the file, or was set aside itself."""
    reason = Reason.HOUSEHOLD_SET_ASIDE if had_household else Reason.NO_HOUSEHOLD
    for row in rows:
        ledger.set_aside(_cell(table, row), reason)


def _cell(table: Table, row: TableRow, column: str = "") -> Cell:
    """Return where a row, or a cell of it, stands."""
    return Cell(table.profile.id, row.number, column)
