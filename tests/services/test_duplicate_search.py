"""Who stands twice in the register is found, and who only looks so is not."""

from dataclasses import replace
from pathlib import Path

import pytest

from db.duplicates import blocking, duplicates
from db.duplicates.duplicates import PairOutcome
from db.fetching import rows
from db.register.households import household
from forms.duplicates import Field, Level
from forms.loading import instrument
from forms.records import Subject
from siksng_tui.services.duplicates import duplicate_search
from siksng_tui.services.duplicates import duplicates as pairs
from siksng_tui.services.entry.likely_known import likely_known
from siksng_tui.services.matching.duplicate_pairs import Likeness
from siksng_tui.services.office.sessions import RoleMissingError, Session
from tests.services import quarters, twice
from tests.services.bureau import Bureau

RECALL = 0.95
PRECISION = 0.98
"""What has to be found, and what of the found has to be true."""


@pytest.fixture
def bureau(tmp_path: Path) -> Bureau:
    """Return an office whose register holds people twice."""
    return twice.copied(tmp_path)


def _everything(session: Session) -> set[tuple[object, ...]]:
    """Return what a search kept, without numbers of rows and searches."""
    sql = "SELECT first_id, second_id, kind, score, reasons, hex(seen) FROM duplicate_pair"
    return set(rows(session.store, sql))


def _person(session: Session, number: str) -> Subject:
    """Return a person by the ID that the centre gave."""
    sql = (
        "SELECT h.uid, p.uid FROM person p JOIN household h ON h.subject_id = p.household_id"
        " JOIN revision v ON v.id = p.revision_id"
        " WHERE json_extract(v.body, '$.answers.id_art_bdt') = ?"
    )
    ((home, uid),) = rows(session.store, sql, (number,))
    return household(session.store, home).subject(uid)


def _looked_for(session: Session, person: Subject, **other: str) -> tuple[Likeness, ...]:
    """Return who may be somebody with the answers of a person, but for some other ones."""
    new = replace(person, id="0" * 32, answers={**person.answers, **other})
    return likely_known(session, instrument("bdt"), new, "17.71.01.1004")


def test_who_stands_twice_is_found_and_nobody_else(bureau: Bureau) -> None:
    """The truth about the samples is known: pairs of persons and of households."""
    with bureau.at_work("rani") as session:
        twice.searched(session)
        persons, households = twice.found_persons(session), twice.found_households(session)
    for found, true in (
        (persons, twice.true_persons()),
        (households, twice.true_households()),
    ):
        assert len(found & true) >= RECALL * len(true)
        assert len(found & true) >= PRECISION * len(found)


def test_twins_and_namesakes_are_no_pairs(bureau: Bureau) -> None:
    """Twins share birth date, mother and card; namesakes a name, some of them the birth date."""
    only_alike = twice.look_alikes() - {one for two in twice.true_persons() for one in two}
    assert len(only_alike) > 10
    with bureau.at_work("rani") as session:
        twice.searched(session)
        found = {one for two in twice.found_persons(session) for one in two}
    assert found & only_alike == set()


