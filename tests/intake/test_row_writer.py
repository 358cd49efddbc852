"""What a file says is written again as it stood: same columns, order, names, codes and dates."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from forms.loading import instrument
from forms.names import without_degrees
from forms.regions import shipped_regions
from forms.told import told
from siksng_tui.intake.ledger import Ledger
from siksng_tui.intake.list_rows import ListReader
from siksng_tui.intake.profile import PLACED, Column, Kind
from siksng_tui.intake.profiles_shipped import HOUSEHOLDS, MEMBERS, profile
from siksng_tui.intake.row_writer import RowWriter
from siksng_tui.intake.rows import CellValue
from tests.intake.exports import read, table_of
from tests.intake.test_lists import LISTS, TODAY
from tests.intake.workbooks import CLEAN

LINE_NUMBERS = {"NO", "kepesertaan PBI"}
"""Columns that the register keeps nothing of, and that the clean samples fill."""


def spelled(column: Column, cell: CellValue) -> str:
    """Return a cell of a sample as the register takes it; sheets there hold counts as numbers."""
    text = str(int(cell)) if isinstance(cell, float) else str(cell)
    taken = " ".join(text.upper().split())
    return without_degrees(taken) if column.kind is Kind.NAME else taken


def kept(profile_id: str, cells: Sequence[CellValue]) -> list[str]:
    """Return the cells of a sample's row, without those that the register keeps nothing of."""
    pairs = zip(profile(profile_id).columns, cells, strict=True)
    return ["" if own.name in LINE_NUMBERS else spelled(own, cell) for own, cell in pairs]


@pytest.mark.parametrize(
    "name",
    [
        "clean_usulan_v4.xlsx",
        "clean_usulan_2021.xlsx",
        "clean_dukcapil_jawaban.xlsx",
        "clean_bnba.csv",
        "clean_prelist.csv",
        "clean_prelist_hasil.csv",
    ],
)
def test_a_clean_list_is_written_cell_by_cell_as_it_was_read(name: str) -> None:
    """Names of places by the list's own spelling; of a place elsewhere nothing is kept."""
    table, rows = table_of(LISTS / name)
    cells = {row.number: row.cells for row in rows}
    reader = ListReader(table, shipped_regions(), Ledger(()), TODAY)
    writer = RowWriter(table.profile, shipped_regions())
    placed = any(column.kind in PLACED for column in table.profile.columns)
    own = [row for row in reader.rows(rows) if row.village or not placed]
    assert len(own) > len(rows) * 0.9
    for row in own:
        written = writer.row(row.answers, row.village.code if row.village else "")
        assert [cell.upper() for cell in written] == kept(table.profile.id, cells[row.number])


def test_both_exports_of_siks_ng_are_written_as_they_were_read() -> None:
    """Codes of the region stand beside each member, who is tied to the household by its number."""
    records, _report = read(CLEAN, {"jenis_cacat": "disability_bdt_2015"})
    homes, people = (RowWriter(profile(own), shipped_regions()) for own in (HOUSEHOLDS, MEMBERS))
    bdt = instrument("bdt")
    written: dict[str, list[list[str]]] = {HOUSEHOLDS: [], MEMBERS: []}
    for record in records:
        home = record.household
        written[HOUSEHOLDS].append(homes.row(home.answers, home.region))
        number = told(bdt, home.answers, "household_id")
        for person in record.persons:
            written[MEMBERS].append(people.row(person.answers, home.region, number))
    for profile_id, path in zip((HOUSEHOLDS, MEMBERS), CLEAN, strict=True):
        assert sorted(written[profile_id]) == sorted(_rows(profile_id, path))


def _rows(profile_id: str, path: Path) -> list[list[str]]:
    """Return the rows of a sample."""
    return [kept(profile_id, row.cells) for row in table_of(path)[1]]
