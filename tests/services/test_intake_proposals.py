"""Proposal templates are looked at first, then entered: filed where nobody has to look."""

import datetime as dt
from collections import Counter
from pathlib import Path

from db import register
from forms.records import RequestKind, State
from siksng_tui.intake.ledger import Ledger
from siksng_tui.intake.list_rows import ListReader
from siksng_tui.intake.reasons import Reason
from siksng_tui.intake.report import IntakeReport
from siksng_tui.services import intake_proposals, places, queues
from siksng_tui.services.entry_state import read_entry
from siksng_tui.services.import_counts import Standing, Strategy, counted
from siksng_tui.services.intake_proposals import Plan
from siksng_tui.services.sessions import Session
from tests.intake.exports import table_of
from tests.services.bureau import Bureau, home

LISTS = Path(__file__).parents[1] / "samples" / "lists"
WHY = "Impor templat usulan"


def planned(session: Session, name: str, most: int | None = None) -> tuple[Plan, IntakeReport]:
    """Return what would become of a file, or of its first rows, and the report."""
    table, rows = table_of(LISTS / name)
    ledger = Ledger(())
    reader = ListReader(table, places.all_regions(session), ledger, session.today())
    plan = intake_proposals.plan(session, table.profile, reader.rows(rows[:most]), ledger)
    return plan, ledger.report()


def test_a_clean_template_would_be_entered_whole(bureau: Bureau) -> None:
    """Every row is new, and the counts are the rows that were read."""
    with bureau.at_work("rani") as session:
        plan, report = planned(session, "clean_usulan_v4.xlsx")
    counts = counted(plan.standings, len(report.quarantined))
    assert counts[Standing.NEW] == report.rows_read == 101
    assert sum(counts.values()) == report.rows_read


def test_the_rows_of_one_card_become_one_proposal_with_all_their_answers(bureau: Bureau) -> None:
    """What the register has of a family is named, and nobody is proposed who is in no row."""
    with bureau.at_work("rani") as session:
        plan, _ = planned(session, "clean_usulan_v4.xlsx", 40)
        entered = intake_proposals.enter(session, plan, WHY)
        numbers = (*entered.filed, *entered.drafts)
        assert len(numbers) == len(plan.groups)
        for number, group in zip(sorted(numbers), plan.groups, strict=True):
            begun = read_entry(session, number)
            assert begun.kind is RequestKind.PROPOSAL
            niks = [person.answers["nik"] for person in begun.record.persons]
            assert niks == [row.answers["nik"] for row in group.rows]
            assert begun.record.household.answers["program_bansos"] == "PBI"
            assert begun.record.household.answers["rt"] == group.rows[0].answers["rt"]
            assert begun.record.families[0].answers["nokk"] == group.rows[0].answers["nokk"]
            for person, row in zip(begun.record.persons, group.rows, strict=True):
                assert person.answers["nama"] == row.answers["nama"]
                assert person.answers["ibu_kandung"] == row.answers["ibu_kandung"]


def test_what_was_imported_is_not_entered_a_second_time(bureau: Bureau) -> None:
    """The same person under way for the same programme is unchanged."""
    with bureau.at_work("rani") as session:
        plan, _ = planned(session, "clean_usulan_2021.xlsx", 30)
        first = intake_proposals.enter(session, plan, WHY)
        again, _ = planned(session, "clean_usulan_2021.xlsx", 30)
        second = intake_proposals.enter(session, again, WHY)
    assert set(again.standings.values()) == {Standing.UNCHANGED}
    assert (second.filed, second.drafts) == ((), ())
    assert len(first.filed) + len(first.drafts) == len(plan.groups)


def test_rows_that_speak_against_each_other_are_doubted_and_stay_drafts(bureau: Bureau) -> None:
    """Another programme, a person under two, a number of two people: nobody decides it silently."""
    with bureau.at_work("rani") as session:
        plan, report = planned(session, "dirty_usulan_v4.xlsx")
        entered = intake_proposals.enter(session, plan, WHY)
        states = Counter(
            queues.review(session, number).request.state
            for number in (*entered.filed, *entered.drafts)
        )
    counts = counted(plan.standings, len(report.quarantined))
    assert sum(counts.values()) == report.rows_read
    reasons = {doubt.reason for doubt in report.doubts}
    assert {Reason.PROGRAMME_MIXED, Reason.PROGRAMME_SECOND, Reason.NUMBER_OF_TWO} <= reasons
    assert counts[Standing.DOUBTFUL] >= 7
    assert states == {
        State.CHECKED: len(entered.filed),
        State.DRAFT: len(entered.drafts),
    }


def test_rows_of_another_office_are_set_aside(bureau: Bureau) -> None:
    """A village's office takes nobody else's people in."""
    with bureau.at_work("rani") as session:
        table, read = table_of(LISTS / "clean_usulan_v4.xlsx")
        ledger = Ledger(())
        reader = ListReader(table, places.all_regions(session), ledger, dt.date(2026, 11, 27))
        rows = [row._replace(village=None) for row in reader.rows(read)]
        plan = intake_proposals.plan(session, table.profile, rows, ledger)
    report = ledger.report()
    assert plan.groups == ()
    assert {one.reason for one in report.quarantined} == {Reason.VILLAGE_ELSEWHERE}
    assert report.rows_read == len(report.quarantined)


def test_a_child_of_a_known_family_is_proposed_alone_and_the_family_is_named(
    bureau: Bureau,
) -> None:
    """A proposal of a known family begins with its head, who is not meant here."""
    with bureau.at_work("rani") as session:
        record = register.household(session.store, home())
        child = str(record.persons[-1].answers["nik"])
        table, read = table_of(LISTS / "clean_usulan_v4.xlsx")
        ledger = Ledger(())
        reader = ListReader(table, places.all_regions(session), ledger, session.today())
        first = next(reader.rows(read))
        rows = [first._replace(answers={**first.answers, "nik": child})]
        plan = intake_proposals.plan(session, table.profile, rows, ledger)
        entered = intake_proposals.enter(session, plan, WHY)
        (number,) = (*entered.filed, *entered.drafts)
        begun = read_entry(session, number)
    assert plan.groups[0].household == home() == begun.chosen
    assert [person.answers["nik"] for person in begun.record.persons] == [child]
    assert begun.record.persons[0].answers["nama"] == first.answers["nama"]


def test_only_new_families_or_only_those_of_the_register_are_proposed(bureau: Bureau) -> None:
    """What is left out is counted, and the counts are the rows that were read."""
    with bureau.at_work("rani") as session:
        plan, report = planned(session, "clean_usulan_v4.xlsx", 40)
        tally = plan.tally(len(report.quarantined))
        known = [own for own in plan.groups if own.household]
        entered = intake_proposals.enter(session, plan, WHY, strategy=Strategy.CHANGE)
        numbers = (*entered.filed, *entered.drafts)
        meant = {read_entry(session, number).chosen for number in numbers}
    added = tally.counts(Strategy.ADD)
    assert added[Standing.LEFT_OUT] == sum(len(own.rows) for own in known) > 0
    assert sum(added.values()) == report.rows_read
    assert len(numbers) == len(known)
    assert meant == {own.household for own in known}