def test_a_search_that_was_stopped_goes_on_and_finds_the_same(
    bureau: Bureau, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was found before stays, also when the program ended; nothing is looked at twice."""
    other = twice.copied(tmp_path / "other")
    with other.at_work("rani") as session:
        twice.searched(session)
        whole = _everything(session)
    monkeypatch.setattr(duplicate_search, "STRETCH", 300)
    with bureau.at_work("rani") as session:
        stopped = duplicate_search.search(session, lambda done, _all: done < 600)
        assert (stopped.done, stopped.day) == (600, "")
        kept = _everything(session)
        assert kept and kept < whole
    seen: list[int] = []
    with bureau.at_work("rani") as session:

        def goes_on(done: int, _all: int) -> bool:
            seen.append(done)
            return True

        ended = duplicate_search.search(session, goes_on)
        assert (seen[0], ended.round, ended.done) == (600, 1, 922)
        assert _everything(session) == whole


def test_what_nobody_resolved_and_is_found_no_more_is_forgotten(bureau: Bureau) -> None:
    """A household that left the list is registered once only."""
    with bureau.at_work("rani") as session:
        twice.searched(session)
        (first, *_rest) = pairs.numbers(session)
        home = pairs.read(session, first).first.record.household.id
        before = pairs.count(session)
        quarters.answered(session, home, row_status="DELETED")
        assert pairs.count(session) < before
        twice.searched(session)
        with pytest.raises(duplicates.DuplicateNotFoundError):
            pairs.read(session, first)


def test_a_pair_is_asked_again_only_when_an_answer_that_matters_changed(bureau: Bureau) -> None:
    """Another roof changes nothing, another mother does; what was said before is still told."""
    with bureau.at_work("rani") as session:
        twice.searched(session)
        number = pairs.numbers(session)[0]
        seen = pairs.read(session, number).first
        pairs.resolve(session, number, PairOutcome.DIFFERENT, "rumah bersebelahan")
        quarters.answered(session, seen.record.household.id, atap="1")
        twice.searched(session)
        assert number not in pairs.numbers(session)
        person = seen.record.persons[0]
        answers = {**person.answers, "nama_gadis_ibu_kandung": "NURLAILA SARI"}
        quarters.moved(session, person, answers=answers)
        twice.searched(session)
        assert number in pairs.numbers(session)
        again = pairs.read(session, number).pair
        assert (again.outcome, again.reason) == (None, "rumah bersebelahan")


def test_one_new_person_is_looked_for_by_whatever_is_known(bureau: Bureau) -> None:
    """Another spelling and no NIK still find her; a placeholder finds nobody."""
    with bureau.at_work("rani") as session:
        member = _person(session, "1771030006900000000001001")
        name = f"Ny. {member.answers['nama']}".title()
        found = _looked_for(session, member, nik="", nama=name)
        (again,) = blocking.persons(session.store, [found[0].person.row])
        assert again.birth == member.answers["tanggal_lahir"]
        assert found[0].score > 90
        assert found[0].levels[Field.NIK] is Level.MISSING
        stranger = _looked_for(
            session,
            member,
            nik="1111111111111111",
            nama="ZULFAHMI HARAHAP",
            tanggal_lahir="1951-01-02",
            nama_gadis_ibu_kandung="TIURMA",
            no_kk="1111111111111111",
        )
        assert stranger == ()


def test_the_codes_of_another_questionnaire_are_understood(bureau: Bureau) -> None:
    """The proposal's form says L and P where the household's form says 1 and 2."""
    with bureau.at_work("rani") as session:
        member = _person(session, "1771030006900000000001001")
        asked = ("nama", "nik", "tanggal_lahir", "nama_gadis_ibu_kandung")
        roles = dict(zip(asked, ("name", "nik", "birth", "mother"), strict=True))
        form = instrument("proposal")
        answers = {form.roles[roles[one]]: member.answers[one] for one in asked}
        answers[form.roles["sex"]] = {"1": "L", "2": "P"}[str(member.answers["jenis_kelamin"])]
        proposed = replace(member, id="0" * 32, answers=answers)
        found = likely_known(session, form, proposed, "17.71.01.1004")
    assert found[0].levels[Field.SEX] is Level.AGREE


def test_a_twin_who_is_entered_later_is_not_taken_for_the_other(bureau: Bureau) -> None:
    """Same mother, same day, same card: only name and NIK tell them apart."""
    with bureau.at_work("rani") as session:
        twin = _person(session, "1771010007900000000003105")
        again = {"nama": "ZAHRA MAULIDA", "nik": "1771010101259899"}
        assert _looked_for(session, twin, **again) == ()


def test_only_an_operator_searches(bureau: Bureau) -> None:
    """The second person decides on requests, and begins none."""
    with bureau.at_work("budi") as session, pytest.raises(RoleMissingError):
        duplicate_search.search(session, lambda _done, _all: True)


def test_the_columns_of_the_mother_follow_a_correction(bureau: Bureau) -> None:
    """The search asks columns, which must be those of the accepted revision."""
    with bureau.at_work("rani") as session:
        person = _person(session, "1771030006900000000001001")
        answers = {**person.answers, "nama_gadis_ibu_kandung": "Hj. Sitti Djoewariah"}
        quarters.moved(session, person, answers=answers)
        sql = "SELECT mother_key FROM person WHERE uid = ?"
        assert rows(session.store, sql, (person.id,)) == [("SITI JUWARIAH",)]
