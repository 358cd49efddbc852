"""`siksng bundle` and `siksng report work` as scripts call them."""

import json
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from siksng_tui.services.entry import entry, starting
from siksng_tui.services.figures.work_log import WorkLog
from siksng_tui.tally import Tally
from tests.commands import Done, run_as
from tests.services.bureau import PEOPLE, Bureau, copied, home
from tests.services.road import WHY

VILLAGE = "17.71.01.1004"
"""Bumi Ayu."""


@pytest.fixture
def bureau(tmp_path: Path) -> Bureau:
    """An office with a register."""
    return copied(tmp_path)


def _siksng(bureau: Bureau, *words: str, name: str = "rani") -> Done:
    """Run the real command."""
    return run_as(bureau.folder, PEOPLE[name], *words, lang="en")


def _worked(bureau: Bureau, at: int = 0) -> None:
    """Work at the screen: one field, one record."""
    with bureau.at_work("rani") as session:
        tally = Tally()
        log = WorkLog(session, tally)
        filled = entry.open_entry(session, starting.correction(session, home(at), WHY))
        for __ in range(4):
            tally.pressed(rubs_out=False)
        place = entry.LeftField(filled.record.household.id, "luas_lantai", str(61 + at))
        log.file(log.leave(filled, place))
        log.close()


def test_a_stack_is_taken_in_listed_shown_and_closed(bureau: Bureau) -> None:
    """Its number comes back, and everything of it as JSON."""
    header = ("--village", VILLAGE, "--forms", "2", "--members", "7", "--received", "2026-11-20")
    number = _siksng(bureau, "bundle", "new", *header, "--area", "RT 03").said.strip()
    (listed,) = json.loads(_siksng(bureau, "bundle", "list", "--json").said)
    assert (listed["number"], listed["missing"], listed["closed"]) == (number, 2, None)
    shown = json.loads(_siksng(bureau, "bundle", "show", number, "--json").said)
    assert (shown["requests"], shown["members_entered"], shown["agrees"]) == ([], 0, False)
    assert _siksng(bureau, "bundle", "close", number).status == 5
    assert _siksng(bureau, "bundle", "close", number, "--reason", "kosong").status == 0
    lines = _siksng(bureau, "bundle", "list").said.splitlines()
    assert lines[0].startswith(f"{number} x {VILLAGE}")


def test_a_request_is_put_into_a_stack(bureau: Bureau) -> None:
    """One that was begun before the stack was on the desk."""
    with bureau.at_work("rani") as session:
        request = starting.new_household(session, VILLAGE, "bdt", "Baru")
    number = _siksng(bureau, "bundle", "new", "--village", VILLAGE, "--forms", "1").said.strip()
    assert _siksng(bureau, "bundle", "put", number, request).status == 0
    assert request in _siksng(bureau, "bundle", "show", number).said
    assert _siksng(bureau, "bundle", "show", "1771-2026T-009-X").status == 4


def test_the_work_log_is_told_as_json_and_written_as_a_workbook(bureau: Bureau) -> None:
    """Every sitting, and each person added up."""
    for at in range(2):
        _worked(bureau, at)
    book = bureau.stick / "kerja.xlsx"
    done = _siksng(bureau, "report", "work", "--json", "--out", str(book), name="budi")
    told = json.loads(done.said)
    (person,) = told["accounts"]
    assert person["account"] == "rani"
    assert (person["fields"], person["keys"], person["records"]) == (2, 8, {"correction": 2})
    assert person["keys_a_record"] == 4.0
    read = CalamineWorkbook.from_path(str(book))
    first, second = (read.get_sheet_by_name(name).to_python() for name in read.sheet_names)
    assert (len(first), len(second)) == (3, 2)
    again = _siksng(bureau, "report", "work", "--out", str(book))
    assert (again.status, again.said) == (5, "")


def test_people_read_one_line_for_each_person(bureau: Bureau) -> None:
    """With the rates."""
    _worked(bureau)
    (line,) = _siksng(bureau, "report", "work").said.splitlines()
    assert line.startswith("rani: 0.0 hours, 1 records, 1 fields;")
