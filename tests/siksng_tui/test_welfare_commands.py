"""`siksng welfare` as scripts call it."""

import json
from pathlib import Path

from click.testing import CliRunner

from siksng_tui.cli.root import root
from tests.services.bureau import PEOPLE, Bureau, copied

VILLAGE = "17.71.01.1004"
"""Bumi Ayu."""


def _siksng(bureau: Bureau, *words: str) -> str:
    """Return what a command prints."""
    own = {"SIKSNG_DATA": str(bureau.folder), "SIKSNG_AS": "rani"}
    secret = {"SIKSNG_PASSPHRASE": PEOPLE["rani"].passphrase}
    done = CliRunner().invoke(root, ["--lang", "en", *words], env=own | secret)
    assert done.exception is None, done.exception
    return done.stdout


def test_a_case_is_added_listed_closed_and_counted(tmp_path: Path) -> None:
    """Its number comes back; its NIK is masked."""
    bureau = copied(tmp_path)
    about = ("--kind", "08", "--name", "SITI CONTOH", "--village", VILLAGE)
    number = _siksng(bureau, "welfare", "add", *about, "--nik", "1771014101019001").strip()
    (listed,) = json.loads(_siksng(bureau, "welfare", "list", "--json"))
    assert (str(listed["number"]), listed["nik"]) == (number, "1771********9001")
    assert "Neglected elderly person" in _siksng(bureau, "welfare", "list", "--find", "siti")
    _siksng(bureau, "welfare", "close", number, "--ending", "2", "--on", "2026-11-01")
    assert json.loads(_siksng(bureau, "welfare", "list", "--json")) == []
    (closed,) = json.loads(_siksng(bureau, "welfare", "list", "--closed", "--json"))
    assert (closed["closed"], closed["ending"]) == ("2026-11-01", "2")
    (figure,) = json.loads(_siksng(bureau, "welfare", "figures", "--json"))
    assert (figure["kind"], figure["open"], figure["closed"]) == ("08", 0, 1)


def test_the_kinds_of_both_classes_are_listed(tmp_path: Path) -> None:
    """With the reasons for closing."""
    bureau = copied(tmp_path)
    assert len(json.loads(_siksng(bureau, "welfare", "kinds", "--json"))["kinds"]) == 26
    told = json.loads(_siksng(bureau, "welfare", "kinds", "--class", "resource", "--json"))
    assert told["kinds"]["11"] == "District social welfare worker"
    assert len(told["endings"]) == 5
