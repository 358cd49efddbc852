"""The results of verification as tables: people, and the questions whose answers were wrong."""

from collections.abc import Iterator

from reports.books.book_records import Bar, Chapter, Column
from siksng_tui import words
from siksng_tui.services.checks.verification_report import QuestionErrors, verification_report
from siksng_tui.services.office.sessions import Session
from siksng_tui.wording import terms
from siksng_tui.words import _


def chapters(session: Session) -> Iterator[Chapter]:
    """Yield each person with a chart of the wrong answers, then the questions of each; no answers.

    Everybody sees everybody's: who is wrong how often decides how many requests are keyed again.
    """
    found = verification_report(session)
    people = [
        (own.account, *_counts(own.wrong, own.compared), f"{own.rate:.0%}".replace("%", " %"))
        for own in found
    ]
    drawn = Column(_("Drawn next"), 2.6, right=True)
    bars = tuple(Bar(own.account, own.wrong) for own in found)
    yield Chapter(_("By person"), (Column(_("Account"), 3), *_columns(), drawn), people, bars)
    rows = [
        (own.account, _label(asked), *_counts(asked.wrong, asked.compared))
        for own in found
        for asked in own.questions
    ]
    columns = (Column(_("Account"), 2.4), Column(_("Question"), 7), *_columns())
    yield Chapter(_("By question"), columns, rows)


def _columns() -> tuple[Column, ...]:
    """Return the columns of what is counted."""
    titles = (_("Wrong answers"), _("Compared"))
    return tuple(Column(title, 2, right=True) for title in titles)


def _counts(wrong: int, compared: int) -> tuple[str, str]:
    """Return how many answers were wrong, and how many were compared."""
    return terms.number(wrong), terms.number(compared)


def _label(own: QuestionErrors) -> str:
    """Return what a question is called in the language that is spoken."""
    return own.label_en if words.language() == "en" else own.label_id
