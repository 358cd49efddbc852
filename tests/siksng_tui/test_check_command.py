"""`siksng check` as scripts call it: its list, its counts, its workbook and its exit status."""

import json
from pathlib import Path
from typing import Final

import pytest
from python_calamine import CalamineWorkbook

from siksng_tui.services.requests import lookup
from tests.commands import Done, run_as
from tests.services.bureau import PEOPLE, Bureau, copied

VILLAGE: Final = "17.71.03.1001"


@pytest.fixture
def bureau(tmp_path: Path) -> Bureau:
    """An office with a register."""
    return copied(tmp_path)


def _check(bureau: Bureau, *words: str) -> Done:
    """Run the real command."""
    return run_as(bureau.folder, PEOPLE["rani"], "check", *words, lang="en")


def test_a_village_is_listed_counted_and_written(bureau: Bureau) -> None:
    """The workbook holds what JSON says, as text, without a number or a name of anybody."""
    book = bureau.stick / "temuan.xlsx"
    done = _check(bureau, "--village", VILLAGE, "--json", "--report", str(book))
    assert done.status == 6
    told = json.loads(done.said)
    listed = told["findings"]
    assert told["open"] > 0
    assert {one["village"] for one in listed} == {VILLAGE}
    assert sum(rule["findings"] for rule in told["rules"]) == len(listed)
    read = CalamineWorkbook.from_path(str(book))
    first, second = (read.get_sheet_by_name(name).to_python() for name in read.sheet_names)
    assert [row[5] for row in first[1:]] == [one["rule"] for one in listed]
    assert [row[0] for row in second[1:]] == [rule["rule"] for rule in told["rules"]]
    _assert_nobody_is_named(bureau, listed[0]["household"], done.said, str(first))


def _assert_nobody_is_named(bureau: Bureau, household: str, *texts: str) -> None:
    """See that no NIK, card number or name of a household stands in the texts."""
    with bureau.at_work("rani") as session:
        record = lookup.household(session, household).record
    told = [str(person.answers.get(name)) for person in record.persons for name in ("nik", "nama")]
    told += [str(family.answers.get("no_kk_keluarga")) for family in record.families]
    assert not [value for value in told for text in texts if value in text]


def test_lines_for_people_end_with_the_counts(bureau: Bureau) -> None:
    """Only what is open, if that is asked for; the counts are of everything."""
    done = _check(bureau, "--village", VILLAGE, "--open")
    lines = done.said.splitlines()
    listed = [line for line in lines if VILLAGE in line]
    assert not [line for line in listed if "  Note  " in line]
    assert "A03  Note" in "\n".join(lines[len(listed) :])
    assert done.told.strip().splitlines()[-1] == f"To mend or to explain: {len(listed)}"


def test_nothing_found_is_status_zero_and_an_unknown_region_four(bureau: Bureau) -> None:
    """No request is under way in a new office; a refusal prints no result."""
    empty = _check(bureau, "--requests", "--json")
    assert (empty.status, json.loads(empty.said)["findings"]) == (0, [])
    unknown = _check(bureau, "--village", "99", "--json")
    assert (unknown.status, unknown.said) == (4, "")
