"""Files made to break a reader are refused by name of the fault, or read with matching counts.

The real reader reads them, in its own process and within the real limits.
"""

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest

from forms.errors import SiksngError
from forms.plain_files import FileNotPlainError
from siksng_tui.intake.errors import ImportFileMissingError
from siksng_tui.intake.limits import Limits
from siksng_tui.intake.profile import Column, Kind, Profile
from siksng_tui.intake.profiles_shipped import profile, profiles
from siksng_tui.intake.reading import open_table
from siksng_tui.intake.sourcefile import read_source
from tests.intake.exports import table_of
from tests.intake.workbooks import CLEAN, SAMPLES, package, sheet_xml

HOSTILE: Final = SAMPLES / "hostile"
MANIFEST: Final[list[dict[str, Any]]] = json.loads((HOSTILE / "manifest.json").read_bytes())[
    "files"
]
"""Each file, what it is, and what a good reader does with it."""

REFUSED: Final = {
    "alamat_sel_aneh.xlsx": "workbook-too-wide",
    "berkata_sandi.xlsx": "workbook-password",
    "bermakro.xlsm": "workbook-macros",
    "foto.xlsx": "workbook-is-picture",
    "hanya_bom.csv": "import-file-empty",
    "kolom_16384.xlsx": "workbook-too-wide",
    "kosong.csv": "import-file-empty",
    "kosong.xlsx": "import-file-empty",
    "ole_derau.xlsx": "workbook-unknown",
    "rusak_di_tengah.xlsx": "workbook-damaged",
    "satu_baris.xlsx": "import-no-rows",
    "satu_baris_panjang.csv": "import-quote-open",
    "sejuta_kolom.csv": "workbook-too-wide",
    "tanpa_lembar_data.xlsx": "import-file-empty",
    "terpotong.xlsx": "workbook-incomplete",
    "xml_entitas_berlipat.xlsx": "workbook-declares-types",
    "xml_entitas_jaringan.xlsx": "workbook-declares-types",
    "xml_entitas_luar.xlsx": "workbook-declares-types",
    "zip_bomb_lembar.xlsx": "workbook-unpacks-too-large",
    "zip_bomb_teks.xlsx": "workbook-unpacks-too-large",
}
"""The code decides which next action the operator is told."""

READ: Final = {
    "byte_nol.csv": 47,
    "csv_bernama_xlsx.xlsx": 5,
    "dimensi_terlalu_besar.xlsx": 40,
    "dimensi_terlalu_kecil.xlsx": 40,
    "jarang_1048576.xlsx": 3,
    "lama_biff.xls": 40,
    "libre.ods": 30,
    "tanggal_1904.xlsx": 10,
}
"""Rows of the others."""

MEASURE: Final = """
import json, resource, sys, time
from pathlib import Path
from forms.errors import SiksngError
from siksng_tui.intake.reading import open_table
slowest = 0.0
for path in sorted(Path(sys.argv[1]).iterdir()):
    start = time.perf_counter()
    try:
        with open_table(path) as reading:
            list(reading.chunks())
    except SiksngError:
        pass
    slowest = max(slowest, time.perf_counter() - start)
both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
peaks = [resource.getrusage(which).ru_maxrss for which in both]
print(json.dumps({"seconds": slowest, "megabytes": sum(peaks) / 1024}))
"""


def known() -> tuple[Profile, ...]:
    """Return the shipped profiles, and the samples' one layout that is no known one."""
    columns = (
        Column("NIK", Kind.ANSWER, "nik"),
        Column("NAMA", Kind.NAME, "nama"),
        Column("TANGGAL LAHIR", Kind.ANSWER, "tanggal_lahir"),
    )
    own = replace(profile("prelist_12"), id="birth", columns=columns, key="NIK", needed=frozenset())
    return (*profiles(), own)


def test_the_list_of_the_samples_and_what_is_expected_here_agree() -> None:
    """A sample that nobody looks at proves nothing."""
    listed = {entry["file"]: entry["expect"] for entry in MANIFEST}
    there = {path.name for path in HOSTILE.iterdir()} - {"manifest.json"}
    assert there == listed.keys() == REFUSED.keys() | READ.keys()
    for name, rows in READ.items():
        counts = [int(count) for count in re.findall(r"(\d+) rows", listed[name])]
        assert "read" in listed[name] and (
            rows in counts or name in {"byte_nol.csv", "tanggal_1904.xlsx"}
        )
    assert all("refuse" in listed[name] for name in REFUSED.keys() - {"satu_baris.xlsx"})
    assert listed["satu_baris.xlsx"] == "read: 0 rows, say so"


@pytest.mark.parametrize("entry", MANIFEST, ids=lambda entry: entry["file"])
def test_a_hostile_file_is_refused_by_the_name_of_its_fault_or_read_whole(
    entry: dict[str, Any],
) -> None:
    """Refusing what is only badly written would send the operator away for nothing."""
    path = HOSTILE / entry["file"]
    if code := REFUSED.get(path.name):
        with pytest.raises(SiksngError) as refused, open_table(path, known=known()) as reading:
            list(reading.chunks())
        assert refused.value.code == code
        return
    with open_table(path, known=known()) as reading:
        rows = [row for chunk in reading.chunks() for row in chunk]
        width = len(reading.table.profile.columns)
    assert len(rows) == READ[path.name]
    assert all(len(row.cells) == width for row in rows)


def test_no_hostile_file_costs_ten_seconds_or_600_megabytes() -> None:
    """Both processes together, on the computer that the tests run on."""
    command = [sys.executable, "-c", MEASURE, str(HOSTILE)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    measured = json.loads(done.stdout)
    assert measured["seconds"] < 10
    assert measured["megabytes"] < 600


def test_a_table_on_the_last_of_400_sheets_is_found(tmp_path: Path) -> None:
    """Offices keep a sheet for each RT and the export behind them."""
    header = [column.name for column in table_of(CLEAN[1])[0].profile.columns]
    sheets = {f"RT {number:03}": sheet_xml([]) for number in range(399)}
    path = tmp_path / "many.xlsx"
    path.write_bytes(package(sheets | {"DATA": sheet_xml([header, ["17710100079000000000001"]])}))
    table, rows = table_of(path)
    assert (table.read.sheet, len(rows)) == ("DATA", 1)


def test_elements_nested_70_000_deep_do_not_crash(tmp_path: Path) -> None:
    """A parser that calls itself would overflow."""
    deep = "<ext>" * 70_000 + "</ext>" * 70_000
    xml = sheet_xml([["a"]]).replace("<sheetData>", f"<extLst>{deep}</extLst><sheetData>")
    path = tmp_path / "deep.xlsx"
    path.write_bytes(package({"Sheet1": xml}))
    with pytest.raises(SiksngError) as refused:
        table_of(path)
    assert refused.value.code == "import-header-not-found"


def test_a_file_larger_than_the_limit_is_refused_unread() -> None:
    """The size is known before the bytes are."""
    with (
        pytest.raises(SiksngError) as refused,
        open_table(CLEAN[0], limits=Limits(file_bytes=1_000)),
    ):
        pass
    assert refused.value.code == "import-file-too-large"
    assert refused.value.facts == {"file": "clean_rumahtangga.xlsx", "megabytes": 0}


def test_a_file_that_is_not_there_and_one_that_is_a_folder_are_told_apart(tmp_path: Path) -> None:
    """One is a wrong name, the other the name of something else."""
    with pytest.raises(ImportFileMissingError):
        read_source(tmp_path / "none.xlsx", Limits())
    with pytest.raises(FileNotPlainError):
        read_source(tmp_path, Limits())
