"""Which questions are asked of a household, and what follows from its answers."""

import datetime as dt
import time
from dataclasses import replace

import pytest

from forms.flow import asked, lookup_for, recode
from forms.formula import age_on
from forms.instrument import ValueType
from forms.loading import instrument
from forms.records import Answer, Answers, HouseholdRecord, Subject, SubjectKind

BDT = instrument("bdt")
TODAY = dt.date(2020, 6, 1)


def _person(number: int = 1, **answers: Answer) -> Subject:
    """Return a person who lives in the household."""
    return Subject(f"{number:032x}", SubjectKind.PERSON, {"status_keberadaan_art": "1", **answers})


def _record(
    *persons: Subject, rows: tuple[Answers, ...] = (), **answers: Answer
) -> HouseholdRecord:
    """Return a household with persons, one family and rows of businesses."""
    household = Subject(
        "h", SubjectKind.HOUSEHOLD, answers, rows={"businesses": rows} if rows else {}
    )
    family = Subject("f", SubjectKind.FAMILY, {"nuk_keluarga": 1})
    return HouseholdRecord("bdt", "2020.1", household, (family,), persons)


def _answering(record: HouseholdRecord, answers: Answers) -> HouseholdRecord:
    """Return a record whose household answers this."""
    return replace(record, household=Subject("h", SubjectKind.HOUSEHOLD, answers))


def _names(record: HouseholdRecord, subject: Subject, row: int | None = None) -> set[str]:
    """Return the names of the questions asked of a subject, or of a row of businesses."""
    place = None if row is None else ("businesses", row)
    return {variable.name for variable in asked(BDT, record, subject, place)}


def test_an_answer_opens_and_closes_the_questions_that_hang_on_it() -> None:
    """The wall's condition is asked of walls that have one."""
    for code, due in (("1", True), ("3", True), ("4", False)):
        record = _record(dinding=code)
        assert ("kondisi_dinding" in _names(record, record.household)) is due
    record = _record()
    assert "kondisi_dinding" not in _names(record, record.household)


def test_questions_are_asked_in_the_order_of_the_paper() -> None:
    """The form walks down this list."""
    record = _record(fasbab="1")
    numbers = [v.question for v in asked(BDT, record, record.household) if v.question]
    wanted = ["III.10a", "III.11a", "III.11b", "III.12"]
    assert [number for number in numbers if number in wanted] == wanted
    assert {v.name for v in asked(BDT, record, record.families[0])} == {
        "nuk_keluarga",
        "no_kk_keluarga",
    }


def test_a_row_is_asked_what_its_household_makes_due() -> None:
    """Businesses are listed only where someone runs one; the next empty row is asked too."""
    record = _record(sta_art_usaha="1", rows=({"usaha_omset": "1"},))
    assert "usaha_omset" in _names(record, record.household, 0)
    assert _names(record, record.household, 1) == _names(record, record.household, 0)
    none = _record(sta_art_usaha="2")
    assert _names(none, none.household, 0) == set()


def test_a_person_sees_its_own_answers_then_those_of_the_household() -> None:
    """A row sees its own first, then its subject's."""
    child = {"anak_nama": "X"}
    person = replace(_person(umur=7), rows={"children": (child,)})
    record = _record(person, tanggal_verivali="2020-01-02")
    lookup = lookup_for(record, person, ("children", 0))
    assert [lookup(name) for name in ("anak_nama", "umur", "tanggal_verivali", "nik")] == [
        "X",
        7,
        "2020-01-02",
        None,
    ]
    assert lookup_for(record, record.household)("umur") is None


@pytest.mark.parametrize(
    ("visit", "age"), [("2020-03-14", 34), ("2020-03-15", 35), (None, 35), ("1980-01-01", None)]
)
def test_age_is_taken_on_the_day_of_the_visit_else_today(
    visit: str | None, age: int | None
) -> None:
    """A visit before the birth gives no age at all."""
    answers: Answers = {} if visit is None else {"tanggal_verivali": visit}
    visited = _answering(_record(_person(tanggal_lahir="1985-03-15")), answers)
    record = recode(BDT, visited, TODAY)
    assert record.persons[0].answers.get("umur") == age


def test_an_imported_age_stays_where_the_date_of_birth_is_not_known() -> None:
    """An age in an export is better than none; a NULL birth date is common in them."""
    record = recode(BDT, _record(_person(umur=61)), TODAY)
    assert record.persons[0].answers["umur"] == 61
    spoilt = recode(BDT, _record(_person(umur=61, tanggal_lahir="NULL")), TODAY)
    assert spoilt.persons[0].answers["umur"] == 61


