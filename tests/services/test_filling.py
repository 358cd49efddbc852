"""Several answers in one go: durable together, only where nobody answered yet."""

import pytest

from forms import merge
from forms.answer_errors import AnswerNotDateError
from siksng_tui.services.entry import entry, filling, roster, starting
from siksng_tui.services.entry.answering import FieldClosedError
from siksng_tui.services.entry.entry import Entry, LeftField
from siksng_tui.services.entry.filling import Stretch
from siksng_tui.services.office import habits
from siksng_tui.services.office.habits import Pace
from siksng_tui.services.office.sessions import RoleMissingError, Session
from tests.services import road
from tests.services.bureau import Bureau, home

VILLAGE = "17.71.01.1004"
"""Bumi Ayu."""

GOODS = ("ada_lemari_es", "ada_ac", "ada_tv", "jumlah_sapi")
"""Questions of one block: three of yes and no, one of a count."""


def _new(session: Session) -> str:
    """Return the number of a new household's draft."""
    return starting.new_household(session, VILLAGE, "bdt", "Pendaftaran baru")


def _typed(session: Session, filled: Entry, subject: str, **answers: str) -> Entry:
    """Return the entry after some fields of a subject were left."""
    for variable, text in answers.items():
        filled = entry.leave_field(session, filled, LeftField(subject, variable, text))
    return filled


def test_all_no_answers_what_is_open_and_leaves_what_was_said(bureau: Bureau) -> None:
    """The television was found; nobody counted the cows."""
    with bureau.at_work("rani") as session:
        number = _new(session)
        filled = entry.open_entry(session, number)
        own = filled.record.household.id
        filled = _typed(session, filled, own, ada_tv="3")
        filled, count = filling.all_no(session, filled, Stretch(own, GOODS, "x"))
    assert count == 2
    with bureau.at_work("rani") as session:
        kept = entry.open_entry(session, number)
    assert [kept.record.household.answers.get(own) for own in GOODS] == ["4", "2", "3", None]
    assert kept.cursor == "x"


def test_all_none_answers_open_counts_with_zero_and_nothing_else(bureau: Bureau) -> None:
    """Two goats were counted; yes and no is another question."""
    counts = ("jumlah_sapi", "jumlah_kambing", "luas_lantai", "ada_ac")
    with bureau.at_work("rani") as session:
        filled = entry.open_entry(session, _new(session))
        own = filled.record.household.id
        filled = _typed(session, filled, own, jumlah_kambing="2")
        filled, count = filling.all_none(session, filled, Stretch(own, counts))
    assert count == 1
    assert [filled.record.household.answers.get(name) for name in counts] == [0, 2, None, None]


def test_a_question_that_is_not_asked_is_not_answered_with_no(bureau: Bureau) -> None:
    """Nobody is asked whether a man is pregnant."""
    with bureau.at_work("rani") as session:
        filled = entry.open_entry(session, _new(session))
        own = filled.record.persons[0].id
        filled = _typed(session, filled, own, jenis_kelamin="1")
        filled, count = filling.all_no(session, filled, Stretch(own, ("status_hamil", "ada_kks")))
    assert count == 1
    assert "status_hamil" not in filled.record.persons[0].answers


def test_as_above_takes_what_does_not_tell_people_apart(bureau: Bureau) -> None:
    """Place of birth and diploma of a brother; not his name."""
    asked = ("nama", "nik", "tempat_lahir", "penyakit_kronis", "ada_kks")
    with bureau.at_work("rani") as session:
        number = _new(session)
        filled = entry.open_entry(session, number)
        first = filled.record.persons[0].id
        said = {"nama": "BUDI", "tempat_lahir": "BENGKULU", "penyakit_kronis": "0", "ada_kks": "2"}
        _typed(session, filled, first, **said)
        filled, second = roster.add_person(session, number)
        filled = _typed(session, filled, second, ada_kks="1")
        filled, count = filling.as_above(session, filled, Stretch(second, asked))
        answers = filled.record.subject(second).answers
        assert filling.as_above(session, filled, Stretch(first, asked))[1] == 0
    assert count == 2
    assert "nama" not in answers
    taken = [answers[own] for own in ("tempat_lahir", "penyakit_kronis", "ada_kks")]
    assert taken == ["BENGKULU", "0", "1"]


