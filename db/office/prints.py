"""The print ledger: every paper that left the printer, numbered by paper and subject."""

import datetime as dt
from dataclasses import dataclass

from peewee import fn

from db.fetching import column, fetch
from db.rows.papers import PrintRow
from db.store import Store
from forms.records import PrintEnd


@dataclass(frozen=True, slots=True)
class PrintEntry:
    """One print: which paper of what, which copy of it, and the SHA-256 of its file.

    `subject` is the number of what the paper is about; `draft` says that it is marked so, `copies`
    how many sheets of each page were asked of a printer, `ended` what became of it.
    """

    paper: str
    subject: str
    copy_number: int
    sha256: str
    pages: int
    draft: bool
    copies: int
    account: str
    time: dt.datetime
    ended: PrintEnd = PrintEnd.OPEN


def next_copy(store: Store, paper: str, subject: str) -> int:
    """Return the number that the next print of a paper will have, counted from 1."""
    last = PrintRow.select(fn.MAX(PrintRow.copy_number)).where(
        (PrintRow.paper == paper) & (PrintRow.subject == subject)
    )
    return (column(store, last)[0] or 0) + 1


def record(store: Store, entry: PrintEntry) -> None:
    """Keep a print."""
    with store.transaction():
        PrintRow.insert(
            paper=entry.paper,
            subject=entry.subject,
            copy_number=entry.copy_number,
            sha256=entry.sha256,
            pages=entry.pages,
            draft=entry.draft,
            copies=entry.copies,
            account=entry.account,
            time=entry.time,
            ended=entry.ended,
        ).execute(store.database)


def end(store: Store, entry: PrintEntry, ended: PrintEnd) -> None:
    """Note what became of a print."""
    own = (
        (PrintRow.paper == entry.paper)
        & (PrintRow.subject == entry.subject)
        & (PrintRow.copy_number == entry.copy_number)
    )
    with store.transaction():
        PrintRow.update(ended=ended).where(own).execute(store.database)


def of_subject(store: Store, subject: str) -> tuple[PrintEntry, ...]:
    """Return the prints of everything about a subject, oldest first."""
    columns = [getattr(PrintRow, name) for name in PrintEntry.__dataclass_fields__]
    query = PrintRow.select(*columns).where(PrintRow.subject == subject).order_by(PrintRow.id)
    return fetch(store, query, PrintEntry)


def newest(store: Store, subject: str | None, limit: int) -> tuple[PrintEntry, ...]:
    """Return the last prints, of one subject or of every one, the newest first."""
    columns = [getattr(PrintRow, name) for name in PrintEntry.__dataclass_fields__]
    query = PrintRow.select(*columns).order_by(PrintRow.id.desc()).limit(limit)
    if subject is not None:
        query = query.where(PrintRow.subject == subject)
    return fetch(store, query, PrintEntry)
