"""The two-person rule: whoever had a hand in a request is no second pair of eyes for it."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from db.office import accounts
from forms.lifecycle import StepRefusedError
from forms.records import Role, State
from siksng_tui.services.entry import entry
from siksng_tui.services.entry.entry import LeftField
from siksng_tui.services.office import access, people, sessions
from siksng_tui.services.office.access import PassphraseSameError
from siksng_tui.services.office.sessions import PassphraseNotOwnError, RoleMissingError, Session
from siksng_tui.services.requests import workflow
from siksng_tui.services.requests.workflow import OnePassphraseError, SamePersonError
from tests.services import road
from tests.services.bureau import Bureau, home

GIVEN = "kata sandi pemberian"
OWN = "kata sandi milik sendiri"


def test_who_entered_and_finalised_cannot_authenticate(bureau: Bureau) -> None:
    """Not even with the role for it."""
    (number,) = road.finalised(bureau, by="tuti")
    with bureau.at_work("tuti") as session:
        with pytest.raises(SamePersonError):
            workflow.authenticate(session, number)
        assert road.state(session, number) is State.FINALISED
    with bureau.at_work("budi") as session:
        assert workflow.authenticate(session, number).state is State.AUTHENTICATED


def test_who_only_changed_an_answer_cannot_authenticate(bureau: Bureau) -> None:
    """One field is a hand in it, whoever filed and finalised."""
    with bureau.at_work("tuti") as session:
        number = road.draft(session, home(), luas_lantai="41")
    with bureau.at_work("rani") as session:
        entry.file_entry(session, entry.open_entry(session, number))
        workflow.finalise(session, number)
    with bureau.at_work("tuti") as session, pytest.raises(SamePersonError):
        workflow.authenticate(session, number)


def test_who_only_filed_cannot_authenticate(bureau: Bureau) -> None:
    """The revisions bear the name of who filed; nobody countersigns a revision of their own."""
    with bureau.at_work("rani") as session:
        number = road.draft(session, home(), luas_lantai="41")
    with bureau.at_work("tuti") as session:
        entry.file_entry(session, entry.open_entry(session, number))
    with bureau.at_work("rani") as session:
        workflow.finalise(session, number)
    with bureau.at_work("tuti") as session, pytest.raises(SamePersonError):
        workflow.authenticate(session, number)


def test_who_only_finalised_cannot_authenticate(bureau: Bureau) -> None:
    """Finalising says that the record is right; saying it twice is not two people."""
    with bureau.at_work("rani") as session:
        number = road.filed(session, home(), luas_lantai="41")
    with bureau.at_work("tuti") as session:
        workflow.finalise(session, number)
        with pytest.raises(SamePersonError):
            workflow.authenticate(session, number)


def test_reopening_and_filing_by_another_washes_nobody_clean(bureau: Bureau) -> None:
    """Otherwise two friends could pass a request to and fro until one may sign it."""
    (number,) = road.finalised(bureau, by="tuti")
    with bureau.at_work("rani") as session:
        workflow.reopen(session, number, "Alamat keliru")
        filled = entry.open_entry(session, number)
        filled = entry.leave_field(session, filled, LeftField(home(), "alamat", "JL. MAWAR 2"))
        entry.file_entry(session, filled)
        workflow.finalise(session, number)
    with bureau.at_work("tuti") as session, pytest.raises(SamePersonError):
        workflow.authenticate(session, number)


def test_a_refused_finalising_is_no_hand_in_it(bureau: Bureau) -> None:
    """A step that was not taken leaves no trace."""
    with bureau.at_work("rani") as session:
        number = road.draft(session, home(), luas_lantai="41")
    with bureau.at_work("tuti") as session, pytest.raises(StepRefusedError):
        workflow.finalise(session, number)
    with bureau.at_work("rani") as session:
        entry.file_entry(session, entry.open_entry(session, number))
        workflow.finalise(session, number)
    with bureau.at_work("tuti") as session:
        assert workflow.authenticate(session, number).state is State.AUTHENTICATED


def test_each_half_of_the_rule_needs_its_role(bureau: Bureau) -> None:
    """An operator signs nothing, an authenticator finalises nothing."""
    with bureau.at_work("rani") as session:
        number = road.filed(session, home(), luas_lantai="41")
    with bureau.at_work("budi") as session:
        for refused in (workflow.finalise, _reopened, _withdrawn):
            with pytest.raises(RoleMissingError):
                refused(session, number)
    with bureau.at_work("rani") as session:
        workflow.finalise(session, number)
        with pytest.raises(RoleMissingError):
            workflow.authenticate(session, number)
        assert road.state(session, number) is State.FINALISED


def test_of_a_whole_queue_the_clean_ones_go_on_and_each_refusal_is_told(bureau: Bureau) -> None:
    """One request of one's own must not hold up the others."""
    (others,) = road.finalised(bureau, by="rani")
    with bureau.at_work("tuti") as session:
        own = road.filed(session, home(1), luas_lantai="41")
        workflow.finalise(session, own)
        outcomes = {one.number: one for one in workflow.authenticate_all(session)}
    assert outcomes[others].state is State.AUTHENTICATED
    assert isinstance(outcomes[own].refusal, SamePersonError)
    assert outcomes[own].state is None


