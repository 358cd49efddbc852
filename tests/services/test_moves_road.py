"""The road of a split and of a merge to the office above: one row, one line, one signature."""

from pathlib import Path

import pypdf
import pytest

from db.requests import accept
from forms.records import State
from siksng_tui.exchange.opening import open_parcel
from siksng_tui.exchange.reading import read_parcel
from siksng_tui.exchange.request_reading import prove_people, read_request_line
from siksng_tui.exchange.submission import CarriedRequest
from siksng_tui.services.checks import checking
from siksng_tui.services.office import keeping
from siksng_tui.services.papers import papers
from siksng_tui.services.parcels import parcelling
from siksng_tui.services.requests import queues, workflow
from siksng_tui.services.sets import sealing
from siksng_tui.services.trust.trusting import trusted_roots
from tests.services import moves, road
from tests.services.bureau import Bureau, identity_of


@pytest.mark.parametrize("kind", ["split", "merge"])
def test_both_households_travel_in_one_line_that_the_province_can_prove(
    bureau: Bureau, kind: str
) -> None:
    """A parcel that carried one side alone would leave people in two households, or in none."""
    number, parcel = _sent(bureau, kind)
    with bureau.at_work("rani") as session:
        assert road.state(session, number) is State.SENT
        request = queues.review(session, number).request
        roots = trusted_roots(session)
    with bureau.above() as session, parcel.open("rb") as file:
        sealed = read_parcel(file, trust=roots, at=session.clock())
        with open_parcel(sealed, [identity_of(session)]) as opened:
            people = prove_people(opened.header.signers, roots)
            (line,) = opened.records
            carried = read_request_line(line, people, sealed.manifest.head.sender)
    homes = {own.revision.subject.id for own in carried.revisions} & {
        request.household,
        request.other,
    }
    assert homes == {request.household, request.other}
    assert carried.household == request.household
    assert _each_once(carried)


@pytest.mark.parametrize(
    ("kind", "words"), [("split", "Pecah dari keluarga"), ("merge", "Digabung dengan keluarga")]
)
def test_the_annex_has_one_row_that_names_the_other_family(
    bureau: Bureau, kind: str, words: str
) -> None:
    """The mayor signs for the whole of it."""
    with bureau.at_work("rani") as session:
        number = moves.finalised(session, moves.begun(session, kind))
    with bureau.at_work("budi") as session:
        workflow.authenticate(session, number)
        made = sealing.seal(session, road.CYCLE)
        sheet = papers.print_set(session, made.number, bureau.stick / "lembar.pdf")
    pages = pypdf.PdfReader(sheet.path).pages
    text = " ".join("\n".join(page.extract_text() for page in pages).split())
    assert text.count(number) <= 1
    assert words in text


@pytest.mark.parametrize("kind", ["split", "merge"])
def test_the_check_of_open_requests_looks_at_both_households(bureau: Bureau, kind: str) -> None:
    """A finding in the family that is left is as much the request's as one in the new one."""
    with bureau.at_work("rani") as session:
        number = moves.begun(session, kind)
        request = queues.review(session, number).request
        found: list[checking.Listed] = []
        checking.check(session, checking.Scope(requests=True), found.append)
    assert {own.household for own in found} == {request.household, request.other}
    assert {own.request for own in found} == {number}


@pytest.mark.parametrize("kind", ["split", "merge"])
def test_the_second_person_signs_both_households_at_once(bureau: Bureau, kind: str) -> None:
    """And the store agrees with itself, before and after the acceptance."""
    with bureau.at_work("rani") as session:
        number = moves.finalised(session, moves.begun(session, kind))
    with bureau.at_work("budi") as session:
        assert workflow.authenticate(session, number).state is State.AUTHENTICATED
        assert keeping.check_store(session).sound
        accept.apply_proposal(session.store, number)
        assert keeping.check_store(session).sound


def _sent(bureau: Bureau, kind: str) -> tuple[str, Path]:
    """Return the number of a request of a kind, and the parcel in which it went up."""
    with bureau.at_work("rani") as session:
        number = moves.finalised(session, moves.begun(session, kind))
    with bureau.at_work("budi") as session:
        workflow.authenticate(session, number)
        made = sealing.seal(session, road.CYCLE)
    with bureau.at_work("rani") as session:
        sealing.cover(session, made.number, road.PAPER, made.code)
        return number, parcelling.export(session, made.number, bureau.stick)


def _each_once(carried: CarriedRequest) -> bool:
    """Return whether no subject is carried twice."""
    ids = [own.revision.subject.id for own in carried.revisions]
    return len(ids) == len(set(ids))
