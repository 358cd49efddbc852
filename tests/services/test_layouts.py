"""A layout that nobody knows is guessed, mapped, tried on ten rows, and known from then on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.audit import audit
from db.lists import imports
from siksng_tui.intake import fields
from siksng_tui.intake.aims import Aim, aims
from siksng_tui.intake.errors import HeaderNotFoundError, WorkbookTooWideError
from siksng_tui.intake.fields import Field
from siksng_tui.intake.profile import Kind, Purpose
from siksng_tui.intake.unknown import read_unknown
from siksng_tui.intake.watch import UNWATCHED
from siksng_tui.services.imports import file_imports, layouts, trying_layouts
from siksng_tui.services.imports.layouts import Layout, LayoutIncompleteError, LayoutNameError
from siksng_tui.services.imports.trying_layouts import Tried
from siksng_tui.services.incoming_files import import_limits, own_profiles
from siksng_tui.services.incoming_files.import_counts import Standing
from siksng_tui.services.incoming_files.intake_notes import Fate
from siksng_tui.services.office.sessions import Session
from tests.intake.workbooks import write_workbook
from tests.services.bureau import Bureau
from tests.services.list_files import LISTS
from tests.services.unknown_layouts import unknown_file

CHOSEN = {
    "Nomor KTP": Field(Kind.ANSWER, "nik"),
    "Bantuan": Field(Kind.ANSWER, "program_bansos"),
    "Nama Lengkap": Field(Kind.NAME, "nama"),
    "Tgl Lahir": Field(Kind.ANSWER, "tanggal_lahir"),
    "L/P": Field(Kind.ANSWER, "jenis_kelamin"),
    "Tempat Tinggal": Field(Kind.ANSWER, "alamat"),
}
"""What somebody says of the columns whose names tell nothing."""


@pytest.fixture
def at_work(bureau: Bureau) -> Iterator[Session]:
    """The operator of a city."""
    with bureau.at_work("rani") as session:
        yield session


def guessed(file: Path, purpose: Purpose = Purpose.PROPOSALS, questions: str = "") -> Layout:
    """Return the layout that the names of a file's columns suggest."""
    return layouts.guessed(aim(purpose, questions), read_unknown(file))


def aim(purpose: Purpose, questions: str = "") -> Aim:
    """Return what a file is for; of the register with a questionnaire."""
    found = (own for own in aims() if own.purpose is purpose)
    return next(own for own in found if questions in {"", own.instrument.id})


def mapped(file: Path) -> Layout:
    """Return the layout after somebody said what the other columns are."""
    layout = guessed(file)
    for name, field in CHOSEN.items():
        layout = layout.with_field(layout.table.names.index(name), field)
    return layout


def tried(session: Session, file: Path) -> Tried:
    """Return what the first rows of a file become."""
    profile = layouts.drafted(session, mapped(file), "Usulan desa")
    return trying_layouts.tried(session, profile, file)


def test_names_that_are_known_are_guessed_and_the_needed_others_are_named(tmp_path: Path) -> None:
    """In any order, under a title; what is needed is what every template of the kind needs."""
    layout = guessed(unknown_file(tmp_path / "a.xlsx"))
    taken = dict(zip(layout.table.names, layout.taken, strict=True))
    assert taken["NOKK"] == Field(Kind.ANSWER, "nokk")
    assert taken["RT"] == Field(Kind.UNIT, "rt")
    assert taken["KELURAHAN"] == Field(Kind.PLACE, "village")
    assert (taken["Nomor KTP"], taken["Bantuan"]) == (None, None)
    assert layout.lacking == ("program_bansos", "nik", "nama")


def test_one_field_is_one_column(tmp_path: Path) -> None:
    """Whoever gives it to another takes it from the first."""
    layout = guessed(unknown_file(tmp_path / "a.xlsx"))
    at = layout.table.names.index("Tempat Tinggal")
    changed = layout.with_field(at, Field(Kind.ANSWER, "nokk"))
    assert changed.taken[layout.table.names.index("NOKK")] is None
    assert changed.count == layout.count


