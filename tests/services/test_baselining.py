"""A new extract moves the register of an office below, and its pending requests follow."""

from collections import Counter
from pathlib import Path
from typing import Final

import pytest

from db.integrity import integrity
from db.parcels import differences
from db.parcels.differences import DifferenceKind
from db.register import extracts, households, revisions
from db.register.baseline import insert_baseline
from db.requests import conflicts, proposals
from forms.loading import shipped
from forms.records import HouseholdRecord, State
from siksng_tui.exchange.extract import subject_line
from siksng_tui.exchange.manifest import Kind
from siksng_tui.exchange.writing import Content
from siksng_tui.services.entry import entry
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.parcels import baselining, packing, receipts, receiving
from siksng_tui.services.parcels.receiving import Status
from siksng_tui.services.requests import queues, settling_conflicts, workflow
from siksng_tui.services.requests.workflow import ConflictOpenError
from siksng_tui.services.trust import revoking, trusting, validity
from tests.db.builders import household_record
from tests.services import realm as realms
from tests.services import road
from tests.services.quarters import Wishes, answered, extracted, floor, moved, wished
from tests.services.realm import CYCLE, Realm

ELSEWHERE: Final = "17.71.99.1001"
"""A village that is none of the realm's."""


@pytest.fixture
def realm(tmp_path: Path) -> Realm:
    """The offices of one test."""
    return realms.copied(tmp_path)


def new_home() -> HouseholdRecord:
    """Return a household of the village that nobody has."""
    return household_record(77, village=realms.village())


def a_new_quarter(realm: Realm, changed: str, lost: str) -> Path:
    """Return an extract of a city that changed a household, lost one, has a new one, and a list."""
    with realm.at("city", "budi") as session:
        (first, *_more) = validity.below(session)
        revoking.revoke(session, first.serial, "Dicuri")
    with realm.at("city") as session:
        answered(session, changed, luas_lantai=77)
        away = households.household(session.store, lost).household
        moved(session, away, region=ELSEWHERE)
        insert_baseline(
            session.store, [new_home()], author="siti", time=session.clock(), origin="import:9"
        )
    return extracted(realm)


def test_a_new_extract_moves_the_register_and_lists_what_differs(realm: Realm) -> None:
    """New, changed by answer, gone; the rest is left alone, and lists come with it."""
    with realm.at("village") as session:
        changed, lost = realms.homes(session)[:2]
    path = a_new_quarter(realm, changed, lost)
    new = new_home().household.id
    with realm.at("village") as session:
        came = receiving.open_file(session, path)
        assert came.parcel is not None
        found = [own.difference for own in differences.every(session.store, came.parcel.id)]
        assert {(own.kind, own.household, own.path, own.after) for own in found} == {
            (DifferenceKind.CHANGED, changed, "luas_lantai", 77),
            (DifferenceKind.NEW, new, "", None),
            (DifferenceKind.GONE, lost, "", None),
        }
        assert floor(session, changed) == 77
        assert households.household(session.store, lost).household.id == lost
        assert households.household(session.store, new).persons
        assert [own.number for own in trusting.revocations(session)] == [1]
        assert integrity.check(session.store).problems == ()
        session.store.database.connection().execute("DELETE FROM revocation_list")
        damage = {one.code for one in integrity.check(session.store).problems}
        assert damage == {"check-revocation-list"}


def require_followed(session: Session, wishes: Wishes) -> None:
    """Prove that requests have the new answers, and their own where they had some."""
    home, number = wishes.finalised
    (own,) = proposals.proposal(session.store, number)
    assert own.revision.subject.answers["luas_lantai"] == 53
    assert own.revision.subject.answers["nama_sls"] == "RT 9"
    assert own.revision.parent == own.base == revisions.accepted(session.store, home)
    assert road.state(session, number) is State.FINALISED
    seen = entry.open_entry(session, wishes.draft[1]).record.household.answers
    assert (seen["luas_lantai"], seen["nama_sls"]) == (51, "RT 9")
    for (of, request), clash in (
        (wishes.draft, True),
        (wishes.checked, True),
        (wishes.finalised, False),
    ):
        found = conflicts.of_request(session.store, request)
        assert found == (((of, "luas_lantai"),) if clash else ())


