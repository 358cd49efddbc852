"""Files made to break a reader are refused by name of the fault, or read with matching counts."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from forms.errors import SiksngError
from forms.plain_files import FileNotPlainError
from siksng_tui.intake.errors import ImportFileMissingError
from siksng_tui.intake.limits import Limits
from siksng_tui.intake.reading import read_table
from siksng_tui.intake.sourcefile import read_source
from tests.intake.workbooks import CLEAN, SAMPLES, package, sheet_xml

HOSTILE = SAMPLES / "hostile"

REFUSED = {
    "alamat_sel_aneh.xlsx": "workbook-too-wide",
    "berkata_sandi.xlsx": "workbook-password",
    "bermakro.xlsm": "workbook-macros",
    "byte_nol.csv": "workbook-is-text",
    "csv_bernama_xlsx.xlsx": "workbook-is-text",
    "foto.xlsx": "workbook-is-picture",
    "hanya_bom.csv": "import-file-empty",
    "jarang_1048576.xlsx": "workbook-too-long",
    "kolom_16384.xlsx": "workbook-too-wide",
    "kosong.csv": "import-file-empty",
    "kosong.xlsx": "import-file-empty",
    "lama_biff.xls": "workbook-other-format",
    "libre.ods": "workbook-other-format",
    "ole_derau.xlsx": "workbook-unknown",
    "rusak_di_tengah.xlsx": "workbook-damaged",
    "tanggal_1904.xlsx": "import-header-not-found",
    "tanpa_lembar_data.xlsx": "import-header-not-found",
    "terpotong.xlsx": "workbook-incomplete",
    "xml_entitas_berlipat.xlsx": "workbook-declares-types",
    "xml_entitas_jaringan.xlsx": "workbook-declares-types",
    "xml_entitas_luar.xlsx": "workbook-declares-types",
}

READ = {
    "dimensi_terlalu_besar.xlsx": 40,
    "dimensi_terlalu_kecil.xlsx": 40,
    "satu_baris.xlsx": 0,
}

MEASURE = """
import json, resource, sys, time
from pathlib import Path
from forms.errors import SiksngError
from siksng_tui.intake.reading import read_table
slowest = 0.0
for path in sorted(Path(sys.argv[1]).iterdir()):
    start = time.perf_counter()
    try:
        read_table(path)
    except SiksngError:
        pass
    slowest = max(slowest, time.perf_counter() - start)
status = Path("/proc/self/status").read_text()
peak = int(status.split("VmHWM:")[1].split()[0])
print(json.dumps({"seconds": slowest, "megabytes": peak / 1024}))
"""


def test_every_hostile_file_is_expected_to_be_refused_or_read() -> None:
    """A sample that nobody looks at proves nothing."""
    assert {path.name for path in HOSTILE.iterdir()} == REFUSED.keys() | READ.keys()


@pytest.mark.parametrize(("name", "code"), REFUSED.items())
def test_a_hostile_file_is_refused_by_the_name_of_its_fault(name: str, code: str) -> None:
    """The code decides which next action the operator is told."""
    with pytest.raises(SiksngError) as refused:
        read_table(HOSTILE / name)
    assert refused.value.code == code


@pytest.mark.parametrize(("name", "rows"), READ.items())
def test_an_odd_but_harmless_file_is_read_whole(name: str, rows: int) -> None:
    """Refusing what is only badly written would send the operator away for nothing."""
    table = read_table(HOSTILE / name)
    assert table.profile.id == "siks_member_42"
    assert len(table.rows) == rows
    assert all(len(row.cells) == 42 for row in table.rows)


def test_no_hostile_file_costs_ten_seconds_or_300_megabytes() -> None:
    """All of them one after the other in one process, on the computer that the tests run on."""
    command = [sys.executable, "-c", MEASURE, str(HOSTILE)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    measured = json.loads(done.stdout)
    assert measured["seconds"] < 10
    assert measured["megabytes"] < 300


def test_a_table_on_the_last_of_400_sheets_is_found(tmp_path: Path) -> None:
    """Offices keep a sheet for each RT and the export behind them."""
    header = [column.name for column in read_table(CLEAN[1]).profile.columns]
    sheets = {f"RT {number:03}": sheet_xml([]) for number in range(399)}
    path = tmp_path / "many.xlsx"
    path.write_bytes(package(sheets | {"DATA": sheet_xml([header, ["17710100079000000000001"]])}))
    table = read_table(path)
    assert (table.sheet, len(table.rows)) == ("DATA", 1)


def test_elements_nested_70_000_deep_do_not_crash(tmp_path: Path) -> None:
    """A parser that calls itself would overflow."""
    deep = "<ext>" * 70_000 + "</ext>" * 70_000
    xml = sheet_xml([["a"]]).replace("<sheetData>", f"<extLst>{deep}</extLst><sheetData>")
    path = tmp_path / "deep.xlsx"
    path.write_bytes(package({"Sheet1": xml}))
    with pytest.raises(SiksngError) as refused:
        read_table(path)
    assert refused.value.code == "import-header-not-found"


def test_a_file_larger_than_the_limit_is_refused_unread() -> None:
    """The size is known before the bytes are."""
    with pytest.raises(SiksngError) as refused:
        read_table(CLEAN[0], limits=Limits(file_bytes=1_000))
    assert refused.value.code == "import-file-too-large"
    assert refused.value.facts == {"file": "clean_rumahtangga.xlsx", "megabytes": 0}


def test_a_file_that_is_not_there_and_one_that_is_a_folder_are_told_apart(tmp_path: Path) -> None:
    """One is a wrong name, the other the name of something else."""
    with pytest.raises(ImportFileMissingError):
        read_source(tmp_path / "none.xlsx", Limits())
    with pytest.raises(FileNotPlainError):
        read_source(tmp_path, Limits())
