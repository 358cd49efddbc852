"""The ledger of two offices: the same counts on both sides, and nothing lost on the way."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from db.requests.decisions import Outcome
from forms.lifecycle import StepRefusedError
from forms.records import State
from siksng_tui.services.office.reasons import ReasonMissingError
from siksng_tui.services.office.sessions import RoleMissingError, Session
from siksng_tui.services.parcels import packing, receiving, verdicts
from siksng_tui.services.requests import ledger, roads, ruling, telling
from siksng_tui.services.requests.ledger import Ledger, LinkTotals, Owed, Section
from siksng_tui.services.requests.roads import StopKind
from siksng_tui.services.requests.ruling import Ruling
from siksng_tui.services.requests.telling import NotOwnerError, ToldLaterError
from tests.services import realm as realms
from tests.services import road
from tests.services.realm import CYCLE, Realm


def sound(session: Session) -> Ledger:
    """Return the ledger of an office, in which nothing is lost."""
    read = ledger.read(session)
    assert (read.unplaced, read.missing, read.lost, read.gaps, read.unbalanced) == (
        0,
        (),
        (),
        (),
        (),
    )
    assert read.sound
    return read


def standing(read: Ledger) -> dict[Section, int]:
    """Return how many requests wait in each section that has some."""
    return {own: waiting.count for own, waiting in read.sections.items() if waiting.count}


def owed(read: Ledger) -> dict[Owed, int]:
    """Return for how many parcels something is owed."""
    return {own: waiting.count for own, waiting in read.parcels.items() if waiting.count}


def hand_down(realm: Realm, office: str, to: str) -> None:
    """Carry what an office has for the one below."""
    with realm.at(office) as session:
        paths = [packing.hand_down(session, o, realm.stick) for o in packing.going_down(session)]
    with realm.at(to) as session:
        for path in paths:
            receiving.open_file(session, path)


def test_both_sides_count_the_same_and_the_citizen_is_told_at_the_end(tmp_path: Path) -> None:
    """Sent, received, rejected, told below, told to the citizen: each time it adds up."""
    realm = realms.copied(tmp_path)
    path = road.sent_up(realm, "village", 2)
    _has_sent(realm)
    rejected, received = _has_received(realm, path)
    hand_down(realm, "district", "village")
    _has_its_receipt(realm, rejected, received)
    _rejects(realm, rejected)
    hand_down(realm, "district", "village")
    with realm.at("district") as session:
        assert standing(sound(session)) == {Section.UNTOLD_BY_OWNER: 1, Section.UNDECIDED: 1}
        with pytest.raises(NotOwnerError):
            telling.tell(session, rejected, "Lewat telepon")
    with realm.at("village", "budi") as session, pytest.raises(RoleMissingError):
        telling.tell(session, rejected, "Lewat telepon")
    with realm.at("village") as session:
        assert standing(sound(session)) == {Section.UNTOLD_CITIZEN: 1, Section.ABOVE: 1}
        assert list(ledger.numbers(session, Section.UNTOLD_CITIZEN)) == [rejected]
        _tell(session, rejected)
        assert standing(sound(session)) == {Section.ENDED: 1, Section.ABOVE: 1}
        _went(session, rejected)


def _has_sent(realm: Realm) -> None:
    """Test that the village waits for a receipt."""
    with realm.at("village") as session:
        read = sound(session)
        assert standing(read) == {Section.UNACKNOWLEDGED: 2}
        assert owed(read) == {Owed.NO_RECEIPT_CAME: 1}
        (sent,) = read.links
        assert (sent.parcels, sent.records, sent.unanswered) == (1, 2, 2)


def _has_received(realm: Realm, path: Path) -> tuple[str, LinkTotals]:
    """Return the request that the district proposes to reject, and what came over its link."""
    with realm.at("district") as session:
        receiving.open_file(session, path)
        read = sound(session)
        assert standing(read) == {Section.UNDECIDED: 2}
        assert owed(read) == {Owed.UNWRITTEN: 1}
        (received,) = read.links
        rejected, _ = ledger.numbers(session, Section.UNDECIDED)
        ruling.propose(session, rejected, Ruling(Outcome.REJECTED, "Rumah kosong"))
    return rejected, received


def _has_its_receipt(realm: Realm, number: str, received: LinkTotals) -> None:
    """Test that the village counts what the district counts, and has nothing to tell yet."""
    with realm.at("village") as session:
        read = sound(session)
        assert (standing(read), owed(read)) == ({Section.ABOVE: 2}, {})
        (answered,) = read.links
        assert replace(answered, direction="in") == received
        assert (answered.accepted, answered.unanswered) == (2, 0)
        with pytest.raises(StepRefusedError):
            telling.tell(session, number, "Lewat telepon")


def _rejects(realm: Realm, number: str) -> None:
    """Test that a rejection waits to be told until a stick has it."""
    with realm.at("district", "budi") as session:
        ruling.confirm(session, number)
        assert standing(sound(session)) == {Section.UNTOLD_BELOW: 1, Section.UNDECIDED: 1}
        verdicts.make(session, CYCLE)
        assert standing(sound(session)) == {Section.UNTOLD_BELOW: 1, Section.UNDECIDED: 1}


def _tell(session: Session, number: str) -> None:
    """Tell the citizen, after it was tried without a word and on a day to come."""
    with pytest.raises(ReasonMissingError):
        telling.tell(session, number, " ")
    tomorrow = session.today() + dt.timedelta(days=1)
    with pytest.raises(ToldLaterError):
        telling.tell(session, number, "Lewat telepon", tomorrow)
    assert telling.tell(session, number, "Lewat telepon").state is State.TOLD


def _went(session: Session, number: str) -> None:
    """Test that the road names office, parcel, receipt, verdict and who told the citizen."""
    went = roads.road(session, number)
    stops = [(own.kind, own.office, own.word) for own in went.stops]
    here, above = "Kelurahan Contoh", "Kecamatan Contoh"
    assert went.owner == here
    assert stops[0] == (StopKind.STEP, here, "enter")
    assert stops[-1] == (StopKind.STEP, here, "tell")
    for stop in (
        (StopKind.PARCEL, here, "submission"),
        (StopKind.RECEIPT, above, "accepted"),
        (StopKind.PARCEL, above, "verdict"),
        (StopKind.DECIDED, above, "rejected"),
    ):
        assert stops.count(stop) == 1
    assert [own.time for own in went.stops] == sorted(own.time for own in went.stops)
    told = went.stops[-1]
    assert (told.account, told.reason) == ("rani", f"{session.today():%d-%m-%Y}: Lewat telepon")
