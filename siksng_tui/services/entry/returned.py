"""What an office above wants mended: why a request came back, and at which answers.

While its owner reworks it, each answer that was meant and still stands is a finding, which asks for
another answer or for a reason.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from db.requests import decisions, proposals, requests
from db.requests.decisions import Outcome
from forms.editing import Path, PathError, answer_at, read_path
from forms.findings import Finding, Place, Severity
from forms.instrument import Instrument
from forms.lifecycle import Step
from forms.records import Answer, HouseholdRecord, State
from siksng_tui.services.office.sessions import Session

ENDED: Final = frozenset(
    {State.WITHDRAWN, State.ACCEPTED, State.REJECTED, State.ABSORBED, State.TOLD}
)
"""States in which nobody mends a request any more."""

RULE: Final = "KEMBALI"
"""Stands where a finding names its rule."""


@dataclass(frozen=True, slots=True)
class Meant:
    """An answer that was meant when a request was sent back, and what stood there."""

    subject: str
    path: Path
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class SentBack:
    """Why a request came back, and the answers that are meant, "SUBJECT/PATH"."""

    reason: str
    fields: tuple[str, ...]


def sent_back(session: Session, number: str) -> SentBack | None:
    """Return why a request came back to this office, its owner; None where it did not.

    Whoever finalises or authenticates it before it goes up again is to know it, too.

    Raises:
        RequestNotFoundError: there is no such request.
    """
    request = requests.get(session.store, number, session.office.id)
    if request.owner != session.office.id or not _is_back(session, number, request.state):
        return None
    found = decisions.of_request(session.store, number)
    if not found or found[-1].decision.outcome is not Outcome.RETURNED:
        return None
    return SentBack(found[-1].decision.reason, found[-1].decision.fields)


def meant(session: Session, number: str) -> tuple[Meant, ...]:
    """Return the answers to be mended in a request that is reworked, with what stood there.

    Raises:
        RequestNotFoundError: there is no such request.
    """
    back = sent_back(session, number)
    if back is None or not back.fields or not _is_reworked(session, number):
        return ()
    subjects = {
        own.revision.subject.id: own.revision.subject
        for own in proposals.proposal(session.store, number)
    }
    return tuple(
        Meant(subject, path, answer_at(subjects[subject], path))
        for subject, path in _spots(back.fields)
        if subject in subjects
    )


def findings(
    of: Iterable[Meant], questions: Instrument, records: Iterable[HouseholdRecord]
) -> Iterator[Finding]:
    """Yield a finding for each answer that was meant and still stands."""
    now: Mapping[str, HouseholdRecord] = {
        subject.id: record for record in records for subject in record.subjects()
    }
    for own in of:
        known = own.subject in now and own.path.variable in questions.variables
        if known and answer_at(now[own.subject].subject(own.subject), own.path) == own.answer:
            yield Finding(
                RULE,
                Severity.FLAG,
                Place(own.subject, own.path.variable, own.path.rows, own.path.row),
                "Kantor di atas meminta isian ini diperbaiki. Ubahlah, atau beri alasan mengapa "
                "sudah benar.",
                "The office above asks to mend this answer. Change it, or give a reason why it "
                "is right.",
            )


def _is_back(session: Session, number: str, state: State) -> bool:
    """Return whether a request lies here as it came back, or did not go up again since then."""
    if state is State.RETURNED:
        return True
    steps = [own.step for own in requests.events(session.store, number)]
    latest = next((own for own in reversed(steps) if own in {Step.REWORK, Step.SEND}), None)
    return state not in ENDED and latest is Step.REWORK


def _is_reworked(session: Session, number: str) -> bool:
    """Return whether a request lies here as it came back, or is being filled in since then."""
    last = requests.events(session.store, number)[-1]
    return last.after is State.RETURNED or last.step is Step.REWORK


def _spots(fields: Iterable[str]) -> Iterator[tuple[str, Path]]:
    """Yield subject and path of each answer; the office above may name what is none here."""
    for field in fields:
        subject, _slash, path = field.partition("/")
        try:
            yield subject, read_path(path)
        except PathError:
            continue
