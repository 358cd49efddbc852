"""A village works on an extract that its district does not have yet; then the district has it."""

from pathlib import Path

import pytest

from db.integrity import integrity
from db.register import revisions
from db.requests import proposals
from forms.records import Flag, State
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.parcels import receiving
from siksng_tui.services.requests import queues, triage
from tests.services import realm as realms
from tests.services import road
from tests.services.quarters import answered, extracted
from tests.services.realm import Realm


@pytest.fixture
def realm(tmp_path: Path) -> Realm:
    """The offices of one test."""
    return realms.copied(tmp_path)


def take(realm: Realm, office: str, path: Path) -> None:
    """Let an office take in a parcel."""
    with realm.at(office) as session:
        receiving.open_file(session, path)


def ahead(realm: Realm) -> str:
    """Return the number of a correction at the district, of a state that only the village has."""
    with realm.at("village") as session:
        home = realms.homes(session)[0]
    with realm.at("city") as session:
        answered(session, home, nama_sls="RT 9")
    take(realm, "village", extracted(realm))
    take(realm, "district", road.sent_up(realm, "village"))
    with realm.at("district") as session:
        (number,) = triage.numbers(session)
        assert seen(session, number) == (State.RECEIVED, (Flag.BASE_UNKNOWN,))
    return number


def seen(session: Session, number: str) -> tuple[State, tuple[str, ...]]:
    """Return where a request stands, and its flags."""
    request = queues.review(session, number).request
    return request.state, request.flags


def test_a_request_is_judged_again_once_its_base_came(realm: Realm) -> None:
    """Nothing about it is doubtful any more: it starts from what the register has."""
    number = ahead(realm)
    take(realm, "district", extracted(realm, "district"))
    with realm.at("district") as session:
        assert seen(session, number) == (State.CHECKED, ())
        assert triage.clean(session) == (number,)
        (own,) = proposals.proposal(session.store, number)
        assert own.base == revisions.accepted(session.store, own.revision.subject.id)
        assert queues.review(session, number).changes
        assert integrity.check(session.store).problems == ()


def test_a_request_whose_base_was_overtaken_goes_on_waiting(realm: Realm) -> None:
    """The extract has a later state: what the village saw never came here."""
    number = ahead(realm)
    with realm.at("city") as session:
        home = realms.homes(session)[0]
        answered(session, home, nama_sls="RT 10")
    take(realm, "district", extracted(realm, "district"))
    with realm.at("district") as session:
        assert seen(session, number) == (State.RECEIVED, (Flag.BASE_UNKNOWN,))
        assert integrity.check(session.store).problems == ()


def test_a_request_that_was_laid_aside_stays_there(realm: Realm) -> None:
    """A person of this office takes it up again; what was doubtful about it is gone."""
    number = ahead(realm)
    with realm.at("district") as session:
        triage.lay_aside(session, number, "Menunggu turunan")
    take(realm, "district", extracted(realm, "district"))
    with realm.at("district") as session:
        assert seen(session, number) == (State.CHECKED, (Flag.WAITING,))
        assert triage.clean(session) == ()


def test_a_request_that_a_person_decided_on_is_left_alone(realm: Realm) -> None:
    """Somebody said that it is right as it is, and finalised it."""
    number = ahead(realm)
    with realm.at("district") as session:
        triage.pass_doubt(session, number, "Data desa lebih baru")
        triage.accept_clean(session)
        before = seen(session, number)
    take(realm, "district", extracted(realm, "district"))
    with realm.at("district") as session:
        assert seen(session, number) == before == (State.FINALISED, ())
        assert integrity.check(session.store).problems == ()
