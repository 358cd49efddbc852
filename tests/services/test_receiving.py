"""A submission at the office above, and its receipt at the office that sent it."""

from pathlib import Path

import pytest

from db import arrivals, parcels
from db.parcels import Direction
from forms.records import State
from siksng_tui.services import packing, queues, receiving
from siksng_tui.services.receiving import Status
from tests.services import realm as realms
from tests.services import road
from tests.services.realm import Realm


@pytest.fixture
def realm(tmp_path: Path) -> Realm:
    """A province, a city, a district and a village."""
    return realms.copied(tmp_path)


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
        (receipt,) = (
            own for own in parcels.every(session.store, direction=Direction.OUT) if own.answers
        )
        answer = packing.write(session, receipt, realm.stick)
        assert set(queues.numbers(session, State.CHECKED)) == set(numbers)
    with realm.at("village") as session:
        back = receiving.open_file(session, answer)
        assert back.status is Status.OPENED
        assert {row.state for row in queues.summaries(session, numbers)} == {State.ACKNOWLEDGED}
