"""Filling in a draft: every field that was left is kept, and nothing else changes."""

import datetime as dt

import pytest

from forms.answer_errors import AnswerError
from forms.editing import PathError
from forms.findings import Finding, Severity
from forms.records import RequestKind, State
from siksng_tui.services.entry import entry, starting
from siksng_tui.services.entry.answering import FieldClosedError
from siksng_tui.services.entry.entry import Entry, LeftField
from siksng_tui.services.entry.standing import NotADraftError
from siksng_tui.services.office.reasons import ReasonMissingError
from siksng_tui.services.office.sessions import RoleMissingError, Session
from siksng_tui.services.requests import queues, workflow
from tests.services import road
from tests.services.bureau import MORNING, Bureau, a_clock, home


def test_a_draft_reopens_at_the_same_field_with_everything_typed(bureau: Bureau) -> None:
    """Whoever locks in the middle of a form goes on in the middle of it."""
    with bureau.at_work("rani") as session:
        number = starting.correction(session, home(), road.WHY)
        filled = entry.open_entry(session, number)
        filled = entry.leave_field(session, filled, LeftField(home(), "luas_lantai", "41", "a"))
        filled = entry.leave_field(session, filled, LeftField(home(), "alamat", "JL. MAWAR", "b"))
        entry.stay(session, filled, "c")
    with bureau.at_work("rani") as session:
        again = entry.open_entry(session, number)
        assert again.cursor == "c"
        assert set(again.changes()) == set(filled.changes())
        assert again.record.household.answers["alamat"] == "JL. MAWAR"


def test_a_text_is_cleaned_before_it_is_stored(bureau: Bureau) -> None:
    """What no reader sees, a terminal may obey."""
    with bureau.at_work("rani") as session:
        number = starting.correction(session, home(), "Salah\x1b[2J\u202e ketik\n")
        filled = entry.open_entry(session, number)
        field = LeftField(home(), "alamat", " JL. MA\u200bWAR\x9b ")
        filled = entry.leave_field(session, filled, field)
        assert filled.record.household.answers["alamat"] == "JL. MAWAR"
        assert queues.review(session, number).request.reason == "Salah[2J ketik"


def test_an_empty_field_takes_the_answer_away(bureau: Bureau) -> None:
    """A wrong answer may have no right one."""
    with bureau.at_work("rani") as session:
        number = road.draft(session, home(), alamat="")
        (change,) = entry.open_entry(session, number).changes()
        assert change.before
        assert change.after is None


@pytest.mark.parametrize(
    ("path", "text", "error"),
    [
        ("luas_lantai", "empat puluh", AnswerError),
        ("status_kesejahteraan", "1", FieldClosedError),
        ("jumlah_art", "7", FieldClosedError),
        ("nama", "BUDI", FieldClosedError),
        ("rows/businesses/0/luas_lantai", "3", FieldClosedError),
        ("tidak_ada", "3", FieldClosedError),
        ("rows/businesses/x/usaha_omset", "3", PathError),
    ],
    ids=["no-number", "read-only", "computed", "a-person's", "not-of-rows", "unknown", "no-path"],
)
def test_what_nobody_types_there_is_refused_and_not_stored(
    bureau: Bureau, path: str, text: str, error: type[Exception]
) -> None:
    """The register's own fields, and those of others, are not the operator's to change."""
    with bureau.at_work("rani") as session:
        number = starting.correction(session, home(), road.WHY)
        filled = entry.open_entry(session, number)
        with pytest.raises(error):
            entry.leave_field(session, filled, LeftField(home(), path, text))
        assert entry.open_entry(session, number).changes() == ()


def test_only_an_operator_starts_types_reasons_and_files(bureau: Bureau) -> None:
    """The second pair of eyes must not be the first pair of hands."""
    with bureau.at_work("rani") as session:
        number = road.draft(session, home(), luas_lantai="41")
    with bureau.at_work("budi") as session:
        filled = entry.open_entry(session, number)
        with pytest.raises(RoleMissingError):
            starting.correction(session, home(), road.WHY)
        with pytest.raises(RoleMissingError):
            entry.leave_field(session, filled, LeftField(home(), "luas_lantai", "42"))
        with pytest.raises(RoleMissingError):
            entry.give_reason(session, filled, "H01", road.WHY)
        with pytest.raises(RoleMissingError):
            entry.file_entry(session, filled)
        assert queues.review(session, number).changes == filled.changes()


