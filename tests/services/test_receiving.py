"""A submission at the office above, and its receipt at the office that sent it."""

from pathlib import Path

import pytest

from db.office import attachments
from db.parcels import arrivals
from db.requests import requests
from db.requests.decisions import Outcome
from forms.records import State
from siksng_tui.services.parcels import packing, receiving, verdicts
from siksng_tui.services.parcels.receiving import Status
from siksng_tui.services.requests import lookup, queues, ruling, workflow
from siksng_tui.services.requests.ruling import NotOursToAcceptError, Ruling
from siksng_tui.services.sets.attaching import Scan
from tests.services import realm as realms
from tests.services import road
from tests.services.realm import CYCLE, Realm


@pytest.fixture
def realm(tmp_path: Path) -> Realm:
    """A province, a city, a district and a village."""
    return realms.copied(tmp_path)


def carry(realm: Realm, path: Path, to: str) -> None:
    """Let an office open a parcel."""
    with realm.at(to) as session:
        assert receiving.open_file(session, path).status is Status.OPENED


def pass_on(realm: Realm, office: str) -> Path:
    """Return the parcel in which an office sends on what it received and found clean."""
    with realm.at(office) as session:
        for number in queues.numbers(session, State.CHECKED):
            workflow.finalise(session, number)
    return road.sent(realm, office)


def handed_down(realm: Realm, office: str) -> list[Path]:
    """Return the verdicts that an office writes to the stick."""
    with realm.at(office) as session:
        verdicts.make(session, CYCLE)
        return [packing.hand_down(session, own, realm.stick) for own in packing.going_down(session)]


def test_a_submission_is_taken_and_its_receipt_acknowledges_every_request(realm: Realm) -> None:
    """Both sides count the same."""
    path = road.sent_up(realm, "village", 2)
    with realm.at("district") as session:
        came = receiving.open_file(session, path)
        assert came.status is Status.OPENED
        assert came.parcel is not None
        outcomes = arrivals.outcomes(session.store, came.parcel.id)
        numbers = [own.number for own in outcomes]
        assert [(own.outcome, own.reason) for own in outcomes] == [("accepted", "")] * 2
        (receipt,) = packing.going_down(session)
        answer = packing.hand_down(session, receipt, realm.stick)
        assert set(queues.numbers(session, State.CHECKED)) == set(numbers)
    with realm.at("village") as session:
        back = receiving.open_file(session, answer)
        assert back.status is Status.OPENED
        assert {row.state for row in queues.summaries(session, numbers)} == {State.ACKNOWLEDGED}


def test_the_minutes_of_the_village_go_on_with_its_requests(realm: Realm) -> None:
    """The city reads what the village signed, and the district's forwarding note beside it."""
    minutes = Scan("berita-acara.pdf", b"%PDF-1.4 ditandatangani")
    carry(realm, road.sent_up(realm, "village", 1, minutes), "district")
    path = pass_on(realm, "district")
    with realm.at("city") as session:
        came = receiving.open_file(session, path).parcel
        assert came is not None
        (kept,) = attachments.of(session.store, came.id)
        assert kept.name == minutes.name
        assert attachments.content(session.store, came.id, kept.sha256) == minutes.content


def test_a_verdict_goes_down_office_by_office_and_becomes_the_register(realm: Realm) -> None:
    """The village hears what the city rejected, and what the province accepted."""
    carry(realm, road.sent_up(realm, "village", 2), "district")
    carry(realm, pass_on(realm, "district"), "city")
    with realm.at("city") as session:
        accepted, rejected = queues.numbers(session, State.CHECKED)
        ruling.propose(session, rejected, Ruling(Outcome.REJECTED, "Rumah kosong"))
        with pytest.raises(NotOursToAcceptError):
            ruling.propose(session, accepted, Ruling(Outcome.ACCEPTED))
    with realm.at("city", "budi") as session:
        ruling.confirm(session, rejected)
    carry(realm, pass_on(realm, "city"), "province")
    with realm.at("province") as session:
        (number,) = queues.numbers(session, State.RECEIVED)
        assert number == accepted
        ruling.propose(session, number, Ruling(Outcome.ACCEPTED))
    with realm.at("province", "budi") as session:
        ruling.confirm(session, number)
    for above, below in (("province", "city"), ("city", "district"), ("district", "village")):
        for path in handed_down(realm, above):
            carry(realm, path, below)
    with realm.at("village") as session:
        told = {row.number: row.state for row in queues.summaries(session, (accepted, rejected))}
        assert told == {accepted: State.ACCEPTED, rejected: State.REJECTED}
        home = lookup.household(
            session, requests.get(session.store, accepted, session.office.id).household
        )
        assert home.record.household.answers["luas_lantai"] in {41, 42}
