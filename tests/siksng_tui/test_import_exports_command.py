"""`siksng import` compares exports of SIKS-NG with a register that is there."""

from pathlib import Path

from siksng_tui.services.practice import OPERATOR
from tests.commands import run_as
from tests.intake.workbooks import DIRTY
from tests.services.sampled import sampled


def test_both_exports_are_tried_taken_in_and_taken_back(tmp_path: Path) -> None:
    """The counts add up; no value of a cell is told."""
    office, files = sampled(tmp_path), [str(own) for own in DIRTY]
    words = ("import", "--codes", "jenis_cacat=disability_bdt_2015")
    tried = run_as(office, OPERATOR, *words, "--dry-run", *files)
    assert "baru 0, berubah 56, sama 1041" in tried.said
    assert "beda: dirty_anggota.xlsx baris 126 kolom Hub_KRT" in tried.said
    assert "Kepala rumah tangga" not in tried.said
    taken = run_as(office, OPERATOR, *words, "--json", *files).json
    told = ("new", "changed", "unchanged", "doubtful", "refused")
    assert sum(taken[own] for own in told) == taken["rows_read"] == 1171
    undone = run_as(office, OPERATOR, "import", "undo", str(taken["number"]), "--reason", "salah")
    assert undone.status == 0
    listed = run_as(office, OPERATOR, "import", "list", "--json").json
    assert [own["undone"] is not None for own in listed[:2]] == [True, True]
