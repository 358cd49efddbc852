"""`siksng export` as scripts call it."""

import csv
import json
from pathlib import Path

from click.testing import CliRunner, Result

from siksng_tui.cli.root import root
from tests.services.bureau import PEOPLE, Bureau, copied
from tests.services.list_files import LISTS

VILLAGE = "17.71.01.1004"
"""Bumi Ayu."""


def _siksng(bureau: Bureau, *words: str) -> Result:
    """Return what came of a command."""
    own = {"SIKSNG_DATA": str(bureau.folder), "SIKSNG_AS": "rani"}
    secret = {"SIKSNG_PASSPHRASE": PEOPLE["rani"].passphrase}
    return CliRunner().invoke(root, ["--lang", "en", *words], env=own | secret)


def _rows(path: Path, separator: str = ",") -> list[list[str]]:
    """Return the rows of a text, the names of the columns first."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines, delimiter=separator))


def test_a_village_goes_out_and_no_file_is_written_over(tmp_path: Path) -> None:
    """The counts are printed; a second time the file is there already."""
    bureau = copied(tmp_path)
    path = bureau.stick / "bumi-ayu.csv"
    words = ("export", "siks_household_59", str(path), "--village", VILLAGE)
    told = json.loads(_siksng(bureau, *words, "--json").stdout)
    rows = _rows(path)
    assert (told["rows"], told["left_out"]) == (len(rows) - 1, 0)
    assert rows[0][:2] == ["IDBDT", "KDPROP"] and len(rows[0]) == 59
    again = _siksng(bureau, *words)
    assert getattr(again.exception, "code", "") == "target-exists"
    assert _rows(path) == rows


def test_a_list_that_came_in_goes_out_by_its_number(tmp_path: Path) -> None:
    """In the ministry's columns, with the ministry's bars; a found name narrows it."""
    bureau = copied(tmp_path)
    _siksng(bureau, "import", str(LISTS / "clean_bnba.csv"))
    (own,) = json.loads(_siksng(bureau, "list", "show", "--json").stdout)
    path = bureau.stick / "bnba.csv"
    found = ("--list", str(own["number"]), "--find", "suyatno")
    said = _siksng(bureau, "export", "bnba_23", str(path), *found).stdout
    rows = _rows(path, "|")
    assert f"Rows written: {len(rows) - 1};" in said
    assert "SUYATNO" in rows[1]


def test_a_layout_of_lists_without_a_list_is_refused(tmp_path: Path) -> None:
    """The register knows no answers of a prelist; the sentence says what to name."""
    bureau = copied(tmp_path)
    path = bureau.stick / "prelist.csv"
    done = _siksng(bureau, "export", "prelist_12", str(path))
    assert getattr(done.exception, "code", "") == "layout-unfit"
    assert not path.exists()


def test_a_second_template_of_a_period_is_refused_until_it_is_meant(tmp_path: Path) -> None:
    """The sentence names day and rows; --again writes it."""
    bureau = copied(tmp_path)
    _siksng(bureau, "import", str(LISTS / "clean_usulan_v4.xlsx"))
    words = ("export", "proposal_v4_21", "--programme", "PBI", "--period", "2026-12")
    first, second = (str(bureau.stick / name) for name in ("satu.csv", "dua.csv"))
    told = json.loads(_siksng(bureau, *words, first, "--json").stdout)
    assert told["rows"] == len(_rows(Path(first))) - 1 > 0
    assert (told["programme"], told["period"], told["clashes"]) == ("PBI", "2026-12", 0)
    refused = _siksng(bureau, *words, second).exception
    assert getattr(refused, "code", "") == "template-written"
    assert getattr(refused, "facts", {})["rows"] == told["rows"]
    assert not Path(second).exists()
    assert json.loads(_siksng(bureau, *words, second, "--again", "--json").stdout) == told
