"""The road of a request from draft to authenticated, and the ways back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cryptography.hazmat.primitives import serialization

from db.requests import (
    conflicts,
    given_passphrases,
    proposals,
    request_queues,
    requests,
    verifications,
)
from forms.errors import RefusedError, SiksngError
from forms.lifecycle import RULES, Step
from forms.records import Flag, Request, RequestKind, Role, State
from forms.text import clean
from siksng_tui.exchange import signatures, statements
from siksng_tui.services.entry import entry, judging, sampling
from siksng_tui.services.entry.standing import require_last
from siksng_tui.services.office import reasons
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests import became


class FindingsOpenError(RefusedError):
    """Findings still stand in the way; the request stays where it was."""

    code = "findings-open"


class ConflictOpenError(RefusedError):
    """The register changed an answer that the request changes, too; nothing was changed.

    Facts: number.
    """

    code, field = "conflict-open", "number"


class SamePersonError(RefusedError):
    """Whoever changed or finalised a revision cannot authenticate it; nothing was changed."""

    code, exit_code = "same-person", 77


class OnePassphraseError(RefusedError):
    """One set the passphrase of the other while the request was under way; nothing was changed.

    Facts: account, giver.
    """

    code, exit_code = "one-passphrase", 77


Taking = Callable[[Session, str], Request]
"""Takes a step for a request, by its number; returns the request after it."""

GoesOn = Callable[[int, int], bool]
"""Told how many of how many requests are done; returns whether to take the next one."""


def always(_done: int, _total: int) -> bool:
    """Go on."""
    return True


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one request of several: its state, or why it was refused."""

    number: str
    state: State | None
    refusal: SiksngError | None = None


def check_draft(session: Session, number: str) -> Request:
    """Return the request, checked; one of an office below is judged once more.

    Raises:
        RequestNotFoundError, NotADraftError, NothingChangedError: nothing was changed.
        FindingsOpenError: it stays a draft, or being mended.
    """
    request = requests.get(session.store, number, session.office.id)
    if request.state is State.RECEIVED and Flag.MENDING not in request.flags:
        return _judged(session, number)
    filed = entry.file_entry(session, entry.open_entry(session, number))
    if filed.open_findings:
        raise FindingsOpenError(number=number)
    return requests.get(session.store, number, session.office.id)


def _judged(session: Session, number: str) -> Request:
    """Return a request of an office below, judged once more: it was reopened."""
    session.require(Role.OPERATOR)
    with session.act("request.check", number=number):
        judging.judge(session, number)
    return requests.get(session.store, number, session.office.id)


def check_or_rework(session: Session, number: str) -> Request:
    """Return a draft, checked; or a request that was sent back, a draft again.

    Raises:
        SiksngError: what either refuses.
    """
    request = requests.get(session.store, number, session.office.id)
    one = rework if request.state is State.RETURNED else check_draft
    return one(session, number)


def check_all(
    session: Session, goes_on: GoesOn = always, kinds: Sequence[RequestKind] = ()
) -> tuple[Outcome, ...]:
    """Return what became of each draft of some kinds: checked, or refused with its reason."""
    drafts = request_queues.work_in(session.store, session.office.id, State.DRAFT, kinds=kinds)
    return each(session, drafts, check_draft, goes_on)


def finalise(session: Session, number: str) -> Request:
    """Return the request, locked.

    Raises:
        RoleMissingError, StepRefusedError: nothing was changed.
        VerificationDueError: it was drawn, and nobody else keyed it again; nothing was changed.
        ConflictOpenError: a person settles that first; nothing was changed.
    """
    session.require_for(Step.FINALISE)
    _require_settled(session, number)
    with session.act("request.finalise", number=number):
        sampling.require_verified(session, number)
        proposals.touch(session.store, number, session.account.name)
        return _moved(session, number, Step.FINALISE)


def finalise_all(session: Session, goes_on: GoesOn = always) -> tuple[Outcome, ...]:
    """Return what became of each checked request: finalised, or refused with its reason."""
    checked = request_queues.work_in(session.store, session.office.id, State.CHECKED)
    return each(session, checked, finalise, goes_on)


