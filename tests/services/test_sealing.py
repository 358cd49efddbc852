"""Sets, and the signed paper that comes back."""

import datetime as dt
from dataclasses import replace

import pytest

from db.requests import decisions, requests
from db.requests.decisions import Decision, Outcome
from db.requests.ledger import valid
from db.sets.sets import SetNotFoundError, SetUnsealedError
from forms import checkcode
from forms.canonical import digest
from forms.checkcode import CodeMistypedError
from forms.lifecycle import Step, StepRefusedError
from forms.records import State
from forms.set_records import Cover, SetKind
from forms.sets import set_statement
from reports.page.errors import PaperTextTooLongError
from siksng_tui.services.entry import doubts, entry
from siksng_tui.services.office import keeping
from siksng_tui.services.office.reasons import ReasonMissingError
from siksng_tui.services.office.sessions import RoleMissingError, Session
from siksng_tui.services.parcels import parcelling
from siksng_tui.services.requests import queues, workflow
from siksng_tui.services.sets import sealing
from tests.services import road
from tests.services.bureau import Bureau, home


def test_the_fingerprint_is_that_of_the_requests_and_their_revisions(bureau: Bureau) -> None:
    """Anybody can work it out again from what the parcel carries."""
    made = road.sealed(bureau, 2)
    with bureau.at_work("rani") as session:
        hashes = [(number, _hashes(session, number)) for number in made.requests]
        statement = set_statement(session.office.id, road.CYCLE, SetKind.DECREE, hashes)
    assert made.fingerprint == digest(statement)
    assert made.code == checkcode.set_code(made.fingerprint)
    assert valid(made.number)


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("0000000000", sealing.SetCodeMismatchError),
        ("", CodeMistypedError),
        ("tidak tahu", CodeMistypedError),
    ],
)
def test_a_wrong_code_is_refused(bureau: Bureau, typed: str, error: type[Exception]) -> None:
    """The paper on the desk may belong to another set."""
    made = road.sealed(bureau)
    with bureau.at_work("rani") as session:
        with pytest.raises(error):
            sealing.cover(session, made.number, road.PAPER, typed)
        assert road.state(session, made.requests[0]) is State.SEALED
        assert sealing.get(session, made.number).cover is None


def test_every_single_mistyped_character_is_noticed(bureau: Bureau) -> None:
    """As a typing error, not as another set's paper: the next action is another one."""
    made = road.sealed(bureau)
    with bureau.at_work("rani") as session:
        for at, right in enumerate(made.code[:-1]):
            wrong = "7" if right != "7" else "3"
            typed = made.code[:at] + wrong + made.code[at + 1 :]
            with pytest.raises(CodeMistypedError):
                sealing.cover(session, made.number, road.PAPER, typed)


def test_the_code_of_another_set_is_refused(bureau: Bureau) -> None:
    """It is sound in itself, and still the wrong paper."""
    first = road.sealed(bureau)
    with bureau.at_work("rani") as session:
        number = road.filed(session, home(5), luas_lantai="55")
        workflow.finalise(session, number)
    with bureau.at_work("budi") as session:
        workflow.authenticate_all(session)
        second = sealing.seal(session, road.CYCLE)
    with bureau.at_work("rani") as session, pytest.raises(sealing.SetCodeMismatchError):
        sealing.cover(session, first.number, road.PAPER, second.code)


def test_a_code_is_taken_as_people_write_it(bureau: Bureau) -> None:
    """Small letters, blanks and hyphens, O for zero."""
    made = road.sealed(bureau)
    typed = f" {made.code[:3]}-{made.code[3:6]} {made.code[6:]}".lower().replace("0", "o")
    with bureau.at_work("rani") as session:
        covered = sealing.cover(session, made.number, road.PAPER, typed)
    assert covered.cover == road.PAPER


@pytest.mark.parametrize(
    "paper",
    [replace(road.PAPER, number=" \u200b"), replace(road.PAPER, signer=" \u200b")],
    ids=["number", "signer"],
)
def test_a_paper_without_number_or_signer_is_refused(bureau: Bureau, paper: Cover) -> None:
    """A decree that nobody can find again covers nothing."""
    made = road.sealed(bureau)
    with bureau.at_work("rani") as session, pytest.raises(sealing.CoverIncompleteError):
        sealing.cover(session, made.number, paper, made.code)


def test_texts_of_the_paper_are_cleaned_and_must_fit_on_one(bureau: Bureau) -> None:
    """They are printed again, on the covered set's sheet."""
    made = road.sealed(bureau)
    with bureau.at_work("rani") as session:
        endless = replace(road.PAPER, number="1" * 300)
        with pytest.raises(PaperTextTooLongError):
            sealing.cover(session, made.number, endless, made.code)
        paper = replace(road.PAPER, signer=" Wali\x1b Kota\u202e ")
        covered = sealing.cover(session, made.number, paper, made.code)
    assert covered.cover is not None
    assert covered.cover.signer == "Wali Kota"


def test_a_refused_paper_sets_the_requests_free_and_kills_the_code(bureau: Bureau) -> None:
    """The next set has another number, and the dead code opens nothing."""
    dead = road.sealed(bureau)
    with bureau.at_work("budi") as session:
        with pytest.raises(ReasonMissingError):
            sealing.unseal(session, dead.number, " ")
        sealing.unseal(session, dead.number, "Wali Kota menolak")
        assert road.state(session, dead.requests[0]) is State.AUTHENTICATED
        with pytest.raises(SetUnsealedError):
            sealing.get(session, dead.number)
        alive = sealing.seal(session, road.CYCLE)
    assert alive.number != dead.number
    with bureau.at_work("rani") as session, pytest.raises(SetUnsealedError):
        sealing.cover(session, dead.number, road.PAPER, dead.code)


