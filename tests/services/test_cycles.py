"""Closing dates: what missed one says so, and the work goes on in the next cycle."""

import datetime as dt
from pathlib import Path

import pytest

from db.audit import audit
from forms.records import Flag
from siksng_tui.services.entry.doubts import CycleUnreadableError
from siksng_tui.services.office.sessions import RoleMissingError
from siksng_tui.services.parcels import parcelling
from siksng_tui.services.requests import cycles, ledger, queues, workflow
from siksng_tui.services.requests.cycles import CycleNotSetError
from siksng_tui.services.requests.ledger import Section
from tests.services import road
from tests.services.bureau import MORNING, Bureau, a_clock, copied, home

TODAY = MORNING.date()

CYCLE = "2026-Q4"


@pytest.fixture
def bureau(tmp_path: Path) -> Bureau:
    """An office with a register."""
    return copied(tmp_path)


def later(days: int) -> dt.datetime:
    """Return a moment some days after the work of the tests."""
    return MORNING + dt.timedelta(days=days)


def test_what_was_not_sent_by_the_closing_date_is_flagged_once(bureau: Bureau) -> None:
    """What was sent in time is not, and what is entered after it is not."""
    made = road.covered(bureau)
    with bureau.at_work("rani") as session:
        parcelling.export(session, made.number, bureau.stick)
        missed = road.filed(session, home(1), luas_lantai="44")
    with bureau.at_work("budi") as session:
        cycles.close_on(session, CYCLE, TODAY)
        assert cycles.carry_over(session) == 0
    with bureau.at_work("rani", a_clock(later(1))) as session:
        new = road.draft(session, home(2), luas_lantai="45")
        assert cycles.carry_over(session) == 1
        entries = audit.head(session.store).count
        assert cycles.carry_over(session) == 0
        assert audit.head(session.store).count == entries
        assert list(ledger.numbers(session, Section.CARRIED_OVER)) == [missed]
        flags = {own.number: own.flags for own in queues.summaries(session, [missed, new])}
        assert flags == {missed: (Flag.CARRIED_OVER,), new: ()}
        workflow.withdraw(session, missed, "Keliru")
        assert list(ledger.numbers(session, Section.CARRIED_OVER)) == []


def test_what_was_sent_too_late_missed_the_date_as_well(bureau: Bureau) -> None:
    """The program need not have run between the closing date and the sending."""
    made = road.covered(bureau)
    with bureau.at_work("budi") as session:
        cycles.close_on(session, CYCLE, TODAY)
    with bureau.at_work("rani", a_clock(later(2))) as session:
        parcelling.export(session, made.number, bureau.stick)
        assert cycles.carry_over(session) == 1
        assert list(ledger.numbers(session, Section.CARRIED_OVER)) == list(made.requests)


def test_after_its_closing_date_the_next_cycle_is_worked_for(bureau: Bureau) -> None:
    """On the day itself it is still this one; without a date it is the quarter of the calendar."""
    with bureau.at_work("budi") as session:
        assert cycles.current(session) == CYCLE
        cycles.close_on(session, CYCLE, TODAY)
        assert cycles.current(session) == CYCLE
    with bureau.at_work("budi", a_clock(later(1))) as session:
        assert cycles.current(session) == "2027-Q1"
        cycles.forget(session, CYCLE)
        assert cycles.current(session) == CYCLE
        assert cycles.closings(session) == {}


def test_only_an_authenticator_sets_dates_and_only_of_a_quarter(bureau: Bureau) -> None:
    """A date that is not there cannot be taken away."""
    with bureau.at_work("rani") as session:
        with pytest.raises(RoleMissingError):
            cycles.close_on(session, CYCLE, TODAY)
        assert cycles.closings(session) == {}
    with bureau.at_work("budi") as session:
        with pytest.raises(CycleUnreadableError):
            cycles.close_on(session, "2026-Q5", TODAY)
        with pytest.raises(CycleNotSetError):
            cycles.forget(session, CYCLE)
