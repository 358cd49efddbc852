"""Families that are struck out on the signed paper: the paper covers the rest."""

import pytest

from db.audit import audit
from db.requests import proposals
from db.sets import sets
from forms import checkcode
from forms.canonical import digest
from forms.lifecycle import Step, StepRefusedError
from forms.records import State
from forms.set_records import RequestSet
from forms.sets import set_statement
from siksng_tui.services.office import keeping
from siksng_tui.services.office.reasons import ReasonMissingError
from siksng_tui.services.office.sessions import RoleMissingError, Session
from siksng_tui.services.papers import papers
from siksng_tui.services.parcels import parcelling
from siksng_tui.services.requests import queues, workflow
from siksng_tui.services.sets import sealing, striking
from tests import commands
from tests.reports.reading import page_texts
from tests.services import road
from tests.services.bureau import PEOPLE, Bureau, home

WHY = "Dicoret Wali Kota: sudah mampu"


def _struck(bureau: Bureau, count: int = 3) -> tuple[RequestSet, RequestSet]:
    """Return a sealed set, and the same without its first family."""
    made = road.sealed(bureau, count)
    with bureau.at_work("budi") as session:
        return made, striking.strike(session, made.number, made.requests[:1], WHY)


def test_the_paper_covers_the_rest_with_the_code_that_is_printed_on_it(bureau: Bureau) -> None:
    """Nobody prints and signs a second time for one family."""
    made, rest = _struck(bureau)
    assert rest.number == made.number
    assert rest.requests == made.requests[1:]
    assert rest.code != made.code
    assert rest.formers == (made.fingerprint,)
    with bureau.at_work("rani") as session:
        covered = sealing.cover(session, made.number, road.PAPER, made.code)
        assert (covered.cover, covered.code) == (road.PAPER, rest.code)
        assert [road.state(session, own) for own in made.requests] == [
            State.AUTHENTICATED,
            State.COVERED,
            State.COVERED,
        ]
        assert keeping.check_store(session).sound


def test_the_new_fingerprint_names_the_old_one(bureau: Bureau) -> None:
    """Whoever holds the requests and the paper can work both out."""
    made, rest = _struck(bureau)
    with bureau.at_work("budi") as session:
        statement = set_statement(
            made.office, made.cycle, made.kind, _pairs(session, rest.requests), made.fingerprint
        )
        before = set_statement(made.office, made.cycle, made.kind, _pairs(session, made.requests))
    assert digest(statement) == rest.fingerprint
    assert digest(before) == made.fingerprint


def test_a_paper_that_is_printed_anew_is_taken_too(bureau: Bureau) -> None:
    """With the new code; the code of another set is not."""
    made, rest = _struck(bureau)
    other = checkcode.encode(1234, checkcode.SET_CODE_DIGITS)
    with bureau.at_work("rani") as session:
        with pytest.raises(sealing.SetCodeMismatchError):
            sealing.cover(session, made.number, road.PAPER, other)
        assert sealing.cover(session, made.number, road.PAPER, rest.code).cover == road.PAPER


def test_a_reprint_and_the_set_name_the_paper_that_was_signed(bureau: Bureau) -> None:
    """The trail of paper: both codes, both fingerprints."""
    made, rest = _struck(bureau)
    path = bureau.stick / "cetak-ulang.pdf"
    with bureau.at_work("rani") as session:
        papers.print_set(session, made.number, path)
    text = "".join(page_texts(path.read_bytes())).replace("-", "").replace(" ", "")
    for own in (made, rest):
        assert own.code in text
        assert own.fingerprint.upper() in text
    shown = commands.run_as(bureau.folder, PEOPLE["rani"], "set", "show", made.number).said
    assert made.fingerprint in shown
    assert rest.fingerprint in shown


def test_a_second_strike_leaves_the_printed_code_good(bureau: Bureau) -> None:
    """A line on the paper was overlooked."""
    made, rest = _struck(bureau)
    with bureau.at_work("budi") as session:
        last = striking.strike(session, made.number, rest.requests[:1], WHY)
    assert last.formers == (made.fingerprint, rest.fingerprint)
    with bureau.at_work("rani") as session:
        covered = sealing.cover(session, made.number, road.PAPER, made.code)
    assert covered.requests == made.requests[2:]


