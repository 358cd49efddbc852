"""The rules over the whole register and over open requests, and the workbook that tells of them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from db.register import elsewhere
from forms.findings import Severity
from forms.records import SubjectKind
from forms.register_rules import Shared
from siksng_tui.services.checks import checking
from siksng_tui.services.checks.checking import Listed, Scope, Summary
from siksng_tui.services.entry import entry
from siksng_tui.services.office import sheets
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests import lookup, workflow
from tests.services.bureau import Bureau, home
from tests.services.road import draft

VILLAGE = "17.71.03.1001"


@dataclass(frozen=True)
class Checked:
    """What one check said."""

    listed: list[Listed]
    summary: Summary

    def rules(self, household: str) -> set[str]:
        """Return the rules that spoke of a household."""
        return {one.finding.rule for one in self.listed if one.household == household}


def _check(session: Session, **scope: str | bool) -> Checked:
    """Return all that a check lists."""
    listed: list[Listed] = []
    where = Scope(str(scope.get("region", "")), bool(scope.get("requests")))
    return Checked(listed, checking.check(session, where, listed.append))


def _shared(listed: list[Listed], rule: str) -> Iterator[Listed]:
    """Yield the findings of a rule between households."""
    return (one for one in listed if one.finding.rule == rule)


def test_the_whole_register_is_checked_and_counted(bureau: Bureau) -> None:
    """Every household once, each rule with its findings and its households."""
    steps: list[tuple[int, int]] = []
    listed: list[Listed] = []
    with bureau.at_work("rani") as session:
        summary = checking.check(
            session, Scope(), listed.append, lambda done, total: steps.append((done, total))
        )
    assert summary.records == 300
    assert steps == [(100, 300), (200, 300), (300, 300)]
    assert summary.open == sum(one.open for one in listed)
    assert sum(one.findings for one in summary.rules) == len(listed)
    gaps = next(one for one in summary.rules if one.rule == "A03")
    assert (gaps.records, gaps.severity) == (300, Severity.NOTE)


def test_a_person_listed_in_two_households_is_found_in_both(bureau: Bureau) -> None:
    """Each names the other; the person's number and name are not said."""
    with bureau.at_work("rani") as session:
        found = list(_shared(_check(session).listed, "R01"))
        pairs = {(one.household, one.other) for one in found}
        for one in found:
            record = lookup.household(session, one.household).record
            nik = str(record.persons[one.member - 1].answers["nik"])
            assert nik not in one.finding.message_id + one.finding.message_en
            assert one.other in {hit.household_uid for hit in lookup.find(session, nik)}
    assert pairs
    assert all(household != other for household, other in pairs)


def test_a_card_that_two_households_share_is_found_at_the_family(bureau: Bureau) -> None:
    """The family is said by its place on the form."""
    with bureau.at_work("rani") as session:
        found = list(_shared(_check(session).listed, "R02"))
        for one in found:
            record = lookup.household(session, one.household).record
            subject = record.families[one.family - 1]
            assert (subject.kind, subject.id) == (SubjectKind.FAMILY, one.finding.place.subject)
    assert found


def test_one_village_is_checked_against_the_whole_register(bureau: Bureau) -> None:
    """A double in another village is found all the same."""
    with bureau.at_work("rani") as session:
        everywhere = _check(session)
        here = _check(session, region=VILLAGE)
        district = _check(session, region="17.71.03")
    expected = [one for one in everywhere.listed if one.village == VILLAGE]
    assert here.listed == expected
    assert 0 < here.summary.records < everywhere.summary.records
    assert district.listed == [one for one in everywhere.listed if one.village[:8] == "17.71.03"]


def test_a_region_that_nobody_knows_is_refused(bureau: Bureau) -> None:
    """An empty list would read as "nothing wrong"."""
    with bureau.at_work("rani") as session, pytest.raises(checking.RegionUnknownError):
        _check(session, region="17.71.03.9999")