def test_a_layout_is_tried_on_ten_rows_by_the_way_that_all_rows_go(
    at_work: Session, tmp_path: Path
) -> None:
    """What is mended, asked about and refused, each with what is written and what it becomes."""
    told = tried(at_work, unknown_file(tmp_path / "a.xlsx"))
    assert sum(told.counts.values()) == 10
    assert {own.row for own in told.cells} == set(range(3, 13))
    sex = next(own for own in told.cells if own.column == "L/P")
    assert (sex.written, sex.taken, sex.fate) == ("Perempuan", "Perempuan", None)
    lost = next(own for own in told.cells if own.fate is Fate.REFUSED)
    assert (lost.row, lost.column, lost.reason) == (4, "", "row-answer-lacking")
    number = next(own for own in told.cells if own.row == 4 and own.column == "Nomor KTP")
    assert (number.written, number.taken) == ("1.771020811939740E+15", "")
    mended = next(own for own in told.cells if own.reason == "cell-degree-removed")
    assert (mended.fate, mended.taken) == (Fate.MENDED, "RISMAWATI FADILAH")
    assert told.counts[Standing.REFUSED] == 1
    assert imports.kept(at_work.store)[0].profile.startswith("siks_")
    assert own_profiles.known(at_work) == ()


def test_a_saved_layout_is_known_here_and_in_the_office_that_takes_it_over(
    bureau: Bureau,
) -> None:
    """The second office has never seen the file that it was made from."""
    stick = bureau.stick / "usulan_desa.toml"
    with bureau.at_work("rani") as session:
        file = unknown_file(bureau.place / "a.xlsx")
        with pytest.raises(HeaderNotFoundError):
            file_imports.look(session, file)
        saved = layouts.save(session, mapped(file), " Usulan  desa ")
        assert (saved.id, saved.title_id, saved.dates) == (
            "usulan_desa",
            "Usulan desa",
            "dd/mm/yyyy",
        )
        here = file_imports.look(session, file)
        assert here.profile == saved
        own_profiles.write(session, saved.id, stick)
    with bureau.above() as session:
        own_profiles.add(session, own_profiles.read(stick))
        there = file_imports.look(session, unknown_file(bureau.place / "b.xlsx", rows=20))
        assert (there.profile, there.report.rows_read) == (saved, 20)


def test_nothing_of_the_rows_is_kept_with_a_layout(at_work: Session, tmp_path: Path) -> None:
    """Neither in the profile nor in the audit."""
    file = unknown_file(tmp_path / "a.xlsx")
    layout = mapped(file)
    layouts.save(at_work, layout, "Usulan desa")
    target = tmp_path / "a.toml"
    own_profiles.write(at_work, "usulan_desa", target)
    kept = target.read_text("utf-8") + str(audit.entries(at_work.store, limit=1_000))
    cells = {str(cell) for row in layout.table.rows for cell in row if len(str(cell)) > 5}
    assert "JUSNIAR FITRIANI" in cells
    assert not [cell for cell in cells if cell in kept and cell != "BENGKULU"]


def test_a_second_layout_of_one_name_has_an_id_of_its_own(at_work: Session, tmp_path: Path) -> None:
    """Names are for people; ids tell profiles apart."""
    layout = mapped(unknown_file(tmp_path / "a.xlsx"))
    made = [layouts.save(at_work, layout, name).id for name in ("Desa", "Désa!", "bnba 23")]
    assert made == ["desa", "desa_2", "bnba_23_2"]


def test_without_a_needed_column_or_under_such_a_name_nothing_is_kept(
    at_work: Session, tmp_path: Path
) -> None:
    """A name that is a number could be a person's."""
    file = unknown_file(tmp_path / "a.xlsx")
    with pytest.raises(LayoutIncompleteError):
        layouts.save(at_work, guessed(file), "Usulan desa")
    for name in ("", " \t", "Usulan 1771011306179698", "U" * 51):
        with pytest.raises(LayoutNameError):
            layouts.save(at_work, mapped(file), name)
    assert own_profiles.known(at_work) == ()


