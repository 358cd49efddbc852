"""A bad office sends corrections of states that will come, and waits for the extract."""

from dataclasses import replace
from pathlib import Path

import pytest

from forms.records import Flag, Revision, State
from siksng_tui.exchange.extract import subject_line
from siksng_tui.exchange.manifest import Kind
from siksng_tui.exchange.submission import CarriedRequest
from siksng_tui.services.parcels import receiving
from siksng_tui.services.parcels.receiving import Status
from siksng_tui.services.requests import queues
from tests.attack import insider
from tests.attack.insider import changed
from tests.attack.test_insider import BEGUN, outcomes, problems
from tests.services import realm as realms
from tests.services.realm import Realm

ELSEWHERE = "17.71.99.1001"
"""Another village of the city."""


@pytest.fixture
def realm(tmp_path: Path) -> Realm:
    """A province, a city, a district and a village."""
    return realms.copied(tmp_path)


def next_of(state: Revision, **facts: object) -> Revision:
    """Return a state of a household that the province has next."""
    subject = replace(state.subject, **facts)  # type: ignore[arg-type]  # any facts of it
    return replace(state, subject=subject, parent=state.hash, author="provinsi")


def corrects(good: CarriedRequest, state: Revision, household: str) -> CarriedRequest:
    """Return a request that says of a household what a sound one says, from a state on."""
    (own,) = good.revisions
    revision = changed(own, subject=household, parent=state.hash)
    return replace(good, household=household, subject=household, revisions=(revision,))


def test_only_the_own_familys_state_that_comes_later_is_a_base(realm: Realm) -> None:
    """Neither another family's, nor the own number's on a family of another village."""
    good = insider.covered(realm)
    with realm.at("village") as session:
        mine, other = (next_of(insider.kept(session, own)) for own in realms.homes(session)[:2])
        theirs = next_of(mine, id=BEGUN, region=ELSEWHERE)
        wishes = [
            insider.numbered(session, corrects(good, state, household))
            for state, household in (
                (mine, mine.subject.id),
                (other, mine.subject.id),
                (theirs, BEGUN),
            )
        ]
    assert outcomes(realm, "city", insider.submitted(realm, wishes)) == ["base-unknown"] * 3
    lines = [subject_line(own.canonical_bytes()) for own in (mine, other, theirs)]
    extract = insider.mailed(realm, "province", "city", Kind.EXTRACT, lines)
    with realm.at("city") as session:
        assert receiving.attempt(session, extract).status is Status.OPENED
        found = [queues.review(session, own.number).request for own in wishes]
        assert [own.state for own in found] == [State.CHECKED, State.RECEIVED, State.RECEIVED]
        assert [own.flags for own in found] == [(), (Flag.BASE_UNKNOWN,), (Flag.BASE_UNKNOWN,)]
        assert problems(session) == []
