"""The civil registry is asked in its own columns, and what it answers is kept and acted upon."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from db.integrity import integrity
from db.lists import imports, registry_answers
from db.lists.registry_answers import Asked
from forms.durable import TargetExistsError
from forms.records import RequestKind, State
from siksng_tui.intake.profiles_shipped import profile
from siksng_tui.intake.registry import Doubt, Outcome
from siksng_tui.services.imports import import_undo
from siksng_tui.services.imports.import_undo import ImportBuiltUponError
from siksng_tui.services.incoming_files.import_counts import Standing
from siksng_tui.services.incoming_files.importing import ImportKnownError
from siksng_tui.services.lists import registry_asking, registry_list, registry_matching
from siksng_tui.services.lists.registry_list import View
from siksng_tui.services.lists.registry_matching import Look
from siksng_tui.services.office.sessions import RoleMissingError, Session
from siksng_tui.services.requests import queues, workflow
from tests.intake.exports import table_of
from tests.intake.workbooks import write_workbook
from tests.services.bureau import Bureau

COLUMNS = [column.name for column in profile("registry_25").columns]


@pytest.fixture
def at_work(bureau: Bureau) -> Iterator[Session]:
    """The operator of a city."""
    with bureau.at_work("rani") as session:
        yield session


def people(session: Session, count: int) -> list[Asked]:
    """Return persons of the register with a whole NIK that nobody else bears."""
    asked = (own.asked for own in registry_asking.checked(session) if not own.doubts)
    return [next(asked) for _ in range(count)]


def answer(place: Path, rows: Sequence[dict[str, str]], name: str = "jawaban.xlsx") -> Path:
    """Return a file of answers."""
    return write_workbook(
        place / name, [COLUMNS, *([row.get(own, "") for own in COLUMNS] for row in rows)]
    )


def said(own: Asked, reply: str = "Data ditemukan", **other: str) -> dict[str, str]:
    """Return a row of answers about a person."""
    return {"NIK": own.nik, "NAMA_LGKP": own.name, "RESPON": reply, **other}


def looked(session: Session, place: Path, rows: Sequence[dict[str, str]]) -> Look:
    """Return what a file of answers comes to."""
    return registry_matching.look_at(session, *table_of(answer(place, rows)))


def test_a_pack_asks_in_the_columns_of_the_registry_and_says_what_will_fail(
    at_work: Session, tmp_path: Path
) -> None:
    """Whoever has no whole NIK is not asked about, and stands on the second sheet."""
    path = tmp_path / "dukcapil.xlsx"
    packed = registry_asking.pack(at_work, path)
    book = CalamineWorkbook.from_path(str(path))
    header, *rows = book.get_sheet_by_index(0).to_python()
    _, *doubted = book.get_sheet_by_index(1).to_python()
    assert header == COLUMNS
    assert len(rows) == packed.asked > 1_000
    assert len(doubted) == packed.doubtful + packed.left_out
    assert all(len(str(row[COLUMNS.index("NIK")])) == 16 for row in rows)
    assert {row[COLUMNS.index("JENIS_KLMIN")] for row in rows} == {"LAKI-LAKI", "PEREMPUAN"}


def test_answers_are_counted_before_they_are_kept(at_work: Session, tmp_path: Path) -> None:
    """New, passed over, asked about: together the rows that were read."""
    one, two, three = people(at_work, 3)
    found = looked(
        at_work,
        tmp_path,
        [
            said(one),
            said(two, NAMA_LGKP="ORANG YANG LAIN SAMA SEKALI"),
            said(three, "Meninggal dunia"),
            {"NIK": "1771010302809001", "NAMA_LGKP": "TIDAK DITANYA", "RESPON": "Data ditemukan"},
        ],
    )
    assert list(found.standings.values()) == [Standing.NEW] * 3 + [Standing.UNCHANGED]
    assert [own.outcome for own in found.answers] == [
        Outcome.MATCHED,
        Outcome.OTHER_NAME,
        Outcome.DECEASED,
    ]
    assert registry_answers.counts(at_work.store) == {}


def test_two_answers_about_one_number_are_asked_about(at_work: Session, tmp_path: Path) -> None:
    """Nobody can say which of them is the person."""
    (one,) = people(at_work, 1)
    found = looked(at_work, tmp_path, [said(one), said(one, NAMA_LGKP="NAMA LAIN")])
    assert set(found.standings.values()) == {Standing.DOUBTFUL}
    assert found.answers == ()
    assert found.kept_out == 2


def test_an_answer_with_a_doubtful_cell_is_kept_without_it_and_an_empty_place_is_not_odd(
    at_work: Session, tmp_path: Path
) -> None:
    """The registry fills in no village for a NIK that it has not."""
    one, two = people(at_work, 2)
    rows = [said(one, TGL_LHR="01/02/07"), said(two, "Data tidak ditemukan", NAMA_LGKP="")]
    found = looked(at_work, tmp_path, rows)
    assert list(found.standings.values()) == [Standing.DOUBTFUL, Standing.NEW]
    assert (len(found.answers), found.kept_out) == (2, 0)
    assert found.report.marks == ()
    (elsewhere,) = looked(at_work, tmp_path, [said(one, KEL_NAME="TALANG EMPAT")]).report.marks
    assert elsewhere.written == "TALANG EMPAT"


def test_who_is_matched_is_not_asked_about_again_and_a_later_answer_takes_the_place(
    at_work: Session, tmp_path: Path
) -> None:
    """The newest answer of each person counts."""
    one, two = people(at_work, 2)
    first = looked(at_work, tmp_path, [said(one), said(two, "Data tidak ditemukan")])
    registry_matching.take(at_work, first)
    assert registry_answers.counts(at_work.store) == {"matched": 1, "unknown": 1}
    asked = {own.asked.person for own in registry_asking.checked(at_work)}
    assert one.person not in asked
    assert two.person in asked
    later = registry_matching.look_at(
        at_work, *table_of(answer(tmp_path, [said(two)], "lagi.xlsx"))
    )
    assert set(later.standings.values()) == {Standing.CHANGED}
    registry_matching.take(at_work, later)
    assert registry_answers.counts(at_work.store) == {"matched": 2}


def test_the_same_answers_are_not_taken_twice(at_work: Session, tmp_path: Path) -> None:
    """It says so."""
    (one,) = people(at_work, 1)
    found = looked(at_work, tmp_path, [said(one)])
    registry_matching.take(at_work, found)
    with pytest.raises(ImportKnownError):
        registry_matching.take(at_work, found)
    assert imports.kept(at_work.store)[0].profile == "registry_25"


def test_who_died_is_proposed_to_leave_the_list_and_another_name_to_be_corrected(
    at_work: Session, tmp_path: Path
) -> None:
    """Each as a draft that a person fills in, with the number beside the answer."""
    one, two = people(at_work, 2)
    found = looked(
        at_work,
        tmp_path,
        [said(one, "Meninggal dunia"), said(two, NAMA_LGKP="ORANG YANG LAIN SAMA SEKALI")],
    )
    registry_matching.take(at_work, found)
    kinds = {}
    for each in registry_matching.answered(at_work, Outcome.DECEASED, Outcome.OTHER_NAME):
        number = registry_matching.propose(at_work, each, "Jawaban Dukcapil")
        request = queues.review(at_work, number).request
        kinds[each.answer.outcome] = request.kind
        assert request.state is State.DRAFT
        kept = registry_answers.of(at_work.store, each.asked.person)
        assert kept is not None
        assert kept.request == number
    assert kinds == {
        Outcome.DECEASED: RequestKind.DEACTIVATION,
        Outcome.OTHER_NAME: RequestKind.CORRECTION,
    }


def test_answers_are_taken_back_as_long_as_no_request_was_made_of_them(
    at_work: Session, tmp_path: Path
) -> None:
    """Whoever was matched is asked about again."""
    (one,) = people(at_work, 1)
    number = registry_matching.take(at_work, looked(at_work, tmp_path, [said(one, "Meninggal")]))
    (each,) = registry_matching.answered(at_work)
    made = registry_matching.propose(at_work, each, "Jawaban Dukcapil")
    with pytest.raises(ImportBuiltUponError) as held:
        import_undo.undo(at_work, number, "Salah berkas")
    assert held.value.facts["numbers"] == made
    again = answer(tmp_path, [said(one), said(one)], "lagi.xlsx")
    later = registry_matching.take(at_work, registry_matching.look_at(at_work, *table_of(again)))
    import_undo.undo(at_work, later, "Salah berkas")
    assert registry_answers.counts(at_work.store) == {"deceased": 1}


def test_the_earlier_answer_counts_again_where_the_newest_file_is_taken_back(
    at_work: Session, tmp_path: Path
) -> None:
    """A wrong file must not cost what a right one said."""
    one, two = people(at_work, 2)
    first = [said(one), said(two, "Data tidak ditemukan")]
    registry_matching.take(at_work, looked(at_work, tmp_path, first))
    later = registry_matching.take(at_work, looked(at_work, tmp_path, [said(one, "Meninggal")]))
    assert registry_answers.counts(at_work.store) == {"deceased": 1, "unknown": 1}
    import_undo.undo(at_work, later, "Salah berkas")
    assert registry_answers.counts(at_work.store) == {"matched": 1, "unknown": 1}
    assert imports.kept(at_work.store)[1].answers == 2
    assert integrity.check(at_work.store).sound


def test_a_request_that_was_made_of_an_answer_is_known_when_the_same_is_answered_again(
    at_work: Session, tmp_path: Path
) -> None:
    """Whoever asked about everybody once more does not propose everybody once more."""
    one, two = people(at_work, 2)
    registry_matching.take(at_work, looked(at_work, tmp_path, [said(one, "Meninggal")]))
    (each,) = registry_matching.answered(at_work)
    made = registry_matching.propose(at_work, each, "Jawaban Dukcapil")
    again = [said(one, "Meninggal"), said(two)]
    later = registry_matching.take(at_work, looked(at_work, tmp_path, again))
    (each,) = registry_matching.answered(at_work, Outcome.DECEASED)
    assert (each.answer.import_id, each.answer.request) == (later, made)


def test_a_request_that_was_withdrawn_leaves_its_answer_open(
    at_work: Session, tmp_path: Path
) -> None:
    """Another can be made of it, and it keeps nobody from taking the file back."""
    (one,) = people(at_work, 1)
    number = registry_matching.take(at_work, looked(at_work, tmp_path, [said(one, "Meninggal")]))
    (each,) = registry_matching.answered(at_work)
    made = registry_matching.propose(at_work, each, "Jawaban Dukcapil")
    workflow.withdraw(at_work, made, "Salah orang")
    (each,) = registry_matching.answered(at_work)
    assert each.answer.request == ""
    again = registry_matching.propose(at_work, each, "Jawaban Dukcapil")
    (each,) = registry_matching.answered(at_work)
    assert each.answer.request == again != made
    workflow.withdraw(at_work, again, "Salah orang")
    import_undo.undo(at_work, number, "Salah berkas")
    assert registry_answers.counts(at_work.store) == {}


def test_a_person_in_two_rows_of_one_name_is_one_answer(at_work: Session, tmp_path: Path) -> None:
    """The audit counts persons, and the check of the store by the audit."""
    (one,) = people(at_work, 1)
    twice = [said(one), said(one, KETERANGAN="x", NO_KK="1771010101129001")]
    registry_matching.take(at_work, looked(at_work, tmp_path, twice))
    assert registry_answers.counts(at_work.store) == {"matched": 1}
    assert integrity.check(at_work.store).sound


def test_what_the_number_itself_says_otherwise_is_told_beforehand(at_work: Session) -> None:
    """Birth and sex stand in it."""
    doubts = {doubt for own in registry_asking.checked(at_work) for doubt in own.doubts}
    assert doubts <= set(Doubt)


DAMAGES = {
    "a lost answer": "DELETE FROM registry_answer WHERE outcome = 'unknown'",
    "answers of another import": "UPDATE registry_answer SET import_id = 1 WHERE import_id = 5",
    "a request that is not there": "UPDATE registry_answer SET request = 'X'",
}


@pytest.mark.parametrize("name", list(DAMAGES))
def test_damage_to_the_answers_is_found(at_work: Session, tmp_path: Path, name: str) -> None:
    """A later answer above an earlier one, and an import that was taken back, are none."""
    one, two, three = people(at_work, 3)
    both = [said(one), said(two, "Data tidak ditemukan")]
    registry_matching.take(at_work, looked(at_work, tmp_path, both))
    gone = registry_matching.take(at_work, looked(at_work, tmp_path, [said(one), said(three)]))
    import_undo.undo(at_work, gone, "salah file")
    last = [said(three), said(two, "Data tidak ditemukan")]
    registry_matching.take(at_work, looked(at_work, tmp_path, last))
    assert integrity.check(at_work.store).sound
    with at_work.store.transaction():
        at_work.store.database.execute_sql(DAMAGES[name])
    found = {own.code for own in integrity.check(at_work.store).problems}
    assert found == {"check-registry"}


def test_each_view_lists_its_answers_and_its_workbook_has_the_numbers(
    at_work: Session, tmp_path: Path
) -> None:
    """Whoever is matched but for the card is listed; a file that is there is not written over."""
    died, renamed, moved = people(at_work, 3)
    rows = [
        said(died, "Meninggal dunia"),
        said(renamed) | {"NAMA_LGKP": "ORANG LAIN SAMA SEKALI"},
        said(moved, NO_KK="1771010101010001"),
    ]
    registry_matching.take(at_work, looked(at_work, tmp_path, rows))
    listed = {
        view: [own.asked.person for own in registry_list.listed(at_work, view)] for view in View
    }
    assert listed[View.DECEASED] == [died.person] and listed[View.OTHER_NAME] == [renamed.person]
    assert listed[View.UNKNOWN] == [] and listed[View.DIFFERING] == [moved.person]
    assert listed[View.NOT_MATCHED] == [died.person, renamed.person]
    found = registry_list.listed(at_work, View.DECEASED)
    registry_list.write(at_work, found, tmp_path / "daftar.xlsx")
    sheet = CalamineWorkbook.from_path(str(tmp_path / "daftar.xlsx")).get_sheet_by_index(0)
    assert sheet.to_python()[1][:2] == [died.name, died.nik]
    with pytest.raises(TargetExistsError):
        registry_list.write(at_work, found, tmp_path / "daftar.xlsx")


def test_who_is_no_operator_writes_no_answers(bureau: Bureau, tmp_path: Path) -> None:
    """The workbook has numbers in full."""
    with bureau.at_work("budi") as session, pytest.raises(RoleMissingError):
        registry_list.write(session, (), tmp_path / "daftar.xlsx")
    assert not list(tmp_path.glob("daftar*"))
