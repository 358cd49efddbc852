"""One file of proposals a programme and period; what a later one would overwrite is told first."""

import datetime as dt
from pathlib import Path

import pytest

from db.audit import audit
from db.integrity import integrity
from forms.durable import TargetFullError
from forms.records import State
from siksng_tui.intake.ledger import Ledger
from siksng_tui.intake.list_rows import ListReader
from siksng_tui.services.entry import entry
from siksng_tui.services.exports import templates
from siksng_tui.services.exports.exporting import LayoutUnfitError
from siksng_tui.services.exports.templates import (
    Outlook,
    PeriodUnreadableError,
    ProgrammeUnknownError,
    TemplateWrittenError,
)
from siksng_tui.services.imports import intake_proposals
from siksng_tui.services.imports.entering import entered_of
from siksng_tui.services.office import places
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests import queues, workflow
from tests.db.faults import files_limited_to
from tests.intake.exports import table_of
from tests.services.bureau import Bureau
from tests.services.test_exporting import rows_of
from tests.services.test_intake_proposals import LISTS, judged

V4, OLD = "proposal_v4_21", "proposal_2021_17"
NOW, NEXT = "2026-12", "2027-01"


def entered(session: Session, name: str, most: int, programme: str = "") -> tuple[str, ...]:
    """Return the proposals that were filed out of the first rows of a sample."""
    table, rows = table_of(LISTS / name)
    ledger = Ledger(())
    reader = ListReader(table, places.all_regions(session), ledger, session.today())
    read = list(reader.rows(rows[:most]))
    for row in read:
        row.answers["program_bansos"] = programme or row.answers["program_bansos"]
    groups = judged(session, table.profile, read, ledger).groups
    came = intake_proposals.enter(session, table.profile.instrument, groups, "Impor templat")
    return entered_of(came).filed


def explained(session: Session) -> tuple[str, ...]:
    """Return the drafts, filed after somebody said of each doubt that it is right."""
    numbers = queues.drafts(session, own=True)
    for number in numbers:
        begun = entry.open_entry(session, number)
        for finding in begun.open_findings():
            begun = entry.give_reason(session, begun, finding.key, "Sesuai kartu keluarga")
        assert entry.file_entry(session, begun).state is State.CHECKED
    return numbers


def wrote(session: Session, period: str, path: Path, layout: str = V4) -> Outlook:
    """Return what a file of PBI was to hold, after it was written."""
    looked = templates.outlook(session, "PBI", period)
    templates.write(session, looked, layout, path)
    return looked


def sample(name: str, most: int) -> list[dict[str, str]]:
    """Return the first rows of a sample, as the program spells them."""
    table, rows = table_of(LISTS / name)
    names = [column.name for column in table.profile.columns]
    return [
        dict(zip(names, (str(own).upper() for own in row.cells), strict=True))
        for row in rows[:most]
    ]


@pytest.mark.parametrize(
    ("layout", "name"), [(V4, "clean_usulan_v4.xlsx"), (OLD, "clean_usulan_2021.xlsx")]
)
def test_proposals_that_came_by_a_template_go_out_by_it_cell_by_cell(
    bureau: Bureau, layout: str, name: str
) -> None:
    """Every filed one; the drafts, at which somebody has to look, wait."""
    path = bureau.stick / "usulan.xlsx"
    with bureau.at_work("rani") as session:
        filed = entered(session, name, 40)
        assert filed
        programme = str(sample(name, 1)[0]["PROGRAM BANSOS"])
        looked = templates.outlook(session, programme, NOW)
        done = templates.write(session, looked, layout, path)
        assert looked.numbers == tuple(sorted(filed))
        reviewed = [queues.review(session, number).after for number in filed]
    assert done.rows == sum(len(own.persons) for own in reviewed) == len(rows_of(path))
    came = {row["NIK"]: row for row in sample(name, 40)}
    for row in rows_of(path):
        assert row == came[row["NIK"]]


def test_a_second_file_of_a_period_is_told_with_what_it_would_overwrite(bureau: Bureau) -> None:
    """When the earlier went out, with how many rows; the new one has all of its requests."""
    with bureau.at_work("rani") as session:
        entered(session, "clean_usulan_v4.xlsx", 10)
        first = wrote(session, NOW, bureau.stick / "satu.xlsx")
        entered(session, "clean_usulan_v4.xlsx", 20)
        second = templates.outlook(session, "PBI", NOW)
        assert first.earlier is None and second.earlier is not None
        assert second.earlier.rows == len(rows_of(bureau.stick / "satu.xlsx"))
        assert second.earlier.time.date() == session.today()
        assert {*first.numbers} < {*second.numbers} and second.missing == 0
        with pytest.raises(TemplateWrittenError):
            templates.require_first(second)
        assert templates.outlook(session, "PKH", NOW).earlier is None


def test_what_stands_in_a_file_of_one_period_goes_into_none_of_another(bureau: Bureau) -> None:
    """The next month has the new ones alone."""
    with bureau.at_work("rani") as session:
        first = entered(session, "clean_usulan_v4.xlsx", 10)
        wrote(session, NOW, bureau.stick / "satu.csv")
        later = {*entered(session, "clean_usulan_v4.xlsx", 20)} - {*first}
        assert {*templates.outlook(session, "PBI", NEXT).numbers} == later
        assert len(later) > 0


