"""Verdicts: what was decided goes down, office by office, to whoever sent the request."""

from collections.abc import Sequence
from itertools import groupby

from db.parcels import arrivals, parcels
from db.parcels.arrivals import RecordOutcome
from db.parcels.parcels import Direction, Parcel
from db.register import revisions
from db.requests import decisions, flags, requests
from db.requests.decisions import Decision, Proposed
from forms.errors import NotFoundError, SiksngError
from forms.lifecycle import Step
from forms.records import Flag
from siksng_tui.exchange.cards import OfficeCard
from siksng_tui.exchange.manifest import Kind
from siksng_tui.exchange.offices import Office
from siksng_tui.exchange.opening import OpenedParcel
from siksng_tui.exchange.receipt import Result
from siksng_tui.exchange.verdict import (
    CarriedDecision,
    Outcome,
    decision_line,
    read_decision_line,
)
from siksng_tui.exchange.writing import Content
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.parcels import packing
from siksng_tui.services.parcels.packing import Load
from siksng_tui.services.parcels.receipts import reachable
from siksng_tui.services.parcels.taking import ORIGIN
from siksng_tui.services.requests import applying, became, claims

STEPS = {
    Outcome.ACCEPTED: Step.ACCEPT,
    Outcome.REJECTED: Step.REJECT,
    Outcome.ABSORBED: Step.ABSORB,
    Outcome.RETURNED: Step.RETURN,
}
"""Outcome to the step of a request that was sent up."""


class NotSentThereError(NotFoundError):
    """The request was never sent to the office that decides; nothing changed. Facts: number."""

    code, field = "request-not-sent-there", "number"


def make(session: Session, cycle: str) -> tuple[Parcel, ...]:
    """Return the verdicts on all that was decided and that offices below do not know, packed.

    An office that cannot be written to waits; `untold` lists what waits.
    """
    with session.act("verdict.pack") as facts:
        made = pack_untold(session, cycle)
        facts["verdicts"] = [own.id for own in made]
    return made


def pack_untold(session: Session, cycle: str) -> tuple[Parcel, ...]:
    """Return the same; it belongs into the act that it is of."""
    made = []
    for card, told in sendable(session):
        load = Load(Kind.VERDICT, cycle, _instruments(session, told), [own.number for own in told])
        below = card.office.id
        content = Content(records=[decision_line(_carried(session, own, below)) for own in told])
        parcel = packing.packed(session, card, content, load)
        decisions.mark_told(session.store, [own.id for own in told], parcel.id)
        made.append(parcel)
    return tuple(made)


def sendable(session: Session) -> list[tuple[OfficeCard, list[Proposed]]]:
    """Return the offices below that can be written to, each with what it does not know yet."""
    waiting = untold(session)
    cards = reachable(session, (office for office, _ in waiting))
    found = groupby(waiting, key=lambda own: own[0])
    return [(cards[to], [own for _, own in some]) for to, some in found if to in cards]


def untold(session: Session) -> list[tuple[str, Proposed]]:
    """Return what was decided and not told, each with the office below that sent the request."""
    store = session.store
    found = [(decisions.source(store, own.number), own) for own in decisions.untold(store)]
    return sorted(found, key=lambda own: (own[0], own[1].id))


def take(session: Session, opened: OpenedParcel, parcel: Parcel) -> None:
    """Let requests follow what was decided above, and pass it on down at once.

    It belongs into the opening of the verdict's parcel.

    Raises:
        ParcelInsideWrongError, ParcelForgedError: while the records are read; take none of them.
    """
    outcomes = [
        _outcome(session, opened, position, line)
        for position, line in enumerate(opened.records, start=1)
    ]
    arrivals.note_outcomes(session.store, parcel.id, outcomes)
    pack_untold(session, parcel.cycle)


def _outcome(session: Session, opened: OpenedParcel, position: int, line: bytes) -> RecordOutcome:
    """Return what became of one decision; what it wrote is undone when it is refused."""
    head, number = opened.sealed.manifest.head, ""
    try:
        carried = read_decision_line(line)
        number = carried.number
        with session.store.transaction():
            _follow(session, head.sender, carried)
    except SiksngError as refusal:
        return RecordOutcome(position, number, Result.REFUSED.value, refusal.code)
    parcels.place_request(session.store, head.id, position, number)
    return RecordOutcome(position, number, Result.ACCEPTED.value, "")


def _follow(session: Session, sender: Office, carried: CarriedDecision) -> None:
    """Let a request follow a decision.

    Raises:
        SiksngError: it is not here, was not sent there, or stands elsewhere; it is as it was.
    """
    store, number = session.store, carried.number
    request = requests.get(store, number, session.office.id)
    sent = parcels.of_request(store, number, Direction.OUT)
    if sender.id not in {own.recipient for own in sent}:
        raise NotSentThereError(number=number)
    claims.require_decided(session, sender, request, carried.revisions)
    if carried.outcome is Outcome.RETURNED and carried.revisions:
        became.require_ours(session, request, carried.revisions)
    decision = Decision(
        outcome=decisions.Outcome(carried.outcome.value),
        reason=carried.reason,
        office=carried.office,
        kept=carried.kept,
        fields=carried.fields,
        paper=carried.paper,
        revisions=tuple(own.revision.hash for own in carried.revisions),
    )
    doing = session.doing(carried.reason)
    requests.move(store, number, STEPS[carried.outcome], doing)
    decisions.propose(store, number, decision, doing)
    decisions.confirm(store, number, doing)
    flags.take_down(store, number, Flag.WAITING, Flag.REFUSED)
    for own in carried.revisions:
        for revision in (*own.pending, own.revision):
            revisions.keep(store, revision, ORIGIN)
    if carried.outcome is Outcome.ACCEPTED:
        applying.accept_revisions(session, [own.revision for own in carried.revisions])


def _carried(session: Session, told: Proposed, below: str) -> CarriedDecision:
    """Return a decision as it travels to the office below that sent the request."""
    decision = told.decision
    return CarriedDecision(
        number=told.number,
        outcome=Outcome(decision.outcome.value),
        reason=decision.reason,
        office=decision.office,
        kept=decision.kept,
        fields=decision.fields,
        paper=decision.paper,
        revisions=became.carried(session, told, below),
    )


def _instruments(session: Session, told: Sequence[Proposed]) -> tuple[str, ...]:
    """Return the questionnaires of the requests that were decided."""
    own = session.office.id
    asked = (requests.get(session.store, one.number, own).instrument for one in told)
    return tuple(sorted({f"{name}/{version}" for name, version in asked}))
