"""What a person says of a pair, and what follows from it."""

from dataclasses import replace
from pathlib import Path

import pytest

from db.audit import audit
from db.duplicates.duplicates import DuplicateNotFoundError, PairKind, PairOutcome
from db.fetching import rows, write
from db.register import register
from db.register.baseline import insert_baseline
from db.requests import requests
from forms.lifecycle import Step
from forms.loading import instrument
from forms.records import HouseholdRecord, RequestKind, State
from forms.told import told
from siksng_tui.services.duplicates import duplicates
from siksng_tui.services.duplicates.duplicates import (
    PairView,
    ResolvedAlreadyError,
    SideMissingError,
)
from siksng_tui.services.duplicates.staying import Why
from siksng_tui.services.entry import entry
from siksng_tui.services.office import reasons
from siksng_tui.services.office.sessions import RoleMissingError, Session
from siksng_tui.services.requests import queues, workflow
from tests.db.builders import household_record
from tests.services import quarters, twice
from tests.services.bureau import Bureau, copied

WHY = "orang dan alamat yang sama"
"""The reason that is given."""


@pytest.fixture
def bureau(tmp_path: Path) -> Bureau:
    """Return an office in which the register was searched."""
    made = twice.copied(tmp_path)
    with made.at_work("rani") as session:
        twice.searched(session)
    return made


@pytest.fixture
def married(tmp_path: Path) -> Bureau:
    """Return an office with daughters who are registered with their parents and their husbands."""
    made = copied(tmp_path / "married")
    with made.at_work("rani") as session:
        twice.searched(session)
    return made


def _first(session: Session, kind: PairKind) -> PairView:
    """Return the first pair of a kind."""
    views = (duplicates.read(session, number) for number in duplicates.numbers(session))
    return next(view for view in views if view.pair.kind is kind)


def test_one_household_twice_is_one_question(bureau: Bureau) -> None:
    """Its persons stand inside the pair, and are not asked one by one."""
    with bureau.at_work("rani") as session:
        view = _first(session, PairKind.HOUSEHOLD)
        assert len(view.inside) >= 2
        assert {own.id for own in view.inside}.isdisjoint(duplicates.numbers(session))
        number = view.pair.id
        duplicates.resolve(session, number, PairOutcome.DIFFERENT, WHY)
        assert number not in duplicates.numbers(session)
        (again,) = [
            own
            for own in duplicates.listed(session, duplicates.numbers(session, resolved=True))
            if own.id == number
        ]
        assert (again.outcome, again.reason, again.account) == ("different", WHY, "rani")


def test_same_begins_a_request_that_takes_the_other_off(bureau: Bureau) -> None:
    """The usual road: a draft that says duplicate, of whom and since when; the document is left."""
    with bureau.at_work("rani") as session:
        view = _first(session, PairKind.HOUSEHOLD)
        home = view.second.record.household.id
        came = duplicates.resolve(session, view.pair.id, PairOutcome.SAME, WHY, 0)
        assert came.state is State.DRAFT
        review = queues.review(session, came.request)
        assert review.request.kind is RequestKind.DEACTIVATION
        assert (review.after.household.id, review.request.reason) == (home, WHY)
        answers = review.after.household.answers
        assert answers["nonaktif_alasan"] == "3"
        assert answers["nonaktif_tanggal"] == session.today().isoformat()
        kept = told(view.first.instrument, view.first.record.household.answers, "household_id")
        assert answers["nonaktif_ganda_dengan"] == kept != ""
        assert register.summary(session.store, home).active


def test_a_person_of_a_household_leaves_it_alone(married: Bureau) -> None:
    """The daughter who married stays where she lives; her parents' household stays, too."""
    with married.at_work("rani") as session:
        view = _first(session, PairKind.PERSON)
        came = duplicates.resolve(session, view.pair.id, PairOutcome.SAME, WHY, 1)
        filled = entry.read_entry(session, came.request)
        answers = filled.record.subject(view.first.subject.id).answers
        assert answers["art_nonaktif_alasan"] == "3"
        assert filled.record.household.id == view.first.record.household.id
        assert "nonaktif_alasan" not in filled.record.household.answers


