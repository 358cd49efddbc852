"""How often each person's answers were wrong, by question: counts, no values."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from db import verifications
from forms.loading import instrument
from forms.verification import CERTAIN, sample_rate
from reports.books.book_records import Bar, Chapter, Column
from siksng_tui import words
from siksng_tui.services.office.sessions import Session
from siksng_tui.wording import terms
from siksng_tui.words import _


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


def chapters(session: Session) -> Iterator[Chapter]:
    """Yield each person with a chart of the wrong answers, then the questions of each."""
    found = verification_report(session)
    people = [
        (own.account, *_counts(own.wrong, own.compared), f"{round(own.rate * 100)} %")
        for own in found
    ]
    drawn = Column(_("Drawn next"), 2.4, right=True)
    bars = tuple(Bar(own.account, own.wrong) for own in found)
    yield Chapter(_("By person"), (*_columns(_("Account")), drawn), people, bars)
    rows = [
        (own.account, _label(asked), *_counts(asked.wrong, asked.compared))
        for own in found
        for asked in own.questions
    ]
    yield Chapter(_("By question"), _columns(_("Account"), _("Question")), rows)


def _columns(*titles: str) -> tuple[Column, ...]:
    """Return the columns of what is counted, and of its counts."""
    counts = (_("Wrong answers"), _("Compared"))
    return (
        *(Column(title, 3) for title in titles),
        *(Column(title, 2, right=True) for title in counts),
    )


def _counts(wrong: int, compared: int) -> tuple[str, str]:
    """Return how many answers were wrong, and how many were compared."""
    return terms.number(wrong), terms.number(compared)


def _label(own: QuestionErrors) -> str:
    """Return what a question is called in the language that is spoken."""
    return own.label_en if words.language() == "en" else own.label_id


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