def reopen(session: Session, number: str, reason: str) -> Request:
    """Return the request, a draft again.

    Raises:
        RoleMissingError, StepRefusedError, ReasonMissingError: nothing was changed.
        BuiltUponError: another request starts from this one; nothing was changed.
    """
    session.require_for(Step.REOPEN)
    with session.act("request.reopen", number=number):
        require_last(session, number)
        verifications.drop(session.store, number)
        return _moved(session, number, Step.REOPEN, reason)


def rework(session: Session, number: str) -> Request:
    """Return a request that was sent back, a draft again, as an office above mended it.

    Raises:
        RoleMissingError, StepRefusedError: nothing was changed.
        BuiltUponError: another request starts from this one; nothing was changed.
    """
    session.require_for(Step.REWORK)
    with session.act("request.rework", number=number):
        require_last(session, number)
        became.restate(session, number)
        return _moved(session, number, Step.REWORK)


def withdraw(session: Session, number: str, reason: str) -> Request:
    """Return the request, withdrawn for good.

    Raises:
        RoleMissingError, StepRefusedError, ReasonMissingError: nothing was changed.
        BuiltUponError: another request starts from this one; nothing was changed.
    """
    session.require_for(Step.WITHDRAW)
    with session.act("request.withdraw", number=number):
        require_last(session, number)
        verifications.drop(session.store, number)
        return _moved(session, number, Step.WITHDRAW, reason)


def authenticate(session: Session, number: str) -> Request:
    """Return the request, signed by a second person with that person's own key.

    Raises:
        RoleMissingError, SamePersonError, OnePassphraseError, StepRefusedError, ConflictOpenError:
            nothing was signed or changed.
    """
    session.require_for(Step.AUTHENTICATE)
    _require_settled(session, number)
    if session.account.name in proposals.touched_by(session.store, number):
        raise SamePersonError(number=number)
    one = given_passphrases.one_person(session.store, number, session.account.name)
    if one is not None:
        raise OnePassphraseError(number=number, account=one[0], giver=one[1])
    with session.act("request.authenticate", number=number):
        request = _moved(session, number, Step.AUTHENTICATE)
        proposals.sign(session.store, number, _signed(session, number))
    return request


def authenticate_all(session: Session, goes_on: GoesOn = always) -> tuple[Outcome, ...]:
    """Return what became of each finalised request: authenticated, or refused with its reason."""
    finalised = request_queues.work_in(session.store, session.office.id, State.FINALISED)
    return each(session, finalised, authenticate, goes_on)


def each(
    session: Session, numbers: Sequence[str], step: Taking, goes_on: GoesOn
) -> tuple[Outcome, ...]:
    """Return what became of each of some requests, each in a transaction of its own."""
    outcomes: list[Outcome] = []
    for done, number in enumerate(numbers):
        if not goes_on(done, len(numbers)):
            break
        outcomes.append(attempt(session, number, step))
    return tuple(outcomes)


def attempt(session: Session, number: str, step: Taking) -> Outcome:
    """Return what became of one request: its state after a step, or why it was refused."""
    try:
        return Outcome(number, step(session, number).state)
    except SiksngError as refusal:
        return Outcome(number, None, refusal)


def _require_settled(session: Session, number: str) -> None:
    """Refuse a request that clashes with the register.

    Raises:
        ConflictOpenError: nothing was changed.
    """
    if conflicts.of_request(session.store, number):
        raise ConflictOpenError(number=number)


def _moved(session: Session, number: str, step: Step, reason: str = "") -> Request:
    """Return the request after one step of its life."""
    said = reasons.required(reason) if RULES[step].needs_reason else clean(reason).strip()
    return requests.move(session.store, number, step, session.doing(said))


def _signed(session: Session, number: str) -> proposals.PersonSignature:
    """Return the person's signature over what the request proposes."""
    proposed = proposals.proposal(session.store, number)
    statement = statements.authentication_statement(
        number, [item.hash for item in proposed], session.office.id
    )
    key = session.unlocked.signing_key
    signature = signatures.sign(key, statements.AUTHENTICATION_TYPE, statement)
    return proposals.PersonSignature(
        office=session.office.id,
        account=session.account.name,
        public_key=key.public_key().public_bytes(
            serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        ),
        statement=statement,
        signature=signature.der,
        time=session.clock(),
    )
