"""The two-person rule: whoever had a hand in a request is no second pair of eyes for it."""

import pytest

from forms.lifecycle import StepRefusedError
from forms.records import State
from siksng_tui.services import entry, workflow
from siksng_tui.services.entry import LeftField
from siksng_tui.services.sessions import RoleMissingError, Session
from siksng_tui.services.workflow import SamePersonError
from tests.services import road
from tests.services.bureau import Bureau, home


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