def test_a_file_without_names_of_columns_is_no_layout() -> None:
    """Its first person would become them."""
    with pytest.raises(HeaderNotFoundError):
        read_unknown(LISTS / "dirty_usulan_v4_tanpa_kepala.xlsx")


def test_a_list_of_people_under_no_names_is_no_layout_either(tmp_path: Path) -> None:
    """Though no number stands in it; a single name that columns often have makes it one."""
    people = [("SITI CONTOH", "KOTA CONTOH", "PKH"), ("BUDI CONTOH", "DESA CONTOH", "PKH")]
    with pytest.raises(HeaderNotFoundError):
        read_unknown(write_workbook(tmp_path / "a.xlsx", people))
    named = write_workbook(tmp_path / "b.xlsx", [("Nama Lengkap", "Di mana", "Apa"), *people])
    assert read_unknown(named).names == ("Nama Lengkap", "Di mana", "Apa")


LISTED = [own.purpose for own in file_imports.served() if not own.is_register]
"""What files are for that are not of the register."""


@pytest.mark.parametrize("purpose", LISTED)
def test_a_file_of_any_purpose_can_be_mapped_with_what_is_needed_alone_and_taken_in(
    at_work: Session, tmp_path: Path, purpose: Purpose
) -> None:
    """Where more is wanted, its rows are refused one by one, and the file itself is not."""
    values = {"nik": "1702014101019001", "nama": "SITI CONTOH", "program_bansos": "NONBANSOS"}
    names = sorted(fields.needed(aim(purpose)))
    rows = [[*names, "Lain"], [*(values[name] for name in names), "X"]]
    file = write_workbook(tmp_path / "a.xlsx", rows)
    layout = guessed(file, purpose)
    assert (layout.lacking, layout.count) == ((), len(names))
    saved = layouts.save(at_work, layout, f"Sendiri {purpose.value}")
    told = trying_layouts.tried(at_work, saved, file)
    looked = file_imports.look(at_work, file)
    assert (looked.profile, looked.counts) == (saved, told.counts)
    number, _said = looked.take("Daftar dari desa", UNWATCHED)
    assert number


def test_a_file_is_mapped_within_what_the_office_allows(bureau: Bureau) -> None:
    """The limits are those of every other file."""
    names = ["NIK", "NAMA", *(f"Kolom {at}" for at in range(60))]
    file = write_workbook(bureau.place / "a.xlsx", [names, ["1", "SITI"]])
    with bureau.at_work("tuti") as session:
        assert len(layouts.read(session, file).names) == 62
        import_limits.change(session, "columns", 50)
        with pytest.raises(WorkbookTooWideError):
            layouts.read(session, file)


def test_columns_without_a_name_of_their_own_cannot_be_taken(tmp_path: Path) -> None:
    """None is written, or it stands there twice, as names are compared."""
    rows = [("Nama", None, "NIK", "nik (lama)", "Ket."), ("SITI", "X", "1", "2", "-")]
    layout = guessed(write_workbook(tmp_path / "a.xlsx", rows), Purpose.RECIPIENTS)
    assert layout.table.names == ("Nama", "", "NIK", "", "Ket.")
    assert [own is not None for own in layout.taken] == [True, False, True, False, False]


def test_words_that_stand_for_codes_are_known_by_the_examples(tmp_path: Path) -> None:
    """Each list of people spells the sexes in its own way."""
    for spelled, word in (("sex_words", "LAKI-LAKI"), ("sex_letters", "L"), ("sex_12", "1")):
        file = write_workbook(tmp_path / "a.xlsx", [("NAMA", "SEX"), ("A", word), ("B", word)])
        layout = guessed(file, Purpose.RECIPIENTS)
        mapping = layout.with_field(1, Field(Kind.ANSWER, "jenis_kelamin"))
        made = mapping.profile(layouts.Named("a", "A", "B"))
        assert made.columns[1].spelled == spelled