def test_only_what_is_proposed_and_not_decided_is_checked(bureau: Bureau) -> None:
    """With the request's own number; a withdrawn one is over."""
    with bureau.at_work("rani") as session:
        number = draft(session, home(), luas_lantai="700")
        over = draft(session, home(1), luas_lantai="800")
        workflow.withdraw(session, over, "Salah rumah")
        checked = _check(session, requests=True)
    assert {one.request for one in checked.listed} == {number}
    assert checked.summary.records == 1
    assert "H17" in checked.rules(home())


def test_a_proposed_nik_that_somebody_else_has_is_found(bureau: Bureau) -> None:
    """Before it comes into the register."""
    with bureau.at_work("rani") as session:
        own = lookup.household(session, home()).record.persons[0]
        other = lookup.household(session, home(1)).record
        nik = str(other.persons[0].answers["nik"])
        number = draft(session, home())
        filled = entry.open_entry(session, number)
        entry.leave_field(session, filled, entry.LeftField(own.id, "nik", nik))
        found = list(_shared(_check(session, requests=True).listed, "R01"))
    assert [(one.request, one.member, one.other) for one in found] == [
        (number, 1, other.household.id)
    ]


def test_a_reason_that_somebody_gave_closes_a_flag(bureau: Bureau) -> None:
    """It stays listed, and nobody has to explain it again."""
    with bureau.at_work("rani") as session:
        number = draft(session, home(), luas_lantai="700")
        before = _check(session, requests=True)
        filled = entry.open_entry(session, number)
        for finding in filled.open_findings():
            filled = entry.give_reason(session, filled, finding.key, "Rumah adat")
        after = _check(session, requests=True)
    flag = next(one for one in after.listed if one.finding.rule == "H17")
    assert (flag.explained, flag.open) == (True, False)
    assert before.summary.open > after.summary.open == 0


def test_the_audit_tells_of_a_check_in_counts_only(bureau: Bureau) -> None:
    """Who looked at the whole register, and what it came to."""
    with bureau.at_work("rani") as session:
        summary = _check(session).summary
        rows = session.store.database.connection().execute(
            "SELECT detail FROM audit WHERE action = 'register.check'"
        )
        ((detail,),) = list(rows)
    assert json.loads(detail) == {
        "open": summary.open,
        "records": 300,
        "region": "",
        "requests": False,
        "rules": {one.rule: one.findings for one in summary.rules},
    }


def test_a_check_that_is_stopped_leaves_no_entry_and_no_workbook(
    bureau: Bureau, tmp_path: Path
) -> None:
    """What progress raises ends it between two batches."""

    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    def run(session: Session) -> None:
        with sheets.new_book(tmp_path / "temuan.xlsx") as book:
            sheet = book.sheet("Temuan", ["Aturan"])
            checking.check(session, Scope(), lambda one: sheet.write([one.finding.rule]), stop)

    with bureau.at_work("rani") as session:
        with pytest.raises(KeyboardInterrupt):
            run(session)
        actions = session.store.database.connection().execute("SELECT action FROM audit")
        assert "register.check" not in {action for (action,) in actions}
    assert {it.name for it in tmp_path.iterdir()} == {"office", "province", "stick"}


def test_a_question_about_doubles_stands_on_an_index(bureau: Bureau) -> None:
    """A million persons are not read for each number."""
    with bureau.at_work("rani") as session:
        run = session.store.database.connection().execute
        for shared in Shared:
            plan = run(f"EXPLAIN QUERY PLAN {elsewhere.question(shared)}", ("[]", "[]"))
            steps = [str(step[-1]) for step in plan]
            read = [step for step in steps if step.startswith("SCAN")]
            assert not [step for step in read if "asked" not in step and "json_each" not in step]


def test_a_nik_that_only_another_request_has_is_found(bureau: Bureau) -> None:
    """Two people of one office enter the same person; the register has nobody yet."""
    nik = "1771014101900001"
    with bureau.at_work("rani") as session:
        numbers = [draft(session, home(at)) for at in range(2)]
        for number in numbers:
            filled = entry.open_entry(session, number)
            person = filled.record.persons[0].id
            entry.leave_field(session, filled, entry.LeftField(person, "nik", nik))
        found = list(_shared(_check(session, requests=True).listed, "R01"))
    assert sorted((one.request, one.other) for one in found) == [(own, "") for own in numbers]
