"""What was done in a cycle with revised data and with new proposals, kind by kind."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from db.requests import request_tallies
from db.requests.request_tallies import About
from forms.lifecycle import Step
from forms.records import RequestKind
from reports.books.book_records import Bar, Chapter, Column, Total
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests import cycles
from siksng_tui.wording import terms
from siksng_tui.wording.days import show_day
from siksng_tui.words import N_, _

NEW: Final = (RequestKind.NEW_HOUSEHOLD, RequestKind.NEW_PERSON, RequestKind.PROPOSAL)
"""Kinds that propose somebody; the others revise data."""

GROUPS: Final[Mapping[str, tuple[RequestKind, ...]]] = MappingProxyType(
    {
        N_("Revised data"): tuple(own for own in RequestKind if own not in NEW),
        N_("New proposals"): NEW,
    }
)
"""The two halves of the work."""

BEFORE: Final[Mapping[str, tuple[Step, ...]]] = MappingProxyType(
    {
        N_("Came in"): (Step.ENTER, Step.RECEIVE),
        N_("Check"): (Step.CHECK,),
        N_("Final"): (Step.FINALISE,),
        N_("Auth."): (Step.AUTHENTICATE,),
    }
)
"""What the office does with a request; entered is also what came from below."""

AFTER: Final[Mapping[str, tuple[Step, ...]]] = MappingProxyType(
    {
        N_("Seal"): (Step.SEAL,),
        N_("Signed"): (Step.COVER,),
        N_("Sent off"): (Step.SEND,),
        N_("Accepted"): (Step.ACCEPT,),
        N_("Rejected"): (Step.REJECT,),
    }
)
"""What happens with its set, and what is decided."""


@dataclass(frozen=True, slots=True)
class Resume:
    """What was done in a cycle.

    Args:
        cycle: the quarter.
        first: first day of the work for it.
        last: the last one.
        taken: how many requests of a kind a step was taken with.
        about: whom the requests of a kind are about that came in.
    """

    cycle: str
    first: dt.date
    last: dt.date
    taken: Counter[tuple[RequestKind, Step]]
    about: Mapping[RequestKind, About]

    @property
    def kinds(self) -> tuple[RequestKind, ...]:
        """Return the kinds with which anything was done."""
        found = {kind for kind, _step in self.taken}
        return tuple(own for own in RequestKind if own in found)


def resume(session: Session, cycle: str = "") -> Resume:
    """Return what was done in a cycle, in the one that is worked for where none is named.

    Raises:
        CycleUnreadableError: it is no quarter.
    """
    named = cycle or cycles.current(session)
    first, last = cycles.span(session, named)
    start, end = (
        dt.datetime.combine(day, dt.time.min).astimezone()
        for day in (first, last + dt.timedelta(days=1))
    )
    store, own = session.store, session.office.id
    taken = request_tallies.taken(store, own, start, end)
    about = request_tallies.about(store, own, start, end)
    return Resume(
        named,
        first,
        last,
        Counter({(one.kind, one.step): one.count for one in taken}),
        {one.kind: one for one in about},
    )


def chapters(session: Session, cycle: str = "") -> Iterator[Chapter]:
    """Yield the resume of a cycle: until authentication with a chart, and from the seal on."""
    read = resume(session, cycle)
    title = _("{cycle}, {first} to {last}: until authentication").format(
        cycle=read.cycle, first=show_day(read.first), last=show_day(read.last)
    )
    columns = (
        Column(_("Kind"), 5),
        *(Column(_(name), 2.9, right=True) for name in BEFORE),
        Column(_("Families"), 2.3, right=True),
        Column(_("Persons on record"), 2.2, right=True),
    )
    yield Chapter(title, columns, _lines(read, BEFORE, about=True), _bars(read))
    columns = (Column(_("Kind"), 5), *(Column(_(name), 2.6, right=True) for name in AFTER))
    title = _("From the seal to the decision")
    yield Chapter(title, columns, _lines(read, AFTER, about=False))


def _lines(
    read: Resume, steps: Mapping[str, tuple[Step, ...]], *, about: bool
) -> list[Sequence[str]]:
    """Return a row for each kind, one for each half of the work, and one for all."""
    lines: list[Sequence[str]] = []
    for title, group in GROUPS.items():
        here = [kind for kind in read.kinds if kind in group]
        lines += [
            _line(read, _(terms.REQUEST_KINDS[kind]), [kind], steps, about=about) for kind in here
        ]
        lines.append(Total(_line(read, f"= {_(title)}", here, steps, about=about)))
    return [*lines, Total(_line(read, _("Total"), read.kinds, steps, about=about))]


def _line(
    read: Resume,
    name: str,
    kinds: Sequence[RequestKind],
    steps: Mapping[str, tuple[Step, ...]],
    *,
    about: bool,
) -> Sequence[str]:
    """Return how many requests of some kinds were taken through each step."""
    counts = [
        sum(read.taken[kind, step] for kind in kinds for step in some) for some in steps.values()
    ]
    if about:
        found = [read.about[kind] for kind in kinds if kind in read.about]
        counts += [sum(own.families for own in found), sum(own.persons for own in found)]
    return (name, *map(terms.number, counts))


def _bars(read: Resume) -> tuple[Bar, ...]:
    """Return a chart: how many requests came through each step."""
    return tuple(
        Bar(_(name), sum(read.taken[kind, step] for kind in read.kinds for step in some))
        for name, some in {**BEFORE, **AFTER}.items()
    )
