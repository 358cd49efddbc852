"""Layouts of an office's own for households, members, or both in one, of both questionnaires."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from db.register import households
from db.requests import requests
from forms.records import HouseholdRecord, RequestKind
from siksng_tui.intake import fields
from siksng_tui.intake.errors import FilesApartError, ProfileFormatError
from siksng_tui.intake.profile import Purpose
from siksng_tui.intake.profile_file import read_profile
from siksng_tui.intake.profile_writing import write_profile
from siksng_tui.intake.reasons import Reason
from siksng_tui.intake.watch import UNWATCHED
from siksng_tui.services.entry.entry_state import read_entry
from siksng_tui.services.imports import file_imports, layouts, trying_layouts
from siksng_tui.services.incoming_files import importing, own_profiles
from siksng_tui.services.incoming_files.import_counts import Standing
from siksng_tui.services.incoming_files.intake_notes import Fate
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests import queues
from tests.intake.workbooks import Value, write_workbook
from tests.services.bureau import Bureau
from tests.services.register_files import (
    CARD,
    COLUMNS,
    HEAD,
    HOME,
    OTHER_CARD,
    WIFE,
    aim,
    mapped,
    write_file,
)

EVERY = [(purpose, questions) for purpose in COLUMNS for questions in ("bdt", "dtsen")]
BOTH = [HOME | HEAD, HOME | WIFE]


@pytest.fixture
def empty(bureau: Bureau) -> Iterator[Session]:
    """The operator of an office without a register."""
    with bureau.above() as session:
        yield session


def counts(looked: Mapping[Standing, int]) -> Mapping[str, int]:
    """Return how many rows stand where, without those where none does."""
    return {own.value: count for own, count in looked.items() if count}


def keep(session: Session, file: Path, purpose: Purpose, questions: str) -> None:
    """Map a file, and keep its layout."""
    layouts.save(session, mapped(file, aim(purpose, questions)), f"{questions} {purpose.value}")


def of_both(place: Path, rows: list[dict[str, Value]]) -> Path:
    """Write a file that has households and members in one."""
    return write_file(place, Purpose.MEMBER_ROWS, rows)


def only_household(session: Session) -> HouseholdRecord:
    """Return the one household of a register."""
    (found,) = session.store.database.execute_sql("SELECT uid FROM household").fetchall()
    return households.household(session.store, found[0])


@pytest.mark.parametrize(("purpose", "questions"), EVERY)
def test_a_file_of_the_register_is_mapped_tried_kept_and_known_in_another_office(
    bureau: Bureau, purpose: Purpose, questions: str
) -> None:
    """By the way that all rows go: what is not known here is refused with its reason."""
    of, stick = aim(purpose, questions), bureau.stick / "profil.toml"
    file = write_file(bureau.place / "a.xlsx", purpose, BOTH[:1])
    with bureau.at_work("rani") as session:
        layout = mapped(file, of)
        assert layout.lacking == ()
        saved = layouts.save(session, layout, "Susunan sendiri")
        told = trying_layouts.tried(session, saved, file)
        looked = file_imports.look(session, file)
        assert (looked.profile, looked.counts) == (saved, told.counts)
        alone = purpose is Purpose.MEMBER_ROWS
        assert counts(looked.counts) == ({"new": 1} if alone else {"refused": 1})
        own_profiles.write(session, saved.id, stick)
    with bureau.above() as session:
        own_profiles.add(session, own_profiles.read(stick))
        assert own_profiles.known(session) == (saved,)


@pytest.mark.parametrize(("purpose", "questions"), EVERY)
def test_what_ties_the_rows_needs_a_column_and_so_does_the_name_of_a_person(
    tmp_path: Path, purpose: Purpose, questions: str
) -> None:
    """Without it nobody could say whose a row is."""
    file = write_file(tmp_path / "a.xlsx", purpose, BOTH[:1])
    of = aim(purpose, questions)
    layout = mapped(file, of)
    at = layout.table.names.index("No. KK")
    assert layout.with_field(at, None).lacking == (layout.taken[at].holds,)  # type: ignore[union-attr]
    assert ("nama" in fields.needed(of)) is (purpose is not Purpose.HOUSEHOLDS)
    held = {own.holds for own in fields.fields(of)}
    assert ("luas_lantai" in held, "nik" in held) == (
        purpose is not Purpose.MEMBERS,
        purpose is not Purpose.HOUSEHOLDS,
    )


def test_a_layout_is_tried_where_there_is_no_register_yet(empty: Session, tmp_path: Path) -> None:
    """What stands between the names and the data is not taken for a row."""
    kolom: dict[str, Value] = dict(zip(COLUMNS[Purpose.MEMBER_ROWS], range(1, 20), strict=False))
    numbered: dict[str, Value] = kolom | {"No. KK": "KOLOM"}
    other = WIFE | {"Luas lantai": 40.0}
    file = of_both(tmp_path / "a.xlsx", [numbered, HOME | HEAD, HOME | other])
    layout = mapped(file, aim(Purpose.MEMBER_ROWS, "dtsen"))
    told = trying_layouts.tried(empty, layouts.drafted(empty, layout, "-"), file)
    assert counts(told.counts) == {"new": 1, "doubtful": 1}
    assert {own.row for own in told.cells} == {3, 4}
    first, second = (own for own in told.cells if own.column == "Luas lantai")
    assert (first.fate, first.taken) == (None, "36")
    assert (second.fate, second.written, second.taken) == (Fate.ASKED, "40", "36")


@pytest.mark.parametrize("questions", ["bdt", "dtsen"])
def test_the_first_state_comes_from_two_files_in_layouts_of_the_office_s_own(
    empty: Session, tmp_path: Path, questions: str
) -> None:
    """The same files change nothing afterwards; a file of both says the same."""
    homes = write_file(tmp_path / "r.xlsx", Purpose.HOUSEHOLDS, [HOME])
    members = write_file(tmp_path / "a.xlsx", Purpose.MEMBERS, BOTH)
    keep(empty, homes, Purpose.HOUSEHOLDS, questions)
    keep(empty, members, Purpose.MEMBERS, questions)
    assert importing.import_register(empty, (members, homes)).households == 1
    record = only_household(empty)
    assert (record.instrument, len(record.persons)) == (questions, 2)
    looked = file_imports.look_both(empty, (homes, members))
    assert counts(looked.counts) == {"unchanged": 3}
    both = of_both(tmp_path / "b.xlsx", BOTH)
    keep(empty, both, Purpose.MEMBER_ROWS, questions)
    assert counts(file_imports.look(empty, both).counts) == {"unchanged": 2}


def test_a_family_of_dtsen_is_known_by_its_card(empty: Session, tmp_path: Path) -> None:
    """It is corrected, a member is missed, and another family is proposed with its card."""
    both = of_both(tmp_path / "b.xlsx", BOTH)
    keep(empty, both, Purpose.MEMBER_ROWS, "dtsen")
    importing.import_register(empty, (both,))
    record = only_household(empty)
    assert record.families[0].answers["no_kk"] == CARD
    assert "no_kk" not in record.household.answers
    changed = of_both(tmp_path / "c.xlsx", [HOME | HEAD | {"Luas lantai": 40.0}])
    looked = file_imports.look(empty, changed)
    assert counts(looked.counts) == {"doubtful": 1}
    assert [own.reason for own in looked.report.doubts] == [Reason.MEMBERS_MORE]
    assert [own.after for own in looked.report.beside] == ["40"]
    cut = HOME | HEAD | {"No. KK": "17710101"}
    new = of_both(tmp_path / "d.xlsx", [cut, HOME | WIFE | {"No. KK": OTHER_CARD, "NIK": None}])
    looked = file_imports.look(empty, new)
    assert counts(looked.counts) == {"new": 1, "refused": 1}
    assert [own.reason for own in looked.report.quarantined] == [Reason.ID_MISSING]
    looked.take("Daftar desa", UNWATCHED)
    (number,) = queues.drafts(empty, own=False)
    seen = read_entry(empty, number)
    assert (seen.kind, seen.instrument.id) == (RequestKind.NEW_HOUSEHOLD, "dtsen")
    assert seen.record.families[0].answers["no_kk"] == OTHER_CARD
    assert requests.get(empty.store, number, empty.office.id).number == number


@pytest.mark.parametrize("purpose", COLUMNS)
def test_what_only_the_centre_says_of_a_family_and_its_members_has_a_place(
    purpose: Purpose,
) -> None:
    """Its copy of the civil registry has none: another "place of birth" would only mislead."""
    held = {own.holds for own in fields.fields(aim(purpose, "dtsen"))}
    of_home, of_person = {"desil_nasional_keluarga"}, {"desil_nasional_anggota", "status_dtsen"}
    assert (of_home <= held, of_person <= held) == (
        purpose is not Purpose.MEMBERS,
        purpose is not Purpose.HOUSEHOLDS,
    )
    assert "duk_alamat" not in {own.holds for own in fields.fields(aim(purpose, "bdt"))}


def test_a_decile_is_kept_with_the_first_state_and_named_where_a_later_file_has_another(
    empty: Session, tmp_path: Path
) -> None:
    """Nobody types it, so no request comes of it; nor is it passed over in silence."""

    def ranked(path: Path, decile: float) -> Path:
        row = HOME | HEAD | {"Desil Nasional Keluarga": decile, "STATUS_DTSEN": "DTSEN AKTIF"}
        return write_workbook(path, [list(row), list(row.values())])

    first = ranked(tmp_path / "a.xlsx", 2.0)
    keep(empty, first, Purpose.MEMBER_ROWS, "dtsen")
    importing.import_register(empty, (first,))
    record = only_household(empty)
    assert record.household.answers["desil_nasional_keluarga"] == 2
    assert record.persons[0].answers["status_dtsen"] == "DTSEN AKTIF"
    looked = file_imports.look(empty, ranked(tmp_path / "b.xlsx", 4.0))
    assert counts(looked.counts) == {"unchanged": 1}
    (mark,) = looked.report.marks
    assert (mark.reason, mark.cell.column) == (Reason.CENTRE_ANSWERS, "Desil Nasional Keluarga")
    assert mark.written == "4"
    assert file_imports.look(empty, first).report.marks == ()


def test_files_of_two_questionnaires_are_not_taken_together(empty: Session, tmp_path: Path) -> None:
    """Nobody could say which form the household is on."""
    homes = write_file(tmp_path / "r.xlsx", Purpose.HOUSEHOLDS, [HOME])
    members = write_file(tmp_path / "a.xlsx", Purpose.MEMBERS, BOTH)
    keep(empty, homes, Purpose.HOUSEHOLDS, "bdt")
    keep(empty, members, Purpose.MEMBERS, "dtsen")
    with pytest.raises(FilesApartError):
        importing.import_register(empty, (homes, members))


def test_a_profile_that_ties_rows_by_something_else_is_refused(
    empty: Session, tmp_path: Path
) -> None:
    """It came from another office: a name would tie strangers into one household."""
    file = of_both(tmp_path / "a.xlsx", BOTH)
    made = layouts.drafted(empty, mapped(file, aim(Purpose.MEMBER_ROWS, "bdt")), "Desa")
    text = write_profile(made).decode()
    for old, new in (
        ('key = "No. KK"', 'key = "Nama Lengkap"'),
        ('instrument = "bdt"', 'instrument = "proposal"'),
    ):
        assert old in text
        (tmp_path / "p.toml").write_text(text.replace(old, new), "utf-8")
        with pytest.raises(ProfileFormatError):
            own_profiles.read(tmp_path / "p.toml")
    assert read_profile(text.encode()) == made
