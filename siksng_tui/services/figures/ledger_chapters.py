"""The ledger as tables, for workbook and paper: no number of a citizen and no name is in them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from db.parcels.parcels import Direction
from forms.records import State
from reports.books.book_records import Chapter, Column
from siksng_tui.exchange.manifest import Kind
from siksng_tui.services.figures.recapitulation import village_names
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests import ledger, ledger_words, queues
from siksng_tui.services.requests.ledger import Ledger, LinkTotals, Owed, ParcelLine, Section
from siksng_tui.services.requests.queues import RequestSummary
from siksng_tui.wording import terms
from siksng_tui.words import _

__all__ = ["PAGE", "Chapter", "gaps", "summary", "whole"]

PAGE: Final = 500
"""Requests that are read at once."""

OWN_PACE: Final = frozenset({Section.IN_HAND, Section.ENDED})
"""Sections in which nobody waits for another office or for word."""

DAY: Final = "%d-%m-%Y"
"""How a day is written."""


def whole(session: Session) -> Iterator[Chapter]:
    """Yield the whole ledger: what waits, every request, every parcel, the links."""
    read = ledger.read(session)
    yield summary(read)
    yield Chapter(_("Requests"), _request_columns(), _all_requests(session))
    yield Chapter(_("Parcels and receipts"), _parcel_columns(), _parcels(session))
    yield Chapter(_("Links between offices"), _link_columns(), _links(session, read.links))


def gaps(session: Session) -> Iterator[Chapter]:
    """Yield what waits for somebody's word and what is missing, each with its list."""
    read = ledger.read(session)
    yield summary(read)
    yield Chapter(_("What is missing"), _missing_columns(), _missing(session, read))
    for section in Section:
        if section not in OWN_PACE and read.sections[section].count:
            title = _(ledger_words.SECTIONS[section])
            yield Chapter(title, _request_columns(), _requests(session, section))
    for owed, waiting in read.parcels.items():
        if waiting.count:
            title = _(ledger_words.OWED[owed])
            yield Chapter(title, _parcel_columns(), _parcels(session, owed))
    yield Chapter(_("Links between offices"), _link_columns(), _links(session, read.links))


def summary(read: Ledger) -> Chapter:
    """Return how much waits where, and whether everything adds up."""
    columns = (
        Column(_("What waits"), 6),
        Column(_("Count"), 2, right=True),
        Column(_("Oldest, days"), 2, right=True),
    )
    return Chapter(_("Summary"), columns, list(_counted(read)))


def _counted(read: Ledger) -> Iterator[Sequence[str]]:
    """Yield each line of the summary."""
    for section, own in read.sections.items():
        yield _(ledger_words.SECTIONS[section]), str(own.count), _days(own.days)
    yield _("All requests"), str(read.total), ""
    for owed, own in read.parcels.items():
        yield _(ledger_words.OWED[owed]), str(own.count), _days(own.days)
    for words, count in ledger_words.holes(read).items():
        yield _(words), str(count), ""


def _request_columns() -> tuple[Column, ...]:
    """Return the columns of requests."""
    return (
        Column(_("Number"), 5.8),
        Column(_("Kind"), 3.4),
        Column(_("Village"), 5),
        Column(_("State"), 2.8),
        Column(_("Since"), 2.6),
        Column(_("Days"), 1.5, right=True),
        Column(_("Remarks"), 3),
    )


def _all_requests(session: Session) -> Iterator[Sequence[str]]:
    """Yield every request, in the order of the numbers in the ledger."""
    after, named = "", village_names(session)
    while found := queues.page(session, None, after=after, limit=PAGE):
        yield from (_request(session, own, named) for own in found)
        after = found[-1].number


def _requests(session: Session, section: Section) -> Iterator[Sequence[str]]:
    """Yield the requests of a section, what waits longest first."""
    found, named = ledger.numbers(session, section), village_names(session)
    for at in range(0, len(found), PAGE):
        for own in queues.summaries(session, found[at : at + PAGE]):
            yield _request(session, own, named)


