"""The results of verification as tables: people, and the questions whose answers were wrong."""

from collections.abc import Iterator

from reports.books.book_records import Chapter, Column
from siksng_tui import words
from siksng_tui.services.checks.verification_report import verification_report
from siksng_tui.services.office.sessions import Session
from siksng_tui.wording import terms
from siksng_tui.words import _


def chapters(session: Session) -> Iterator[Chapter]:
    """Yield a line for each person, then one for each question of each person; no answers."""
    found = verification_report(session)
    account, wrong = Column(_("Account"), 3), Column(_("Wrong"), 2, right=True)
    compared, drawn = Column(_("Compared"), 2, right=True), Column(_("Drawn, %"), 2, right=True)
    people = [
        (own.account, terms.number(own.wrong), terms.number(own.compared), f"{own.rate:.0%}")
        for own in found
    ]
    yield Chapter(_("By person"), (account, wrong, compared, drawn), people)
    questions = [
        (
            own.account,
            one.label_en if words.language() == "en" else one.label_id,
            terms.number(one.wrong),
            terms.number(one.compared),
        )
        for own in found
        for one in own.questions
    ]
    yield Chapter(_("By question"), (account, Column(_("Question"), 7), wrong, compared), questions)
