"""Sets: requests sealed together under one cover paper, and the paper's coming back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from db.office import attachments
from db.parcels import parcels
from db.requests import request_queues, requests
from db.sets import sets
from forms import checkcode
from forms.errors import RefusedError, UsageError
from forms.lifecycle import Step, after
from forms.records import Level, RequestKind, State
from forms.set_records import Attached, Cover, RequestSet, SetKind
from forms.sets import codes_on_paper
from forms.text import clean
from siksng_tui.exchange.manifest import CYCLE
from siksng_tui.services.entry.doubts import CycleUnreadableError
from siksng_tui.services.office import reasons
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.sets.attaching import Scan

COVER_PAPER: Final = {
    Level.VILLAGE: SetKind.MINUTES,
    Level.DISTRICT: SetKind.FORWARDING,
    Level.CITY: SetKind.DECREE,
    Level.PROVINCE: SetKind.FORWARDING,
    Level.MINISTRY: SetKind.DECREE,
}
"""Which paper covers the sets of an office of each level."""


class NothingToSealError(RefusedError):
    """No authenticated request waits; no set was made."""

    code = "nothing-to-seal"


class SetCodeMismatchError(RefusedError):
    """The code typed from the signed paper is not this set's; nothing was changed."""

    code, field = "set-code-mismatch", "set_code"


class CoverIncompleteError(UsageError):
    """Number, date and signer of the paper are due; nothing was changed."""

    code = "cover-incomplete"


class SetPackedError(RefusedError):
    """The set's parcel is packed and may be on a stick; nothing was changed. Facts: number."""

    code, field = "set-packed", "number"


@dataclass(frozen=True, slots=True)
class SetLine:
    """A set as a line of their list: where its requests stand, and whether a parcel holds it.

    `attached` is the scan of its signed paper, where `line` was asked.
    """

    set: RequestSet
    state: State
    packed: bool = False
    attached: tuple[Attached, ...] = ()


def seal(session: Session, cycle: str, numbers: Sequence[str] = ()) -> RequestSet:
    """Return a new set of authenticated requests; the register stays open.

    Args:
        session: the unlocked office.
        cycle: the quarter, as "2026-Q4".
        numbers: the requests; all authenticated ones where none is named.

    Raises:
        RoleMissingError, CycleUnreadableError, NothingToSealError, StepRefusedError: no set was
            made.
    """
    session.require_for(Step.SEAL)
    if not CYCLE.fullmatch(cycle):
        raise CycleUnreadableError
    chosen = tuple(dict.fromkeys(numbers)) or request_queues.numbers_in(
        session.store, session.office.id, State.AUTHENTICATED
    )
    if not chosen:
        raise NothingToSealError
    with session.act("set.seal", requests=len(chosen)) as facts:
        new = sets.NewSet(
            kind=kind(session),
            cycle=cycle,
            office=session.office.id,
            region=session.office.region,
            requests=chosen,
        )
        sealed = sets.create(session.store, new, account=session.account.name, time=session.clock())
        move_all(session, sealed.requests, Step.SEAL)
        facts.update(number=sealed.number, fingerprint=sealed.fingerprint)
    return sealed


def kind(session: Session) -> SetKind:
    """Return which paper covers the sets of this office."""
    return COVER_PAPER[session.office.level]


def every(session: Session) -> tuple[RequestSet, ...]:
    """Return the sets of this office, the newest first."""
    return sets.every(session.store)


def lines(session: Session) -> tuple[SetLine, ...]:
    """Return the sets of this office, the newest first, with where their requests stand."""
    return tuple(SetLine(own, state_of(session, own)) for own in sets.every(session.store))


def state_of(session: Session, of: RequestSet) -> State:
    """Return where a set stands: where the hindmost of its requests does.

    They go their road together until the office above refuses some, or decides on each.
    """
    order = list(State)
    there = sets.standing(session.store, of.number, session.office.id).values()
    bound = (
        order.index(state) for state in there if order.index(state) >= order.index(State.SEALED)
    )
    return order[min(bound, default=order.index(State.SENT))]


def line(session: Session, number: str) -> SetLine:
    """Return one set as `get` does, with where its requests stand and whether it is packed.

    Raises:
        SetNotFoundError, SetChangedError: it cannot be used.
    """
    found = sets.get(session.store, number)
    packed = parcels.of_set(session.store, number) is not None
    attached = attachments.of(session.store, number)
    return SetLine(found, state_of(session, found), packed, attached)


