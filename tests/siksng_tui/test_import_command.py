"""`siksng import` tells how each file was read, and what no file may do."""

from pathlib import Path

import pytest
from python_calamine import load_workbook

from db.file.opening import STAGING_NAME
from db.keys.wrapping import FLOOR
from siksng_tui.intake.profile_file import read_profile
from siksng_tui.services.office import offices
from siksng_tui.services.office.sessions import device_clock
from siksng_tui.services.practice import AUTHENTICATOR, OFFICE, OPERATOR
from tests.commands import run_as
from tests.intake.exports import (
    HOUSEHOLD_COLUMNS,
    MEMBER_COLUMNS,
    household,
    member,
    write_exports,
)
from tests.intake.member_rows import COLUMNS as BDT_COLUMNS
from tests.intake.member_rows import WIFE, row, write_rows
from tests.intake.test_text import text_of
from tests.intake.workbooks import SAMPLES, Value, package, sheet_xml

LIST = str(SAMPLES / "lists" / "dirty_bnba.csv")
"""A list of people with rows that are set aside."""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return the folder of an office without a register."""
    folder = tmp_path / "office"
    people = (OPERATOR, AUTHENTICATOR)
    offices.found_office(folder, OFFICE, people, clock=device_clock, cost=FLOOR)
    return folder


def files(folder: Path) -> tuple[str, str]:
    """Write a text that is called a workbook, and a workbook with a hidden row."""
    text = text_of([HOUSEHOLD_COLUMNS, household(Nama_KRT="JOSÉ CONTOH")], ";")
    (folder / "ruta.xlsx").write_bytes(text.encode("cp1252"))
    xml = sheet_xml([MEMBER_COLUMNS, member()]).replace('<row r="2">', '<row r="2" hidden="1">')
    (folder / "art.xlsx").write_bytes(package({"Sheet1": xml}))
    return str(folder / "ruta.xlsx"), str(folder / "art.xlsx")


def test_the_report_says_how_each_file_was_read(office: Path, tmp_path: Path) -> None:
    """In Indonesian, and as data; the rows that lay on the disk are gone."""
    tried = run_as(office, OPERATOR, "import", "--as", "register", "--dry-run", *files(tmp_path))
    assert tried.status == 0
    assert "ruta.xlsx: Jenis file lain daripada namanya; dibaca sebagai CSV." in tried.said
    assert "ruta.xlsx: Teks Windows-1252, isian dipisah ;" in tried.said
    assert "art.xlsx: Baris tersembunyi ikut dibaca: 1" in tried.said
    taken = run_as(office, OPERATOR, "import", "--as", "register", "--json", *files(tmp_path))
    assert (taken.json["rows_read"], taken.json["persons"]) == (2, 1)
    assert taken.json["files"][0] == {
        "name": "ruta.xlsx",
        "kind": "CSV",
        "misnamed": True,
        "encoding": "Windows-1252",
        "delimiter": ";",
        "hidden_rows": 0,
        "under_names": 0,
        "columns_missing": [],
        "columns_misspelt": [],
        "columns_unknown": [],
        "codebooks": {},
        "told": [
            "Jenis file lain daripada namanya; dibaca sebagai CSV.",
            "Teks Windows-1252, isian dipisah ;",
        ],
    }
    assert not (office / STAGING_NAME).exists()


def test_the_first_state_comes_from_one_file_of_both_and_its_report_is_a_workbook(
    office: Path, tmp_path: Path
) -> None:
    """A file that is there already is not touched, and nothing is stored then."""
    kolom: list[Value] = ["KOLOM", *map(float, range(2, len(BDT_COLUMNS) + 1))]
    nowhere: dict[str, Value] = {"Nomor Urut Rumah Tangga": "1", "Desa/Kelurahan": "ENTAH"}
    file = str(write_rows(tmp_path / "bdt.xlsx", [kolom, row(), row(WIFE), row(nowhere)]))
    report = tmp_path / "laporan.xlsx"
    words = ("import", "--as", "register", "--report", str(report))
    report.touch()
    assert run_as(office, OPERATOR, *words, file).status == 5
    report.unlink()
    taken = run_as(office, OPERATOR, *words, file)
    assert taken.status == 0
    assert "bdt.xlsx: Baris nomor atau rumus di bawah judul kolom, dilewati: 1" in taken.said
    assert "Rumah tangga 1, keluarga 1, orang 2" in taken.said
    refused = load_workbook(report).get_sheet_by_name("DATA").to_python()
    assert [len(refused), refused[1][-1]] == [2, "5"]
    undone = run_as(office, OPERATOR, "import", "undo", "1", "--reason", "salah file")
    assert undone.status == 0


def test_half_a_register_is_refused_with_what_is_missing(office: Path, tmp_path: Path) -> None:
    """Households without members are no register."""
    refused = run_as(office, OPERATOR, "import", "--as", "register", files(tmp_path)[0])
    assert refused.status == 2
    assert "Sebutkan juga file pasangannya" in " ".join(refused.told.split())


def test_a_refused_file_leaves_the_office_as_it_was(office: Path, tmp_path: Path) -> None:
    """The sentence names the next action, and nothing lies about."""
    bomb = str(SAMPLES / "hostile" / "zip_bomb_lembar.xlsx")
    refused = run_as(office, OPERATOR, "import", "--as", "register", files(tmp_path)[0], bomb)
    assert refused.status == 5
    assert "Ekspor desa/kelurahan sebagian demi sebagian" in " ".join(refused.told.split())
    assert not (office / STAGING_NAME).exists()
    again = run_as(office, OPERATOR, "import", "--as", "register", *files(tmp_path))
    assert again.status == 0


def test_codes_of_two_meanings_are_left_out_until_it_is_said_by_which_list_to_read(
    office: Path, tmp_path: Path
) -> None:
    """The report says which list was taken, and the import keeps it."""
    exports = [
        str(own) for own in write_exports(tmp_path, [household()], [member(jenis_cacat=3.0)])
    ]
    unsaid = run_as(office, OPERATOR, "import", "--as", "register", "--dry-run", *exports)
    assert "Kode ini berbeda arti" in " ".join(unsaid.said.split())
    codes = ("--codes", "jenis_cacat=disability_siks_droid")
    taken = run_as(office, OPERATOR, "import", "--as", "register", *codes, *exports)
    assert "two.xlsx: kode dua arti dibaca menurut: SIKS-Droid, 0-11: 3 = tuna wicara" in taken.said
    kept = run_as(office, OPERATOR, "import", "list", "--json")
    assert [own["codebooks"] for own in kept.json] == [
        {"jenis_cacat": "disability_siks_droid"},
        {},
    ]


def test_a_list_of_codes_that_nobody_knows_is_refused_with_those_that_are(
    office: Path, tmp_path: Path
) -> None:
    """In the language of the commands."""
    exports = files(tmp_path)
    refused = run_as(office, OPERATOR, "import", "--codes", "jenis_cacat=bps", *exports)
    assert refused.status == 2
    assert "hasil_verivali=visit_result_paper" in " ".join(refused.told.split())


def test_of_a_list_no_rows_are_chosen_and_nothing_is_stored(office: Path) -> None:
    """A word that is passed over in silence is believed to have worked."""
    refused = run_as(office, OPERATOR, "import", "--strategy", "add", LIST)
    assert refused.status == 2
    assert "selalu diambil seluruhnya" in " ".join(refused.told.split())
    assert run_as(office, OPERATOR, "import", "list", "--json").json == []


def test_the_workbook_of_a_list_holds_its_refused_rows(office: Path, tmp_path: Path) -> None:
    """As that of every other file does."""
    book = tmp_path / "periksa.xlsx"
    tried = run_as(office, OPERATOR, "import", "--dry-run", "--report", str(book), LIST)
    assert tried.status == 0
    rows = load_workbook(str(book)).get_sheet_by_name("DATA").to_python()[1:]
    assert len(rows) == tried.said.count("disisihkan: dirty_bnba.csv") > 0


def test_a_whole_row_that_is_noted_names_no_column(office: Path, tmp_path: Path) -> None:
    """Nobody looks for a column without a name."""
    exports = [str(own) for own in write_exports(tmp_path, [household()], [member(NUK=None)])]
    tried = run_as(office, OPERATOR, "import", "--as", "register", "--dry-run", *exports)
    (line,) = (own for own in tried.said.splitlines() if "two.xlsx baris 2: " in own)
    assert line.startswith("dibetulkan: two.xlsx baris 2: ")
    assert "kolom :" not in tried.said


PROFILE = b"""
format = 1
id = "bantuan_desa"
purpose = "recipients"
instrument = "listing"
title_id = "Bantuan desa"
title_en = "Aid of the village"
source = "Kelurahan Contoh"
key = "Nomor Induk"
columns = [["Nomor Induk", "answer", "nik"], ["Siapa", "name", "nama"]]
"""


def test_a_profile_is_taken_in_listed_written_out_and_removed(office: Path, tmp_path: Path) -> None:
    """What one office writes another takes in."""
    brought, written = tmp_path / "dari_kantor_lain.toml", tmp_path / "ditulis.toml"
    brought.write_bytes(PROFILE)
    added = run_as(office, OPERATOR, "import", "profile", "add", str(brought))
    assert (added.status, added.said) == (0, "bantuan_desa\n")
    again = run_as(office, OPERATOR, "import", "profile", "add", str(brought))
    assert (again.status, "bantuan_desa" in again.told) == (5, True)
    (listed,) = run_as(office, OPERATOR, "import", "profile", "list", "--json").json
    assert (listed["profile"], listed["title"], listed["columns"]) == (
        "bantuan_desa",
        "Bantuan desa",
        2,
    )
    shown = run_as(office, OPERATOR, "import", "profile", "list")
    assert "Bantuan desa" in shown.said
    saved = run_as(office, OPERATOR, "import", "profile", "save", "bantuan_desa", str(written))
    assert (saved.status, saved.said) == (0, f"{written}\n")
    assert read_profile(written.read_bytes()) == read_profile(PROFILE)
    removed = run_as(office, OPERATOR, "import", "profile", "remove", "bantuan_desa")
    assert (removed.status, removed.said) == (0, "bantuan_desa\n")
    missing = run_as(office, OPERATOR, "import", "profile", "remove", "bantuan_desa")
    assert missing.status == 4


def test_a_file_that_is_no_profile_says_where_it_is_wrong(office: Path, tmp_path: Path) -> None:
    """And a title that attacks the terminal comes as far as no screen."""
    hostile = tmp_path / "susunan.toml"
    hostile.write_bytes(PROFILE.replace(b"Bantuan desa", b"\\u001b[2J"))
    refused = run_as(office, OPERATOR, "import", "profile", "add", str(hostile))
    assert (refused.status, "title_id" in refused.told) == (65, True)
    assert run_as(office, OPERATOR, "import", "profile", "list", "--json").json == []


@pytest.mark.parametrize("keep", [True, False], ids=["taken", "tried"])
def test_what_was_stored_is_said_also_where_the_workbook_cannot_be_written(
    office: Path, tmp_path: Path, *, keep: bool
) -> None:
    """Else somebody takes the error for that of the import, and brings the file again."""
    book = str(tmp_path / "tiada" / "laporan.xlsx")
    words = ("import", LIST, "--report", book, *(() if keep else ("--dry-run",)))
    done = run_as(office, OPERATOR, *words)
    assert done.status != 0 and "laporan.xlsx" in done.told
    assert "Baris dibaca" in done.said
    kept = run_as(office, OPERATOR, "import", "list", "--json").json
    assert len(kept) == int(keep)
