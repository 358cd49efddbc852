"""Lists of people, clean and damaged: no damage passes as a clean answer, no clean cell changes."""

import csv
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from forms.regions import shipped_regions
from siksng_tui.intake.ledger import Ledger
from siksng_tui.intake.list_rows import ListReader, ListRow
from siksng_tui.intake.reasons import Reason
from siksng_tui.intake.report import IntakeReport
from tests.intake.exports import table_of
from tests.intake.workbooks import SAMPLES

LISTS = SAMPLES / "lists"
TODAY = dt.date(2026, 1, 15)
"""The day that the samples were made for."""

FILES = (
    "usulan_v4.xlsx",
    "usulan_2021.xlsx",
    "dukcapil_jawaban.xlsx",
    "bnba.csv",
    "prelist.csv",
    "prelist_hasil.csv",
)

WHOLE_LIST = {
    "answer_nobody_asked_for",
    "nik_of_another_person",
    "person_in_two_programmes",
    "programme_mixed",
    "two_answers_for_one_nik",
}
"""Damages that no row shows by itself: what becomes of the list compares the rows."""

RULES = {
    "disability_kind_without_yes",
    "disability_without_kind",
    "pregnancy_date_without_yes",
    "pregnant_man",
}
"""Damages that the rules of the proposal's form find."""

TABLE = {
    "blank_row",
    "byte_order_mark",
    "duplicate_row",
    "formula_cell",
    "header_case",
    "header_space",
    "header_typo",
    "merged_body_cell",
    "merged_title",
    "title_row",
}
"""Damages of the table, which reading it mends; the report of the file tells them."""


@dataclass(frozen=True)
class Damage:
    """One line of the list of damages."""

    row: int
    column: str
    kind: str
    action: str
    true: str

    @property
    def where(self) -> tuple[int, str]:
        """Return the place of the cell."""
        return self.row, self.column


def damages(file: str) -> Iterator[Damage]:
    """Yield the damages of a file."""
    with (LISTS / "dirty.csv").open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines):
            if line.pop("file") == file:
                yield Damage(row=int(line.pop("row") or 0), **line)


def moved(file: str) -> dict[int, int]:
    """Return for each row of the damaged file the row of the clean one that it was."""
    with (LISTS / "rows.csv").open(encoding="utf-8", newline="") as lines:
        steps = [
            (int(line["clean"]), int(line["dirty"]))
            for line in csv.DictReader(lines)
            if line["file"] == file
        ]
    found: dict[int, int] = {}
    for (clean, dirty), after in zip(steps, [*steps[1:], (10_000, 0)], strict=True):
        found |= {dirty + at: clean + at for at in range(after[0] - clean)}
    return found


def read(name: str) -> tuple[dict[int, ListRow], IntakeReport]:
    """Return the rows of a file by their number, and the report."""
    table, rows = table_of(LISTS / name)
    ledger = Ledger(())
    reader = ListReader(table, shipped_regions(), ledger, TODAY)
    return {row.number: row for row in reader.rows(rows)}, ledger.report()


def column(name: str) -> str:
    """Return a column's name as the list of damages has it, without its example."""
    return name.partition("\n")[0].partition(" (")[0]


@pytest.mark.parametrize("file", FILES)
def test_a_clean_list_is_taken_as_it_stands(file: str) -> None:
    """Nothing is doubted; degrees and double spaces that the lists themselves have are told."""
    rows, report = read(f"clean_{file}")
    assert len(rows) == report.rows_read == report.rows_taken
    assert report.doubted == 0
    odd = {Reason.DEGREE_REMOVED, Reason.TEXT_CLEANED}
    assert {repair.reason for repair in report.repairs} <= odd
    assert report.repaired < 10


@pytest.mark.parametrize("file", FILES)
def test_the_counts_of_a_damaged_list_add_up(file: str) -> None:
    """Rows read are rows taken and rows set aside."""
    rows, report = read(f"dirty_{file}")
    assert report.rows_read == report.rows_taken + len(report.quarantined)
    assert report.rows_taken == len(rows)


@pytest.mark.parametrize("file", FILES)
def test_each_damage_of_a_row_gets_the_treatment_that_its_kind_needs(file: str) -> None:
    """Mended and listed, asked about, marked, or the row set aside with its reason."""
    _, report = read(f"dirty_{file}")
    aside = {one.cell.row for one in report.quarantined}
    mended = {(one.cell.row, column(one.cell.column)) for one in report.repairs}
    asked = {(one.cell.row, column(one.cell.column)) for one in report.doubts}
    marked = {(one.cell.row, column(one.cell.column)) for one in report.marks}
    for damage in damages(file):
        if damage.kind in WHOLE_LIST | RULES | TABLE:
            continue
        told = {
            "fix-with-report": damage.where in mended,
            "ask": damage.where in asked,
            "warn": damage.where in marked | asked,
            "quarantine-row": damage.row in aside,
        }
        assert told[damage.action], damage


@pytest.mark.parametrize("file", FILES)
def test_no_clean_cell_changes_beside_a_damaged_one_and_mending_gives_the_true_answer(
    file: str,
) -> None:
    """Cell by cell against the clean twin of the file."""
    clean, _ = read(f"clean_{file}")
    dirty, report = read(f"dirty_{file}")
    damaged = {damage.where for damage in damages(file)}
    mended = {(one.cell.row, column(one.cell.column)) for one in report.repairs}
    profile = table_of(LISTS / f"clean_{file}")[0].profile
    compared = 0
    for row, before in moved(file).items():
        if row not in dirty or before not in clean:
            continue
        for own in profile.columns:
            where = (row, column(own.name))
            if own.answers and (where not in damaged or where in mended):
                after = dirty[row].answers.get(own.answers)
                assert after == clean[before].answers.get(own.answers), where
                compared += 1
    assert compared > 500
