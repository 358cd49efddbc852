"""Verification by another person: drawn once, keyed blind, settled against the paper."""

import pytest

from db.audit import audit
from db.fetching import write
from db.requests import verifications
from forms.records import State
from siksng_tui.services.checks import verifying
from siksng_tui.services.checks.verification_report import verification_report
from siksng_tui.services.checks.verifying import (
    Choice,
    NothingToVerifyError,
    VerificationOpenError,
    VerificationTakenError,
    VerifierTouchedError,
)
from siksng_tui.services.entry import entry, sampling
from siksng_tui.services.entry.sampling import VerificationDueError
from siksng_tui.services.office import keeping
from siksng_tui.services.office.sessions import RoleMissingError, Session
from siksng_tui.services.requests import queues, workflow
from tests.services import road
from tests.services.bureau import Bureau, home

NOTE = "Verifikasi: III.3"

GONE = "check-request-verification"


@pytest.fixture
def dice(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Let the numbers of a list be drawn, one after the other; 0 is drawn at every rate."""
    numbers = [0]
    monkeypatch.setattr(sampling, "randbelow", lambda _below: numbers.pop(0))
    return numbers


@pytest.fixture
def drawn(bureau: Bureau, dice: list[int]) -> str:
    """Return a correction of a floor, entered by rani, that waits for verification."""
    with bureau.at_work("budi") as session:
        sampling.switch(session, on=True)
    with bureau.at_work("rani") as session:
        number = road.filed(session, home(), luas_lantai="41")
    assert not dice
    return number


def _key(session: Session, number: str, text: str) -> tuple[verifying.Difference, ...]:
    """Key the only question of a request again, to the end."""
    own = verifying.begin(session, number)
    (field,) = own.fields
    verifying.leave_field(session, own, field, text)
    return verifying.end_keying(session, number)


def test_where_it_was_never_switched_on_nothing_is_drawn(bureau: Bureau) -> None:
    """A small office is not burdened."""
    with bureau.at_work("rani") as session:
        number = road.filed(session, home(), luas_lantai="41")
        assert verifying.waiting(session) == ()
        assert workflow.finalise(session, number).state is State.FINALISED


def test_a_drawn_request_is_not_finalised_until_somebody_else_agreed(
    bureau: Bureau, drawn: str
) -> None:
    """One operator and one authenticator are enough for the whole road."""
    with bureau.at_work("rani") as session:
        with pytest.raises(VerificationDueError):
            workflow.finalise(session, drawn)
        assert verifying.waiting(session) == (drawn,)
        with pytest.raises(VerifierTouchedError):
            verifying.begin(session, drawn)
    with bureau.at_work("budi") as session:
        assert _key(session, drawn, "41") == ()
        assert verifying.finish(session, drawn).state is State.CHECKED
        assert verifying.waiting(session) == ()
    with bureau.at_work("rani") as session:
        workflow.finalise(session, drawn)
    with bureau.at_work("budi") as session:
        assert workflow.authenticate(session, drawn).state is State.AUTHENTICATED


def test_what_is_keyed_again_shows_nothing_of_the_first_keying(bureau: Bureau, drawn: str) -> None:
    """Only the floor was keyed, so only the floor is asked, and it is empty."""
    with bureau.at_work("budi") as session:
        own = verifying.begin(session, drawn)
    assert [(field.question.name, field.place) for field in own.fields] == [("luas_lantai", 0)]
    assert own.typed == {}


def test_members_are_asked_by_their_number_and_capitals_do_not_matter(
    bureau: Bureau, dice: list[int]
) -> None:
    """In the order of the paper; a name is what it says, not how it is written."""
    with bureau.at_work("budi") as session:
        sampling.switch(session, on=True)
    with bureau.at_work("rani") as session:
        number = road.draft(session, home(), luas_lantai="41")
        filled = entry.open_entry(session, number)
        member = filled.record.persons[1].id
        filled = entry.leave_field(session, filled, entry.LeftField(member, "nama", "SITI BARU"))
        for finding in filled.open_findings():
            filled = entry.give_reason(session, filled, finding.key, road.WHY)
        assert entry.file_entry(session, filled).state is State.CHECKED
    assert not dice
    with bureau.at_work("budi") as session:
        own = verifying.begin(session, number)
        asked = [(field.question.name, field.place) for field in own.fields]
        assert asked == [("luas_lantai", 0), ("nama", 2)]
        for field, text in zip(own.fields, ("41", "siti  baru"), strict=True):
            verifying.leave_field(session, own, field, text)
        assert verifying.end_keying(session, number) == ()
        verifying.finish(session, number)


def test_each_left_field_is_there_after_a_kill(bureau: Bureau, drawn: str) -> None:
    """The same person goes on; another one begins from nothing."""
    with bureau.at_work("budi") as session:
        own = verifying.begin(session, drawn)
        verifying.leave_field(session, own, own.fields[0], "44")
    with bureau.at_work("budi") as session:
        assert list(verifying.begin(session, drawn).typed.values()) == [44]
    with bureau.at_work("tuti") as session:
        assert verifying.begin(session, drawn).typed == {}
    with bureau.at_work("budi") as session:
        with pytest.raises(VerificationTakenError):
            verifying.leave_field(session, own, own.fields[0], "44")
        with pytest.raises(VerificationTakenError):
            verifying.end_keying(session, drawn)


def test_after_the_end_nothing_is_keyed_any_more(bureau: Bureau, drawn: str) -> None:
    """Who has seen the first answer is blind no longer."""
    with bureau.at_work("budi") as session:
        own = verifying.begin(session, drawn)
        (difference,) = _key(session, drawn, "44")
        assert (difference.first, difference.second) == (41, 44)
        with pytest.raises(VerificationTakenError):
            verifying.leave_field(session, own, own.fields[0], "41")
        with pytest.raises(VerificationOpenError):
            verifying.finish(session, drawn)


def test_an_error_of_the_second_keying_costs_the_first_nothing(bureau: Bureau, drawn: str) -> None:
    """The entry stands, and the results say whose error it was."""
    with bureau.at_work("budi") as session:
        (difference,) = _key(session, drawn, "44")
        assert verifying.settle_by_typing(session, drawn, difference, "41") is Choice.FIRST
        assert verifying.finish(session, drawn).state is State.CHECKED
        (person,) = verification_report(session)
    assert (person.account, person.compared, person.wrong) == ("rani", 1, 0)


def test_an_error_of_the_entry_sends_it_back_and_it_is_verified_anew(
    bureau: Bureau, drawn: str
) -> None:
    """Who keyed again changes nothing, and so may verify again and authenticate."""
    with bureau.at_work("budi") as session:
        (difference,) = _key(session, drawn, "44")
        verifying.settle(session, drawn, difference, Choice.SECOND)
        assert verifying.finish(session, drawn, NOTE).state is State.RETURNED
        assert verifications.answers(session.store, drawn) == ()
        (person,) = verification_report(session)
        assert (person.wrong, person.questions[0].variable) == (1, "luas_lantai")
    with bureau.at_work("rani") as session:
        assert queues.review(session, drawn).events[-1].reason == NOTE
        assert workflow.rework(session, drawn).state is State.DRAFT
        filled = entry.open_entry(session, drawn)
        filled = entry.leave_field(session, filled, entry.LeftField(home(), "luas_lantai", "44"))
        entry.file_entry(session, filled)
        with pytest.raises(VerificationDueError):
            workflow.finalise(session, drawn)
    with bureau.at_work("budi") as session:
        assert _key(session, drawn, "44") == ()
        verifying.finish(session, drawn)
    with bureau.at_work("rani") as session:
        workflow.finalise(session, drawn)


def test_reopening_and_filing_again_draws_no_other_number(
    bureau: Bureau, drawn: str, dice: list[int]
) -> None:
    """Nobody can shop: the dice are empty, and the request still waits."""
    with bureau.at_work("budi") as session:
        verifying.begin(session, drawn)
        sampling.switch(session, on=False)
    with bureau.at_work("rani") as session:
        workflow.reopen(session, drawn, road.WHY)
        with pytest.raises(NothingToVerifyError):
            verifying.begin(session, drawn)
        entry.file_entry(session, entry.open_entry(session, drawn))
        assert verifying.waiting(session) == (drawn,)
    assert not dice


def test_a_request_that_was_not_drawn_is_never_drawn_later(
    bureau: Bureau, drawn: str, dice: list[int]
) -> None:
    """The number is kept also where it was high."""
    dice.append(9_999)
    with bureau.at_work("rani") as session:
        number = road.filed(session, home(1), luas_lantai="42")
        workflow.reopen(session, number, road.WHY)
        entry.file_entry(session, entry.open_entry(session, number))
        assert verifying.waiting(session) == (drawn,)
        workflow.finalise(session, number)


def test_of_all_checked_requests_the_drawn_one_alone_is_refused(
    bureau: Bureau, drawn: str, dice: list[int]
) -> None:
    """The clean ones go on."""
    dice.append(9_999)
    with bureau.at_work("rani") as session:
        other = road.filed(session, home(1), luas_lantai="42")
        outcomes = {one.number: one for one in workflow.finalise_all(session)}
    assert outcomes[other].state is State.FINALISED
    assert isinstance(outcomes[drawn].refusal, VerificationDueError)


def test_the_audit_tells_counts_and_no_answer(bureau: Bureau, drawn: str) -> None:
    """Who verified, how many fields, how many wrong."""
    with bureau.at_work("budi") as session:
        (difference,) = _key(session, drawn, "4477")
        verifying.settle(session, drawn, difference, Choice.NEITHER)
        verifying.finish(session, drawn, NOTE)
        told = audit.entries(session.store, limit=1000)
    done = [own for own in told if own.action == "verification.finish"]
    assert '"fields":1' in done[0].detail and '"wrong":1' in done[0].detail
    assert not any("4477" in own.detail for own in told)


def test_a_flag_that_is_gone_without_a_verification_is_noticed(bureau: Bureau, drawn: str) -> None:
    """An older page put back would let the request pass."""
    with bureau.at_work("rani") as session:
        assert keeping.check_store(session).problems == ()
        with session.store.transaction():
            write(session.store, "DELETE FROM request_flag")
        assert [own.code for own in keeping.check_store(session).problems] == [GONE]
        workflow.finalise(session, drawn)
        (problem,) = keeping.check_store(session).problems
    assert (problem.code, problem.count, problem.first) == (GONE, 1, drawn)


def test_what_was_verified_passes_the_check_of_the_store(bureau: Bureau, drawn: str) -> None:
    """Also after it was sent back and filed again."""
    with bureau.at_work("budi") as session:
        (difference,) = _key(session, drawn, "44")
        verifying.settle(session, drawn, difference, Choice.SECOND)
        verifying.finish(session, drawn, NOTE)
        assert keeping.check_store(session).problems == ()
    with bureau.at_work("rani") as session:
        workflow.rework(session, drawn)
        entry.file_entry(session, entry.open_entry(session, drawn))
        assert keeping.check_store(session).problems == ()


def test_an_operator_alone_does_not_switch_it_off(bureau: Bureau) -> None:
    """Whom it watches must not decide on it."""
    with bureau.at_work("rani") as session, pytest.raises(RoleMissingError):
        sampling.switch(session, on=False)