def require_settled(session: Session, wishes: Wishes) -> None:
    """Prove that a person settles a conflict either way, and that nothing goes on before."""
    home, number = wishes.checked
    with pytest.raises(ConflictOpenError):
        workflow.finalise(session, number)
    (clash,) = settling_conflicts.conflicts_of(session, number)
    assert (clash.now, clash.wish) == (88, 52)
    settling_conflicts.settle(session, number, (home, "luas_lantai"), keep=True)
    workflow.finalise(session, number)
    (change,) = queues.review(session, number).changes
    assert (change.before, change.after) == (88, 52)
    home, number = wishes.draft
    settling_conflicts.settle(session, number, (home, "luas_lantai"), keep=False)
    assert entry.open_entry(session, number).changes() == ()


def test_pending_requests_follow_the_register_answer_by_answer(realm: Realm) -> None:
    """A draft, a checked and a finalised one; what was sent stays as it was signed."""
    wishes = wished(realm)
    path = extracted(realm)
    with realm.at("village") as session:
        came = receiving.open_file(session, path)
        assert came.parcel is not None
        assert differences.counts(session.store, came.parcel.id) == Counter(
            {DifferenceKind.CHANGED: 7, DifferenceKind.CONFLICT: 2, DifferenceKind.FOLLOWED: 1}
        )
        require_followed(session, wishes)
        require_settled(session, wishes)
        assert integrity.check(session.store).problems == ()


def test_an_extract_from_before_a_verdict_takes_nothing_back(realm: Realm) -> None:
    """Files come in any order; the register never goes back to a state that it comes from."""
    path = extracted(realm)
    with realm.at("village") as session:
        home = realms.homes(session)[0]
        answered(session, home, luas_lantai=99)
        came = receiving.open_file(session, path)
        assert came.parcel is not None
        assert floor(session, home) == 99
        assert differences.counts(session.store, came.parcel.id) == Counter()


def handed_down_twice(realm: Realm) -> Path:
    """Return an extract in which every household of the village stands twice."""
    with realm.at("village") as session:
        office, region = session.office.id, session.office.region
    instruments = [f"{own.id}/{own.version}" for own in shipped()]
    with realm.at("city") as session:
        lines = [subject_line(body) for body in extracts.accepted(session.store, region)]
        card = receipts.card_of(session, office)
        assert card is not None
        with session.act("extract.pack"):
            load = packing.Load(Kind.EXTRACT, CYCLE, instruments)
            parcel = packing.packed(session, card, Content([*lines, *lines]), load)
        return packing.hand_down(session, parcel, realm.stick)


@pytest.mark.parametrize("chunk", [1, 1000])
def test_an_extract_with_a_household_twice_is_refused_whole(
    realm: Realm, monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    """Both close together and far apart: which of two states is true nobody could say."""
    with realm.at("village") as session:
        home = realms.homes(session)[0]
        before = floor(session, home)
    with realm.at("city") as session:
        answered(session, home, luas_lantai=77)
    path = handed_down_twice(realm)
    monkeypatch.setattr(baselining, "CHUNK", chunk)
    with realm.at("village") as session:
        came = receiving.attempt(session, path)
        assert came.status is Status.REFUSED
        assert came.refusal is not None
        assert came.refusal.facts["part"] == "subject"
        assert floor(session, home) == before


def test_a_hostile_extract_is_refused_whole(realm: Realm) -> None:
    """The last household lies in another village; nothing of those before it is taken."""
    with realm.at("village") as session:
        home, last = realms.homes(session)[:2]
        before = floor(session, home)
    with realm.at("city") as session:
        answered(session, home, luas_lantai=77)
        moved(session, households.household(session.store, last).household, region=ELSEWHERE)
        session.store.database.connection().execute(
            "UPDATE household SET village = ? WHERE uid = ?", (realms.village(), last)
        )
    path = extracted(realm)
    with realm.at("village") as session:
        came = receiving.attempt(session, path)
        assert came.status is Status.REFUSED
        assert came.refusal is not None
        assert came.refusal.facts["part"] == "region"
        assert floor(session, home) == before