def test_a_reason_is_due_for_a_correction_and_for_a_flag(bureau: Bureau) -> None:
    """Blank counts as none, however it is made."""
    with bureau.at_work("rani") as session:
        with pytest.raises(ReasonMissingError):
            starting.correction(session, home(), " \t\u200b ")
        filled = entry.open_entry(session, road.draft(session, home(), luas_lantai="41"))
        with pytest.raises(ReasonMissingError):
            entry.give_reason(session, filled, "H01", "")
        assert len(queues.page(session, None)) == 1


def test_what_went_on_takes_no_answer_and_no_reason_any_more(bureau: Bureau) -> None:
    """A form that was left open must not write into what another person is about to sign."""
    with bureau.at_work("rani") as session:
        filled = entry.open_entry(session, road.draft(session, home(), luas_lantai="41"))
        entry.file_entry(session, filled)
        with pytest.raises(NotADraftError):
            entry.leave_field(session, filled, LeftField(home(), "luas_lantai", "99"))
        with pytest.raises(NotADraftError):
            entry.give_reason(session, filled, "H01", road.WHY)
        with pytest.raises(NotADraftError):
            entry.file_entry(session, filled)
        with pytest.raises(NotADraftError):
            entry.open_entry(session, filled.number)
        (change,) = queues.review(session, filled.number).changes
        assert change.after == 41


def test_a_field_left_after_the_form_was_handed_out_is_filed_too(bureau: Bureau) -> None:
    """F10 may be pressed while the last field is still on its way back."""
    with bureau.at_work("rani") as session:
        number = road.draft(session, home(), luas_lantai="41")
        older = entry.open_entry(session, number)
        entry.leave_field(session, older, LeftField(home(), "alamat", "JL. MAWAR"))
        entry.file_entry(session, older)
        changed = {change.variable for change in queues.review(session, number).changes}
        assert changed == {"luas_lantai", "alamat"}


def test_nothing_is_filed_where_no_answer_differs(bureau: Bureau) -> None:
    """An empty correction would cost the mayor a line of the decree."""
    with bureau.at_work("rani") as session:
        number = road.draft(session, home(), luas_lantai="41")
        filled = entry.open_entry(session, number)
        before = str(filled.before.household.answers["luas_lantai"])
        filled = entry.leave_field(session, filled, LeftField(home(), "luas_lantai", before))
        with pytest.raises(entry.NothingChangedError):
            entry.file_entry(session, filled)
        assert road.state(session, number) is State.DRAFT


def test_nothing_is_filed_while_a_finding_is_open(bureau: Bureau) -> None:
    """The draft stays what it was; no half-checked revision lies about."""
    with bureau.at_work("rani") as session:
        filled = _flagged(session)
        done = entry.file_entry(session, filled)
        assert done.state is State.DRAFT
        assert done.open_findings == filled.open_findings()
        assert entry.open_entry(session, filled.number) == filled
        assert road.state(session, filled.number) is State.DRAFT


def test_a_flag_passes_with_a_reason_and_the_reason_stays(bureau: Bureau) -> None:
    """What can be true is never blocked, and the office above reads why."""
    with bureau.at_work("rani") as session:
        filled = _flagged(session)
        flags = filled.open_findings()
        for flag in flags:
            filled = entry.give_reason(session, filled, flag.key, "Dilihat sendiri\x07")
        assert entry.file_entry(session, filled).state is State.CHECKED
        reasons = queues.review(session, filled.number).reasons
        assert {reasons[flag.key] for flag in flags} == {"Dilihat sendiri"}


def test_a_reason_lapses_when_the_answer_it_was_given_for_changes(bureau: Bureau) -> None:
    """It was given for what the operator saw."""
    with bureau.at_work("rani") as session:
        filled = _flagged(session)
        for flag in filled.open_findings():
            filled = entry.give_reason(session, filled, flag.key, "Dilihat sendiri")
        assert filled.open_findings() == ()
        filled = entry.leave_field(session, filled, LeftField(home(), "luas_lantai", "991"))
        assert [flag.severity for flag in filled.open_findings()] == [Severity.FLAG]
        assert entry.file_entry(session, filled).state is State.DRAFT


