"""Exports of SIKS-NG beside a register that is there: compared, entered in one act, taken back."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from db import settings
from db.lists import import_requests, imports
from db.register import households
from db.requests import requests
from forms.records import RequestKind, State
from siksng_tui import words
from siksng_tui.intake.errors import NotAnExportError, WorkbookTooLongError
from siksng_tui.intake.limits import LIMITS
from siksng_tui.intake.profiles_shipped import MEMBERS, profile
from siksng_tui.intake.reasons import Reason
from siksng_tui.intake.sourcefile import read_source
from siksng_tui.intake.watch import UNWATCHED
from siksng_tui.services.entry.entry_state import read_entry
from siksng_tui.services.imports import file_imports, import_undo, importing_exports
from siksng_tui.services.imports.importing_exports import Look, RegisterEmptyError
from siksng_tui.services.incoming_files import intake_notes, own_profiles
from siksng_tui.services.incoming_files.import_counts import Standing, Strategy
from siksng_tui.services.incoming_files.import_limits import SETTING
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.practice import CODEBOOKS
from siksng_tui.services.requests import queues, workflow
from tests.intake.exports import household, member, write_exports
from tests.intake.workbooks import CLEAN, DIRTY, SAMPLES, Value, write_workbook
from tests.services.sampled import at_work, sampled

WHY = "Ekspor bulan ini"
NEW = "17710100069000000000001"
"""IDBDT of a household that no sample has."""

BLANK = ("NIK", "NoKK", "TglLahir", "JnsKel", "Hub_KRT", "Hubkel", "NUK")
"""Cells of which an export says nothing, and which change nothing."""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """The operator of an office whose register is the clean sample."""
    words.choose("id")
    with at_work(sampled(tmp_path)) as session:
        yield session


def looked(session: Session, *files: Path) -> Look:
    """Return what would become of exports."""
    sources = [read_source(own, LIMITS) for own in files]
    return importing_exports.look_at(session, sources, codebooks=CODEBOOKS)


def counts(look: Look) -> Mapping[str, int]:
    """Return how many rows stand where, without those where none does."""
    return {own.value: count for own, count in look.tally.counts().items() if count}


def of_member(session: Session, place: Path, **cells: Value) -> Path:
    """Return an export of the first member of a household of the register, with these cells."""
    found = session.store.database.execute_sql(
        "SELECT uid FROM household ORDER BY subject_id LIMIT 1"
    ).fetchone()
    record = households.household(session.store, found[0])
    number, person = record.household.answers["id_bdt"], record.persons[0].answers
    known = {
        "IDBDT": str(number),
        "IDARTBDT": str(person["id_art_bdt"]),
        "Nama": str(person["nama"]),
    }
    blank: dict[str, Value] = dict.fromkeys(BLANK)
    place.mkdir(exist_ok=True)
    return write_exports(place, [], [member(**(blank | known | cells))])[1]


def test_the_same_exports_change_nothing(session: Session) -> None:
    """Alone or together, every row is as the register has it."""
    assert counts(looked(session, *CLEAN)) == {"unchanged": 1168}
    assert counts(looked(session, CLEAN[0])) == {"unchanged": 246}
    assert counts(looked(session, CLEAN[1])) == {"unchanged": 922}


def test_what_differs_is_told_cell_by_cell_and_the_counts_add_up(session: Session) -> None:
    """Before and after, of every row read; nothing is stored."""
    look = looked(session, *DIRTY)
    assert sum(look.tally.counts().values()) == look.report.rows_read == 1171
    assert look.report.rows_taken + len(look.report.quarantined) == 1171
    assert counts(look) == {"changed": 56, "unchanged": 1041, "doubtful": 51, "refused": 23}
    told = {(own.cell.row, own.cell.column): (own.before, own.after) for own in look.report.beside}
    assert told[126, "Hub_KRT"] == ("1 Kepala rumah tangga", "8 Lainnya")
    assert queues.drafts(session, own=False) == ()


def test_they_become_corrections_in_one_act_and_are_taken_back_as_one(session: Session) -> None:
    """Each bears only what its file has otherwise, and passes the rules as if it were typed."""
    look = looked(session, *DIRTY)
    taken = importing_exports.take(session, look, WHY)
    numbers = import_requests.of(session.store, taken.number)
    assert set(numbers) == {*taken.entered.filed, *taken.entered.drafts}
    for number in taken.entered.filed:
        seen = read_entry(session, number)
        assert seen.kind is RequestKind.CORRECTION
        assert seen.changes() != ()
        assert seen.open_findings() == ()
    first, second = import_requests.together(session.store, taken.number)
    assert import_undo.undo(session, second, "salah berkas") == len(numbers)
    assert imports.get(session.store, first).undone is not None
    states = {requests.get(session.store, own, session.office.id).state for own in numbers}
    assert states == {State.WITHDRAWN}
    assert counts(looked(session, *DIRTY)) == counts(look)


def test_what_a_request_says_already_is_unchanged(session: Session) -> None:
    """Also while it is a draft; a doubted cell is doubted again."""
    importing_exports.take(session, looked(session, *DIRTY), WHY)
    again = looked(session, *DIRTY)
    assert again.tally.counts()[Standing.CHANGED] == 0
    assert {own.reason for own in again.report.beside} <= {Reason.REQUEST_OPEN}
    assert again.tally.counts()[Standing.UNCHANGED] > 1044


def test_the_workbook_says_of_which_file_each_changed_cell_is(
    session: Session, tmp_path: Path
) -> None:
    """Before and after; rows of two files bear the same numbers."""
    look = looked(session, *DIRTY)
    intake_notes.write_book(session, look.profiles, look.report, tmp_path / "periksa.xlsx")
    book = CalamineWorkbook.from_path(str(tmp_path / "periksa.xlsx"))
    rows = book.get_sheet_by_name("Berubah").to_python()
    wanted = ["dirty_anggota.xlsx", "126", "Hub_KRT", "1 Kepala rumah tangga", "8 Lainnya"]
    assert wanted in [[str(cell) for cell in row[:5]] for row in rows]


def test_refused_rows_of_an_export_stand_in_its_layout_and_come_in_again(
    session: Session, tmp_path: Path
) -> None:
    """Mended or not, the sheet is known by its columns, and says the same of every row."""
    look = file_imports.look(session, DIRTY[0], said=CODEBOOKS)
    book = tmp_path / "periksa.xlsx"
    intake_notes.write_book(session, look.profiles, look.report, book)
    again = file_imports.look(session, book, said=CODEBOOKS)
    refused = [own for own in look.report.quarantined if own.reason is not Reason.ROW_REPEATED]
    assert len(refused) > 0
    assert again.profile == look.profile
    assert again.report.rows_read == len(look.report.quarantined)
    told = {own.reason for own in again.report.quarantined}
    assert told <= {own.reason for own in refused}
    lost = [own for own in look.report.doubts if own.reason == Reason.DIGITS_LOST]
    assert [own.reason for own in again.report.doubts].count(Reason.DIGITS_LOST) >= len(lost) > 0


def test_refused_rows_that_were_mended_say_nothing_of_the_members_beside_them(
    session: Session, tmp_path: Path
) -> None:
    """The whole file was looked at before; of these rows it would be told each time."""
    names, *rows = CalamineWorkbook.from_path(str(CLEAN[1])).get_sheet_by_index(0).to_python()
    homes = [row[0] for row in rows]
    row = next(own for own in rows if homes.count(own[0]) > 1)
    cells = [own if own != "" else None for own in row]
    whole = write_workbook(tmp_path / "anggota.xlsx", [names, cells])  # type: ignore[list-item]
    look = file_imports.look(session, whole, said=CODEBOOKS)
    assert [own.reason for own in look.report.doubts] == [Reason.MEMBERS_MORE]
    behind = [[*names, "ALASAN", "BARIS"], [*cells, "IDBDT kosong", "7"]]
    mended = write_workbook(tmp_path / "periksa.xlsx", behind)  # type: ignore[arg-type]
    look = file_imports.look(session, mended, said=CODEBOOKS)
    assert look.report.doubts == ()
    assert look.counts[Standing.UNCHANGED] == 1


def test_refused_rows_of_both_exports_stand_on_a_sheet_of_each(
    session: Session, tmp_path: Path
) -> None:
    """Nobody has to tell households from members; all of them are there."""
    look = looked(session, *DIRTY)
    book = tmp_path / "periksa.xlsx"
    intake_notes.write_book(session, look.profiles, look.report, book)
    sheets = CalamineWorkbook.from_path(str(book))
    for name, profile_of in zip(("DATA", "DATA 2"), look.profiles, strict=True):
        names, *rows = sheets.get_sheet_by_name(name).to_python()
        refused = [own for own in look.report.quarantined if own.cell.profile == profile_of.id]
        assert names[0] == profile_of.columns[0].name
        assert [row[-1] for row in rows] == [str(own.cell.row) for own in refused]
        assert rows != []


def test_what_is_said_of_codes_holds_for_both_files_and_is_kept_with_them(
    session: Session,
) -> None:
    """Unsaid, codes of two meanings are left out; taking reads by the same answer as looking."""
    unsaid = file_imports.look_both(session, DIRTY)
    (asked,) = unsaid.asks
    said = file_imports.look_both(session, DIRTY, said=CODEBOOKS)
    assert asked.key in CODEBOOKS and not asked.said
    assert said.asks[0].said
    assert unsaid.report.doubted > said.report.doubted
    said.take(WHY, UNWATCHED)
    members, households = imports.kept(session.store)[:2]
    assert (households.codebooks, members.codebooks) == ({}, CODEBOOKS)


def test_an_export_in_a_layout_of_the_office_s_own_is_compared_within_its_limits(
    session: Session, tmp_path: Path
) -> None:
    """As every file is: by the office's profiles, and no larger than it allows."""
    shipped = profile(MEMBERS)
    columns = [replace(own, name=f"isian {own.name}") for own in shipped.columns]
    own_profiles.add(
        session,
        replace(
            shipped,
            id="anggota_camat",
            key=f"isian {shipped.key}",
            columns=tuple(columns),
            aliases={},
        ),
    )
    book = CalamineWorkbook.from_path(str(CLEAN[1]))
    rows = [[str(cell) for cell in row] for row in book.get_sheet_by_index(0).to_python()[1:]]
    names = [own.name for own in columns]
    file = write_workbook(tmp_path / "camat.xlsx", [names, *rows])
    seen = file_imports.look(session, file, said=CODEBOOKS)
    assert seen.profile.id == "anggota_camat"
    assert seen.counts[Standing.UNCHANGED] == len(rows)
    settings.put(session.store, SETTING, {"rows": len(rows) - 1})
    with pytest.raises(WorkbookTooLongError):
        file_imports.look_both(session, (file, CLEAN[0]))


