"""Receipts: made when a submission is opened, taken by the office that sent it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from db.audit import audit
from db.file.chain import AuditHead
from db.office import offices
from db.parcels import arrivals, parcels
from db.parcels.arrivals import RecordOutcome
from db.parcels.parcels import Direction, Parcel, ParcelNotFoundError
from db.requests import flags, requests, tellings
from forms.errors import DamagedError, RefusedError
from forms.lifecycle import Step
from forms.records import Flag, State
from siksng_tui.exchange.cards import OfficeCard, read_card
from siksng_tui.exchange.chains import TrustedRoots, prove_office
from siksng_tui.exchange.errors import (
    CertificateRevokedError,
    OfficeOutOfScopeError,
    SenderUnknownError,
)
from siksng_tui.exchange.manifest import Kind
from siksng_tui.exchange.opening import OpenedParcel
from siksng_tui.exchange.receipt import Outcome, Receipt, Result, read_receipt
from siksng_tui.exchange.writing import Content
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.parcels import packing
from siksng_tui.services.parcels.packing import Load
from siksng_tui.services.trust.trusting import trusted_roots


class ReceiptUnknownError(RefusedError):
    """The receipt is for a parcel that this store never made; nothing changed. Facts: parcel."""

    code, field = "receipt-unknown", "file"


class ReceiptContradictsError(DamagedError):
    """The office above saw an audit chain that this store does not have; nothing was changed."""

    code, field = "receipt-contradicts", "file"


class ReceiptIncompleteError(DamagedError):
    """The receipt counts other records than the parcel had; nothing was changed. Facts: parcel."""

    code, field = "receipt-incomplete", "file"


def make(session: Session, parcel: Parcel) -> Parcel | None:
    """Return the receipt of a submission, packed; None as long as its sender cannot be written to.

    It belongs into the opening of the submission.
    """
    card = reachable(session, [parcel.sender]).get(parcel.sender)
    if card is None:
        return None
    outcomes = arrivals.outcomes(session.store, parcel.id)
    receipt = Receipt(
        parcel=parcel.id,
        epoch=parcel.epoch,
        sequence=parcel.sequence,
        digest=parcel.digest,
        audit_count=parcel.audit_count,
        audit_head=parcel.audit_head,
        outcomes=tuple(
            Outcome(own.position, own.number, Result(own.outcome), own.reason) for own in outcomes
        ),
    )
    load = Load(Kind.RECEIPT, parcel.cycle, answers=parcel.id)
    return packing.packed(session, card, Content(records=list(receipt.lines())), load)


def make_missing(session: Session) -> tuple[Parcel, ...]:
    """Return the receipts that could not be made before and now were, each in an act of its own."""
    made = []
    for parcel in due(session):
        with session.act("receipt.make", parcel=parcel.id):
            made.append(make(session, parcel))
    return tuple(own for own in made if own is not None)


def due(session: Session) -> tuple[Parcel, ...]:
    """Return the submissions without a receipt whose senders can be written to, oldest first."""
    waiting = without_receipt(session)
    known = reachable(session, (own.sender for own in waiting)) if waiting else {}
    return tuple(own for own in reversed(waiting) if own.sender in known)


def unwritten(session: Session, office: str) -> int:
    """Return how many receipts for an office no medium is known to have."""
    waiting = packing.going_down(session)
    return sum(own.recipient == office and own.kind == Kind.RECEIPT for own in waiting)


def without_receipt(session: Session) -> tuple[Parcel, ...]:
    """Return the submissions that were opened here and have no receipt, newest first."""
    kept = parcels.every(session.store)
    answered = {own.answers for own in kept}
    return tuple(
        own
        for own in kept
        if own.direction is Direction.IN
        and own.kind == Kind.SUBMISSION
        and own.state is parcels.ParcelState.OPENED
        and own.id not in answered
    )


def card_of(session: Session, office: str) -> OfficeCard | None:
    """Return the card of an office, None where none is known."""
    for known in offices.every(session.store):
        if known.id == office and known.card:
            return read_card(known.card)
    return None


def reachable(session: Session, wanted: Iterable[str]) -> dict[str, OfficeCard]:
    """Return the cards of those offices that can be written to: known, and to be believed."""
    asked, roots = set(wanted), trusted_roots(session)
    known = (own for own in offices.every(session.store) if own.id in asked)
    cards = (read_card(own.card) for own in known if own.card)
    return {card.office.id: card for card in cards if _believed(card, roots)}


def _believed(card: OfficeCard, roots: TrustedRoots) -> bool:
    """Return whether a card's certificates hold, so that something may be sealed to it."""
    try:
        prove_office(card.chain, roots)
    except (CertificateRevokedError, OfficeOutOfScopeError, SenderUnknownError):
        return False
    return True