def test_birthdays_of_29_february_fall_on_the_first_of_march() -> None:
    """In years that have no such day."""
    born = dt.date(2004, 2, 29)
    assert [age_on(born, dt.date(2025, *day)) for day in ((2, 28), (3, 1))] == [20, 21]
    assert age_on(born, dt.date(2024, 2, 29)) == 20


def test_members_and_families_are_counted() -> None:
    """Who died, moved or was not found is listed but not counted."""
    persons = [replace(_person(n), answers={"status_keberadaan_art": str(n)}) for n in range(1, 7)]
    record = recode(BDT, _record(*persons, jumlah_art=6), TODAY)
    assert record.household.answers == {"jumlah_art": 2, "jumlah_keluarga": 1}


def test_recoding_drops_answers_that_no_longer_apply_and_those_that_hang_on_them() -> None:
    """Marking the household as not found takes the meeting's other answers with it."""
    record = _record(
        status_rumahtangga="2",
        apakah_mampu="2",
        ada_art_bekerja="1",
        status_pekerjaan_ruta="4",
        lantai="1",
    )
    answers = recode(BDT, record, TODAY).household.answers
    assert answers == {
        "status_rumahtangga": "2",
        "lantai": "1",
        "jumlah_art": 0,
        "jumlah_keluarga": 1,
    }


def test_recoding_uses_the_age_it_has_just_worked_out() -> None:
    """A mistyped year of birth is mended; the schooling of a baby goes."""
    person = _person(
        tanggal_lahir="2019-01-01", umur=30, partisipasi_sekolah="2", ijazah_tertinggi="3"
    )
    record = recode(BDT, _record(person), TODAY)
    assert record.persons[0].answers == {
        "status_keberadaan_art": "1",
        "tanggal_lahir": "2019-01-01",
        "umur": 1,
    }


def test_recoding_drops_rows_that_no_question_applies_to() -> None:
    """No business left, no rows left; an empty row that is being filled in stays."""
    rows: tuple[Answers, ...] = ({"usaha_omset": "1"}, {})
    gone = recode(BDT, _record(sta_art_usaha="2", rows=rows), TODAY)
    assert gone.household.rows == {}
    kept = recode(BDT, _record(sta_art_usaha="1", rows=rows), TODAY)
    assert kept.household.rows == {"businesses": rows}


def test_recoding_leaves_what_the_instrument_does_not_know() -> None:
    """A newer version may have answers that this program cannot judge."""
    household = Subject(
        "h", SubjectKind.HOUSEHOLD, {"unknown": "1"}, rows={"unknown": ({"x": "1"},)}
    )
    record = recode(BDT, replace(_record(), household=household), TODAY)
    assert record.household.answers["unknown"] == "1"
    assert record.household.rows == {"unknown": ({"x": "1"},)}


def test_recoding_twice_changes_nothing_and_copies_nothing() -> None:
    """The form calls it at every field; unchanged subjects are the same objects."""
    record = _record(_person(1), _person(2, tanggal_lahir="1990-01-01"), sta_art_usaha="1")
    once = recode(BDT, record, TODAY)
    assert recode(BDT, once, TODAY) is once
    assert once.persons[0] is record.persons[0]
    assert once.families[0] is record.families[0]
    assert once.persons[1] is not record.persons[1]


def test_recoding_never_touches_the_record_it_was_given() -> None:
    """The form keeps it for the way back."""
    answers: dict[str, Answer] = {"status_rumahtangga": "2", "apakah_mampu": "2"}
    recode(BDT, _answering(_record(), answers), TODAY)
    assert answers == {"status_rumahtangga": "2", "apakah_mampu": "2"}


def _full(kind: SubjectKind) -> dict[str, Answer]:
    """Return an answer to every question of a kind of subject."""
    full: dict[str, Answer] = {}
    for variable in BDT.for_subject(kind):
        if variable.type in {ValueType.INTEGER, ValueType.BITMASK}:
            full[variable.name] = 1
        elif variable.type is ValueType.DATE:
            full[variable.name] = "1990-02-03"
        else:
            full[variable.name] = variable.list.items[0].code if variable.list else "1"
    return full


def test_a_household_of_six_is_settled_in_well_under_the_time_of_a_key() -> None:
    """Best of many, so that a busy machine does not matter; about 0.25 ms is usual."""
    persons = [Subject(f"{n}", SubjectKind.PERSON, _full(SubjectKind.PERSON)) for n in range(6)]
    record = _answering(_record(*persons), _full(SubjectKind.HOUSEHOLD))
    taken = []
    for _ in range(50):
        start = time.perf_counter()
        settled = recode(BDT, record, TODAY)
        for subject in settled.subjects():
            asked(BDT, settled, subject)
        taken.append(time.perf_counter() - start)
    assert min(taken) < 0.003
