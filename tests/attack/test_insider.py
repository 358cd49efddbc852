"""A certified office that went bad: what it signs is refused by its code, the rest is taken."""

from dataclasses import replace
from pathlib import Path

import pytest

from db.integrity import integrity
from db.parcels import arrivals
from db.parcels.parcels import Parcel
from db.requests import ledger, proposals
from forms.records import RequestKind, State
from siksng_tui.exchange.extract import subject_line
from siksng_tui.exchange.inside import LONGEST_LINE
from siksng_tui.exchange.manifest import Kind
from siksng_tui.exchange.receipt import Outcome, Receipt, Result
from siksng_tui.exchange.submission import CarriedRequest, CarriedRevision
from siksng_tui.exchange.telling import CarriedTelling, telling_line
from siksng_tui.exchange.verdict import CarriedDecision, decision_line
from siksng_tui.exchange.verdict import Outcome as Ruled
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.parcels import packing, receiving
from siksng_tui.services.parcels.receiving import Status
from siksng_tui.services.requests import lookup, workflow
from tests.attack import insider
from tests.attack.insider import changed
from tests.services import bureau, road
from tests.services import realm as realms
from tests.services.realm import Realm

BEGUN = "ab" * 16
"""Id of a subject that nobody has."""


@pytest.fixture
def realm(tmp_path: Path) -> Realm:
    """A province, a city, a district and a village."""
    return realms.copied(tmp_path)


def problems(session: Session) -> list[str]:
    """Return the codes of what the check of a store finds."""
    return [own.code for own in integrity.check(session.store).problems]


def outcomes(realm: Realm, office: str, path: Path) -> list[str]:
    """Return what became of the records of a parcel: why each was refused, or that it was taken."""
    with realm.at(office) as session:
        came = receiving.attempt(session, path)
        assert came.status is Status.OPENED
        assert came.parcel is not None
        assert problems(session) == []
        found = arrivals.outcomes(session.store, came.parcel.id)
        return [own.reason or own.outcome for own in found]


def refusal(realm: Realm, office: str, path: Path) -> str:
    """Return the code with which a whole parcel is refused."""
    with realm.at(office) as session:
        came = receiving.attempt(session, path)
        assert came.status is Status.REFUSED
        assert came.refusal is not None
        assert problems(session) == []
        return came.refusal.code


def foreign_home(realm: Realm) -> str:
    """Return a household of the city outside the village."""
    with realm.at("city") as session:
        hits = lookup.find(session, bureau.SEARCHED)
        return next(own.household_uid for own in hits if own.village != realms.village())


def test_what_proposes_nothing_or_is_not_sound_keeps_no_sound_request_back(realm: Realm) -> None:
    """One such record once ended the whole opening, and the sound ones with it."""
    good = insider.covered(realm)
    (own,) = good.revisions
    wrong = (
        replace(good, revisions=()),
        replace(good, revisions=(own, own)),
        replace(good, revisions=(changed(own, subject="zz"),)),
        replace(good, revisions=(changed(own, version="9999"),)),
        replace(good, revisions=(changed(own, instrument="../bdt"),)),
        replace(good, kind=RequestKind.PROPOSAL),
    )
    assert outcomes(realm, "city", insider.submitted(realm, (*wrong, good))) == [
        "request-line-wrong/revisions",
        "request-line-wrong/revisions",
        "request-line-wrong/revisions",
        "instrument-unknown",
        "instrument-unknown",
        "request-line-wrong/kind",
        "accepted",
    ]


def test_a_request_has_a_number_that_its_owner_gives(realm: Realm) -> None:
    """A number of the city's own series would keep the city from giving it."""
    good = insider.covered(realm)
    with realm.at("city") as session, session.store.transaction():
        city = ledger.next_request_number(session.store, session.office.region, 2026)
    body, _, check = good.number.rpartition("-")
    numbers = ("", "9" * 5000, city, f"{body}-{'A' if check != 'A' else 'B'}", f"{body}x-{check}")
    wrong = [replace(good, number=number) for number in numbers]
    assert outcomes(realm, "city", insider.submitted(realm, (*wrong, good))) == [
        *["request-line-wrong/form"] * 2,
        *["request-line-wrong/number"] * 2,
        "request-line-wrong/form",
        "accepted",
    ]