def test_other_pairs_of_who_leaves_wait_for_the_request(bureau: Bureau) -> None:
    """A household that stands there four times takes three answers; withdrawn, all come back."""
    with bureau.at_work("rani") as session:
        before = duplicates.numbers(session)
        view = _first(session, PairKind.HOUSEHOLD)
        home = view.second.record.household.id
        its = {
            own.id
            for own in duplicates.listed(session, before)
            if home in {own.first.home, own.second.home}
        }
        assert len(its) > 1
        came = duplicates.resolve(session, view.pair.id, PairOutcome.SAME, WHY, 0)
        assert set(duplicates.numbers(session)) == set(before) - its
        assert duplicates.count(session) == len(before) - len(its)
        workflow.withdraw(session, came.request, "salah pilih")
        assert set(duplicates.numbers(session)) == set(before)
        again = duplicates.resolve(session, view.pair.id, PairOutcome.SAME, WHY, 1)
        assert again.request != came.request
        assert duplicates.count(session) == len(before) - len(its)


def test_a_pair_to_be_visited_stays_at_the_end(bureau: Bureau) -> None:
    """It is not counted as waiting, and can be resolved after the visit."""
    with bureau.at_work("rani") as session:
        first, *rest = duplicates.numbers(session)
        count = duplicates.count(session)
        duplicates.resolve(session, first, PairOutcome.VISIT, "tanyakan RT")
        assert duplicates.numbers(session) == (*rest, first)
        assert duplicates.count(session) == count - 1
        duplicates.resolve(session, first, PairOutcome.DIFFERENT, WHY)
        assert duplicates.numbers(session) == tuple(rest)


def test_what_is_refused_changes_nothing(bureau: Bureau) -> None:
    """Without a reason, without a side, by the second person, or of a pair that is none."""
    with bureau.at_work("rani") as session:
        before = duplicates.numbers(session)
        with pytest.raises(reasons.ReasonMissingError):
            duplicates.resolve(session, before[0], PairOutcome.DIFFERENT, " ")
        with pytest.raises(SideMissingError):
            duplicates.resolve(session, before[0], PairOutcome.SAME, WHY)
        with pytest.raises(DuplicateNotFoundError):
            duplicates.resolve(session, 999_999, PairOutcome.VISIT, WHY)
        assert duplicates.numbers(session) == before
        assert queues.drafts(session, own=True) == ()
    with bureau.at_work("budi") as session:
        with pytest.raises(RoleMissingError):
            duplicates.resolve(session, before[0], PairOutcome.VISIT, WHY)
        assert duplicates.numbers(session) == before


def test_what_a_request_takes_off_is_not_resolved_again(bureau: Bureau) -> None:
    """Two requests for one pair would take both records off the list."""
    with bureau.at_work("rani") as session:
        number = duplicates.numbers(session)[0]
        came = duplicates.resolve(session, number, PairOutcome.SAME, WHY, 0)
        with pytest.raises(ResolvedAlreadyError) as refused:
            duplicates.resolve(session, number, PairOutcome.SAME, WHY, 1)
        assert refused.value.facts == {"number": came.request}
        assert queues.drafts(session, own=True) == (came.request,)


def test_a_pair_is_asked_again_where_the_office_above_refused_the_request(bureau: Bureau) -> None:
    """Both are still on the list; that the citizen was told changes nothing of it."""
    with bureau.at_work("rani") as session:
        number = duplicates.numbers(session)[0]
        came = duplicates.resolve(session, number, PairOutcome.SAME, WHY, 0)
        assert number not in duplicates.numbers(session)
        _rejected_and_told(session, came.request)
        assert number in duplicates.numbers(session)
        duplicates.resolve(session, number, PairOutcome.DIFFERENT, "beda rumah")
        assert number not in duplicates.numbers(session)


def test_persons_of_a_pair_are_asked_again_one_by_one_where_their_request_was_refused(
    bureau: Bureau,
) -> None:
    """Their households are no pair any more, as one of them has grown."""
    with bureau.at_work("rani") as session:
        view = _first(session, PairKind.HOUSEHOLD)
        came = duplicates.resolve(session, view.pair.id, PairOutcome.SAME, WHY, 0)
        workflow.withdraw(session, came.request, "salah pilih")
        with session.store.transaction():
            write(session.store, "UPDATE duplicate_pair SET inside = NULL", ())
        assert {own.id for own in view.inside} < {*duplicates.numbers(session)}


def test_a_search_does_not_forget_the_request_that_is_under_way(bureau: Bureau) -> None:
    """An answer that matters changed meanwhile: a second request would take the other one off."""
    with bureau.at_work("rani") as session:
        view = _first(session, PairKind.HOUSEHOLD)
        came = duplicates.resolve(session, view.pair.id, PairOutcome.SAME, WHY, 0)
        person = view.first.record.persons[0]
        quarters.moved(session, person, answers={**person.answers, "nama": "SITI BARU"})
        twice.searched(session)
        assert view.pair.id not in duplicates.numbers(session)
        workflow.withdraw(session, came.request, "salah pilih")
        assert view.pair.id in duplicates.numbers(session)


