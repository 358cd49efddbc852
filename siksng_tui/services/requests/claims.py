"""What a record from another office may speak of: its own number, one household, its own region.

The sender is proven and its signatures are true; what it says with them is judged here.
"""

from collections.abc import Collection, Iterable

from db.register import revisions
from db.requests import ledger, received
from forms.errors import RefusedError
from forms.kinds import kinds
from forms.loading import instrument, shipped
from forms.records import Request, Revision, SubjectKind
from siksng_tui.exchange.errors import InstrumentUnknownError, RequestLineWrongError
from siksng_tui.exchange.offices import Office, inside
from siksng_tui.exchange.submission import CarriedRequest, CarriedRevision
from siksng_tui.services.entry.standing import MOVING
from siksng_tui.services.office.sessions import Session


class RegionForeignError(RefusedError):
    """The request changes a family outside the sender's region; it was not taken. Facts: number."""

    code, field = "region-foreign", "number"


def require_request(
    session: Session, sender: Office, owners: Iterable[Office], carried: CarriedRequest
) -> None:
    """Refuse a request that speaks of more than its sender may.

    Args:
        session: the unlocked office.
        sender: who sent it.
        owners: the offices whose people signed it.
        carried: the request, its hashes and signatures proven.

    Raises:
        RequestLineWrongError, InstrumentUnknownError, InstrumentFileMissingError,
        RegionForeignError: it was not taken.
    """
    own = (office.region for office in owners if office.id == carried.owner)
    if not any(ledger.given_in(carried.number, region) for region in own):
        raise RequestLineWrongError(part="number")
    proposed = [one.revision for one in carried.revisions]
    _require_questions(proposed)
    if carried.kind not in kinds(instrument(proposed[0].instrument)):
        raise RequestLineWrongError(part="kind")
    begun = {one.subject.id for one in proposed if one.subject.kind is SubjectKind.HOUSEHOLD}
    homes = {carried.household} | (begun if carried.kind in MOVING else set())
    _require_homes(session, carried.revisions, homes)
    named = {carried.household, carried.subject, *homes, *(one.subject.id for one in proposed)}
    known = received.villages(session.store, named)
    if not all(inside(village, sender.region) for village in known | _regions(proposed)):
        raise RegionForeignError(number=carried.number)


def require_decided(
    session: Session, sender: Office, of: Request, decided: Collection[CarriedRevision]
) -> None:
    """Refuse a decision that changes more than the household of its request.

    Raises:
        RequestLineWrongError, InstrumentUnknownError, InstrumentFileMissingError,
        RegionForeignError: it was not taken.
    """
    proposed = [one.revision for one in decided]
    _require_questions(proposed)
    _require_homes(session, decided, {of.household, of.other} - {""})
    if not all(inside(region, sender.region) for region in _regions(proposed)):
        raise RegionForeignError(number=of.number)


def _require_questions(proposed: Iterable[Revision]) -> None:
    """Refuse answers to a questionnaire that this program does not have.

    Raises:
        InstrumentUnknownError: it was not taken.
    """
    known = {(own.id, own.version) for own in shipped()}
    for own in proposed:
        if (own.instrument, own.version) not in known:
            raise InstrumentUnknownError(instrument=f"{own.instrument}/{own.version}")


def _require_homes(
    session: Session, carried: Iterable[CarriedRevision], homes: Collection[str]
) -> None:
    """Refuse what belongs to none of some households, or starts from another subject's state.

    Raises:
        RequestLineWrongError: it was not taken.
    """
    for own in carried:
        subject = own.revision.subject
        is_home = subject.kind is SubjectKind.HOUSEHOLD
        if (subject.id if is_home else subject.links.get("household")) not in homes:
            raise RequestLineWrongError(part="household")
        if revisions.subject(session.store, own.base) not in {None, subject.id}:
            raise RequestLineWrongError(part="revisions")


def _regions(proposed: Iterable[Revision]) -> set[str]:
    """Return where some households are to be; families and persons are where their household is."""
    subjects = (own.subject for own in proposed)
    return {own.region for own in subjects if own.kind is SubjectKind.HOUSEHOLD or own.region}
