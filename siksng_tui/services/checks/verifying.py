"""Verification: another person keys chosen answers again from the paper, without seeing the first.

Who keys again changes nothing of the request. Where the paper has it otherwise than the request,
the request is sent back to who entered it: docs/adr/0063-verification-by-sample.md.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from db.requests import proposals, requests, verifications
from db.requests.verifications import Choice, KeyedAgain, Result
from forms import editing
from forms.errors import RefusedError
from forms.instrument import Instrument
from forms.lifecycle import Step
from forms.records import Answer, Request, State
from forms.verification import FLAG, agree
from siksng_tui.services.entry import entry
from siksng_tui.services.entry.answering import typed_answer
from siksng_tui.services.entry.verified_fields import VerifiedField, first_answer, verified_fields
from siksng_tui.services.office import reasons
from siksng_tui.services.office.sessions import Session

__all__ = [
    "Choice",
    "Difference",
    "Verification",
    "VerifiedField",
    "begin",
    "differences",
    "end_keying",
    "finish",
    "leave_field",
    "settle",
    "settle_by_typing",
    "waiting",
]


class NothingToVerifyError(RefusedError):
    """The request does not wait for verification; nothing was changed. Facts: number."""

    code = "nothing-to-verify"


class VerifierTouchedError(RefusedError):
    """Whoever had a hand in a request does not key it again; nothing was changed. Facts: number."""

    code, exit_code = "verifier-touched", 77


class VerificationTakenError(RefusedError):
    """The keying is at its end, or somebody else began it anew; nothing was kept. Facts: number."""

    code = "verification-taken"


class VerificationOpenError(RefusedError):
    """Differences are not settled yet; nothing was changed. Facts: number, count."""

    code = "verification-open"


@dataclass(frozen=True, slots=True)
class Verification:
    """A request that is keyed again: what is asked, and what this person typed so far.

    It holds nothing of what was entered first. `keyed` says that the keying is at its end and
    only the differences are left.
    """

    number: str
    instrument: Instrument
    fields: tuple[VerifiedField, ...]
    typed: Mapping[tuple[str, str], Answer | None]
    keyed: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """Two answers to one question, and which of them the paper has, None while not settled."""

    field: VerifiedField
    first: Answer | None
    second: Answer | None
    choice: Choice | None


def waiting(session: Session) -> tuple[str, ...]:
    """Return the numbers of the requests that wait for verification, oldest first."""
    return verifications.waiting(session.store, session.office.id)


def begin(session: Session, number: str) -> Verification:
    """Return a request to be keyed again, as this person left it; whoever takes it over is blind.

    Raises:
        RequestNotFoundError, NothingToVerifyError, VerifierTouchedError: nothing was changed.
    """
    _require_second(session, number)
    if verifications.standing(session.store, number).verifier != session.account.name:
        with session.act("verification.begin", number=number):
            verifications.begin(session.store, number, session.account.name)
    return _kept(session, number)


def leave_field(
    session: Session, own: Verification, field: VerifiedField, text: str
) -> Answer | None:
    """Return the answer of a field that was left; when it is back, it is durable.

    Raises:
        NothingToVerifyError, VerifierTouchedError, VerificationTakenError: nothing was kept.
        AnswerError: the text is no answer to the question; nothing was kept.
    """
    answer = _typed(session, own.instrument, field, text)
    with session.store.transaction():
        _require_keying(session, own.number)
        verifications.save(session.store, own.number, [KeyedAgain(*field.key, answer)])
    return answer


def end_keying(session: Session, number: str) -> tuple[Difference, ...]:
    """Return every difference, once the keying is at its end; what was not typed is empty.

    Raises:
        NothingToVerifyError, VerifierTouchedError, VerificationTakenError: nothing was changed.
    """
    with session.act("verification.keyed", number=number) as facts:
        _require_keying(session, number)
        own = _kept(session, number)
        facts["fields"] = len(own.fields)
        empty = [KeyedAgain(*field.key, None) for field in own.fields if field.key not in own.typed]
        verifications.save(session.store, number, empty)
        verifications.end(session.store, number, session.clock())
    return differences(session, number)


def differences(session: Session, number: str) -> tuple[Difference, ...]:
    """Return the answers that differ, in the order of the paper.

    Raises:
        NothingToVerifyError, VerifierTouchedError: it is not this person's.
        VerificationTakenError: the keying is not at its end, or somebody else's.
    """
    _require_keyed(session, number)
    return tuple(own for own in _compared(session, number) if not _agreed(own))


def settle(session: Session, number: str, own: Difference, choice: Choice) -> None:
    """Keep, durably, which of two answers the paper has.

    Raises:
        NothingToVerifyError, VerifierTouchedError, VerificationTakenError: nothing was kept.
    """
    with session.store.transaction():
        _require_keyed(session, number)
        kept = KeyedAgain(*own.field.key, own.second, choice)
        verifications.save(session.store, number, [kept])


def settle_by_typing(session: Session, number: str, own: Difference, text: str) -> Choice:
    """Return which of two answers the paper has, by a third typing of it; kept durably.

    Raises:
        NothingToVerifyError, VerifierTouchedError, VerificationTakenError: nothing was kept.
        AnswerError: the text is no answer to the question; nothing was kept.
    """
    question = own.field.question
    asked = entry.read_entry(session, number).instrument
    typed = _typed(session, asked, own.field, text)
    choice = Choice.NEITHER
    if agree(question, own.first, typed):
        choice = Choice.FIRST
    elif agree(question, own.second, typed):
        choice = Choice.SECOND
    settle(session, number, own, choice)
    return choice


def finish(session: Session, number: str, note: str = "") -> Request:
    """Return the request, verified; or sent back with a note, where its answers must be mended.

    What was keyed again is forgotten; by person and question, counts stay.

    Raises:
        NothingToVerifyError, VerifierTouchedError, VerificationTakenError: nothing was changed.
        VerificationOpenError: a difference is not settled; nothing was changed.
        ReasonMissingError: the request goes back, and the note is blank; nothing was changed.
    """
    with session.act("verification.finish", number=number) as facts:
        _require_keyed(session, number)
        found = _compared(session, number)
        _require_settled(number, found)
        results = _results(found)
        wrong = sum(own.first_wrong for own in results)
        facts.update(
            fields=len(found), wrong=wrong, wrong_again=sum(own.second_wrong for own in results)
        )
        first = verifications.last_filer(session.store, number, session.office.id)
        people = (first, session.account.name)
        verifications.keep_results(session.store, number, people, session.clock(), results)
        verifications.drop(session.store, number)
        if wrong:
            said = session.doing(reasons.required(note))
            return requests.move(session.store, number, Step.SEND_BACK, said)
    return requests.get(session.store, number, session.office.id)


def _typed(
    session: Session, questions: Instrument, field: VerifiedField, text: str
) -> Answer | None:
    """Return the answer that a typed text stands for, None for an empty field."""
    path = editing.Path(field.question.name)
    return typed_answer(questions, field.kind, path, text, session.today())


def _kept(session: Session, number: str) -> Verification:
    """Return a request with what was keyed again so far."""
    read = entry.read_entry(session, number)
    kept = verifications.answers(session.store, number)
    return Verification(
        number=number,
        instrument=read.instrument,
        fields=verified_fields(read),
        typed={(own.subject_uid, own.path): own.value for own in kept},
        keyed=verifications.standing(session.store, number).keyed,
    )


def _compared(session: Session, number: str) -> tuple[Difference, ...]:
    """Return both answers to every question that was keyed again."""
    read = entry.read_entry(session, number)
    again = {
        (own.subject_uid, own.path): own for own in verifications.answers(session.store, number)
    }
    return tuple(
        Difference(
            field,
            first_answer(read, field),
            again[field.key].value,
            again[field.key].choice,
        )
        for field in verified_fields(read)
        if field.key in again
    )


def _agreed(own: Difference) -> bool:
    """Return whether both answers say the same."""
    return agree(own.field.question, own.first, own.second)


def _results(found: Sequence[Difference]) -> list[Result]:
    """Return the counts of each question."""
    compared: Counter[str] = Counter()
    first: Counter[str] = Counter()
    second: Counter[str] = Counter()
    for own in found:
        name = own.field.question.name
        compared[name] += 1
        if not _agreed(own):
            first[name] += own.choice is not Choice.FIRST
            second[name] += own.choice is not Choice.SECOND
    return [Result(name, count, first[name], second[name]) for name, count in compared.items()]


def _require_settled(number: str, found: Sequence[Difference]) -> None:
    """Refuse while a difference is not settled."""
    left = [own for own in found if own.choice is None and not _agreed(own)]
    if left:
        raise VerificationOpenError(number=number, count=len(left))


def _require_second(session: Session, number: str) -> None:
    """Refuse a request that does not wait, and a person who had a hand in it."""
    request = requests.get(session.store, number, session.office.id)
    if FLAG not in request.flags or request.state is not State.CHECKED:
        raise NothingToVerifyError(number=number)
    if session.account.name in proposals.touched_by(session.store, number):
        raise VerifierTouchedError(number=number)


def _require_keying(session: Session, number: str) -> None:
    """Refuse whoever does not key the request again at this moment."""
    _require_second(session, number)
    here = verifications.standing(session.store, number)
    if here.keyed or here.verifier != session.account.name:
        raise VerificationTakenError(number=number)


def _require_keyed(session: Session, number: str) -> None:
    """Refuse whoever did not key the request again to its end."""
    _require_second(session, number)
    here = verifications.standing(session.store, number)
    if not here.keyed or here.verifier != session.account.name:
        raise VerificationTakenError(number=number)