def test_a_household_with_an_open_request_is_named_and_left_alone(
    session: Session, tmp_path: Path
) -> None:
    """Whoever works on it would find other answers than the own ones."""
    first = importing_exports.take(
        session, looked(session, of_member(session, tmp_path / "a", TmpLahir="MANNA")), WHY
    )
    (number,) = (*first.entered.filed, *first.entered.drafts)
    look = looked(session, of_member(session, tmp_path / "b", TmpLahir="CURUP"))
    assert counts(look) == {"doubtful": 1}
    assert look.tally.kept_out[Strategy.BOTH] == 1
    (held,) = look.report.beside
    assert (held.reason, held.after) == (Reason.REQUEST_OPEN, number)
    taken = importing_exports.take(session, look, WHY)
    assert taken.entered.filed == taken.entered.drafts == ()


def test_a_member_who_is_not_in_the_household_becomes_a_new_member(
    session: Session, tmp_path: Path
) -> None:
    """In a request of its own, which asks what the file does not tell."""
    file = of_member(session, tmp_path, IDARTBDT="99", Nama="ORANG BARU", NUK=1.0, Hubkel=8.0)
    look = looked(session, file)
    assert counts(look) == {"doubtful": 1}
    assert {own.reason for own in look.report.doubts} == {Reason.MEMBERS_MORE}
    taken = importing_exports.take(session, look, WHY)
    (number,) = (*taken.entered.filed, *taken.entered.drafts)
    seen = read_entry(session, number)
    assert seen.kind is RequestKind.NEW_PERSON
    assert seen.record.persons[-1].answers["nama"] == "ORANG BARU"