def test_a_village_changes_no_family_of_another_one(realm: Realm) -> None:
    """Not by a new person there, not beside a family of its own, not by moving one away."""
    good, there = insider.covered(realm), foreign_home(realm)
    (own,) = good.revisions
    person = changed(
        own, subject=BEGUN, kind="person", parent=None, links={"household": there}, region=""
    )
    elsewhere = changed(own, subject=BEGUN, parent=None, region=insider.FOREIGN)
    wrong = (
        replace(good, revisions=(person,)),
        replace(good, revisions=(person,), household=there, subject=BEGUN),
        replace(good, revisions=(own, elsewhere)),
        replace(good, revisions=(own, elsewhere), kind=RequestKind.SPLIT),
        replace(good, revisions=(changed(own, region=insider.FOREIGN),)),
        replace(good, revisions=(changed(own, region=""),)),
        replace(good, household=there),
        replace(good, subject=there),
    )
    assert outcomes(realm, "city", insider.submitted(realm, (*wrong, good))) == [
        "request-line-wrong/household",
        "region-foreign",
        "request-line-wrong/household",
        "region-foreign",
        "region-foreign",
        "region-foreign",
        "request-line-wrong/household",
        "region-foreign",
        "accepted",
    ]


def test_a_subject_stays_what_it_is_and_follows_its_own_states(realm: Realm) -> None:
    """A household becomes no person; it starts from no other subject's state, nor from nothing."""
    good = insider.covered(realm)
    (own,) = good.revisions
    with realm.at("village") as session:
        other = insider.kept(session, realms.homes(session)[1])
        unbased = insider.numbered(session, replace(good, revisions=(changed(own, parent=None),)))
        invented = insider.numbered(
            session, replace(good, revisions=(changed(own, parent="0" * 64),))
        )
    here = {"household": good.household}
    wrong = (
        replace(good, revisions=(changed(own, kind="person", links=here),)),
        replace(good, revisions=(changed(own, kind="family", links=here),)),
        replace(good, revisions=(changed(own, parent=other.hash),)),
    )
    path = insider.submitted(realm, (*wrong, good, unbased, invented))
    assert outcomes(realm, "city", path) == [
        "subject-kind",
        "subject-kind",
        "request-line-wrong/revisions",
        "accepted",
        "base-unknown",
        "base-unknown",
    ]


def receipt_of(parcel: Parcel, *told: Outcome) -> Receipt:
    """Return a receipt of a parcel."""
    return Receipt(
        parcel=parcel.id,
        epoch=parcel.epoch,
        sequence=parcel.sequence,
        digest=parcel.digest,
        audit_count=parcel.audit_count,
        audit_head=parcel.audit_head,
        outcomes=told,
    )


def test_a_receipt_that_says_nothing_or_names_another_request_changes_nothing(realm: Realm) -> None:
    """An empty one once ended the program; its reason reaches a screen and must be clean text."""
    request = insider.covered(realm)
    path, parcel = insider.sent(realm, request)
    with realm.at("district") as session:
        receiving.open_file(session, path)
    other = Outcome(1, "1771-2026-000009-X", Result.ACCEPTED)
    escape = Outcome(1, request.number, Result.REFUSED, "\x1b]0;x\x07")
    for lines, code in (
        ([], "parcel-inside-wrong"),
        (receipt_of(parcel, escape).lines(), "parcel-inside-wrong"),
        (receipt_of(parcel, other).lines(), "receipt-incomplete"),
    ):
        made = insider.mailed(realm, "district", "village", Kind.RECEIPT, lines)
        assert refusal(realm, "village", made) == code
        with realm.at("village") as session:
            assert road.state(session, request.number) is State.SENT


def decided(request: CarriedRequest, *changes: CarriedRevision) -> CarriedDecision:
    """Return an acceptance of a request that makes some revisions the register's."""
    return CarriedDecision(request.number, Ruled.ACCEPTED, "", "x", "", (), None, changes)