def test_a_person_who_only_grew_older_is_no_change(bureau: Bureau) -> None:
    """Ages follow the day; correcting a floor must not correct a birthday."""
    later = a_clock(MORNING + dt.timedelta(days=900))
    with bureau.at_work("rani", later) as session:
        filled = entry.open_entry(session, road.draft(session, home(), luas_lantai="41"))
        aged = {
            person.id
            for person in filled.record.persons
            if person.answers.get("umur") != filled.before.subject(person.id).answers.get("umur")
        }
        assert aged
        assert {change.subject for change in filled.changes()} == {home()}
        entry.file_entry(session, filled)
        assert {change.subject for change in queues.review(session, filled.number).changes} == {
            home()
        }


def test_the_age_of_a_person_who_is_corrected_goes_with_the_correction(bureau: Bureau) -> None:
    """It is a fact of the new revision, worked out and not typed."""
    later = a_clock(MORNING + dt.timedelta(days=900))
    with bureau.at_work("rani", later) as session:
        number = starting.correction(session, home(), road.WHY)
        filled = entry.open_entry(session, number)
        person = filled.record.persons[0].id
        filled = entry.leave_field(session, filled, LeftField(person, "nama", "NAMA BARU"))
        assert {change.variable for change in filled.changes()} == {"nama", "umur"}


def test_an_answer_whose_question_never_applied_is_not_lost_in_passing(bureau: Bureau) -> None:
    """Imports bring stray answers; whoever mends the floor must not destroy evidence."""
    with bureau.at_work("rani") as session:
        filled = _with_stray_answer(session)
        stray = filled.record.household.answers["daya"]
        filled = entry.leave_field(session, filled, LeftField(home(), "luas_lantai", "41"))
        assert filled.record.household.answers["daya"] == stray
        filled = entry.open_entry(session, filled.number)
        assert filled.record.household.answers["daya"] == stray


def test_a_question_that_falls_away_takes_its_answer_with_it(bureau: Bureau) -> None:
    """Who has no electricity of the state has no contract for its power."""
    with bureau.at_work("rani") as session:
        number = road.draft(session, home(), sumber_penerangan="1", daya="1")
        filled = entry.open_entry(session, number)
        assert filled.record.household.answers["daya"] == "1"
        filled = entry.leave_field(session, filled, LeftField(home(), "sumber_penerangan", "3"))
        assert "daya" not in filled.record.household.answers


def test_a_correction_is_numbered_at_its_first_touch(bureau: Bureau) -> None:
    """The citizen can be told a number before anything is typed."""
    with bureau.at_work("rani") as session:
        first = starting.correction(session, home(), road.WHY)
        second = starting.correction(session, home(1), road.WHY)
        request = queues.review(session, first).request
    assert (first[:17], second[:17]) == ("1771-2026-000001-", "1771-2026-000002-")
    assert (request.kind, request.state) == (RequestKind.CORRECTION, State.DRAFT)


def test_a_reopened_request_begins_with_what_was_filed(bureau: Bureau) -> None:
    """Reopening is for the house number that was wrong, not for typing all again."""
    with bureau.at_work("rani") as session:
        number = road.filed(session, home(), luas_lantai="41")
        workflow.reopen(session, number, "Nomor rumah keliru")
        filled = entry.open_entry(session, number)
        filled = entry.leave_field(session, filled, LeftField(home(), "alamat", "JL. MAWAR 2"))
        assert entry.file_entry(session, filled).state is State.CHECKED
        changed = {change.variable for change in queues.review(session, number).changes}
        assert changed == {"luas_lantai", "alamat"}


def _flagged(session: Session) -> Entry:
    """Return a draft with an answer that can be true and is doubtful."""
    number = road.draft(session, home(), luas_lantai="990")
    filled = entry.open_entry(session, number)
    flags: tuple[Finding, ...] = filled.open_findings()
    assert flags and all(flag.severity is Severity.FLAG for flag in flags)
    return filled


def _with_stray_answer(session: Session) -> Entry:
    """Return a draft with an answer to a question that does not apply."""
    number = road.draft(session, home(), sumber_penerangan="3")
    filled = entry.open_entry(session, number)
    field = LeftField(home(), "daya", "2")
    return entry.leave_field(session, filled, field)
