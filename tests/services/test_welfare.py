"""PPKS and PSKS: entered, tied to the register, corrected, closed, counted, taken from a list."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.fetching import rows
from db.integrity import integrity
from forms.answer_errors import AnswerError
from forms.records import Answer
from forms.welfare import WelfareClass, endings, kinds
from siksng_tui import words
from siksng_tui.services.entry.villages import VillageUnknownError
from siksng_tui.services.lists import (
    list_imports,
    person_lists,
    welfare,
    welfare_taking,
    welfare_words,
)
from siksng_tui.services.lists.list_imports import Meant
from siksng_tui.services.lists.welfare import (
    WelfareAsked,
    WelfareClosedError,
    WelfareIncompleteError,
    WelfareKindError,
    WelfareKnownError,
    WelfareLaterError,
    WelfareNotFoundError,
    WelfareSaid,
)
from siksng_tui.services.lists.welfare_taking import (
    Left,
    ListCountsNoMoreError,
    ListNotWelfareError,
)
from siksng_tui.services.office.sessions import RoleMissingError, Session
from siksng_tui.services.requests import lookup
from tests.services.bureau import copied, home
from tests.services.list_files import written

VILLAGE = "17.71.01.1004"
"""Bumi Ayu."""

CASE = WelfareClass.CASE


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """The operator at work."""
    with copied(tmp_path).at_work("rani") as own:
        yield own


def said(kind: str = "08", village: str = VILLAGE, **answers: Answer) -> WelfareSaid:
    """Return what a record of a case says."""
    return WelfareSaid(CASE, kind, village, {"nama": "SITI CONTOH", **answers})


def numbers(session: Session, **asked: object) -> list[int]:
    """Return the numbers of the records that are meant."""
    own = WelfareAsked(CASE, **asked)  # type: ignore[arg-type]
    return [one.id for one in welfare.page(session, own, 0, 100)]


def test_the_lists_of_kinds_are_whole() -> None:
    """Permensos 8/2012 has 26 kinds of cases and 12 of resources; two more are in use."""
    assert [*kinds(CASE)] == [f"{at:02}" for at in range(1, 27)]
    assert [*kinds(WelfareClass.RESOURCE)] == [f"{at:02}" for at in range(1, 15)]
    assert [*endings()] == ["1", "2", "3", "4", "5"]


def test_a_record_is_tied_to_the_person_of_the_register(session: Session) -> None:
    """By the NIK and a name that is alike."""
    person = lookup.household(session, home()).record.persons[0].answers
    number = welfare.add(session, said(nama=person["nama"], nik=person["nik"]))
    assert welfare.get(session, number).household == home()
    welfare.change(session, number, said(nama="XAVERIUS QUIRINO", nik=person["nik"]))
    assert welfare.get(session, number).household == ""


def test_records_are_found_by_kind_village_name_and_nik(session: Session) -> None:
    """Also by a part of either."""
    one = welfare.add(session, said(nik="1771014101019001"))
    two = welfare.add(session, said("11", nama="BUDI CONTOH", village="17.71.01.1001"))
    assert numbers(session) == [two, one]
    assert numbers(session, kind="11") == [two]
    assert numbers(session, region=VILLAGE) == [one]
    assert numbers(session, text="cont sit") == [one]
    assert numbers(session, text="9001") == [one]
    assert numbers(session, text="%") == [two, one]


def test_what_a_record_cannot_say_is_refused(session: Session) -> None:
    """With nothing kept."""
    with pytest.raises(WelfareIncompleteError):
        welfare.add(session, said(nama="  "))
    with pytest.raises(WelfareKindError):
        welfare.add(session, said("99"))
    with pytest.raises(VillageUnknownError):
        welfare.add(session, said(village="31.71.01.1001"))
    with pytest.raises(AnswerError):
        welfare.read({"tanggal_lahir": "31-02-1960"})
    assert numbers(session) == []


def test_the_same_person_has_one_open_record_of_a_kind(session: Session) -> None:
    """Another kind is another record; after it was closed it may be needed again."""
    number = welfare.add(session, said(nik="1771014101019001"))
    with pytest.raises(WelfareKnownError):
        welfare.add(session, said(nik="1771014101019001", nama="SITI C."))
    other = welfare.add(session, said("09", nik="1771014101019001"))
    with pytest.raises(WelfareKnownError):
        welfare.change(session, other, said("08", nik="1771014101019001"))
    welfare.close(session, number, session.today(), "3")
    assert welfare.add(session, said(nik="1771014101019001")) not in (number, other)


def test_a_closed_record_says_when_and_why_and_changes_no_more(session: Session) -> None:
    """A day that has not come, and a reason that is none, are refused."""
    number, today = welfare.add(session, said()), session.today()
    with pytest.raises(WelfareLaterError):
        welfare.close(session, number, today + dt.timedelta(days=1), "1")
    with pytest.raises(WelfareKindError):
        welfare.close(session, number, today, "9")
    welfare.close(session, number, today, "1")
    own = welfare.get(session, number)
    assert (own.closed, own.ending) == (today, "1")
    assert (numbers(session), numbers(session, closed=True)) == ([], [number])
    with pytest.raises(WelfareClosedError):
        welfare.change(session, number, said())
    with pytest.raises(WelfareClosedError):
        welfare.close(session, number, today, "1")
    with pytest.raises(WelfareNotFoundError):
        welfare.close(session, 99, today, "1")


def test_figures_count_open_and_closed_records_by_kind_and_village(session: Session) -> None:
    """One line for each kind of each village."""
    for at in range(3):
        welfare.add(session, said(nik=f"177101410101900{at}"))
    welfare.close(session, 1, session.today(), "2")
    welfare.add(session, said("11", village=""))
    assert [tuple(own) for own in welfare.figures(session, CASE)] == [
        ("08", VILLAGE, 2, 1),
        ("11", "", 1, 0),
    ]


def test_a_list_is_taken_over_once_and_what_names_no_kind_is_left(
    session: Session, tmp_path: Path
) -> None:
    """Also who is not there any more; a second time nobody is new."""
    rows_of = [
        {"nama": "SITI CONTOH", "ppkskategori_id": "Lanjut Usia Terlantar"},
        {"nama": "BUDI CONTOH", "ppkskategori_id": "11", "nik": "1771014101019001"},
        {"nama": "ALI CONTOH", "ppkskategori_id": "lain-lain"},
        {"nama": "RUDI CONTOH", "ppkskategori_id": "12", "status_keberadaan": "MENINGGAL DUNIA"},
    ]
    path = written("welfare_cases_13", rows_of, tmp_path / "ppks.xlsx")
    number = list_imports.import_list(session, path, Meant(village=VILLAGE)).number
    taken = welfare_taking.take_over(session, number)
    assert (taken.made, dict(taken.left)) == (2, {Left.KIND: 1, Left.GONE: 1})
    words.choose("id")
    said = "Catatan dibuat: 2. Ditinggalkan: 1 tanpa jenis yang dikenal, 1 tidak AKTIF."
    assert welfare_words.came_of(taken) == said
    assert {own.said.kind for own in welfare.page(session, WelfareAsked(CASE), 0, 9)} == {
        "08",
        "11",
    }
    again = welfare_taking.take_over(session, number)
    assert (again.made, again.left[Left.KNOWN]) == (0, 2)
    person_lists.undo(session, number, "Salah file")
    with pytest.raises(ListCountsNoMoreError):
        welfare_taking.take_over(session, number)
    other = written("bnba_23", [{"NAMA": "SITI"}], tmp_path / "bnba.xlsx")
    with pytest.raises(ListNotWelfareError):
        welfare_taking.take_over(session, list_imports.import_list(session, other, Meant()).number)


def test_only_an_operator_changes_records(tmp_path: Path) -> None:
    """Everybody may look."""
    with copied(tmp_path).at_work("budi") as own:
        for act in (
            lambda: welfare.add(own, said()),
            lambda: welfare.close(own, 1, own.today(), "1"),
            lambda: welfare_taking.take_over(own, 1),
        ):
            with pytest.raises(RoleMissingError):
                act()
        assert numbers(own) == []


def test_the_audit_names_nobody_and_damage_is_found(session: Session) -> None:
    """A lost record and another name are told."""
    welfare.add(session, said(nik="1771014101019001"))
    welfare.add(session, said("09", nama="BUDI CONTOH"))
    told = " ".join(text for (text,) in rows(session.store, "SELECT detail FROM audit"))
    assert "CONTOH" not in told
    assert "9001" not in told
    assert integrity.check(session.store).sound
    for statement in (
        "UPDATE welfare_record SET name = 'X' WHERE id = 1",
        "DELETE FROM welfare_record WHERE id = 1",
    ):
        with session.store.transaction():
            session.store.database.execute_sql(statement)
        found = {own.code for own in integrity.check(session.store).problems}
        assert found == {"check-welfare"}
