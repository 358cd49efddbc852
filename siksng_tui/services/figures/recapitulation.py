"""How many requests there are: by village, by kind, and by state."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from db.requests import request_tallies
from db.requests.request_tallies import Tally
from forms.records import Level, State
from reports.books.book_records import Bar, Chapter, Column, Total
from siksng_tui.services.office.places import places
from siksng_tui.services.office.sessions import Session
from siksng_tui.wording import terms
from siksng_tui.words import N_, _

STAGES: Final[Mapping[str, frozenset[State]]] = MappingProxyType(
    {
        N_("At work"): frozenset(
            {State.DRAFT, State.RECEIVED, State.CHECKED, State.FINALISED, State.AUTHENTICATED}
            | {State.RETURNED}
        ),
        N_("Under seal"): frozenset({State.SEALED, State.COVERED}),
        N_("On the way"): frozenset({State.SENT, State.ACKNOWLEDGED}),
        N_("Ruled on"): frozenset({State.ACCEPTED, State.REJECTED, State.ABSORBED}),
        N_("Told"): frozenset({State.TOLD}),
        N_("Taken back"): frozenset({State.WITHDRAWN}),
    }
)
"""Parts of a request's life, and the states of each: together all there are."""

MOST_BARS: Final = 25
"""Bars of a chart, at most: the villages with most requests."""


def tallies(session: Session, village: str = "") -> tuple[Tally, ...]:
    """Return the requests of this office, counted; those of one village, if named."""
    return request_tallies.by_place(session.store, session.office.id, village)


def chapters(session: Session, village: str = "") -> Iterator[Chapter]:
    """Yield the recapitulation: villages with a chart, kinds, and every count."""
    found, named = tallies(session, village), village_names(session)
    villages = _grouped((named(own.village), own) for own in found)
    kinds = _grouped((_(terms.REQUEST_KINDS[own.kind]), own) for own in found)
    yield Chapter(_("By village"), _columns(_("Village")), _staged(villages), _bars(villages))
    yield Chapter(_("By kind"), _columns(_("Kind")), _staged(kinds), _bars(kinds))
    columns = (
        Column(_("Village"), 5),
        Column(_("Kind"), 4),
        Column(_("State"), 4),
        Column(_("Requests"), 2, right=True),
    )
    rows = [
        (
            named(own.village),
            _(terms.REQUEST_KINDS[own.kind]),
            terms.state(own.state),
            terms.number(own.count),
        )
        for own in found
    ]
    yield Chapter(_("By village, kind and state"), columns, rows)


def village_names(session: Session) -> Callable[[str], str]:
    """Return what names a village: with its district, and its city where it may have a namesake."""
    known = places(session)
    if session.office.level not in (Level.PROVINCE, Level.MINISTRY):
        return known.full
    return lambda code: f"{known.full(code)}, {known.above(code, Level.CITY)}"


def _grouped(found: Iterable[tuple[str, Tally]]) -> Mapping[str, Counter[State]]:
    """Return counts by state of each name, in the order in which the names come."""
    groups: dict[str, Counter[State]] = {}
    for name, own in found:
        groups.setdefault(name, Counter())[own.state] += own.count
    return groups


def _columns(first: str) -> tuple[Column, ...]:
    """Return the columns of a table of stages."""
    stages = (Column(_(stage), 2.2, right=True) for stage in STAGES)
    return (Column(first, 6), *stages, Column(_("Total"), 2, right=True))


def _staged(groups: Mapping[str, Counter[State]]) -> list[Sequence[str]]:
    """Return a row for each name, and one for all together."""
    lines = [_row(name, counts) for name, counts in groups.items()]
    if len(groups) > 1:
        lines.append(Total(_row(_("Total"), sum(groups.values(), Counter()))))
    return lines


def _row(name: str, counts: Counter[State]) -> Sequence[str]:
    """Return how many requests of a name stand in each stage, and all of them."""
    staged = (sum(counts[own] for own in states) for states in STAGES.values())
    return (name, *map(terms.number, staged), terms.number(counts.total()))


def _bars(groups: Mapping[str, Counter[State]]) -> tuple[Bar, ...]:
    """Return a chart of the names with most requests, the longest bar first.

    Those that were taken back have their column, and no part in a bar: an import that was undone
    would pass for work.
    """
    standing = {name: own.total() - own[State.WITHDRAWN] for name, own in groups.items()}
    most = sorted(standing.items(), key=lambda own: -own[1])[:MOST_BARS]
    return tuple(Bar(name, count) for name, count in most if count)