def test_a_covered_set_is_not_unsealed(bureau: Bureau) -> None:
    """The mayor has signed."""
    made = road.covered(bureau)
    with bureau.at_work("budi") as session, pytest.raises(StepRefusedError):
        sealing.unseal(session, made.number, "Wali Kota menolak")


@pytest.mark.parametrize("cycle", ["2026", "2026-Q5", "2026-Q0", "26-Q1", "2026-Q1 ", ""])
def test_a_cycle_is_a_year_and_its_quarter(bureau: Bureau, cycle: str) -> None:
    """A set of a quarter that is none could never be printed."""
    road.finalised(bureau)
    with bureau.at_work("budi") as session:
        workflow.authenticate_all(session)
        with pytest.raises(doubts.CycleUnreadableError):
            sealing.seal(session, cycle)
        assert sealing.every(session) == ()


def test_a_request_that_is_named_twice_is_sealed_once(bureau: Bureau) -> None:
    """A slip on the command line."""
    (number,) = road.finalised(bureau)
    with bureau.at_work("budi") as session:
        workflow.authenticate_all(session)
        assert sealing.seal(session, road.CYCLE, [number, number]).requests == (number,)


def test_a_set_with_one_request_that_is_not_authenticated_is_not_made(bureau: Bureau) -> None:
    """All of it or nothing: neither a set nor a number is left behind."""
    first, second = road.finalised(bureau, 2)
    with bureau.at_work("budi") as session:
        workflow.authenticate(session, first)
        with pytest.raises(StepRefusedError):
            sealing.seal(session, road.CYCLE, [first, second])
        assert sealing.every(session) == ()
        assert road.state(session, first) is State.AUTHENTICATED
        assert sealing.seal(session, road.CYCLE).number.startswith("1771-2026Q4-01-")


def test_nothing_is_sealed_where_nothing_waits(bureau: Bureau) -> None:
    """An empty decree is no decree."""
    with bureau.at_work("budi") as session, pytest.raises(sealing.NothingToSealError):
        sealing.seal(session, road.CYCLE)


def test_the_authenticator_seals_and_the_operator_covers(bureau: Bureau) -> None:
    """The same two people on each side of the mayor's desk."""
    made = road.sealed(bureau)
    with bureau.at_work("rani") as session:
        with pytest.raises(RoleMissingError):
            sealing.seal(session, road.CYCLE)
        with pytest.raises(RoleMissingError):
            sealing.unseal(session, made.number, "Wali Kota menolak")
    with bureau.at_work("budi") as session, pytest.raises(RoleMissingError):
        sealing.cover(session, made.number, road.PAPER, made.code)


def test_a_set_that_does_not_exist_is_named_as_such(bureau: Bureau) -> None:
    """A number from another year's paper."""
    with bureau.at_work("rani") as session, pytest.raises(SetNotFoundError):
        sealing.cover(session, "1771-2025Q4-01-K", road.PAPER, "0000000000")


def test_the_quarter_of_a_day_is_known() -> None:
    """The first and the last day of a year."""
    assert doubts.cycle_of(dt.date(2026, 1, 1)) == "2026-Q1"
    assert doubts.cycle_of(dt.date(2026, 12, 31)) == "2026-Q4"


def _hashes(session: Session, number: str) -> list[str]:
    """Return the hashes of the revisions that a request proposes."""
    after = queues.review(session, number).after
    changed = {change.subject for change in queues.review(session, number).changes}
    return [after.revisions[subject] for subject in changed]


def _sent_back_from_above(session: Session, number: str) -> None:
    """Let a request follow a verdict that sends it back."""
    doing = session.doing("Foto kurang")
    requests.move(session.store, number, Step.RETURN, doing)
    decision = Decision(Outcome.RETURNED, "Foto kurang", office="17")
    decisions.propose(session.store, number, decision, doing)
    decisions.confirm(session.store, number, doing)


def test_a_request_that_came_back_is_sealed_anew_and_its_first_set_stays_what_it_was(
    bureau: Bureau,
) -> None:
    """What was sent is sent; the mended one goes under another paper."""
    first = road.covered(bureau, 2)
    with bureau.at_work("rani") as session:
        path = parcelling.export(session, first.number, bureau.stick)
        back = first.requests[0]
        _sent_back_from_above(session, back)
        workflow.rework(session, back)
        filled = entry.open_entry(session, back)
        left = entry.LeftField(home(), "luas_lantai", "77")
        entry.file_entry(session, entry.leave_field(session, filled, left))
        workflow.finalise(session, back)
    with bureau.at_work("budi") as session:
        workflow.authenticate_all(session)
        anew = sealing.seal(session, road.CYCLE)
    with bureau.at_work("rani") as session:
        assert anew.requests == (back,)
        assert sealing.get(session, first.number) == first
        assert sealing.line(session, first.number).state is State.SENT
        before = path.read_bytes()
        path.unlink()
        assert parcelling.export(session, first.number, bureau.stick).read_bytes() == before
        assert keeping.check_store(session).problems == ()
