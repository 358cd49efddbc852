"""The reports of an office: what they count, on paper, in a workbook and for programs."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.file.chain import AuditBrokenError
from db.office import prints
from db.register import register
from db.requests import accept, decisions
from db.requests.decisions import Decision, Outcome
from db.requests.requests import Doing
from forms.lifecycle import Step
from forms.records import RequestKind, Role, State
from siksng_tui.services.entry.doubts import CycleUnreadableError
from siksng_tui.services.figures import (
    audit_report,
    cycle_resume,
    families_by_district,
    recapitulation,
    report_list,
)
from siksng_tui.services.figures.report_list import REPORTS, Report
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests import cycles, workflow
from siksng_tui.wording import audit_words
from tests.commands import run_as
from tests.reports.reading import page_texts
from tests.services import moves, quarters, road
from tests.services.bureau import MORNING, PEOPLE, Bureau, a_clock, copied, home

NAMES = [own.name for own in REPORTS]


@pytest.fixture
def office(tmp_path: Path) -> Bureau:
    """An office with a register."""
    return copied(tmp_path)


@pytest.fixture
def session(office: Bureau) -> Iterator[Session]:
    """An operator at work."""
    with office.at_work("rani") as session:
        yield session


def _named(name: str) -> Report:
    """Return a report by its name."""
    return next(own for own in REPORTS if own.name == name)


def test_the_recapitulation_counts_each_request_once(session: Session) -> None:
    """By village, kind and state, and the parts add up to the whole."""
    first = road.filed(session, home(0), luas_lantai="41")
    road.filed(session, home(1), luas_lantai="42")
    workflow.finalise(session, first)
    found = recapitulation.tallies(session)
    assert sum(own.count for own in found) == 2
    assert {own.state for own in found} == {State.CHECKED, State.FINALISED}
    assert {own.kind for own in found} == {RequestKind.CORRECTION}
    (village,) = {own.village for own in found}
    assert recapitulation.tallies(session, village) == found
    assert recapitulation.tallies(session, "17.71.09.1004") == ()
    by_village, __, every = recapitulation.chapters(session)
    (row,) = by_village.rows
    assert row[1:] == ("2", "0", "0", "0", "0", "0", "2")
    assert [own.count for own in by_village.bars] == [2]
    assert len(list(every.rows)) == 2


def test_what_was_taken_back_has_its_column_and_no_part_in_a_bar(session: Session) -> None:
    """An import that was undone would pass for work."""
    for at in (0, 1):
        number = road.filed(session, home(at), luas_lantai="41")
    workflow.withdraw(session, number, "salah masuk")
    by_village, by_kind, __ = recapitulation.chapters(session)
    (row,) = by_village.rows
    assert row[1:] == ("1", "0", "0", "0", "0", "1", "2")
    assert [own.count for own in (*by_village.bars, *by_kind.bars)] == [1, 1]


def test_every_state_of_a_request_is_in_one_stage() -> None:
    """A state that is added later must not be lost from the totals."""
    states = [own for stage in recapitulation.STAGES.values() for own in stage]
    assert sorted(states) == sorted(State)


def test_families_count_from_the_cycle_in_which_they_came(office: Bureau) -> None:
    """The register came in the fourth quarter; in the next year it is still there."""
    later = a_clock(MORNING + dt.timedelta(days=200))
    with office.at_work("rani", later) as session:
        read = families_by_district.families(session)
    assert read.cycles == ("2026-Q4", "2027-Q1", "2027-Q2")
    assert len(set(read.totals)) == 1
    assert read.totals[0] == sum(own[0] for own in read.districts.values()) > 100
    assert all(code.startswith("17.71.") and len(code) == 8 for code in read.districts)


def test_the_chart_has_bars_for_one_cycle_and_lines_from_two_on(office: Bureau) -> None:
    """The table has room for the last eight of the cycles that the lines show."""
    with office.at_work("rani") as session:
        *__, alone = families_by_district.chapters(session)
    assert alone.bars and alone.trend is None
    later = a_clock(MORNING + dt.timedelta(days=900))
    with office.at_work("rani", later) as session:
        *__, several = families_by_district.chapters(session)
    trend = several.trend
    assert trend is not None and not several.bars
    assert (trend.steps[0], len(trend.steps)) == ("2026-Q4", 11)
    assert [own.title for own in several.columns][1:] == list(trend.steps[-8:])
    ends = [own.counts[-1] for own in trend.lines]
    assert ends == sorted(ends, reverse=True) and len(ends) > 2


def test_a_family_that_left_the_list_counts_until_then(office: Bureau) -> None:
    """The cycle in which its household was deactivated is the first without it."""
    later = a_clock(MORNING + dt.timedelta(days=100))
    with office.at_work("rani", later) as session:
        gone = home(0)
        count = register.summary(session.store, gone).family_count
        quarters.answered(session, gone, luas_lantai=51)
        run = session.store.database.execute_sql
        run("UPDATE household SET active = 0 WHERE uid = ?", (gone,))
        before, after = families_by_district.families(session).totals
    assert before - after == count > 0


def test_a_proposed_family_counts_from_the_day_on_which_it_was_accepted(office: Bureau) -> None:
    """It was entered in the fourth quarter, and accepted in the next one."""
    with office.at_work("rani") as session:
        number = moves.split(session, 3, 4, head=3)
        moves.finalised(session, number)
    later = a_clock(MORNING + dt.timedelta(days=100))
    with office.at_work("budi", later) as session:
        store, who = session.store, Doing(session.office.id, "budi", session.clock())
        decisions.propose(store, number, Decision(Outcome.ACCEPTED, "", session.office.id), who)
        decisions.confirm(store, number, who)
        accept.apply_proposal(store, number)
        before, after = families_by_district.families(session).totals
    assert after - before == 1


def test_an_office_without_families_counts_none(office: Bureau) -> None:
    """The province has no register of its own here."""
    with office.above() as session:
        read = families_by_district.families(session)
        assert (read.totals, dict(read.districts)) == ((0,), {})
        assert list(families_by_district.chapters(session))


def test_the_resume_counts_steps_within_the_span_of_a_cycle(session: Session) -> None:
    """A request that is finalised twice counts once; what came earlier is another cycle's."""
    number = road.filed(session, home(0), luas_lantai="41")
    workflow.finalise(session, number)
    workflow.reopen(session, number, "salah ketik")
    read = cycle_resume.resume(session)
    assert read.cycle == "2026-Q4"
    assert read.taken[RequestKind.CORRECTION, Step.ENTER] == 1
    assert read.taken[RequestKind.CORRECTION, Step.FINALISE] == 1
    assert read.taken[RequestKind.CORRECTION, Step.SEAL] == 0
    about = read.about[RequestKind.CORRECTION]
    assert (about.families, about.persons > 0) == (1, True)
    assert not cycle_resume.resume(session, "2026-Q3").taken
    with pytest.raises(CycleUnreadableError):
        cycle_resume.resume(session, "2026")


