"""Verdicts: what was decided goes down, office by office, to whoever sent the request."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from db import arrivals, decisions, flags, proposals, requests, revisions
from db.arrivals import RecordOutcome
from db.decisions import Decision, Proposed
from db.parcels import Parcel
from forms.errors import NotFoundError, SiksngError
from forms.lifecycle import Step
from forms.records import Flag, Revision
from forms.revisions import read_revision
from siksng_tui.exchange.manifest import Kind
from siksng_tui.exchange.opening import OpenedParcel
from siksng_tui.exchange.submission import CarriedRevision
from siksng_tui.exchange.verdict import (
    CarriedDecision,
    Outcome,
    decision_line,
    read_decision_line,
)
from siksng_tui.exchange.writing import Content
from siksng_tui.services import applying, packing
from siksng_tui.services.packing import Load
from siksng_tui.services.receipts import card_of
from siksng_tui.services.sessions import Session
from siksng_tui.services.taking import ORIGIN

STEPS = {
    Outcome.ACCEPTED: Step.ACCEPT,
    Outcome.REJECTED: Step.REJECT,
    Outcome.ABSORBED: Step.ABSORB,
    Outcome.RETURNED: Step.RETURN,
}
"""Outcome to the step of a request that was sent up."""


class NotSentThereError(NotFoundError):
    """The request was never sent to the office that decides on it; nothing changed. Facts: number."""

    code, field = "request-not-sent-there", "number"


def make(session: Session, cycle: str) -> tuple[Parcel, ...]:
    """Return the verdicts on all that was decided and that offices below do not know, packed.

    An office whose card is not known waits; `untold` lists what waits.
    """
    with session.act("verdict.pack") as facts:
        made = pack_untold(session, cycle)
        facts["verdicts"] = [own.id for own in made]
    return made


def pack_untold(session: Session, cycle: str) -> tuple[Parcel, ...]:
    """Return the same; it belongs into the act that it is of."""
    made = []
    for office, some in groupby(untold(session), key=lambda own: own[0]):
        card = card_of(session, office)
        if card is None:
            continue
        told = [own for _, own in some]
        load = Load(Kind.VERDICT, cycle, _instruments(session, told), [own.number for own in told])
        content = Content(records=[decision_line(_carried(session, own)) for own in told])
        parcel = packing.packed(session, card, content, load)
        decisions.mark_told(session.store, [own.id for own in told], parcel.id)
        made.append(parcel)
    return tuple(made)


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
        _outcome(session, parcel, position, line)
        for position, line in enumerate(opened.records, start=1)
    ]
    arrivals.note_outcomes(session.store, parcel.id, outcomes)
    pack_untold(session, parcel.cycle)
