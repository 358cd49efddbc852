"""The whole main job through the use cases, on real files."""

import io
from collections.abc import Callable
from functools import partial

import pypdf
import pytest

from forms.lifecycle import Step, StepRefusedError
from forms.records import State
from siksng_tui.services.entry import entry, starting
from siksng_tui.services.office import keeping
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.papers import papers
from siksng_tui.services.parcels import parcelling
from siksng_tui.services.requests import lookup, queues, workflow
from siksng_tui.services.sets import sealing
from tests.services import road
from tests.services.bureau import Bureau, home


def test_a_correction_goes_from_the_family_to_the_parcel(bureau: Bureau) -> None:
    """What an operator and an authenticator do in a quarter, with one family."""
    with bureau.at_work("rani") as session:
        household = home()
        name = lookup.household(session, household).summary.head_name
        assert household in {hit.household_uid for hit in lookup.find(session, name.lower())}
        number = starting.correction(session, household, road.WHY)
        filled = entry.open_entry(session, number)
        filled = entry.leave_field(
            session, filled, entry.LeftField(household, "luas_lantai", "41", "floor")
        )
        assert [(one.variable, one.after) for one in filled.changes()] == [("luas_lantai", 41)]
        assert entry.file_entry(session, filled).state is State.CHECKED
        assert workflow.finalise(session, number).state is State.FINALISED
    with bureau.at_work("budi") as session:
        assert workflow.authenticate(session, number).state is State.AUTHENTICATED
        made = sealing.seal(session, road.CYCLE)
        assert made.requests == (number,)
        sheet = papers.print_set(session, made.number, bureau.stick / "lembar.pdf")
        text = _text(sheet.path.read_bytes())
        assert made.code in text.replace("-", "").replace(" ", "")
    with bureau.at_work("rani") as session:
        sealing.cover(session, made.number, road.PAPER, made.code)
        parcel = parcelling.export(session, made.number, bureau.stick)
        assert parcel.parent == bureau.stick
        assert road.state(session, number) is State.SENT
        keeping.verify_audit(session)
        assert keeping.check_store(session).sound


def test_the_history_of_a_request_names_every_step_and_who_took_it(bureau: Bureau) -> None:
    """The office owes the citizen an account of what became of the wish."""
    made = road.covered(bureau)
    with bureau.at_work("rani") as session:
        parcelling.export(session, made.number, bureau.stick)
        events = queues.review(session, made.requests[0]).events
    assert [(event.step, event.account) for event in events] == [
        (Step.ENTER, "rani"),
        (Step.CHECK, "rani"),
        (Step.FINALISE, "rani"),
        (Step.AUTHENTICATE, "budi"),
        (Step.SEAL, "budi"),
        (Step.COVER, "rani"),
        (Step.SEND, "rani"),
    ]
    assert [event.before for event in events][1:] == [event.after for event in events][:-1]
    assert [event.time for event in events] == sorted(event.time for event in events)


def test_after_each_step_every_request_stands_in_exactly_one_queue(bureau: Bureau) -> None:
    """Nothing is ever lost, and nothing waits twice."""
    with bureau.at_work("rani") as session:
        numbers = [road.filed(session, home(at), luas_lantai="41") for at in range(3)]
        numbers.append(road.draft(session, home(3), luas_lantai="41"))
        for step in (
            partial(workflow.finalise, session, numbers[0]),
            partial(workflow.finalise, session, numbers[1]),
            partial(workflow.reopen, session, numbers[2], "Alamat keliru"),
            partial(workflow.withdraw, session, numbers[3], "Warga membatalkan"),
        ):
            step()
            _conserved(session, numbers)


def test_sealing_and_sending_keep_every_request_in_one_queue(bureau: Bureau) -> None:
    """A set moves all its requests, also when its paper is refused."""
    numbers = list(road.finalised(bureau, 2))
    with bureau.at_work("budi") as session:
        workflow.authenticate_all(session)
        _conserved(session, numbers)
        refused = sealing.seal(session, road.CYCLE, numbers[:1])
        _conserved(session, numbers)
        sealing.unseal(session, refused.number, "Keputusan ditolak")
        _conserved(session, numbers)
        made = sealing.seal(session, road.CYCLE)
        _conserved(session, numbers)
    with bureau.at_work("rani") as session:
        sealing.cover(session, made.number, road.PAPER, made.code)
        _conserved(session, numbers)
        parcelling.export(session, made.number, bureau.stick)
        _conserved(session, numbers)
        assert dict(queues.counts(session).queues) == {State.SENT: 2}


def test_the_register_stays_open_while_a_set_waits_for_its_paper(bureau: Bureau) -> None:
    """The decree seals a set, never the register: errors must not grow old meanwhile."""
    first = road.sealed(bureau)
    with bureau.at_work("rani") as session:
        again = road.filed(session, home(), alamat="JL. BARU NO. 7")
        workflow.finalise(session, again)
        assert sealing.get(session, first.number) == first
    with bureau.at_work("budi") as session:
        workflow.authenticate(session, again)
        second = sealing.seal(session, road.CYCLE)
    assert second.requests == (again,)
    assert second.code != first.code


@pytest.mark.parametrize("step", ["finalise", "authenticate", "seal", "cover", "withdraw"])
def test_a_step_that_was_taken_is_refused_the_second_time(bureau: Bureau, step: str) -> None:
    """A key that was pressed twice changes nothing the second time."""
    made = road.covered(bureau)
    number = made.requests[0]
    with bureau.at_work("tuti") as session:
        refusals: dict[str, Callable[[], object]] = {
            "finalise": lambda: workflow.finalise(session, number),
            "authenticate": lambda: workflow.authenticate(session, number),
            "seal": lambda: sealing.seal(session, road.CYCLE, [number]),
            "cover": lambda: sealing.cover(session, made.number, road.PAPER, made.code),
            "withdraw": lambda: workflow.withdraw(session, number, "Warga membatalkan"),
        }
        with pytest.raises(StepRefusedError):
            refusals[step]()
        assert road.state(session, number) is State.COVERED


def _conserved(session: Session, numbers: list[str]) -> None:
    """Assert that each request stands in exactly one queue, and the counts say the same."""
    stands = [one.number for state in State for one in queues.page(session, state)]
    assert sorted(stands) == sorted(numbers)
    counted = queues.counts(session).queues
    assert sum(counted.values()) == len(numbers)
    assert all(len(queues.page(session, state)) == count for state, count in counted.items())


def _text(data: bytes) -> str:
    """Return the text of a PDF."""
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