def test_what_was_left_is_put_back_with_what_followed(bureau: Bureau) -> None:
    """The dropped answer comes back; who was begun since then stays."""
    with bureau.at_work("rani") as session:
        number = _new(session)
        filled = entry.open_entry(session, number)
        own = filled.record.persons[0].id
        filled = _typed(session, filled, own, status_kawin="2", ada_akta_nikah="1")
        changed = _typed(session, filled, own, status_kawin="1")
        assert "ada_akta_nikah" not in changed.record.persons[0].answers
        more, begun = roster.add_person(session, number)
        back = merge.changes(changed.record, filled.record)
        filling.put_back(session, more, back, "there")
    with bureau.at_work("rani") as session:
        kept = entry.open_entry(session, number)
    assert kept.record.persons[0].answers["ada_akta_nikah"] == "1"
    assert kept.record.has(begun)
    assert kept.cursor == "there"


def test_the_record_before_is_the_one_that_the_same_person_began_before_it(
    bureau: Bureau,
) -> None:
    """Not the record itself, nor one of another village or person."""
    with bureau.at_work("rani") as session:
        first = entry.open_entry(session, _new(session))
        assert filling.entered_before(session, first) is None
        _typed(session, first, first.record.household.id, alamat="JL. MAWAR 1")
        second = entry.open_entry(session, _new(session))
        before = filling.entered_before(session, second)
        assert before is not None
        assert before.household.answers["alamat"] == "JL. MAWAR 1"
        assert filling.entered_before(session, first) is None


def test_only_an_operator_fills_in_and_nothing_that_nobody_types(bureau: Bureau) -> None:
    """As with a single field."""
    with bureau.at_work("rani") as session:
        number = road.draft(session, home())
        filled = entry.open_entry(session, number)
        with pytest.raises(FieldClosedError):
            filling.all_no(session, filled, Stretch(home(), ("jumlah_art",)))
    with bureau.at_work("budi") as session:
        with pytest.raises(RoleMissingError):
            filling.all_no(session, filled, Stretch(home(), GOODS))
        with pytest.raises(RoleMissingError):
            filling.put_back(session, filled, (), "")


def test_a_new_family_begins_with_a_member_and_goes_with_its_last(bureau: Bureau) -> None:
    """An empty family is none."""
    with bureau.at_work("rani") as session:
        number = _new(session)
        filled, family = roster.begin_family(session, number)
        person = filled.record.persons[-1]
        assert person.links["family"] == family
        assert person.answers["nuk"] == 2
        left = roster.remove(session, number, person.id)
        assert len(left.record.families) == 1


@pytest.mark.parametrize("kind", ["correction", "new_person", "new_household"])
def test_members_are_begun_by_requests_for_what_is_new(bureau: Bureau, kind: str) -> None:
    """A correction mends what is known."""
    with bureau.at_work("rani") as session:
        known = {"correction": starting.correction, "new_person": starting.new_person}
        number = known[kind](session, home(), "Baru") if kind in known else _new(session)
        filled = entry.open_entry(session, number)
    assert roster.begins_persons(filled) == (kind != "correction")


def test_how_forms_go_on_is_kept_for_each_person(bureau: Bureau) -> None:
    """Two people share a computer, and not a habit."""
    with bureau.at_work("rani") as session:
        assert habits.pace(session) == Pace(advances=True, each=False)
        habits.set_pace(session, Pace(advances=False, each=True))
    with bureau.at_work("budi") as session:
        assert habits.pace(session) == Pace(advances=True, each=False)
    with bureau.at_work("rani") as session:
        assert habits.pace(session) == Pace(advances=False, each=True)


def test_a_date_in_shorthand_is_kept_whole(bureau: Bureau) -> None:
    """The visit was this year; a birth needs its year."""
    with bureau.at_work("rani") as session:
        filled = entry.open_entry(session, _new(session))
        own = filled.record.household.id
        filled = _typed(session, filled, own, tanggal_verivali="2011", tanggal_pemeriksaan="2412")
        person = filled.record.persons[0].id
        with pytest.raises(AnswerNotDateError):
            _typed(session, filled, person, tanggal_lahir="2301")
        filled = _typed(session, filled, person, tanggal_lahir="230185")
    answers = filled.record.household.answers
    assert answers["tanggal_verivali"] == "2026-11-20"
    assert answers["tanggal_pemeriksaan"] == "2025-12-24"
    assert filled.record.persons[0].answers["tanggal_lahir"] == "1985-01-23"
