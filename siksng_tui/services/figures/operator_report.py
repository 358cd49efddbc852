"""How much and how fast people worked at the screen, as tables."""

from collections.abc import Iterator, Sequence

from reports.books.book_records import Bar, Chapter, Column
from siksng_tui.services.figures.work_log import WorkSession, by_account, rates, sittings
from siksng_tui.services.office.sessions import Session
from siksng_tui.wording import terms
from siksng_tui.wording.days import show_moment
from siksng_tui.words import _


def chapters(session: Session) -> Iterator[Chapter]:
    """Yield each person with a chart of the records, then each sitting; one's own, or everybody's.

    Whoever is no authenticator sees the own ones.
    """
    found = sittings(session)
    people = by_account(found)
    bars = tuple(Bar(own.account, _records(own)) for own in people)
    yield Chapter(_("By person"), _columns(_("Account"), 3), [_person(own) for own in people], bars)
    columns = (Column(_("Began"), 3.4), *_columns(_("Account"), 2.4))
    rows = [(show_moment(own.started), *_person(own)) for own in found]
    yield Chapter(_("Sittings"), columns, rows)


def _columns(first: str, share: float) -> tuple[Column, ...]:
    """Return the columns of a person's counts."""
    titles = (_("Hours"), _("Records"), _("Fields"), _("An hour"), _("Keys"), _("Mended"))
    return (Column(first, share), *(Column(title, 1.9, right=True) for title in titles))


def _person(own: WorkSession) -> Sequence[str]:
    """Return the counts of a sitting, or of several added up."""
    speed = rates(own)
    return (
        own.account,
        f"{own.seconds // 3600}:{own.seconds // 60 % 60:02}",
        terms.number(_records(own)),
        terms.number(own.fields),
        _rounded(speed.fields_an_hour),
        terms.number(own.keys),
        _rounded(speed.corrections_a_hundred_fields),
    )


def _records(own: WorkSession) -> int:
    """Return how many records were filed."""
    return sum(own.records.values())


def _rounded(rate: float | None) -> str:
    """Return a rate as it is read; a dash where nothing was counted."""
    return "-" if rate is None else terms.number(round(rate))
