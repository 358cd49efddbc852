"""A BDT household asked with the DTSEN questionnaire: what is known is answered already."""

import pytest

from db.requests import accept, proposals
from forms.findings import Severity
from forms.records import State
from siksng_tui.services.entry import entry, starting
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests import lookup, queues, workflow
from tests.services.bureau import Bureau, home


def _homes(session: Session, *, several: bool) -> str:
    """Return a household of one family, or of several."""
    for at in range(8):
        record = lookup.household(session, home(at)).record
        if (len(record.families) > 1) is several:
            return home(at)
    pytest.skip("no such household among those that can be corrected")


def test_what_carries_over_is_answered_and_in_the_other_codes(bureau: Bureau) -> None:
    """Names, numbers and dates are typed by nobody a second time."""
    with bureau.at_work("rani") as session:
        known = _homes(session, several=False)
        old = lookup.household(session, known).record
        number = starting.conversion(session, known, "dtsen", "Pemutakhiran DTSEN")
        filled = entry.open_entry(session, number)
    assert (filled.instrument.id, filled.converts) == ("dtsen", True)
    assert [own.id for own in filled.record.persons] == [own.id for own in old.persons]
    names = [own.answers["nama"] for own in old.persons]
    assert [own.answers["nama"] for own in filled.record.persons] == names
    assert filled.changes() == ()


def test_filing_states_every_subject_by_the_other_questionnaire(bureau: Bureau) -> None:
    """Also those of which nothing was typed; accepted, the family is one of DTSEN."""
    with bureau.at_work("rani") as session:
        known = _homes(session, several=False)
        number = starting.conversion(session, known, "dtsen", "Pemutakhiran DTSEN")
        filled = entry.open_entry(session, number)
        floor = entry.LeftField(known, "luas_lantai", "44")
        filled = entry.leave_field(session, filled, floor)
        for finding in filled.open_findings():
            assert finding.severity is Severity.FLAG, finding
            filled = entry.give_reason(session, filled, finding.key, "sesuai kertas")
        assert entry.file_entry(session, filled).state is State.CHECKED
        assert queues.review(session, number).instrument.id == "dtsen"
        workflow.finalise(session, number)
    with bureau.at_work("budi") as session:
        workflow.authenticate(session, number)
        for proposed in proposals.proposal(session.store, number):
            accept.apply_revision(session.store, proposed.hash)
        after = lookup.household(session, known)
    assert (after.record.instrument, after.instrument.id) == ("dtsen", "dtsen")
    assert after.record.household.answers["luas_lantai"] == 44
    assert len(after.record.persons) == len(filled.record.persons)
    assert after.summary.head_name


def test_a_household_of_several_families_stays_on_its_questionnaire(bureau: Bureau) -> None:
    """One DTSEN form is one family card."""
    with bureau.at_work("rani") as session:
        known = _homes(session, several=True)
        with pytest.raises(starting.FamiliesSeveralError):
            starting.conversion(session, known, "dtsen", "Pemutakhiran DTSEN")


def test_the_next_request_is_asked_on_the_newer_form_before_the_first_is_decided(
    bureau: Bureau,
) -> None:
    """It starts from what is under way; nobody can type BDT codes into it."""
    with bureau.at_work("rani") as session:
        known = _homes(session, several=False)
        number = starting.conversion(session, known, "dtsen", "Pemutakhiran DTSEN")
        assert lookup.household(session, known).asked.id == "bdt"
        filled = entry.open_entry(session, number)
        for finding in filled.open_findings():
            filled = entry.give_reason(session, filled, finding.key, "sesuai kertas")
        assert entry.file_entry(session, filled).state is State.CHECKED
        view = lookup.household(session, known)
        assert (view.instrument.id, view.asked.id, view.newer) == ("bdt", "dtsen", ())
        second = entry.open_entry(session, starting.correction(session, known, "Luas lantai"))
        assert (second.instrument.id, second.converts) == ("dtsen", False)
        with pytest.raises(starting.KindNotServedError):
            starting.conversion(session, known, "dtsen", "Sekali lagi")


def test_what_must_be_asked_again_is_named_with_the_old_answer(bureau: Bureau) -> None:
    """The form shows it by F1."""
    with bureau.at_work("rani") as session:
        known = _homes(session, several=False)
        number = starting.conversion(session, known, "dtsen", "Pemutakhiran DTSEN")
        filled = entry.open_entry(session, number)
    assert filled.source.id == "bdt"
    assert any(own.before for own in filled.again)
    for own in filled.again:
        answers = filled.record.subject(own.place.subject).answers
        assert own.place.variable not in answers


def test_nothing_leads_back_or_to_an_unlike_questionnaire(bureau: Bureau) -> None:
    """Only what is written down as a crosswalk carries over."""
    with bureau.at_work("rani") as session:
        known = _homes(session, several=False)
        with pytest.raises(starting.KindNotServedError):
            starting.conversion(session, known, "proposal", "Usulan")
