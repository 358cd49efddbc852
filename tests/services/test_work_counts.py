"""What an office counts as its own work, after requests went between offices."""

from pathlib import Path

from db.requests.decisions import Outcome
from forms.records import State
from siksng_tui.services.parcels import packing, receiving, verdicts
from siksng_tui.services.requests import queues, ruling, workflow
from siksng_tui.services.requests.queues import DATA
from siksng_tui.services.requests.ruling import Ruling
from tests.services import realm as realms
from tests.services import road
from tests.services.realm import CYCLE, Realm

WORK = (State.DRAFT, State.RETURNED, State.CHECKED, State.FINALISED)
"""What the screens of an operator and of an authenticator list."""


def _received(realm: Realm) -> list[str]:
    """Return the numbers of two requests of the village, at the district and found clean."""
    path = road.sent_up(realm, "village", 2)
    with realm.at("district") as session:
        receiving.open_file(session, path)
        return list(queues.numbers(session, State.CHECKED))


def test_what_was_sent_back_is_the_work_of_who_entered_it(tmp_path: Path) -> None:
    """The office that sent it back keeps it in its queue, and counts it as nobody's work."""
    realm = realms.copied(tmp_path)
    number, _other = _received(realm)
    with realm.at("district") as session:
        ruling.send_back(session, number, "Ukur lagi")
        counted = queues.counts(session)
        assert (counted.queues, counted.work) == (
            {State.RETURNED: 1, State.CHECKED: 1},
            {State.CHECKED: 1},
        )
        assert number not in queues.work(session, *WORK, kinds=DATA)
        verdicts.make(session, CYCLE)
        files = [
            packing.hand_down(session, own, realm.stick) for own in packing.going_down(session)
        ]
    with realm.at("village") as session:
        for path in files:
            receiving.open_file(session, path)
        assert queues.counts(session).work[State.RETURNED] == 1
        assert queues.work(session, State.RETURNED, kinds=DATA) == (number,)


def test_what_a_ruling_is_proposed_for_is_no_work_but_the_ruling(tmp_path: Path) -> None:
    """Nobody authenticates meanwhile what is about to be rejected, not by all at once either."""
    realm = realms.copied(tmp_path)
    number, other = _received(realm)
    with realm.at("district") as session:
        workflow.finalise_all(session)
        ruling.propose(session, number, Ruling(Outcome.REJECTED, "Rumah kosong"))
        counted = queues.counts(session)
        assert (counted.queues[State.FINALISED], counted.work[State.FINALISED]) == (2, 1)
        assert counted.to_confirm == 1
    with realm.at("district", "budi") as session:
        assert queues.work(session, State.FINALISED) == (other,)
        assert [one.number for one in workflow.authenticate_all(session)] == [other]
        ruling.decline(session, number, "Salah baris")
        assert queues.work(session, State.FINALISED) == (number,)