def test_a_number_that_is_another_persons_changes_nobody(session: Session, tmp_path: Path) -> None:
    """Neither name nor NIK agree: somebody has to look."""
    file = of_member(session, tmp_path, Nama="ZULKIFLI", NIK="1771010302809001")
    look = looked(session, file)
    assert counts(look) == {"doubtful": 1}
    assert {own.reason for own in look.report.doubts} == {Reason.OTHER_PERSON}
    taken = importing_exports.take(session, look, WHY)
    assert taken.entered.filed == taken.entered.drafts == ()


def test_a_household_that_nobody_has_is_proposed_with_its_families_and_members(
    session: Session, tmp_path: Path
) -> None:
    """Both cards, everybody in the own family; what is not told is asked in the draft."""
    second: dict[str, Value] = {
        "NIK": "1771014302829002",
        "NoKK": "1771010101129002",
        "NUK": 2.0,
        "Hub_KRT": 8.0,
    }
    members = [
        member(IDARTBDT=NEW + "02", Nama="SITI CONTOH", JnsKel=2.0, **second),
        member(),
    ]
    look = looked(session, *write_exports(tmp_path, [household()], members))
    assert counts(look) == {"new": 3}
    taken = importing_exports.take(session, look, WHY)
    (number,) = (*taken.entered.filed, *taken.entered.drafts)
    seen = read_entry(session, number)
    assert seen.kind is RequestKind.NEW_HOUSEHOLD
    assert seen.record.household.answers["id_bdt"] == NEW
    assert seen.record.household.answers["alamat"] == "JL. CONTOH NO. 1"
    assert [own.answers["nama"] for own in seen.record.persons] == ["BUDI CONTOH", "SITI CONTOH"]
    cards = [own.answers["no_kk_keluarga"] for own in seen.record.families]
    assert cards == ["1771010101129001", "1771010101129002"]
    homes = [own.links["family"] for own in seen.record.persons]
    assert homes == [own.id for own in seen.record.families]
    again = looked(session, *write_exports(tmp_path, [household()], members))
    assert counts(again) == {"doubtful": 3}
    assert {own.after for own in again.report.beside} == {number}


