"""Proposal templates are looked at first, then entered: filed where nobody has to look."""

import gc
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from db.file.staging import staging
from db.register import households
from forms.records import RequestKind, State
from siksng_tui.intake.ledger import Ledger
from siksng_tui.intake.list_rows import ListReader, ListRow
from siksng_tui.intake.profile import Profile
from siksng_tui.intake.profiles_shipped import profile
from siksng_tui.intake.proposal_rows import ProposalRow, ProposalRows
from siksng_tui.intake.reasons import Reason
from siksng_tui.intake.report import IntakeReport
from siksng_tui.intake.rows import TableRow
from siksng_tui.intake.table import Table
from siksng_tui.services.entry.entry_state import read_entry
from siksng_tui.services.imports import importing_requests, intake_proposals
from siksng_tui.services.imports.entering import Entered, entered_of
from siksng_tui.services.imports.intake_proposals import Group, ProposalJudge
from siksng_tui.services.incoming_files.import_counts import Standing, Strategy, Tally
from siksng_tui.services.office import places
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests import queues
from tests.intake.exports import table_of
from tests.services.bureau import Bureau, home

LISTS = Path(__file__).parents[1] / "samples" / "lists"
WHY = "Impor templat usulan"


@dataclass(frozen=True, slots=True)
class Judged:
    """What would become of rows, and the report."""

    groups: tuple[Group, ...]
    report: IntakeReport

    @property
    def tally(self) -> Tally:
        """Return how many rows stand where."""
        tally = Tally(len(self.report.quarantined))
        for group in self.groups:
            group.count(tally)
        return tally


def read(session: Session, table: Table, rows: Iterable[TableRow], ledger: Ledger) -> list[ListRow]:
    """Return the rows of a table with their answers."""
    reader = ListReader(table, places.all_regions(session), ledger, session.today())
    return list(reader.rows(rows))


def judged(session: Session, profile: Profile, rows: Iterable[ListRow], ledger: Ledger) -> Judged:
    """Return what would become of rows."""
    with staging(session.store.folder) as staged:
        judge = ProposalJudge(session, profile, ProposalRows(profile, staged))
        judge.lay_out(rows, ledger)
        return Judged(tuple(judge.groups()), ledger.report())


def planned(session: Session, name: str, most: int | None = None) -> Judged:
    """Return what would become of a file, or of its first rows."""
    table, rows = table_of(LISTS / name)
    ledger = Ledger(())
    return judged(session, table.profile, read(session, table, rows[:most], ledger), ledger)


def entered(session: Session, plan: Judged) -> Entered:
    """Return the requests that came of a plan."""
    questions = profile("proposal_v4_21").instrument
    return entered_of(intake_proposals.enter(session, questions, plan.groups, WHY))


def test_a_clean_template_would_be_entered_whole(bureau: Bureau) -> None:
    """Every row is new, and the counts are the rows that were read."""
    with bureau.at_work("rani") as session:
        plan = planned(session, "clean_usulan_v4.xlsx")
    counts = plan.tally.counts()
    assert counts[Standing.NEW] == plan.report.rows_read == 101
    assert sum(counts.values()) == plan.report.rows_read


def test_the_rows_of_one_card_become_one_proposal_with_all_their_answers(bureau: Bureau) -> None:
    """What the register has of a family is named, and nobody is proposed who is in no row."""
    with bureau.at_work("rani") as session:
        plan = planned(session, "clean_usulan_v4.xlsx", 40)
        came = entered(session, plan)
        numbers = (*came.filed, *came.drafts)
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
        plan = planned(session, "clean_usulan_2021.xlsx", 30)
        first = entered(session, plan)
        again = planned(session, "clean_usulan_2021.xlsx", 30)
        second = entered(session, again)
    assert {own for group in again.groups for own in group.standings} == {Standing.UNCHANGED}
    assert (second.filed, second.drafts) == ((), ())
    assert len(first.filed) + len(first.drafts) == len(plan.groups)


