"""What the check finds in parcels and decisions, each done to the store of a district."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from db.integrity import integrity
from db.requests.decisions import Outcome
from forms.records import State
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.parcels import packing, receiving, verdicts
from siksng_tui.services.requests import queues, ruling, workflow
from siksng_tui.services.requests.ruling import Ruling
from tests.services import realm as realms
from tests.services import road
from tests.services.realm import CYCLE, Realm

DAMAGE: Final = {
    "a changed byte": (
        "UPDATE parcel_block SET bytes = CAST(replace(bytes, 'age-', 'ago-') AS BLOB)",
        "check-parcel",
    ),
    "a file that is none": ("UPDATE parcel_block SET bytes = x'00'", "check-parcel"),
    "a file that begins elsewhere": (
        "UPDATE parcel_block SET position = position + 1",
        "check-parcel",
    ),
    "a file without its end": (
        "UPDATE parcel_block SET bytes = substr(bytes, 1, length(bytes) - 1)",
        "check-parcel",
    ),
    "a lost file": ("DELETE FROM parcel_block", "check-parcel"),
    "another cycle": (
        "UPDATE parcel SET cycle = '2027-Q1' WHERE direction = 'out'",
        "check-parcel",
    ),
    "another recipient": (
        "UPDATE parcel SET recipient = 'x' WHERE direction = 'out'",
        "check-parcel-link",
    ),
    "a link put back": ("UPDATE link SET sequence = sequence - 1", "check-parcel-link"),
    "a lost link": ("DELETE FROM link", "check-parcel-link"),
    "a lost receipt": (
        "DELETE FROM parcel WHERE direction = 'out' AND kind = 'receipt'",
        "check-parcel-link",
    ),
    "a lost parcel": ("DELETE FROM parcel WHERE direction = 'in'", "check-parcel-history"),
    "another sequence": (
        "UPDATE parcel SET sequence = sequence + 1 WHERE direction = 'in' AND kind = 'submission'",
        "check-parcel-history",
    ),
    "an opened parcel that waits": (
        "UPDATE parcel SET state = 'waiting' WHERE direction = 'in' AND kind = 'submission'",
        "check-parcel-history",
    ),
    "a difference that nothing brought": (
        "INSERT INTO difference SELECT NULL, id, 'gone', '', '', '', NULL, NULL, NULL FROM parcel",
        "check-parcel-history",
    ),
    "a lost record": ("DELETE FROM parcel_request WHERE position = 2", "check-parcel-records"),
    "a record of another request": (
        "UPDATE parcel_request SET request_id = (SELECT min(id) FROM request)",
        "check-parcel-records",
    ),
    "a lost set of the sender": (
        "UPDATE parcel_request SET carried_set = NULL",
        "check-parcel-records",
    ),
    "a lost outcome": ("DELETE FROM parcel_outcome WHERE position = 2", "check-parcel-records"),
    "another outcome": ("UPDATE parcel_outcome SET outcome = 'refused'", "check-parcel-records"),
    "a lost decision": ("DELETE FROM decision", "check-decision"),
    "another decision": ("UPDATE decision SET outcome = 'accepted'", "check-decision"),
    "a decision that nobody confirmed": (
        "UPDATE decision SET confirmed = NULL, confirmed_by = NULL",
        "check-decision",
    ),
    "a request that nothing is kept for": ("UPDATE decision SET kept = 'x'", "check-decision"),
    "another verdict": (
        "UPDATE decision SET verdict = (SELECT id FROM parcel WHERE kind = 'submission')",
        "check-decision",
    ),
    "a citizen whom nobody told": (
        "INSERT INTO telling SELECT id, '2026-11-23', 'x', 'rani', '2026', NULL FROM request",
        "check-telling",
    ),
    "a record that only tells": ("UPDATE parcel_request SET telling = 1", "check-parcel-records"),
    "a conflict about nothing": (
        "INSERT INTO request_flag SELECT id, 'conflict', '2026' FROM request",
        "check-request-conflict",
    ),
    "a conflict that nobody sees": (
        "INSERT INTO request_conflict SELECT id, subject_uid, 'lantai' FROM request",
        "check-request-conflict",
    ),
}
"""What is done, the statement that does it, and the code of the problem."""


def carry(realm: Realm, office: str) -> None:
    """Let an office open all that is on the stick."""
    with realm.at(office) as session:
        for path in sorted(realm.stick.iterdir()):
            receiving.attempt(session, path)


def hand_down(realm: Realm, office: str) -> None:
    """Let an office write receipts and verdicts to the stick."""
    with realm.at(office) as session:
        verdicts.make(session, CYCLE)
        for own in packing.going_down(session):
            packing.hand_down(session, own, realm.stick)


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Realm:
    """A district that passed two requests on, one of which the city rejected."""
    realm = realms.copied(tmp_path_factory.mktemp("worked"))
    road.sent_up(realm, "village", 2)
    carry(realm, "district")
    with realm.at("district") as session:
        for number in queues.numbers(session, State.CHECKED):
            workflow.finalise(session, number)
    road.sent(realm, "district")
    carry(realm, "city")
    with realm.at("city") as session:
        number = queues.numbers(session, State.CHECKED)[0]
        ruling.propose(session, number, Ruling(Outcome.REJECTED, "Rumah kosong"))
    with realm.at("city", "budi") as session:
        ruling.confirm(session, number)
    hand_down(realm, "city")
    carry(realm, "district")
    hand_down(realm, "district")
    return realm


@pytest.fixture
def district(worked: Realm, tmp_path: Path) -> Iterator[Session]:
    """The district's office, one for each test."""
    shutil.copytree(worked.place / "district", tmp_path / "district")
    with Realm(tmp_path, worked.clock).at("district") as session:
        yield session


def test_what_came_and_went_is_called_sound(district: Session) -> None:
    """An extract, a submission, its receipt, the own one, its receipt, a verdict each way."""
    report = integrity.check(district.store)
    assert report.problems == ()
    assert report.looked_at["parcels"] == 7


@pytest.mark.parametrize("what", DAMAGE)
def test_damage_that_an_sql_tool_can_do_is_found(district: Session, what: str) -> None:
    """With the key: a table says one thing, the signed bytes, a history or the audit another."""
    statement, code = DAMAGE[what]
    run = district.store.database.connection().execute
    run("PRAGMA foreign_keys = OFF")
    run(statement)
    assert code in {problem.code for problem in integrity.check(district.store).problems}
