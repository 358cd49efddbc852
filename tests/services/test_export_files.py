"""Files for other programs come back as they went out, and nothing in them is a formula."""

import csv
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.durable import TargetExistsError
from forms.regions import shipped_regions
from siksng_tui.intake.errors import ImportNoRowsError
from siksng_tui.intake.ledger import Ledger
from siksng_tui.intake.list_rows import ListReader, ListRow
from siksng_tui.intake.profile import Profile
from siksng_tui.intake.profiles_shipped import profile, profiles
from siksng_tui.intake.row_writer import RowWriter
from siksng_tui.services.exports import export_files
from siksng_tui.services.exports.export_files import ExportFileKindError
from tests.intake.exports import table_of
from tests.intake.test_lists import TODAY

LISTS = [own for own in profiles() if own.instrument.id in {"listing", "proposal"}]
"""Layouts of one file of people."""

NASTY = (
    "=1+1",
    " =1+1",
    "a; =b",
    "'=1+1",
    "+62 811",
    "-2;=3",
    "@SUM(A1)",
    "a|=b,-c",
    '"X";"=Y"',
    "'1",
    "[/]",
    "É",
)
"""Texts that a program could run, or that could tear a row."""

CELLS = st.one_of(
    st.sampled_from(NASTY),
    st.text(alphabet="AB 12=+-@';,|\"\t\u0301\u200b\uff1d", max_size=12),
    st.sampled_from(
        ("1771014101019001", "L", "P", "YA", "TIDAK", "2", "003", "12/05/1990", "1990-05-12")
    ),
    st.sampled_from(("Bengkulu", "Kota Bengkulu", "Selebar", "Bumi Ayu", "17", "71", "01", "1004")),
)
"""What somebody may have typed into any cell."""


def taken(path: Path) -> list[ListRow]:
    """Return the rows of a file as the program's reader takes them; of blank ones it has none."""
    try:
        table, rows = table_of(path)
    except ImportNoRowsError:
        return []
    return list(ListReader(table, shipped_regions(), Ledger(()), TODAY).rows(rows))


def written(own: Profile, rows: list[ListRow], path: Path) -> Path:
    """Return a file of rows that were read."""
    writer = RowWriter(own, shipped_regions())
    with export_files.new_table(own, path) as write:
        for row in rows:
            write(writer.row(row.answers, row.village.code if row.village else ""))
    return path


def said(rows: list[ListRow]) -> list[object]:
    """Return what rows say, each once: a file holds no row twice."""
    told = [(sorted(row.answers.items()), row.village) for row in rows]
    return [one for at, one in enumerate(told) if one[0] and one not in told[:at]]


@pytest.mark.parametrize("ending", export_files.ENDINGS)
@pytest.mark.parametrize("own", LISTS, ids=lambda own: own.id)
@settings(
    max_examples=2, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_whatever_came_in_comes_in_again_unchanged_after_it_went_out(
    own: Profile, ending: str, data: st.DataObject, tmp_path: Path
) -> None:
    """Answers and village of each row; what nobody could take in does not go out either."""
    width = len(own.columns)
    cells = data.draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=8))
    first, second = tmp_path / f"one{ending}", tmp_path / f"two{ending}"
    for path in (first, second):
        path.unlink(missing_ok=True)
    with export_files.new_table(own, first) as write:
        for row in cells:
            write(row)
    before = taken(first)
    assert said(taken(written(own, before, second))) == said(before)


@pytest.mark.parametrize("text", NASTY)
def test_no_cell_of_a_text_begins_a_formula_however_a_program_parts_the_line(
    text: str, tmp_path: Path
) -> None:
    """Also where it knows another separator than the file's own."""
    own = profile("welfare_cases_13")
    path = tmp_path / "keluar.csv"
    with export_files.new_table(own, path) as write:
        write([text] * len(own.columns))
    for separator in (",", ";", "|", "\t"):
        for cells in csv.reader(path.read_text("utf-8").splitlines(), delimiter=separator):
            assert not [cell for cell in cells if cell.lstrip().startswith(tuple("=+-@"))]


def test_every_cell_of_a_workbook_is_text_and_stays_one_for_who_edits_it(tmp_path: Path) -> None:
    """No cell holds a formula, and the format of each is that of a quoted text."""
    own = profile("proposal_v4_21")
    path = tmp_path / "keluar.xlsx"
    with export_files.new_table(own, path) as write:
        write(["=1+1"] * len(own.columns))
    with zipfile.ZipFile(path) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
        book = package.read("xl/workbook.xml").decode()
        styles = package.read("xl/styles.xml").decode()
    assert "<f>" not in sheet and 't="n"' not in sheet
    assert 'name="DATA"' in book and 'quotePrefix="1"' in styles


def test_bnba_is_parted_by_bars_as_the_ministry_does_it(tmp_path: Path) -> None:
    """The names of its columns are its own, misspelt one included."""
    own = profile("bnba_23")
    with export_files.new_table(own, tmp_path / "bnba.csv"):
        pass
    written = (tmp_path / "bnba.csv").read_text("utf-8")
    assert written.startswith('"ID DTKS"|"PROVINSI"|"KABUPATEN/KOTA"|"KECAMATAN"|"DESA/KELUARAHAN"')


def test_nothing_is_written_over_and_no_other_kind_of_file_is_made(tmp_path: Path) -> None:
    """The end of the name chooses; a name that is taken is refused."""
    own = profile("bnba_23")
    taken_name = tmp_path / "bnba.csv"
    taken_name.write_text("lama")
    with pytest.raises(TargetExistsError), export_files.new_table(own, taken_name):
        pass
    assert taken_name.read_text() == "lama"
    with pytest.raises(ExportFileKindError), export_files.new_table(own, tmp_path / "bnba.ods"):
        pass
