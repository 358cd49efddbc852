"""The closing dates of cycles, which the office sets, and what missed one."""

import datetime as dt
from collections.abc import Mapping
from typing import Final

from db import settings
from db.requests import carrying
from forms.errors import NotFoundError
from forms.records import Role
from siksng_tui.exchange.manifest import CYCLE
from siksng_tui.services.entry import doubts
from siksng_tui.services.entry.doubts import CycleUnreadableError
from siksng_tui.services.office.sessions import Session

CLOSINGS: Final = "cycle.closings"
"""Key of the setting that holds the last day of each cycle."""

CARRIED: Final = "cycle.carried"
"""Key of the setting that lists the cycles whose closing was looked after."""

FURTHEST: Final = 8
"""Cycles from today's on among which the one that is worked for is looked for."""


class CycleNotSetError(NotFoundError):
    """The cycle has no closing date; nothing was changed. Facts: cycle."""

    code, field = "cycle-not-set", "cycle"


def closings(session: Session) -> Mapping[str, dt.date]:
    """Return the last day of each cycle that has one, in the order of the cycles."""
    kept: dict[str, str] = settings.get(session.store, CLOSINGS, {})
    return {cycle: dt.date.fromisoformat(kept[cycle]) for cycle in sorted(kept)}


def listed(session: Session) -> Mapping[str, dt.date | None]:
    """Return the quarters that have a last day, and those near today, each with its last day."""
    known = closings(session)
    near = doubts.usual_cycles(session.today())
    return {cycle: known.get(cycle) for cycle in sorted({*known, *near, current(session)})}


def close_on(session: Session, cycle: str, day: dt.date) -> None:
    """Set the last day on which requests go into a cycle.

    Raises:
        RoleMissingError: the person is no authenticator; nothing was changed.
        CycleUnreadableError: it is no quarter; nothing was changed.
    """
    session.require(Role.AUTHENTICATOR)
    if not CYCLE.fullmatch(cycle):
        raise CycleUnreadableError
    with session.act("cycle.close-on", cycle=cycle, day=day.isoformat()):
        _keep(session, {**closings(session), cycle: day})


def forget(session: Session, cycle: str) -> None:
    """Take the closing date of a cycle away; what it carried over stays so.

    Raises:
        RoleMissingError, CycleNotSetError: nothing was changed.
    """
    session.require(Role.AUTHENTICATOR)
    kept = dict(closings(session))
    if cycle not in kept:
        raise CycleNotSetError(cycle=cycle)
    del kept[cycle]
    with session.act("cycle.forget", cycle=cycle):
        _keep(session, kept)


def current(session: Session) -> str:
    """Return the cycle that is worked for: today's, or the first after it that is not closed."""
    today, known = session.today(), closings(session)
    day, cycle = today, doubts.cycle_of(today)
    for _ in range(FURTHEST):
        if known.get(cycle, today) >= today:
            break
        day = _first_of_next(day)
        cycle = doubts.cycle_of(day)
    return cycle


def span(session: Session, cycle: str) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of the work for a cycle.

    It ends with its closing date, else with its quarter, and begins a day after the one before.

    Raises:
        CycleUnreadableError: it is no quarter.
    """
    if not CYCLE.fullmatch(cycle):
        raise CycleUnreadableError
    known = closings(session)
    first = _first_of(cycle)
    before = doubts.cycle_of(first - dt.timedelta(days=1))
    last = known.get(cycle, _first_of_next(first) - dt.timedelta(days=1))
    return known.get(before, first - dt.timedelta(days=1)) + dt.timedelta(days=1), last


def carry_over(session: Session) -> int:
    """Return how many requests missed a closing date since this was last asked; they are flagged.

    Each closing is looked after once, so that it costs one look at a setting every other time.
    """
    done: list[str] = settings.get(session.store, CARRIED, [])
    today = session.today()
    past = {f"{cycle} {day}": day for cycle, day in closings(session).items() if day < today}
    due = [own for own in past if own not in done]
    if not due:
        return 0
    with session.act("cycle.carry-over", closings=list(due)) as facts:
        count = sum(_carried(session, past[own]) for own in due)
        settings.put(session.store, CARRIED, [*done, *due])
        facts["requests"] = count
    return count


def _carried(session: Session, day: dt.date) -> int:
    """Return how many requests were here at the end of a day and not sent by then."""
    end = dt.datetime.combine(day, dt.time.max).astimezone()
    return carrying.carry_over(session.store, session.office.id, end, session.clock())


def _keep(session: Session, known: Mapping[str, dt.date]) -> None:
    """Keep closing dates."""
    settings.put(session.store, CLOSINGS, {own: day.isoformat() for own, day in known.items()})


def _first_of(cycle: str) -> dt.date:
    """Return the first day of a quarter."""
    year, _, quarter = cycle.partition("-Q")
    return dt.date(int(year), (int(quarter) - 1) * doubts.MONTHS + 1, 1)


def _first_of_next(day: dt.date) -> dt.date:
    """Return the first day of the quarter after a day's."""
    month = (day.month - 1) // doubts.MONTHS * doubts.MONTHS + doubts.MONTHS + 1
    return dt.date(day.year + (month > 12), (month - 1) % 12 + 1, 1)  # noqa: PLR2004 - months
