"""A part of the audit chain as tables: whether it is proven, who did what, and each entry."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from db.audit import audit, audit_counts
from db.audit.audit_counts import Done
from db.file.chain import AuditEntry, AuditHead
from forms.errors import SiksngError
from reports.books.book_records import Bar, Chapter, Column
from siksng_tui.services.office.sessions import Session
from siksng_tui.wording import audit_words, terms
from siksng_tui.words import _

LAST: Final = 200
"""Entries that are listed where nobody says from which one on."""

PAGE: Final = 500
"""Entries that are read at once."""

MOMENT: Final = "%d-%m-%Y %H:%M:%S"
"""How the time of an entry is written."""


@dataclass(frozen=True, slots=True)
class AuditPart:
    """A part of the chain.

    Args:
        head: the end of the whole chain.
        first: number of the first entry of the part.
        last: number of the last one.
        problem: why the whole chain proves nothing, None where it is proven.
        done: who did what how often in the part.
    """

    head: AuditHead
    first: int
    last: int
    problem: SiksngError | None
    done: tuple[Done, ...]


def part(session: Session, first: int = 0, last: int = 0) -> AuditPart:
    """Return a part of the chain after the whole of it was looked through.

    Args:
        session: the unlocked office.
        first: number of its first entry; 0 for the last two hundred.
        last: number of its last entry; 0 for the newest.
    """
    head, problem = audit.head(session.store), _problem(session)
    end = min(last or head.count, head.count)
    start = max(1, first or end - LAST + 1)
    return AuditPart(head, start, end, problem, audit_counts.done(session.store, start, end))


def chapters(session: Session, read: AuditPart) -> Iterator[Chapter]:
    """Yield what the chain proves, who did what, and every entry of a part."""
    columns = (Column(_("Fact"), 2), Column(_("Value"), 5))
    yield Chapter(_("Chain"), columns, _facts(read))
    yield Chapter(_("Who did what"), _done_columns(), _done(read), _bars(read))
    titles = (
        Column(_("No."), 1.5, right=True),
        Column(_("Time"), 3.4),
        Column(_("Account"), 3),
        Column(_("Action"), 4),
        Column(_("Code"), 3),
    )
    yield Chapter(_("Entry by entry"), titles, map(_entry, _entries(session, read)))


def _problem(session: Session) -> SiksngError | None:
    """Return why the chain proves nothing; None where it is proven."""
    try:
        audit.verify(session.store)
    except SiksngError as error:
        return error
    return None


def _facts(read: AuditPart) -> list[Sequence[str]]:
    """Return what is known of the chain and of its part."""
    refused = _("NO: {problem}")
    return [
        (
            _("Proven from the first entry on"),
            refused.format(problem=read.problem.code) if read.problem else _("yes"),
        ),
        (_("Entries of the whole chain"), terms.number(read.head.count)),
        (_("Head of the chain"), read.head.hash),
        (_("Entries of this report"), f"{read.first} - {read.last}"),
    ]


def _done_columns() -> tuple[Column, ...]:
    """Return the columns of who did what."""
    return (
        Column(_("Account"), 3),
        Column(_("Action"), 4),
        Column(_("Count"), 1.5, right=True),
        Column(_("First"), 3.4),
        Column(_("Last"), 3.4),
    )


def _done(read: AuditPart) -> list[Sequence[str]]:
    """Return who did what how often, and when first and last."""
    return [
        (
            own.account,
            audit_words.action(own.action),
            terms.number(own.count),
            _moment(own.first),
            _moment(own.last),
        )
        for own in read.done
    ]


def _bars(read: AuditPart) -> tuple[Bar, ...]:
    """Return a chart: how many entries are by whom."""
    counts: dict[str, int] = {}
    for own in read.done:
        counts[own.account] = counts.get(own.account, 0) + own.count
    return tuple(Bar(account, count) for account, count in counts.items())


def _entries(session: Session, read: AuditPart) -> Iterator[AuditEntry]:
    """Yield the entries of the part, a page at a time."""
    at = read.first - 1
    while at < read.last:
        page = audit.entries(session.store, at, min(PAGE, read.last - at))
        if not page:
            return
        yield from page
        at = page[-1].seq


def _entry(own: AuditEntry) -> Sequence[str]:
    """Return an entry as a row; its details are not for a report."""
    done = audit_words.action(own.action)
    return (str(own.seq), _moment(own.time), own.account, done, own.action)


def _moment(text: str) -> str:
    """Return a time as this PC's zone has it."""
    return dt.datetime.fromisoformat(text).astimezone().strftime(MOMENT)
