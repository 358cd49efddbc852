"""The damaged exports: nothing stops, counts add up, and no damage passes as a clean answer."""

import csv
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from forms.rules import check
from siksng_tui.intake.answers import RowReader
from siksng_tui.intake.ledger import Ledger
from siksng_tui.intake.profiles_shipped import HOUSEHOLDS, MEMBERS
from siksng_tui.intake.report import IntakeReport
from tests.intake.exports import BDT, read, table_of
from tests.intake.workbooks import DIRTY, SAMPLES

TODAY = dt.date(2026, 1, 15)
"""The day that the samples were made for."""

RULES_FIND = {
    "child_older_than_parent",
    "date_future",
    "household_without_head",
    "nik_15_digits",
    "nik_17_digits",
    "pregnant_man",
    "two_heads",
}
"""Damages that no cell shows by itself: the rules of the form find them in the record."""

OTHERS_FIND = {
    "card_shared_by_strangers": "a search for doubles over the whole register",
    "nik_of_another_person": "a search for doubles over the whole register",
    "kk_15_digits": "the member's own card number; the family's card is checked",
}
"""Damages that this step cannot see, and what does."""


@dataclass(frozen=True)
class Damage:
    """One line of the list of damages."""

    profile: str
    row: int
    column: str
    kind: str
    action: str
    true: str


def damages() -> Iterator[Damage]:
    """Yield the damages of both files."""
    names = {"rumahtangga": HOUSEHOLDS, "anggota": MEMBERS}
    with (SAMPLES / "siks" / "dirty.csv").open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            profile = names[line.pop("file")]
            yield Damage(profile=profile, row=int(line.pop("row")), **line)


@pytest.fixture(scope="module")
def report() -> IntakeReport:
    """Read both damaged exports once."""
    return read(DIRTY)[1]


def test_the_damaged_exports_are_read_and_the_counts_add_up(report: IntakeReport) -> None:
    """One bad row never stops the others."""
    assert report.rows_read == report.rows_taken + len(report.quarantined)
    assert report.rows_taken == report.households + report.persons
    assert report.households == 240
    assert report.persons == 896
    assert [file.header_row for file in report.files] == [5, 3]


def test_rows_to_be_set_aside_are_set_aside(report: IntakeReport) -> None:
    """And so are the households of a doubled number, with their members."""
    aside = {(it.cell.profile, it.cell.row) for it in report.quarantined}
    meant = {(it.profile, it.row) for it in damages() if it.action == "quarantine-row"}
    assert meant <= aside
    doubled = {(it.profile, it.row) for it in damages() if it.kind == "duplicate_idbdt"}
    assert doubled <= aside


def test_no_damage_that_a_person_must_decide_is_taken_as_it_stands(report: IntakeReport) -> None:
    """Each is left out or set aside here; the rest is named above with what finds it."""
    told = {(it.cell.profile, it.cell.row, it.cell.column) for it in report.doubts}
    told |= {(it.cell.profile, it.cell.row, "") for it in report.quarantined}
    silent = {
        damage.kind
        for damage in damages()
        if damage.action == "ask"
        and not {
            (damage.profile, damage.row, damage.column),
            (damage.profile, damage.row, ""),
        }
        & told
    }
    assert silent == RULES_FIND | OTHERS_FIND.keys()


def test_the_rules_find_what_the_importer_took_in_good_faith() -> None:
    """Two heads, a pregnant man, a child older than the parent: seen as soon as it is opened."""
    records, _ = read(DIRTY)
    found = {finding.rule for record in records for finding in check(BDT, record, TODAY)}
    assert {"H01", "H02", "M03", "M06", "M12", "N01"} <= found


def test_what_is_mended_alone_becomes_the_value_of_the_clean_file(report: IntakeReport) -> None:
    """A repair that gives another value than the true one would be worse than none."""
    true = {(it.profile, it.row, it.column): it.true for it in damages()}
    names = {it.column for it in damages() if it.kind.startswith("region_")}
    compared = 0
    for repair in report.repairs:
        where = (repair.cell.profile, repair.cell.row, repair.cell.column)
        if where in true and repair.cell.column not in names:
            assert repair.taken == true[where]
            compared += 1
    assert compared > 50


def test_every_kind_of_mending_that_is_promised_happens(report: IntakeReport) -> None:
    """Kind by kind: the clean answer is taken, and it is listed unless the cell already had it."""
    readers = {
        table.profile.id: (
            RowReader(table, Ledger(())),
            {row.number: row for row in rows},
            {column.name: column.answers for column in table.profile.columns},
        )
        for table, rows in map(table_of, DIRTY)
    }
    aside = {(it.cell.profile, it.cell.row) for it in report.quarantined}
    for damage in damages():
        if damage.action != "fix-with-report" or not damage.true:
            continue
        reader, rows, variables = readers[damage.profile]
        variable = variables.get(damage.column, "")
        if (damage.profile, damage.row) in aside or damage.row not in rows or not variable:
            continue
        if not variable.startswith("kode_"):
            assert str(reader.answers(rows[damage.row])[variable]) == damage.true