def test_rows_that_speak_against_each_other_are_doubted_and_stay_drafts(bureau: Bureau) -> None:
    """Another programme, a person under two, a number of two people: nobody decides it silently."""
    with bureau.at_work("rani") as session:
        plan = planned(session, "dirty_usulan_v4.xlsx")
        came = entered(session, plan)
        states = Counter(
            queues.review(session, number).request.state for number in (*came.filed, *came.drafts)
        )
    counts = plan.tally.counts()
    assert sum(counts.values()) == plan.report.rows_read
    reasons = {doubt.reason for doubt in plan.report.doubts}
    assert {Reason.PROGRAMME_MIXED, Reason.PROGRAMME_SECOND, Reason.NUMBER_OF_TWO} <= reasons
    assert counts[Standing.DOUBTFUL] >= 7
    assert states == {
        State.CHECKED: len(came.filed),
        State.DRAFT: len(came.drafts),
    }


def test_rows_of_another_office_are_set_aside(bureau: Bureau) -> None:
    """A village's office takes nobody else's people in."""
    with bureau.at_work("rani") as session:
        table, found = table_of(LISTS / "clean_usulan_v4.xlsx")
        ledger = Ledger(())
        rows = [row._replace(village=None) for row in read(session, table, found, ledger)]
        plan = judged(session, table.profile, rows, ledger)
    report = plan.report
    assert plan.groups == ()
    assert {one.reason for one in report.quarantined} == {Reason.VILLAGE_ELSEWHERE}
    assert report.rows_read == len(report.quarantined)


def test_a_child_of_a_known_family_is_proposed_alone_and_the_family_is_named(
    bureau: Bureau,
) -> None:
    """A proposal of a known family begins with its head, who is not meant here."""
    with bureau.at_work("rani") as session:
        record = households.household(session.store, home())
        child = str(record.persons[-1].answers["nik"])
        table, found = table_of(LISTS / "clean_usulan_v4.xlsx")
        ledger = Ledger(())
        first = read(session, table, found, ledger)[0]
        rows = [first._replace(answers={**first.answers, "nik": child})]
        plan = judged(session, table.profile, rows, ledger)
        came = entered(session, plan)
        (number,) = (*came.filed, *came.drafts)
        begun = read_entry(session, number)
    assert plan.groups[0].household == home() == begun.chosen
    assert [person.answers["nik"] for person in begun.record.persons] == [child]
    assert begun.record.persons[0].answers["nama"] == first.answers["nama"]


def test_only_new_families_or_only_those_of_the_register_are_proposed(bureau: Bureau) -> None:
    """What is left out is counted, and the counts are the rows that were read."""
    with bureau.at_work("rani") as session:
        table, found = table_of(LISTS / "clean_usulan_v4.xlsx")
        looked = importing_requests.look_at(session, table, found)
        known = [own for own in planned(session, "clean_usulan_v4.xlsx").groups if not own.adds]
        taken = importing_requests.take(session, looked, WHY, strategy=Strategy.CHANGE)
        numbers = (*taken.entered.filed, *taken.entered.drafts)
        meant = {read_entry(session, number).chosen for number in numbers}
    added = looked.tally.counts(Strategy.ADD)
    assert added[Standing.LEFT_OUT] == sum(len(own.rows) for own in known) > 0
    assert sum(added.values()) == looked.report.rows_read
    assert len(numbers) == len(known)
    assert meant == {own.household for own in known}


def test_no_row_stays_in_memory_between_looking_and_taking(bureau: Bureau) -> None:
    """A city's file has tens of thousands; what is kept does not grow with them."""
    with bureau.at_work("rani") as session:
        table, rows = table_of(LISTS / "clean_usulan_v4.xlsx")
        looked = importing_requests.look_at(session, table, rows)
        taken = importing_requests.take(session, looked, WHY)
    gc.collect()
    kept = [own for own in gc.get_objects() if isinstance(own, ProposalRow | ListRow)]
    assert len(taken.entered.filed) + len(taken.entered.drafts) > 0
    assert kept == []
