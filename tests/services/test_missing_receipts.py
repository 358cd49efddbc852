"""A submission of an office whose card is not known has its receipt once the card is let in."""

from dataclasses import replace
from pathlib import Path

import pytest

from db.office import certificates
from db.office import offices as known_offices
from db.office.offices import KnownOffice
from db.parcels.parcels import Parcel
from siksng_tui.exchange.manifest import Kind
from siksng_tui.exchange.telling import CarriedTelling, telling_line
from siksng_tui.exchange.writing import Content
from siksng_tui.services.enrolment import enrolling, introducing, issuing
from siksng_tui.services.office import offices
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.parcels import packing, receipts, receiving, sweeping
from siksng_tui.services.parcels.packing import Load
from siksng_tui.services.parcels.receiving import Status
from siksng_tui.services.requests import ledger
from siksng_tui.services.requests.ledger import Owed
from siksng_tui.services.trust import revoking, trusting
from tests.services import realm as realms
from tests.services import road
from tests.services.realm import CYCLE, Realm
from tests.services.test_ledger import owed, sound


@pytest.fixture
def realm(tmp_path: Path) -> Realm:
    """A province, a city, a district and a village."""
    return realms.copied(tmp_path)


def forget(session: Session, region: str) -> KnownOffice:
    """Return what is known of the office of a region, whose card is forgotten."""
    (own,) = (one for one in known_offices.every(session.store) if one.region == region)
    with session.store.transaction():
        known_offices.add(session.store, replace(own, card=None))
    return own


def received(realm: Realm, count: int = 1) -> KnownOffice:
    """Return the village, of which the district opened a parcel without knowing its card."""
    path = road.sent_up(realm, "village", count)
    with realm.at("district") as session:
        village = forget(session, realms.village())
        assert receiving.open_file(session, path).status is Status.OPENED
        assert packing.going_down(session) == ()
        assert owed(sound(session)) == {Owed.NO_RECEIPT_MADE: 1}
        assert sweeping.going_down(session) == 0
    return village


def acknowledged(realm: Realm) -> None:
    """Test that the receipt waits at the district, and that the village has it in the end."""
    with realm.at("district") as session:
        assert owed(sound(session)) == {Owed.UNWRITTEN: 1}
        assert sweeping.going_down(session) == 1
        (path,) = sweeping.send_down(session, realm.stick)
        assert owed(sound(session)) == {}
    with realm.at("village") as session:
        assert receiving.open_file(session, path).status is Status.OPENED
        assert owed(sound(session)) == {}


def test_the_receipt_is_made_when_the_card_is_trusted(realm: Realm) -> None:
    """The authenticator compares the card on paper; nobody has to think of the receipt."""
    received(realm)
    card = realm.stick / "village.card"
    with realm.at("village", "budi") as session:
        offices.write_own_card(session, card)
    with realm.at("district", "budi") as session:
        stranger = introducing.meet(card)
        introducing.trust(session, stranger, stranger.fingerprint)
    acknowledged(realm)


def test_the_receipt_is_made_when_the_office_is_certified(realm: Realm) -> None:
    """The city certifies the village anew, whose parcel came before."""
    path = _to_the_city(realm)
    with realm.at("city") as session:
        forget(session, realms.village())
        assert receiving.open_file(session, path).status is Status.OPENED
        assert owed(sound(session))[Owed.NO_RECEIPT_MADE] == 1
    asking = realm.stick / "village.siksng-request"
    with realm.at("village", "budi") as session:
        typed = enrolling.request_certificate(session, asking)
    with realm.at("city", "budi") as session:
        issuing.issue(session, issuing.meet(session, asking), typed)
        assert Owed.NO_RECEIPT_MADE not in owed(sound(session))
        (receipt,) = [own for own in packing.going_down(session) if own.kind == "receipt"]
        assert receipt.answers is not None


def _to_the_city(realm: Realm) -> Path:
    """Return a parcel of the village that goes past the district, which has no program yet."""
    with realm.at("village") as session:
        forget(session, realms.village()[:8])
    return road.sent_up(realm, "village", 1)


def test_the_receipt_is_made_with_what_goes_down(realm: Realm) -> None:
    """Also where the card stands in the store already, and nobody noticed."""
    village = received(realm)
    with realm.at("district") as session:
        with session.store.transaction():
            known_offices.add(session.store, village)
        assert len(receipts.due(session)) == 1
        assert sweeping.going_down(session) == 1
        (path,) = sweeping.send_down(session, realm.stick)
    with realm.at("village") as session:
        assert receiving.open_file(session, path).status is Status.OPENED
        assert owed(sound(session)) == {}


def test_an_office_that_nothing_else_made_known_has_its_receipt_too(realm: Realm) -> None:
    """All that it sent was refused, so only the parcel names it; its card comes later."""
    with realm.at("village", "budi") as session:
        offices.write_own_card(session, realm.stick / "village.card")
    with realm.at("village") as session:
        path = packing.write(session, _of_nothing_known(session), realm.stick)
    with realm.at("district") as session:
        village = forget(session, realms.village())
        with session.store.transaction():
            session.store.database.execute_sql("DELETE FROM office WHERE id = ?", (village.id,))
        assert receiving.open_file(session, path).status is Status.OPENED
        assert sweeping.send_down(session, realm.stick) == ()
    with realm.at("district", "budi") as session:
        stranger = introducing.meet(realm.stick / "village.card")
        introducing.trust(session, stranger, stranger.fingerprint)
        (receipt,) = packing.going_down(session)
        assert receipt.recipient == village.id


def _of_nothing_known(session: Session) -> Parcel:
    """Return a parcel with one record, of a request that no office has."""
    line = telling_line(
        CarriedTelling(
            "1771-2026-000009-X", session.today(), "Lewat surat", "rani", session.clock()
        )
    )
    load = Load(Kind.SUBMISSION, CYCLE)
    with session.act("parcel.pack") as facts:
        made = packing.packed(session, trusting.recipient(session), Content([line]), load)
        facts["parcel"] = made.id
    return made


def test_a_card_that_was_taken_back_keeps_nothing_else_from_going_down(realm: Realm) -> None:
    """Its receipt waits and is told in the ledger; the other offices have theirs."""
    received(realm)
    with realm.at("city", "budi") as session:
        serial = _serial(session, realms.village())
        revoking.revoke(session, serial, "PC hilang")
        taken = realm.stick / "list"
        revoking.write_own_list(session, taken)
    with realm.at("district", "budi") as session:
        revoking.take_in(session, taken)
        assert receipts.make_missing(session) == ()
        assert receipts.due(session) == ()
        assert ledger.read(session).parcels[Owed.NO_RECEIPT_MADE].count == 1
        assert sweeping.send_down(session, realm.stick) == ()


def _serial(session: Session, region: str) -> str:
    """Return the serial number of the certificate of the office of a region."""
    (own,) = (one for one in known_offices.every(session.store) if one.region == region)
    found = [one for one in certificates.every(session.store) if one.office == own.id]
    return found[0].serial
