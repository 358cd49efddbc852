"""The operator log: what is counted, when it is kept, and that it says nothing of a citizen."""

import pytest

from db.audit import work_log as rows
from forms.errors import SiksngError
from siksng_tui.services.entry import entry, starting
from siksng_tui.services.figures.work_log import WorkLog, WorkSession, by_account, rates, sittings
from siksng_tui.services.office.sessions import RoleMissingError, Session
from siksng_tui.tally import IDLE_AFTER, Tally
from tests.db.stores import sql
from tests.services.bureau import Bureau, home
from tests.services.road import WHY, filed


class Ticking:
    """A clock that a test moves on."""

    now = 0.0

    def __call__(self) -> float:
        """Return its seconds."""
        return self.now


def _press(tally: Tally, keys: int = 1, rubbed_out: int = 0) -> None:
    """Press keys in a form."""
    tally.keys += keys + rubbed_out
    tally.rubbed_out += rubbed_out


def _area(log: WorkLog, filled: entry.Entry, text: str, keys: int = 3) -> entry.Entry:
    """Return the entry after the floor was typed."""
    _press(log._tally, keys)
    return log.leave(filled, entry.LeftField(filled.record.household.id, "luas_lantai", text))


def _begun(session: Session) -> tuple[WorkLog, entry.Entry]:
    """Return the log of somebody who started a correction."""
    number = starting.correction(session, home(), WHY)
    return WorkLog(session, Tally(Ticking())), entry.open_entry(session, number)


def _only(session: Session) -> WorkSession:
    """Return the only sitting as the disk has it."""
    (own,) = sittings(session)
    return own


def test_a_left_field_is_on_the_disk_with_its_keys(bureau: Bureau) -> None:
    """After a kill nothing is missing but the field under the cursor."""
    with bureau.at_work("rani") as session:
        log, filled = _begun(session)
        assert sittings(session) == ()
        _area(log, filled, "61")
        _press(log._tally, 5)
        own = _only(session)
    assert (own.account, own.fields, own.keys, own.own_corrections) == ("rani", 1, 3, 0)


def test_a_field_changed_again_and_rubbed_out_characters_are_own_corrections(
    bureau: Bureau,
) -> None:
    """Who types twice is slower than who types once."""
    with bureau.at_work("rani") as session:
        log, filled = _begun(session)
        filled = _area(log, filled, "61")
        _press(log._tally, rubbed_out=2)
        _area(log, filled, "62")
        own = _only(session)
    assert (own.fields, own.own_corrections, own.rubbed_out) == (2, 1, 2)
    assert rates(own).corrections_a_hundred_fields == 50.0


def test_what_the_program_fills_in_is_nobodys_work(bureau: Bureau) -> None:
    """A NIK answers sex and birth date; no key was pressed for them."""
    with bureau.at_work("rani") as session:
        log, filled = _begun(session)
        _area(log, filled, "61", keys=0)
        assert entry.open_entry(session, filled.number).record.household.answers["luas_lantai"]
        assert sittings(session) == ()


def test_an_answer_that_is_refused_or_the_same_is_not_counted(bureau: Bureau) -> None:
    """The keys are counted with the next one that is kept."""
    with bureau.at_work("rani") as session:
        log, filled = _begun(session)
        filled = _area(log, filled, "61")
        assert _area(log, filled, "61") is filled
        with pytest.raises(SiksngError):
            _area(log, filled, "luas")
        _area(log, filled, "63")
        own = _only(session)
    assert (own.fields, own.keys) == (2, 12)


def test_a_filed_record_is_counted_by_its_kind(bureau: Bureau) -> None:
    """Once it is filed; no sooner."""
    with bureau.at_work("rani") as session:
        log, filled = _begun(session)
        filled = _area(log, filled, "61")
        assert dict(_only(session).records) == {}
        assert not log.file(filled).open_findings
        own = _only(session)
    assert dict(own.records) == {"correction": 1}
    assert rates(own).keys_a_record == 3.0


def test_a_record_that_is_not_filed_yet_is_none(bureau: Bureau) -> None:
    """A new household without answers has findings."""
    with bureau.at_work("rani") as session:
        number = starting.new_household(session, "17.71.01.1004", "bdt", WHY)
        log, filled = WorkLog(session, Tally(Ticking())), entry.open_entry(session, number)
        assert log.file(filled).open_findings
        assert sittings(session) == ()


def test_an_overridden_finding_is_counted_once(bureau: Bureau) -> None:
    """A better wording of the reason overrides nothing more."""
    with bureau.at_work("rani") as session:
        log, filled = _begun(session)
        filled = log.give_reason(filled, "H17/ab/luas_lantai/00", "sudah diukur")
        log.give_reason(filled, "H17/ab/luas_lantai/00", "diukur dua kali")
        assert _only(session).overridden == 1


def test_idle_time_and_pauses_are_no_work(bureau: Bureau) -> None:
    """Work is from key to key, where one comes soon after the other."""
    ticks = Ticking()
    with bureau.at_work("rani") as session:
        tally = Tally(ticks)
        log = WorkLog(session, tally)
        for now in (10, 10 + IDLE_AFTER, 1000):
            ticks.now = now
            tally.touched()
        tally.paused()
        for now in (1050, 1060):
            ticks.now = now
            tally.touched()
        log.close()
        own = _only(session)
    assert (own.seconds, own.pauses) == (10 + IDLE_AFTER + 10, 1)
    assert rates(own).fields_an_hour == 0.0
    assert rates(own).keys_a_record is None


def test_everybody_sees_the_own_log_and_an_authenticator_all(bureau: Bureau) -> None:
    """The log is for learning, and for the head of the office."""
    for name in ("rani", "tuti", "rani"):
        with bureau.at_work(name) as session:
            WorkLog(session, Tally(Ticking())).close()
    with bureau.at_work("rani") as session:
        assert [own.account for own in sittings(session)] == ["rani", "rani"]
    with bureau.at_work("budi") as session:
        found = sittings(session)
    assert [own.account for own in found] == ["rani", "tuti", "rani"]
    first, second = by_account(found)
    assert (first.account, second.account) == ("rani", "tuti")
    assert first.started < second.started < first.ended


def test_who_may_not_enter_is_not_counted(bureau: Bureau) -> None:
    """What is refused leaves no trace."""
    with bureau.at_work("rani") as session:
        number = starting.correction(session, home(), WHY)
    with bureau.at_work("budi") as session:
        log = WorkLog(session, Tally(Ticking()))
        with pytest.raises(RoleMissingError):
            _area(log, entry.open_entry(session, number), "61")
        assert sittings(session) == ()


def test_the_log_holds_no_subject_and_no_answer(bureau: Bureau) -> None:
    """It is about the work of a person of the office, not about a family."""
    with bureau.at_work("rani") as session:
        log, filled = _begun(session)
        filled = _area(log, filled, "61")
        log.file(filled)
        (found,) = sql(session.store, "SELECT * FROM work_session")
    said = " ".join(map(str, found))
    assert filled.record.household.id not in said
    assert filled.number not in said
    assert {type(own) for own in found} <= {int, str}


def test_a_record_filed_from_the_command_line_is_no_sitting(bureau: Bureau) -> None:
    """The log is about the screen; a script has no keyboard."""
    with bureau.at_work("rani") as session:
        filed(session, home(), luas_lantai="61")
        assert rows.sittings(session.store, None) == ()