def test_a_proposal_of_which_nobody_could_go_out_waits_for_the_next_file(bureau: Bureau) -> None:
    """Its NIK is not known yet; once it is, no earlier file keeps the proposal back."""
    with bureau.at_work("rani") as session:
        numbers = entered(session, "clean_usulan_v4.xlsx", 10)
        lame = numbers[0]
        workflow.finalise(session, lame)
        workflow.reopen(session, lame, "NIK orang lain")
        begun = entry.open_entry(session, lame)
        person = begun.record.persons[0]
        begun = entry.leave_field(session, begun, entry.LeftField(person.id, "nik", ""))
        for finding in begun.open_findings():
            begun = entry.give_reason(session, begun, finding.key, "Belum punya KTP")
        assert entry.file_entry(session, begun).state is State.CHECKED
        looked = templates.outlook(session, "PBI", NOW)
        done = templates.write(session, looked, V4, bureau.stick / "satu.xlsx")
        assert lame in looked.numbers and done.left_out == 1
        assert templates.outlook(session, "PBI", NEXT).numbers == (lame,)
        assert integrity.check(session.store).sound


def test_what_the_later_file_of_a_period_did_not_have_goes_into_the_next(bureau: Bureau) -> None:
    """In SIKS-NG only the later one counts, and it was reopened just then."""
    with bureau.at_work("rani") as session:
        numbers = entered(session, "clean_usulan_v4.xlsx", 10)
        wrote(session, NOW, bureau.stick / "satu.xlsx")
        workflow.finalise(session, numbers[0])
        workflow.reopen(session, numbers[0], "Nama salah ketik")
        assert numbers[0] not in wrote(session, NOW, bureau.stick / "dua.xlsx").numbers
        entry.file_entry(session, entry.open_entry(session, numbers[0]))
        assert templates.outlook(session, "PBI", NEXT).numbers == (numbers[0],)


def test_a_file_that_could_not_be_finished_is_not_kept_as_written(bureau: Bureau) -> None:
    """The stick was full at the very end; its proposals still wait."""
    with bureau.at_work("rani") as session:
        entered(session, "clean_usulan_v4.xlsx", 10)
        before = audit.head(session.store)
        with files_limited_to(500), pytest.raises(TargetFullError):
            wrote(session, NOW, bureau.stick / "satu.xlsx")
        assert templates.outlook(session, "PBI", NOW).earlier is None
        assert audit.head(session.store) == before
    assert list(bureau.stick.iterdir()) == []


def test_what_was_withdrawn_since_is_missed_in_the_file_that_takes_its_place(
    bureau: Bureau,
) -> None:
    """Whoever uploads the new file takes it out of SIKS-NG, and is told so."""
    with bureau.at_work("rani") as session:
        first, *_rest = entered(session, "clean_usulan_v4.xlsx", 10)
        wrote(session, NOW, bureau.stick / "satu.csv")
        workflow.withdraw(session, first, "Pindah ke kota lain")
        assert queues.review(session, first).request.state is State.WITHDRAWN
        assert templates.outlook(session, "PBI", NOW).missing == 1


def test_who_stands_in_the_file_of_another_programme_of_the_period_is_counted(
    bureau: Bureau,
) -> None:
    """The later upload would make the earlier invalid for them; another period is no matter."""
    with bureau.at_work("rani") as session:
        entered(session, "clean_usulan_v4.xlsx", 10)
        wrote(session, NOW, bureau.stick / "satu.csv")
        entered(session, "clean_usulan_v4.xlsx", 10, "PKH")
        again = explained(session)
        looked = templates.outlook(session, "PKH", NOW)
        assert looked.numbers == tuple(sorted(again)) and looked.earlier is None
        assert looked.clashes >= len(again) > 0
        assert templates.outlook(session, "PKH", NEXT).clashes == 0


def test_a_layout_of_something_else_and_words_that_mean_nothing_are_refused(
    bureau: Bureau,
) -> None:
    """Nothing is written, and nothing kept as written."""
    with bureau.at_work("rani") as session:
        with pytest.raises(PeriodUnreadableError):
            templates.outlook(session, "PBI", "Desember")
        with pytest.raises(ProgrammeUnknownError):
            templates.outlook(session, "BLT", NOW)
        with pytest.raises(LayoutUnfitError):
            wrote(session, NOW, bureau.stick / "salah.xlsx", "bnba_23")
        assert templates.outlook(session, "PBI", NOW).earlier is None
    assert list(bureau.stick.iterdir()) == []


def test_a_file_of_the_fifteenth_counts_for_the_next_month() -> None:
    """As the operators wrote beside the templates."""
    assert templates.usual_period(dt.date(2026, 12, 14)) == NOW
    assert templates.usual_period(dt.date(2026, 12, 15)) == NEXT


DAMAGES = {
    "a lost file": "DELETE FROM template WHERE id = 2",
    "a file of another month": "UPDATE template SET period = '2027-02' WHERE id = 1",
    "a lost request": "DELETE FROM template_request WHERE template_id = 1 AND request_id = 1",
}


@pytest.mark.parametrize("name", list(DAMAGES))
def test_damage_to_what_is_kept_of_a_file_is_found(bureau: Bureau, name: str) -> None:
    """What a later file would overwrite, and who waits for the next month, hang on it."""
    with bureau.at_work("rani") as session:
        entered(session, "clean_usulan_v4.xlsx", 10)
        wrote(session, NOW, bureau.stick / "satu.xlsx")
        wrote(session, NEXT, bureau.stick / "dua.xlsx")
        assert integrity.check(session.store).sound
        with session.store.transaction():
            session.store.database.execute_sql(DAMAGES[name])
        found = {own.code for own in integrity.check(session.store).problems}
        assert found == {"check-template"}
