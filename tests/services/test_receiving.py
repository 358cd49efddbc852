"""A submission at the office above, and its receipt at the office that sent it."""

from pathlib import Path

from db import arrivals, parcels
from db.parcels import Direction
from forms.records import State
from siksng_tui.services import packing, parcelling, queues, receiving
from siksng_tui.services.receiving import Status
from tests.services import road
from tests.services.bureau import Bureau


def sent(bureau: Bureau, count: int = 2) -> Path:
    """Return the parcel of a covered set on the stick."""
    made = road.covered(bureau, count)
    with bureau.at_work("rani") as session:
        return parcelling.export(session, made.number, bureau.stick)


def test_a_submission_is_taken_and_its_receipt_acknowledges_every_request(bureau: Bureau) -> None:
    """Both sides count the same."""
    path = sent(bureau)
    with bureau.above() as session:
        came = receiving.open_file(session, path)
        assert came.status is Status.OPENED
        assert came.parcel is not None
        outcomes = arrivals.outcomes(session.store, came.parcel.id)
        numbers = [own.number for own in outcomes]
        assert [(own.outcome, own.reason) for own in outcomes] == [("waiting", "base-unknown")] * 2
        (receipt,) = parcels.every(session.store, direction=Direction.OUT)
        answer = packing.write(session, receipt, bureau.stick)
        assert set(queues.numbers(session, State.RECEIVED)) == set(numbers)
    with bureau.at_work("rani") as session:
        back = receiving.open_file(session, answer)
        assert back.status is Status.OPENED
        assert [row.flags for row in queues.summaries(session, numbers)] == [("waiting",)] * 2