def test_who_was_struck_out_can_be_sealed_in_another_set_and_the_rest_is_sent(
    bureau: Bureau,
) -> None:
    """Nothing is lost, and nothing is sent that the mayor struck out."""
    made, _rest = _struck(bureau)
    with bureau.at_work("budi") as session:
        event = queues.review(session, made.requests[0]).events[-1]
        assert (event.step, event.reason, event.account) == (Step.STRIKE, WHY, "budi")
        assert "set.strike" in [entry.action for entry in audit.entries(session.store)]
        again = sealing.seal(session, road.CYCLE)
        assert again.requests == made.requests[:1]
    with bureau.at_work("rani") as session:
        sealing.cover(session, made.number, road.PAPER, made.code)
        parcelling.export(session, made.number, bureau.stick)
        assert dict(queues.counts(session).queues) == {State.SENT: 2, State.SEALED: 1}


def test_an_unsealed_set_sets_the_rest_free(bureau: Bureau) -> None:
    """The paper was refused as a whole in the end."""
    made, _rest = _struck(bureau)
    with bureau.at_work("budi") as session:
        sealing.unseal(session, made.number, "Wali Kota menolak")
        assert sealing.seal(session, road.CYCLE).requests == made.requests


def test_somebody_has_to_be_named_and_somebody_has_to_stay(bureau: Bureau) -> None:
    """All or nobody is a slip, and so is a family of another set."""
    made = road.sealed(bureau, 2)
    with bureau.at_work("budi") as session:
        with pytest.raises(striking.NobodyStruckError):
            striking.strike(session, made.number, [], WHY)
        with pytest.raises(striking.AllStruckError):
            striking.strike(session, made.number, made.requests, WHY)
        with pytest.raises(striking.NotInSetError):
            striking.strike(session, made.number, ["1771-2026-000009-X"], WHY)
        with pytest.raises(ReasonMissingError):
            striking.strike(session, made.number, made.requests[:1], " ")
        assert sealing.get(session, made.number) == made


def test_only_an_authenticator_strikes_and_only_before_the_paper_is_taken(bureau: Bureau) -> None:
    """Whoever enters the paper does not decide who is on it."""
    made = road.sealed(bureau, 2)
    with bureau.at_work("rani") as session:
        with pytest.raises(RoleMissingError):
            striking.strike(session, made.number, made.requests[:1], WHY)
        sealing.cover(session, made.number, road.PAPER, made.code)
    with bureau.at_work("budi") as session:
        with pytest.raises(StepRefusedError):
            striking.strike(session, made.number, made.requests[:1], WHY)
        sealing.uncover(session, made.number, "Ada coretan")
        assert striking.strike(session, made.number, made.requests[:1], WHY).cover is None


def test_a_family_cannot_be_slipped_into_a_struck_set(bureau: Bureau) -> None:
    """The set still is what its fingerprint says."""
    made, rest = _struck(bureau)
    with bureau.at_work("rani") as session:
        number = road.filed(session, home(5), luas_lantai="55")
        workflow.finalise(session, number)
        with session.store.transaction():
            session.store.database.execute_sql(
                "INSERT INTO set_member SELECT s.id, r.id, '{}' FROM request_set s, request r"
                " WHERE r.number = ?",
                (number,),
            )
        with pytest.raises(sets.SetChangedError):
            sealing.cover(session, made.number, road.PAPER, rest.code)


def test_the_command_names_who_is_struck_out(bureau: Bureau) -> None:
    """And shows the code that the paper bears."""
    made = road.sealed(bureau, 2)
    budi, rani = PEOPLE["budi"], PEOPLE["rani"]
    strike = ("set", "strike", made.number, "--reason", WHY)
    assert commands.run_as(bureau.folder, budi, *strike).status == 2
    done = commands.run_as(bureau.folder, budi, *strike, "--request", made.requests[0])
    assert done.status == 0
    assert made.code in done.said
    shown = commands.run_as(bureau.folder, rani, "set", "show", made.number, "--json").json
    assert shown["formers"] == [made.fingerprint]
    assert shown["requests"] == [made.requests[1]]
    last = commands.run_as(bureau.folder, budi, *strike, "--request", made.requests[1])
    assert last.status == 5
    assert "buka segel" in last.told


def _pairs(session: Session, numbers: tuple[str, ...]) -> list[tuple[str, list[str]]]:
    """Return requests with the hashes of what they propose."""
    return [
        (number, [item.hash for item in proposals.proposal(session.store, number)])
        for number in numbers
    ]
