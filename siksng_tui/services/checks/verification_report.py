"""How often each person's answers were wrong, by question: counts, no values."""

from dataclasses import dataclass
from itertools import groupby

from db.requests import verifications
from forms.loading import instrument
from forms.verification import CERTAIN, sample_rate
from siksng_tui.services.office.sessions import Session


@dataclass(frozen=True, slots=True)
class QuestionErrors:
    """One question: what it is called, and how many of its answers were compared and wrong."""

    instrument: str
    variable: str
    label_id: str
    label_en: str
    compared: int
    wrong: int


@dataclass(frozen=True, slots=True)
class PersonErrors:
    """One person: the share of requests that are drawn next, and the errors by question."""

    account: str
    rate: float
    compared: int
    wrong: int
    questions: tuple[QuestionErrors, ...]


def verification_report(session: Session) -> tuple[PersonErrors, ...]:
    """Return the errors of every person whose answers somebody else keyed again."""
    found = groupby(verifications.errors(session.store), key=lambda own: own.account)
    return tuple(_person(session, account, tuple(map(_question, own))) for account, own in found)


def _person(session: Session, account: str, questions: tuple[QuestionErrors, ...]) -> PersonErrors:
    """Return one person's errors."""
    rate = sample_rate(*verifications.newest_errors(session.store, account))
    return PersonErrors(
        account=account,
        rate=rate / CERTAIN,
        compared=sum(own.compared for own in questions),
        wrong=sum(own.wrong for own in questions),
        questions=questions,
    )


def _question(own: verifications.Errors) -> QuestionErrors:
    """Return one question's errors; a question that is asked no more keeps its name only."""
    asked = instrument(own.instrument).variables.get(own.variable)
    names = (asked.label_id, asked.label_en) if asked else (own.variable, own.variable)
    return QuestionErrors(own.instrument, own.variable, *names, own.compared, own.wrong)