def waiting(session: Session) -> Mapping[RequestKind, int]:
    """Return how many authenticated requests of each kind are in no set yet."""
    return request_queues.kind_counts(session.store, session.office.id, State.AUTHENTICATED)


def get(session: Session, number: str) -> RequestSet:
    """Return one set, its fingerprint proven against what it holds.

    Raises:
        SetNotFoundError, SetChangedError: it cannot be used.
    """
    return sets.get(session.store, number)


def unseal(session: Session, number: str, reason: str) -> None:
    """Let the requests of a set go back to authenticated; the set's code dies.

    Raises:
        RoleMissingError, ReasonMissingError, SetNotFoundError, StepRefusedError: nothing changed.
    """
    session.require_for(Step.UNSEAL)
    said = reasons.required(reason)
    found = sets.get(session.store, number)
    with session.act("set.unseal", number=number):
        move_all(session, found.requests, Step.UNSEAL, said)
        sets.unseal(session.store, number)


def cover(
    session: Session, number: str, paper: Cover, typed_code: str, scan: Scan | None = None
) -> RequestSet:
    """Return the set after its paper was signed.

    Args:
        session: the unlocked office.
        number: the set's number.
        paper: number, date and signer as they stand on the paper.
        typed_code: the set code as it stands on the paper; the one from before families were
            struck out on it will do.
        scan: of the paper, or the PDF that was signed.

    Raises:
        RoleMissingError: the person is no operator; nothing was changed.
        CodeMistypedError: the check character does not fit; nothing was changed.
        SetCodeMismatchError: it is another set's paper; nothing was changed.
        CoverIncompleteError: number or signer is blank; nothing was changed.
        PaperTextTooLongError: number or signer does not fit on a paper; nothing was changed.
        SetNotFoundError, StepRefusedError: nothing was changed.
    """
    session.require_for(Step.COVER)
    found = sets.get(session.store, number)
    if checkcode.parse(typed_code) not in codes_on_paper(found):
        raise SetCodeMismatchError(number=number)
    signed = Cover(clean(paper.number).strip(), paper.date, clean(paper.signer).strip())
    if not signed.number or not signed.signer:
        raise CoverIncompleteError(number=number)
    from reports.page.limits import check_lengths  # noqa: PLC0415 - loads what draws papers

    check_lengths({"number": signed.number, "signer": signed.signer}, {})
    with session.act("set.cover", number=number, fingerprint=found.fingerprint) as facts:
        move_all(session, found.requests, Step.COVER)
        if scan is not None:
            facts.update(attached=_attach(session, number, scan))
        return sets.cover(
            session.store, number, signed, account=session.account.name, time=session.clock()
        )


def _attach(session: Session, number: str, scan: Scan) -> str:
    """Keep the scan of a set's paper with what it proves, and return its SHA-256."""
    attachments.keep(session.store, number, scan.name, scan.content, session.clock())
    if scan.proof is not None:
        attachments.prove(session.store, number, scan.proof)
    (kept,) = attachments.of(session.store, number)
    return kept.sha256


def uncover(session: Session, number: str, reason: str) -> RequestSet:
    """Return the set without its paper, which was copied wrongly and can be entered again.

    The set and its code stay what they are, and the scan goes with the paper; only before the set
    is sent. A parcel that was packed bears the paper's data, and a copy of it may have reached a
    stick before the program was ended.

    Raises:
        RoleMissingError, ReasonMissingError, SetNotFoundError, StepRefusedError: nothing changed.
        SetPackedError: its parcel was made already; nothing was changed.
    """
    session.require_for(Step.UNCOVER)
    said = reasons.required(reason)
    found = sets.get(session.store, number)
    after(Step.UNCOVER, state_of(session, found))
    if parcels.of_set(session.store, number) is not None:
        raise SetPackedError(number=number)
    with session.act("set.uncover", number=number, fingerprint=found.fingerprint):
        move_all(session, found.requests, Step.UNCOVER, said)
        attachments.drop(session.store, number)
        return sets.uncover(session.store, number)


def move_all(session: Session, numbers: Sequence[str], step: Step, reason: str = "") -> None:
    """Take one step with every request of a set, or with those that leave it."""
    for number in numbers:
        requests.move(session.store, number, step, session.doing(reason))
