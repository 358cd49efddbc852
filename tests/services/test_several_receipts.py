"""A second receipt of one parcel: of an office above that was restored and opened it again."""

from dataclasses import replace
from pathlib import Path

from db.agenda import agenda_parcels
from db.integrity import integrity
from db.parcels import arrivals, parcels
from db.parcels.parcels import Direction
from siksng_tui.exchange.manifest import Kind
from siksng_tui.exchange.receipt import Outcome, Receipt, Result
from siksng_tui.exchange.writing import Content
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.parcels import packing, receipts, receiving, sweeping
from siksng_tui.services.parcels.packing import Load
from siksng_tui.services.requests import ledger, queues, roads
from siksng_tui.services.requests.roads import StopKind
from tests.services import realm as realms
from tests.services import road
from tests.services.realm import CYCLE, Realm


def _second(session: Session, folder: Path) -> Path:
    """Return another receipt of the parcel that came, which refuses its first record."""
    (came,) = (own for own in parcels.every(session.store) if own.direction is Direction.IN
               and own.kind == Kind.SUBMISSION)  # fmt: skip
    kept = [
        Outcome(own.position, own.number, Result(own.outcome), own.reason)
        for own in arrivals.outcomes(session.store, came.id)
    ]
    kept[0] = replace(kept[0], result=Result.REFUSED, reason="request-known")
    said = Receipt(
        came.id, came.epoch, came.sequence, came.digest, came.audit_count, came.audit_head,
        tuple(kept),
    )  # fmt: skip
    card = receipts.reachable(session, [came.sender])[came.sender]
    load = Load(Kind.RECEIPT, CYCLE, answers=came.id)
    with session.act("receipt.make", parcel=came.id):
        made = packing.packed(session, card, Content(records=list(said.lines())), load)
    return packing.hand_down(session, made, folder)


def _both(realm: Realm) -> list[Path]:
    """Return both receipts of a parcel with two requests, in the order in which they were made."""
    path = road.sent_up(realm, "village", 2)
    with realm.at("district") as session:
        receiving.open_file(session, path)
        (first,) = sweeping.send_down(session, realm.stick)
        return [first, _second(session, realm.stick)]


def test_each_receipt_of_a_parcel_is_shown_with_what_it_said(tmp_path: Path) -> None:
    """The road tells both, one after the other; the parcel itself stands there once."""
    realm = realms.copied(tmp_path)
    both = _both(realm)
    with realm.at("village") as session:
        counted = [dict(sweeping.opened(session, path).counts) for path in both]
        assert counted == [{"accepted": 2}, {"accepted": 1, "refused": 1}]
        numbers = [own.number for own in queues.page(session, None)]
        stops = roads.road(session, numbers[0]).stops
        said = [(own.word, own.file, own.reason) for own in stops if own.kind is StopKind.RECEIPT]
        assert said == [("accepted", both[0].name, ""), ("refused", both[1].name, "request-known")]
        assert sum(own.kind is StopKind.PARCEL for own in stops) == 1
        again = sweeping.opened(session, both[0])
        assert dict(again.counts) == counted[0]


def test_the_ledger_lists_such_a_parcel_once_and_adds_up(tmp_path: Path) -> None:
    """With the newest receipt, and what that one said."""
    realm = realms.copied(tmp_path)
    both = _both(realm)
    with realm.at("village") as session:
        for path in both:
            sweeping.opened(session, path)
        (sent,) = (
            own for own in agenda_parcels.lines(session.store) if own.kind == Kind.SUBMISSION
        )
        assert (sent.receipt, sent.accepted, sent.refused) == (both[1].name, 1, 1)
        assert all(own.balanced for own in ledger.read(session).links)
        assert list(integrity.check(session.store).problems) == []
