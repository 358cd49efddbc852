"""What the check finds in certificates and revocation lists, each done to a real office's store."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from db.integrity import integrity
from siksng_tui.services.enrolment import issuing
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.trust import revoking, validity
from tests.services.lineage import OFFICES, Lineage, copied, set_up

CARD: Final = "check-certificate"
HISTORY: Final = "check-certificate-history"
LIST: Final = "check-revocation-list"

CHANGED: Final = "UPDATE revocation_list SET document = CAST(replace(document, '{}', '{}') AS BLOB)"
"""Puts one text of a list in place of another."""

DAMAGE: Final = {
    "another serial": ("UPDATE certificate SET serial = 'ff' || serial WHERE number = 2", CARD),
    "another number": ("UPDATE certificate SET number = 9 WHERE number = 2", CARD),
    "another key": ("UPDATE certificate SET key = zeroblob(32) WHERE number = 2", CARD),
    "a later end": ("UPDATE certificate SET ends = '2099-01-01' WHERE number = 2", CARD),
    "another office": (
        "UPDATE certificate SET office_id = (SELECT id FROM office WHERE own = 1)",
        CARD,
    ),
    "another's card": (
        "UPDATE certificate SET card = (SELECT card FROM certificate ORDER BY number LIMIT 1)",
        CARD,
    ),
    "a name changed in a card": (
        "UPDATE certificate SET card = CAST(replace(card, 'Kelurahan', 'Kelurahon') AS BLOB)",
        CARD,
    ),
    "a blank in a card": (
        "UPDATE certificate SET card = CAST(replace(card, ',\"v', ', \"v') AS BLOB)",
        CARD,
    ),
    "a card that is none": ("UPDATE certificate SET card = x'5b315d'", CARD),
    "a lost certificate": ("DELETE FROM certificate WHERE number = 2", HISTORY),
    "another request": ("UPDATE certificate SET request = zeroblob(32) WHERE number = 2", HISTORY),
    "another author": ("UPDATE certificate SET account = 'budi' WHERE number = 2", HISTORY),
    "a revocation undone": ("UPDATE certificate SET revoked = NULL, reason = NULL", HISTORY),
    "a revocation nobody made": (
        "UPDATE certificate SET revoked = '2026-11-24', reason = 'x' WHERE number = 2",
        LIST,
    ),
    "a lost own list": ("DELETE FROM revocation_list WHERE issuer LIKE '17.71-%'", LIST),
    "a lost list of the province": ("DELETE FROM revocation_list WHERE issuer LIKE '17-%'", LIST),
    "another number of a list": ("UPDATE revocation_list SET number = number + 1", LIST),
    "another issuer of a list": ("UPDATE revocation_list SET issuer = issuer || 'x'", LIST),
    "a serial changed in a list": (
        CHANGED.format('"serials":["', '"serials":["1'),
        LIST,
    ),
    "a key id changed in a list": (
        CHANGED.format('"keyid":"', '"keyid":"00'),
        LIST,
    ),
    "a list that is none": ("UPDATE revocation_list SET document = x'00'", LIST),
}
"""What is done, the statement that does it, and the code of the problem; the first certificate was
taken back, the second is in force."""


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Lineage:
    """A city that took one of two villages back, and goes by a list of its province too."""
    made = copied(tmp_path_factory.mktemp("worked"))
    made.enrol("province", "city")
    made.enrol("province", "stranger")
    made.enrol("city", "neighbour")
    made.enrol("city", "village")
    file = made.stick / "list"
    with made.at("stranger") as session:
        stranger = validity.own_certificate(session).serial
    with made.at("neighbour") as session:
        neighbour = validity.own_certificate(session).serial
    with made.at("province") as session:
        revoking.revoke(session, stranger, "Dicuri")
        revoking.write_own_list(session, file)
    with made.at("city") as session:
        revoking.take_in(session, file)
        revoking.revoke(session, neighbour, "Dicuri")
    return made


@pytest.fixture
def city(worked: Lineage, tmp_path: Path) -> Iterator[Session]:
    """The city's office, one for each test."""
    shutil.copytree(worked.place / "city", tmp_path / "city")
    with Lineage(tmp_path).at("city") as session:
        yield session


def test_what_was_issued_and_taken_back_is_called_sound(city: Session) -> None:
    """Two certificates and two lists are looked at."""
    report = integrity.check(city.store)
    assert report.problems == ()
    assert report.looked_at["certificates"] == 4


@pytest.mark.parametrize("what", DAMAGE)
def test_damage_that_an_sql_tool_can_do_is_found(city: Session, what: str) -> None:
    """With the key: the columns say one thing, the signature or the audit another."""
    statement, code = DAMAGE[what]
    run = city.store.database.connection().execute
    run("PRAGMA foreign_keys = OFF")
    run(statement)
    assert code in {problem.code for problem in integrity.check(city.store).problems}


def test_a_replaced_pc_leaves_a_sound_store(worked: Lineage, tmp_path: Path) -> None:
    """A certificate, its revocation and the list come in one step, with one entry of the audit."""
    shutil.copytree(worked.place / "city", tmp_path / "city")
    shutil.copytree(worked.place / "village", tmp_path / "old")
    (tmp_path / "stick").mkdir()
    own = Lineage(tmp_path)
    set_up(tmp_path / "new", replace(OFFICES["village"], replaces=own.id_of("old")))
    file, fingerprint = own.ask("new")
    with own.at("city") as session:
        issuing.replace_pc(session, issuing.meet(session, file), fingerprint)
        report = integrity.check(session.store)
    assert (report.problems, report.looked_at["certificates"]) == ((), 5)