def test_a_verdict_changes_the_household_of_its_request_alone(realm: Realm) -> None:
    """Each wrong one leaves request and register as they were; the sound one is taken."""
    request = insider.covered(realm)
    path, _ = insider.sent(realm, request)
    with realm.at("district") as session:
        receiving.open_file(session, path)
    with realm.at("village") as session:
        other = insider.kept(session, realms.homes(session)[1])
    (own,) = request.revisions
    theirs = changed(CarriedRevision(other, other.parent), parent=other.hash, reason="Diubah")
    here = {"household": request.household}
    wrong = (
        decided(request, theirs),
        decided(request, changed(own, kind="person", links=here)),
        decided(request, changed(own, region=insider.FOREIGN)),
        decided(request, changed(own, version="9999")),
        decided(request, changed(own, subject="zz")),
        decided(request, own, own),
        replace(decided(request), outcome=Ruled.ABSORBED, kept=request.number),
    )
    lines = [decision_line(each) for each in (*wrong, decided(request, own))]
    made = insider.mailed(realm, "district", "village", Kind.VERDICT, lines)
    assert outcomes(realm, "village", made) == [
        "request-line-wrong",
        "subject-kind",
        "region-foreign",
        "instrument-unknown",
        "request-line-wrong",
        "request-line-wrong",
        "request-line-wrong",
        "accepted",
    ]
    with realm.at("village") as session:
        assert insider.kept(session, other.subject.id) == other
        assert insider.kept(session, request.household) == own.revision


def test_what_goes_back_is_mended_on_top_of_what_was_sent_or_refused(realm: Realm) -> None:
    """The owner goes on from it: nothing that it signed may be missing under it."""
    request = insider.covered(realm)
    path, _ = insider.sent(realm, request)
    with realm.at("district") as session:
        receiving.open_file(session, path)
    with realm.at("village") as session:
        other = insider.kept(session, realms.homes(session)[1])
    (own,) = request.revisions
    theirs = changed(CarriedRevision(other, other.parent), parent=other.hash, reason="Diubah")
    mended = changed(own, parent=own.revision.hash, reason="Dibetulkan")
    back = replace(decided(request), outcome=Ruled.RETURNED, reason="Perbaiki")
    wrong = (
        replace(back, revisions=(changed(own, reason="Tanpa yang ditandatangani"),)),
        replace(back, revisions=(mended, theirs)),
        replace(back, revisions=(changed(mended, instrument="dtsen", version="2025"),)),
        replace(back, revisions=(mended,), outcome=Ruled.REJECTED),
    )
    for each in wrong:
        made = insider.mailed(realm, "district", "village", Kind.VERDICT, [decision_line(each)])
        assert outcomes(realm, "village", made)[0].startswith(("request-line-wrong", "instrument"))
        with realm.at("village") as session:
            assert road.state(session, request.number) is State.SENT
    sound = decision_line(replace(back, revisions=(mended,)))
    made = insider.mailed(realm, "district", "village", Kind.VERDICT, [sound])
    assert outcomes(realm, "village", made) == ["accepted"]
    with realm.at("village") as session:
        workflow.rework(session, request.number)
        (proposed,) = proposals.proposal(session.store, request.number)
        assert proposed.revision == mended.revision
        assert problems(session) == []


@pytest.mark.parametrize("parent", ["", "zz", "ab", "AB" * 32])
def test_an_extract_whose_parent_is_no_hash_is_refused(realm: Realm, parent: str) -> None:
    """The store could not have kept it, and the program ended instead of saying so."""
    with realm.at("village") as session:
        known = insider.kept(session, realms.homes(session)[0])
    line = subject_line(replace(known, parent=parent).canonical_bytes())
    path = insider.mailed(realm, "city", "village", Kind.EXTRACT, [line])
    assert refusal(realm, "village", path) == "parcel-inside-wrong"


def test_a_number_that_no_office_gives_is_not_repeated_in_a_receipt(realm: Realm) -> None:
    """One of four megabytes fills the receipt's line; one with an escape reaches a screen."""
    with realm.at("village") as session:
        telling = CarriedTelling("X", session.today(), "Lewat surat", "rani", session.clock())
    numbers = ("9" * (LONGEST_LINE - 200), "[/]", "\x1b]0;x\x07", "")
    lines = [telling_line(replace(telling, number=number)) for number in numbers]
    path = insider.mailed(realm, "village", "city", Kind.SUBMISSION, lines)
    with realm.at("city") as session:
        came = receiving.attempt(session, path)
        assert came.parcel is not None
        found = arrivals.outcomes(session.store, came.parcel.id)
        assert {(own.number, own.reason) for own in found} == {("", "request-line-wrong/form")}
        assert len(found) == len(numbers)
        (receipt,) = packing.going_down(session)
        assert receipt.records == 1 + len(numbers)