def _request(session: Session, own: RequestSummary, named: Callable[[str], str]) -> Sequence[str]:
    """Return a request as a row."""
    return (
        own.number,
        _(terms.REQUEST_KINDS[own.kind]),
        named(own.village),
        terms.state(State(own.state)),
        own.since.astimezone().strftime(DAY),
        str(ledger.age(session, own.since)),
        ", ".join(map(terms.flag, own.flags)),
    )


def _parcel_columns() -> tuple[Column, ...]:
    """Return the columns of parcels and receipts."""
    return (
        *_way_columns(),
        Column(_("No."), 1.5, right=True),
        *_record_columns(),
        Column(_("State"), 2.4),
        Column(_("Days"), 1.7, right=True),
        Column(_("File and receipt"), 4.4),
    )


def _way_columns() -> tuple[Column, ...]:
    """Return the columns of what went which way, between here and whom."""
    return (Column(_("Way"), 2), Column(_("Kind"), 2.6), Column(_("Office"), 4))


def _record_columns() -> tuple[Column, ...]:
    """Return the columns of how many records there were, and what became of them."""
    return (
        Column(_("Records"), 2.8, right=True),
        Column(_("Taken"), 2.6, right=True),
        Column(_("Refused"), 2.5, right=True),
        Column(_("Laid aside"), 3, right=True),
    )


def _parcels(session: Session, owed: Owed | None = None) -> Iterator[Sequence[str]]:
    """Yield every parcel and receipt, or those for which something is owed, the oldest first."""
    names = ledger.names(session)
    return (_parcel(session, names, own) for own in ledger.parcels(session, owed))


def _parcel(session: Session, names: Mapping[str, str], own: ParcelLine) -> Sequence[str]:
    """Return a parcel as a row; only what is answered record by record says how."""
    is_answered = own.kind in {Kind.SUBMISSION, Kind.VERDICT}
    became = (own.accepted, own.refused, own.waiting)
    return (
        *_way(names, own),
        str(own.sequence),
        str(own.records),
        *(map(str, became) if is_answered else ("",) * len(became)),
        terms.parcel_state(own.state),
        str(ledger.age(session, own.time)),
        " ".join(filter(None, (own.file_name, own.receipt))),
    )


def _way(names: Mapping[str, str], own: ParcelLine | LinkTotals) -> Sequence[str]:
    """Return which way something went, of which kind, and the other office."""
    other = own.recipient if own.direction == Direction.OUT else own.sender
    return (
        _(ledger_words.WAYS[own.direction]),
        _(terms.PARCEL_KINDS[own.kind]),
        names.get(other, other),
    )


def _link_columns() -> tuple[Column, ...]:
    """Return the columns of links."""
    return (
        *_way_columns(),
        Column(_("Parcels"), 2.4, right=True),
        *_record_columns(),
        Column(_("Unanswered"), 3.4, right=True),
        Column(_("Adds up"), 1.9),
    )


def _links(session: Session, links: Sequence[LinkTotals]) -> Iterator[Sequence[str]]:
    """Yield what went over each link."""
    names = ledger.names(session)
    for own in links:
        counts = (
            own.parcels, own.records, own.accepted, own.refused, own.waiting, own.unanswered,
        )  # fmt: skip
        yield (
            *_way(names, own),
            *map(str, counts),
            _("yes") if own.balanced else _("NO"),
        )


def _missing_columns() -> tuple[Column, ...]:
    """Return the columns of what is missing."""
    return (Column(_("What is missing"), 4), Column(_("Of"), 5), Column(_("Numbers"), 3))


def _missing(session: Session, read: Ledger) -> Iterator[Sequence[str]]:
    """Yield every number that is missing: of requests, of parcels that came, of parcels made."""
    names = ledger.names(session)
    for gap in read.gaps:
        yield _("request"), gap.series, f"{gap.first}-{gap.last}"
    for came in read.missing:
        office = names.get(came.sender, came.sender)
        yield _("parcel that never came"), office, f"{came.epoch}/{came.sequence}"
    for made in read.lost:
        office = names.get(made.recipient, made.recipient)
        yield _("parcel made here"), office, f"{made.epoch}/{made.sequence}"


def _days(days: int | None) -> str:
    """Return an age, nothing where nothing waits."""
    return "" if days is None else str(days)