def take(session: Session, opened: OpenedParcel, parcel: Parcel) -> None:
    """Take a receipt: what was accepted is acknowledged, what was refused is to be sent again.

    It belongs into the opening of the receipt's parcel.

    Raises:
        ReceiptUnknownError, ReceiptContradictsError, ReceiptIncompleteError,
        ParcelInsideWrongError: nothing was changed.
    """
    receipt = read_receipt(opened.records)
    try:
        sent = parcels.get(session.store, receipt.parcel)
    except ParcelNotFoundError:
        raise ReceiptUnknownError(parcel=receipt.parcel) from None
    if sent.digest != receipt.digest or sent.recipient != parcel.sender:
        raise ReceiptUnknownError(parcel=receipt.parcel)
    if not audit.holds(session.store, AuditHead(receipt.audit_count, receipt.audit_head)):
        raise ReceiptContradictsError
    asked, told = (of(session.store, sent.id) for of in (parcels.requests_in, parcels.tellings_in))
    if len(receipt.outcomes) != sent.records or not _is_of({**asked, **told}, receipt.outcomes):
        raise ReceiptIncompleteError(parcel=sent.id)
    for said_of in (sent.id, parcel.id):
        arrivals.note_outcomes(session.store, said_of, _noted(receipt.outcomes))
    parcels.mark_answered(session.store, parcel.id, sent.id)
    for position, number in asked.items():
        _follow(session, number, receipt.outcomes[position - 1])
    tellings.mark_heard(session.store, _heard(told, receipt.outcomes), parcel.id)


def _is_of(sent: Mapping[int, str], outcomes: Sequence[Outcome]) -> bool:
    """Return whether each outcome names what was sent at its place; a refused one may name none."""
    return all(
        outcomes[position - 1].number == number
        or (outcomes[position - 1].result is Result.REFUSED and not outcomes[position - 1].number)
        for position, number in sent.items()
    )


def _heard(told: Mapping[int, str], outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield the numbers of the tellings that the office above took."""
    for position, number in told.items():
        if outcomes[position - 1].result is Result.ACCEPTED:
            yield number


def _noted(outcomes: Sequence[Outcome]) -> list[RecordOutcome]:
    """Return outcomes as the store keeps them."""
    return [
        RecordOutcome(own.position, own.number, own.result.value, own.reason) for own in outcomes
    ]


def _follow(session: Session, number: str, outcome: Outcome) -> None:
    """Let a request follow what the office above said of it, if it still waits for that."""
    request = requests.get(session.store, number, session.office.id)
    if request.state is not State.SENT:
        return
    store, now = session.store, session.clock()
    flags.take_down(store, number, Flag.WAITING, Flag.REFUSED)
    if outcome.result is Result.WAITING:
        flags.put_up(store, number, Flag.WAITING, now)
    elif outcome.result is Result.REFUSED:
        requests.move(store, number, Step.REFUSE_PARCEL, session.doing(outcome.reason))
        flags.put_up(store, number, Flag.REFUSED, now)
    else:
        requests.move(store, number, Step.ACKNOWLEDGE, session.doing())