def test_a_pair_is_read_where_its_person_lives_since_the_search(married: Bureau) -> None:
    """A family was parted after it was found; the pair shows the household of today."""
    with married.at_work("rani") as session:
        view = _first(session, PairKind.PERSON)
        known = {view.first.record.household.id, view.second.record.household.id}
        ((home, family),) = rows(
            session.store,
            "SELECT h.uid, f.uid FROM household h JOIN family f ON f.household_id = h.subject_id"
            " WHERE h.uid NOT IN (?, ?) LIMIT 1",
            tuple(known),
        )
        links = {"household": home, "family": family}
        quarters.moved(session, view.first.subject, links=links)
        again = duplicates.read(session, view.pair.id)
        assert again.first.record.household.id == home
        assert view.pair.id in duplicates.numbers(session)


def test_the_advice_keeps_the_record_that_aid_is_paid_on(bureau: Bureau) -> None:
    """The ministry's rule, before everything else."""
    with bureau.at_work("rani") as session:
        view = _first(session, PairKind.HOUSEHOLD)
        person = view.second.record.persons[0]
        quarters.moved(
            session, person, answers={**person.answers, "ada_rastra": "1", "ada_kip": "1"}
        )
        for own in view.first.record.persons:
            kept = {name: it for name, it in own.answers.items() if not name.startswith("ada_")}
            quarters.moved(session, own, answers=kept)
        advice = duplicates.read(session, view.pair.id).advice
        assert advice is not None
        assert (advice.side, advice.why) == (1, Why.AID)


def test_the_audit_holds_no_value_of_a_citizen(married: Bureau) -> None:
    """Number of the pair, what was said, and the request: nothing by which anybody is known."""
    with married.at_work("rani") as session:
        view = _first(session, PairKind.PERSON)
        duplicates.resolve(session, view.pair.id, PairOutcome.SAME, WHY, 0)
        noted = [
            own
            for own in audit.entries(session.store, limit=1000)
            if own.action.startswith("duplicates.")
        ]
        assert [own.action for own in noted] == ["duplicates.search", "duplicates.resolve"]
        spelled = " ".join(own.detail for own in noted)
        names = rows(session.store, "SELECT name, nik FROM person WHERE nik IS NOT NULL")
        assert not [one for pair in names for one in pair if len(one) > 4 and one in spelled]
        assert WHY not in spelled


def test_a_family_of_the_other_questionnaire_names_the_card_that_stays(bureau: Bureau) -> None:
    """The DTSEN form knows families by their cards, and no number from the centre."""
    with bureau.at_work("rani") as session:
        both = [_dtsen(number) for number in (7001, 7002)]
        insert_baseline(session.store, both, author="x", time=session.clock(), origin="import:9")
        twice.searched(session)
        uids = {own.household.id for own in both}
        (pair,) = [
            own
            for own in duplicates.listed(session, duplicates.numbers(session))
            if own.first.home in uids
        ]
        came = duplicates.resolve(session, pair.id, PairOutcome.SAME, WHY, 0)
        review = queues.review(session, came.request)
        answers = review.after.household.answers
        stays = next(own for own in both if own.household.id == pair.first.home)
    assert review.after.household.id == pair.second.home
    assert answers["nonaktif_alasan"] == "3"
    assert answers["nonaktif_ganda_dengan"] == stays.families[0].answers["no_kk"]


def _rejected_and_told(session: Session, number: str) -> None:
    """Let a request be rejected by the office above, and its citizen be told."""
    before = requests.get(session.store, number, session.office.id).state
    step = (number, Step.REJECT, before)
    requests.take_step(session.store, step, State.REJECTED, session.doing("Rumah ditemukan"))
    requests.move(session.store, number, Step.TELL, session.doing())


def _dtsen(number: int) -> HouseholdRecord:
    """Return a family of two, each time with another card and without a NIK."""
    record = household_record(number, names=("HOTMAIDA SILALAHI", "ROBI HUTAPEA"))
    (family,) = record.families
    persons = [
        replace(
            own,
            answers={
                "nama": own.answers["nama"],
                "tanggal_lahir": f"197{at}-03-02",
                "nama_gadis_ibu_kandung": "TIURMA",
            },
        )
        for at, own in enumerate(record.persons)
    ]
    return replace(
        record,
        instrument="dtsen",
        version=instrument("dtsen").version,
        household=replace(record.household, answers={"nama_kepala_keluarga": "X"}, rows={}),
        families=(replace(family, answers={"no_kk": f"177101010120{number}"}),),
        persons=tuple(persons),
    )