def test_a_household_that_nobody_has_needs_both_files(session: Session, tmp_path: Path) -> None:
    """Its members, and its village."""
    houses, people = write_exports(tmp_path, [household()], [member()])
    assert counts(looked(session, houses)) == {"refused": 1}
    assert counts(looked(session, people)) == {"refused": 1}


def test_somebody_went_on_with_a_correction_and_the_import_stays(session: Session) -> None:
    """It is named; nothing is taken back by halves."""
    taken = importing_exports.take(session, looked(session, *DIRTY), WHY)
    workflow.finalise(session, taken.entered.filed[0])
    with pytest.raises(import_undo.ImportBuiltUponError) as held:
        import_undo.undo(session, taken.number, "salah berkas")
    assert held.value.facts["numbers"] == taken.entered.filed[0]


def test_another_file_is_no_export(session: Session) -> None:
    """Whatever it is called."""
    with pytest.raises(NotAnExportError):
        looked(session, CLEAN[0], SAMPLES / "lists" / "clean_usulan_2021.xlsx")


def test_an_office_without_a_register_is_told_to_take_in_the_first_state(
    session: Session, tmp_path: Path
) -> None:
    """Hundreds of proposals are no register."""
    session.store.database.execute_sql("DELETE FROM counter WHERE name LIKE 'register.%'")
    with pytest.raises(RegisterEmptyError):
        looked(session, *write_exports(tmp_path, [household()], [member()]))


def test_rows_that_the_operator_leaves_out_are_counted_and_not_entered(session: Session) -> None:
    """Only who is new, or only what changes; each way the counts are the rows that were read."""
    look = looked(session, *DIRTY)
    added, changed = (look.tally.counts(own) for own in (Strategy.ADD, Strategy.CHANGE))
    assert added[Standing.LEFT_OUT] == 56 + 51
    assert added[Standing.CHANGED] == added[Standing.DOUBTFUL] == 0
    assert sum(added.values()) == sum(changed.values()) == 1171
    assert changed == look.tally.counts()
    taken = importing_exports.take(session, look, WHY, strategy=Strategy.ADD)
    assert taken.entered.filed == taken.entered.drafts == ()


def test_only_new_households_are_left_out_where_changes_alone_are_wanted(
    session: Session, tmp_path: Path
) -> None:
    """And they alone are entered the other way."""
    look = looked(session, *write_exports(tmp_path, [household()], [member()]))
    wanted = look.tally.counts(Strategy.CHANGE)
    assert (wanted[Standing.NEW], wanted[Standing.LEFT_OUT]) == (0, 2)
    taken = importing_exports.take(session, look, WHY, strategy=Strategy.CHANGE)
    assert taken.entered.filed == taken.entered.drafts == ()
