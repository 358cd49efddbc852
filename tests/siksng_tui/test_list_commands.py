"""`siksng import FILE` and `siksng list` as scripts call them."""

import json
from pathlib import Path
from typing import Any

import pytest

from siksng_tui.services.requests import lookup
from tests.commands import Done, run_as
from tests.services.bureau import PEOPLE, Bureau, copied, home
from tests.services.list_files import written

STRANGER = {"NAMA": "ORANG LUAR [/] \x1b[2J", "NIK": "1702014101019001", "BANSOS PKH": "YA"}
"""Whom the register does not have, under a name that attacks a terminal."""


@pytest.fixture
def bureau(tmp_path: Path) -> Bureau:
    """An office with a register."""
    return copied(tmp_path)


def _siksng(bureau: Bureau, *words: str) -> Done:
    """Run the real command."""
    return run_as(bureau.folder, PEOPLE["rani"], *words, lang="en")


def _json(bureau: Bureau, *words: str) -> Any:  # noqa: ANN401 - JSON
    """Return what a command prints as JSON."""
    return json.loads(_siksng(bureau, *words, "--json").said)


def _file(bureau: Bureau) -> Path:
    """Return a list of the ministry: the first member of a family, and somebody from outside."""
    with bureau.at_work("rani") as session:
        first = lookup.household(session, home()).record.persons[0].answers
    member = {"NAMA": str(first["nama"]), "NIK": str(first["nik"]), "BANSOS PKH": "YA"}
    return written("bnba_23", [member, STRANGER], bureau.place / "bnba.xlsx")


def test_a_list_is_tried_imported_shown_and_taken_back(bureau: Bureau) -> None:
    """Numbers of identity are masked, and no value of a cell is reported."""
    path = str(_file(bureau))
    tried = _json(bureau, "import", path, "--dry-run")
    assert (tried["stored"], tried["list"], tried["new"]) == (False, None, 2)
    assert _json(bureau, "list", "show") == []
    came = _json(bureau, "import", path, "--period", "2026-Q4")
    assert (came["list"], came["matched_by_nik"], came["unmatched"]) == (1, 1, 1)
    (listed,) = _json(bureau, "list", "show")
    assert (listed["purpose"], listed["period"], listed["entries"]) == ("recipients", "2026-Q4", 2)
    entries = _json(bureau, "list", "entries", "1", "--which", "matched")
    assert [own["household"] for own in entries] == [home()]
    assert entries[0]["nik"].count("*") == 8
    shown = _siksng(bureau, "list", "undo", "1", "--reason", "salah bulan")
    assert "import undone" in shown.said
    assert _json(bureau, "list", "entries", "1") == []


@pytest.mark.parametrize(
    ("edition", "entries", "others"),
    [("add", 3, "stay as they are: 2"), ("replace", 1, "count no more: 2")],
)
def test_what_becomes_of_the_list_that_stands_is_said(
    bureau: Bureau, edition: str, entries: int, others: str
) -> None:
    """How many others stay in it, or count no more."""
    _siksng(bureau, "import", str(_file(bureau)))
    another = STRANGER | {"NIK": "1702014101019002"}
    path = str(written("bnba_23", [another], bureau.place / "another.xlsx"))
    assert others in _siksng(bureau, "import", path, "--edition", edition).said
    assert len(_json(bureau, "list", "entries", "2")) == entries


def test_who_is_outside_and_who_is_without_is_listed_and_nothing_obeys_a_name(
    bureau: Bureau,
) -> None:
    """What a file says draws as it reads."""
    before = len(_json(bureau, "list", "without"))
    _siksng(bureau, "import", str(_file(bureau)))
    assert [own["outside"] for own in _json(bureau, "list", "programmes")] == [1]
    (outside,) = _json(bureau, "list", "outside", "--programme", "PKH")
    assert "\x1b" not in outside["name"]
    assert outside["name"].startswith("ORANG LUAR [/]")
    assert "\x1b" not in _siksng(bureau, "list", "entries", "1").said
    assert len(_json(bureau, "list", "without")) == before - 1


def test_too_many_files_and_a_known_file_are_refused_with_a_sentence(bureau: Bureau) -> None:
    """With the exit status of its kind, and nothing of the file in it."""
    path = str(_file(bureau))
    assert _siksng(bureau, "import", path, path).status == 2
    _siksng(bureau, "import", path)
    again = _siksng(bureau, "import", path)
    assert (again.status, again.said) == (5, "")
    assert "imported before" in again.told
    assert _siksng(bureau, "list", "show", "9").status == 4
