"""Lists of people for the tests: the samples as workbooks, and small ones written here."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from siksng_tui.intake.profiles_shipped import profile
from tests.intake.workbooks import SAMPLES, Value, write_workbook

LISTS: Final = SAMPLES / "lists"

SEPARATORS: Final[Mapping[str, str]] = {"bnba": "|", "prelist": ","}
"""What parts the cells of the samples that are text."""


def sample(name: str, kind: str, target: Path) -> Path:
    """Return a sample list as a workbook: `kind` is bnba or prelist, `name` as clean_bnba."""
    with (LISTS / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return write_workbook(target, list(csv.reader(lines, delimiter=SEPARATORS[kind])))


def written(profile_id: str, rows: Sequence[Mapping[str, Value]], target: Path) -> Path:
    """Return a list as a workbook: the columns of a profile, and rows that answer some of them."""
    names = [own.name for own in profile(profile_id).columns]
    cells = [[own.get(name) for name in names] for own in rows]
    return write_workbook(target, [names, *cells])