def test_a_cycle_lasts_from_one_closing_date_to_the_next(office: Bureau) -> None:
    """Where none is set, the calendar decides."""
    with office.at_work("budi") as session:
        assert cycles.span(session, "2027-Q1") == (dt.date(2027, 1, 1), dt.date(2027, 3, 31))
        cycles.close_on(session, "2026-Q4", dt.date(2026, 12, 15))
        assert cycles.span(session, "2026-Q4") == (dt.date(2026, 10, 1), dt.date(2026, 12, 15))
        assert cycles.span(session, "2027-Q1")[0] == dt.date(2026, 12, 16)


def test_the_audit_report_tells_a_part_of_the_proven_chain(session: Session) -> None:
    """Numbers, times, accounts and actions; no detail."""
    road.filed(session, home(0), luas_lantai="41")
    read = audit_report.part(session, first=3, last=5)
    assert (read.first, read.last, read.problem) == (3, 5, None)
    assert sum(own.count for own in read.done) == 3
    *__, entries = audit_report.chapters(session, read)
    rows = list(entries.rows)
    assert [row[0] for row in rows] == ["3", "4", "5"]
    assert all(row[3] == audit_words.action(row[4]) != row[4] for row in rows)
    whole = audit_report.part(session)
    assert (whole.first, whole.last) == (1, whole.head.count)


def test_an_entry_that_was_changed_is_told(session: Session) -> None:
    """The report does not end in an error, it says what is wrong."""
    run = session.store.database.execute_sql
    run("DROP TRIGGER audit_entry_is_immutable")
    run("UPDATE audit SET account = 'lain' WHERE seq = 2")
    read = audit_report.part(session)
    assert read.problem is not None
    facts, *__ = audit_report.chapters(session, read)
    assert "audit-broken" in str(next(iter(facts.rows)))


@pytest.mark.parametrize("name", NAMES)
def test_every_report_is_printed_and_numbered(office: Bureau, name: str) -> None:
    """PDF or workbook as the name says; only paper has a number."""
    with office.at_work("tuti") as session:
        road.filed(session, home(0), luas_lantai="41")
        report, whole = _named(name), ("", "")
        done = report_list.write(session, report, whole, office.stick / "a.pdf")
        book = report_list.write(session, report, whole, office.stick / "a.xlsx")
        assert prints.next_copy(session.store, name, session.office.id) == 2
    assert (done.copy, book.copy, book.path.read_bytes()[:2]) == (1, 0, b"PK")
    texts = page_texts(done.path.read_bytes())
    assert len(texts) == done.pages
    assert "Dinas Sosial Kota Bengkulu" in texts[0]


@pytest.mark.parametrize("name", NAMES)
def test_every_command_prints_writes_and_gives_json(office: Bureau, name: str) -> None:
    """The same tables, without a screen."""
    out = office.stick / "b.pdf"
    said = run_as(office.folder, PEOPLE["tuti"], "report", name)
    assert (said.status, "# " in said.said) == (0, True)
    assert run_as(office.folder, PEOPLE["tuti"], "report", name, "--out", str(out)).status == 0
    assert page_texts(out.read_bytes())
    assert isinstance(run_as(office.folder, PEOPLE["tuti"], "report", name, "--json").json, dict)


def test_the_command_ends_in_an_error_where_the_chain_proves_nothing(office: Bureau) -> None:
    """After the report was printed, so that a script cannot take it for sound."""
    with office.at_work("rani") as session:
        run = session.store.database.execute_sql
        run("DROP TRIGGER audit_entry_is_immutable")
        run("UPDATE audit SET account = 'lain' WHERE seq = 2")
    done = run_as(office.folder, PEOPLE["rani"], "report", "audit", "--json")
    assert done.status == AuditBrokenError.exit_code != 0
    assert done.json["proven"] is False


def test_a_village_that_is_none_is_refused(office: Bureau) -> None:
    """An empty table would be believed."""
    done = run_as(office.folder, PEOPLE["rani"], "report", "recap", "--village", "17.71.99.1001")
    assert done.status == 2


def test_an_operator_sees_the_own_work_only(office: Bureau) -> None:
    """As in the work log."""
    assert Role.AUTHENTICATOR not in PEOPLE["rani"].roles
    told = run_as(office.folder, PEOPLE["rani"], "report", "operators", "--json").json
    assert {own["account"] for own in told["accounts"]} <= {"rani"}