def _reopened(session: Session, number: str) -> None:
    """Reopen."""
    workflow.reopen(session, number, road.WHY)


def _withdrawn(session: Session, number: str) -> None:
    """Withdraw."""
    workflow.withdraw(session, number, road.WHY)


def test_a_given_passphrase_opens_no_work_before_its_owner_chose_another(bureau: Bureau) -> None:
    """Who gave it could be sitting there; the one that is chosen must not be the one given."""
    with bureau.at_work("budi") as session:
        access.give_passphrase(session, "rani", GIVEN)
    with _as(bureau, "rani", GIVEN) as session:
        with pytest.raises(PassphraseNotOwnError):
            road.draft(session, home(), luas_lantai="41")
        with pytest.raises(PassphraseSameError):
            access.change_passphrase(session, GIVEN, GIVEN)
        access.change_passphrase(session, GIVEN, OWN)
    with _as(bureau, "rani", OWN) as session:
        assert road.draft(session, home(), luas_lantai="41")


def test_the_key_that_a_given_passphrase_wrapped_signs_nothing_of_its_owner(
    bureau: Bureau,
) -> None:
    """Whoever gave it may have taken that key; the office certifies another."""
    with bureau.at_work("budi") as session:
        access.give_passphrase(session, "tuti", GIVEN)
        given = accounts.get(session.store, "tuti")
    with _as(bureau, "tuti", GIVEN) as session:
        access.change_passphrase(session, GIVEN, OWN)
    with _as(bureau, "tuti", OWN) as session:
        own = accounts.get(session.store, "tuti")
        assert own.public_key != given.public_key
        assert own.certificate != given.certificate
        assert own.given_by == ""


@pytest.mark.parametrize("giver", ["budi", "tuti"])
def test_who_set_a_passphrase_authenticates_nothing_of_its_owner_that_was_under_way(
    bureau: Bureau, giver: str
) -> None:
    """It may have been finalised by that hand; another authenticator may, and what comes later."""
    with bureau.at_work("rani") as session:
        number = road.filed(session, home(), luas_lantai="41")
    _renewed(bureau, "rani", giver)
    with _as(bureau, "rani", OWN) as session:
        workflow.finalise(session, number)
        later = road.filed(session, home(1), luas_lantai="41")
        workflow.finalise(session, later)
    with bureau.at_work(giver) as session:
        with pytest.raises(OnePassphraseError) as refused:
            workflow.authenticate(session, number)
        assert refused.value.facts["account"] == "rani"
        assert workflow.authenticate(session, later).state is State.AUTHENTICATED
    with bureau.at_work("tuti" if giver == "budi" else "budi") as session:
        assert workflow.authenticate(session, number).state is State.AUTHENTICATED


def test_whose_passphrase_was_set_does_not_authenticate_for_who_set_it(bureau: Bureau) -> None:
    """The other way round it would be the same single person."""
    (number,) = road.finalised(bureau, by="tuti")
    _renewed(bureau, "budi", "tuti")
    with _as(bureau, "budi", OWN) as session, pytest.raises(OnePassphraseError):
        workflow.authenticate(session, number)


def test_a_recovery_code_counts_as_given_by_who_made_it(bureau: Bureau) -> None:
    """Who made it may have read it; the passphrase is its owner's own all the same."""
    with bureau.at_work("rani") as session:
        number = road.filed(session, home(), luas_lantai="41")
    with bureau.at_work("tuti") as session:
        code = access.new_recovery_code(session).recovery_code
    proof = access.prove_code(bureau.folder, code)
    access.recover(bureau.folder, proof, "rani", OWN, bureau.clock)
    with _as(bureau, "rani", OWN) as session:
        workflow.finalise(session, number)
    with bureau.at_work("tuti") as session, pytest.raises(OnePassphraseError):
        workflow.authenticate(session, number)
    with bureau.at_work("budi") as session:
        assert workflow.authenticate(session, number).state is State.AUTHENTICATED


def test_a_new_person_chooses_an_own_passphrase_first(bureau: Bureau) -> None:
    """An account is opened by somebody who types a passphrase for it."""
    person = people.NewPerson("sari", "Sari Contoh", frozenset({Role.OPERATOR}), GIVEN)
    with bureau.at_work("budi") as session:
        assert people.add_person(session, person).given_by == "budi"
    with _as(bureau, "sari", GIVEN) as session:
        with pytest.raises(PassphraseNotOwnError):
            road.draft(session, home(), luas_lantai="41")
        access.change_passphrase(session, GIVEN, OWN)
    with _as(bureau, "sari", OWN) as session:
        assert road.draft(session, home(), luas_lantai="41")


def _renewed(bureau: Bureau, name: str, giver: str) -> None:
    """Give somebody a passphrase, who chooses another."""
    with bureau.at_work(giver) as session:
        access.give_passphrase(session, name, GIVEN)
    with _as(bureau, name, GIVEN) as session:
        access.change_passphrase(session, GIVEN, OWN)


@contextmanager
def _as(bureau: Bureau, name: str, passphrase: str) -> Iterator[Session]:
    """Work as somebody with a passphrase of these tests."""
    session = sessions.unlock(bureau.folder, name, passphrase, bureau.clock)
    try:
        yield session
    finally:
        sessions.lock(session)
