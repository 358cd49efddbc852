"""Files from elsewhere as change requests: looked at first, then entered as one act."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from db import import_requests, imports
from db.imports import Import
from forms.records import Role
from siksng_tui.intake.list_rows import ListReader
from siksng_tui.intake.report import IntakeReport, Ledger
from siksng_tui.intake.table import Table, TableRow
from siksng_tui.intake.watch import UNWATCHED, Watch
from siksng_tui.services import intake_proposals, places
from siksng_tui.services.importing import ImportKnownError
from siksng_tui.services.intake_proposals import Entered, Plan
from siksng_tui.services.sessions import Session

__all__ = ["Import", "Look", "Taken", "kept", "look_at", "take"]

ROWS_AT_A_TIME: Final = 1_000
"""Rows between two reports of progress."""


@dataclass(frozen=True, slots=True)
class Look:
    """What would become of a file: its table, the plan for its rows, and the report."""

    table: Table
    plan: Plan
    report: IntakeReport


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of an import: its number, and the requests."""

    number: int
    entered: Entered


def look_at(session: Session, table: Table, watch: Watch = UNWATCHED) -> Look:
    """Return what would become of a table of proposals; nothing is stored.

    Raises:
        RoleMissingError: the person is no operator.
        ImportCancelledError: the operator stopped.
    """
    session.require(Role.OPERATOR)
    ledger = Ledger((table.facts(),))
    reader = ListReader(table, places.all_regions(session), ledger, session.today())
    rows = reader.rows(_watched(table, watch))
    plan = intake_proposals.plan(session, table.profile, rows, ledger)
    return Look(table, plan, ledger.report())


def take(session: Session, looked: Look, reason: str, watch: Watch = UNWATCHED) -> Taken:
    """Return the requests that a looked-at file was entered as, in one act with the file itself.

    Raises:
        RoleMissingError, ReasonMissingError: nothing was stored.
        ImportKnownError: the same file was imported before; nothing was stored.
        ImportCancelledError: the operator stopped; nothing was stored.
    """
    source = looked.table.source
    if imports.known(session.store, source.sha256):
        raise ImportKnownError
    with session.act("import.requests", purpose=looked.plan.profile.purpose.value) as facts:
        entered = intake_proposals.enter(session, looked.plan, reason, watch)
        number = imports.record(
            session.store,
            imports.ImportedFile(
                name=source.name,
                sha256=source.sha256,
                profile=looked.plan.profile.id,
                rows=looked.report.rows_read,
                content=source.content,
                time=session.clock(),
                account=session.account.name,
            ),
        )
        import_requests.link(session.store, number, (*entered.filed, *entered.drafts))
        facts |= {
            "number": number,
            "rows": looked.report.rows_read,
            "filed": len(entered.filed),
            "drafts": len(entered.drafts),
            "refused": len(looked.report.quarantined),
        }
    return Taken(number, entered)


def kept(session: Session) -> tuple[Import, ...]:
    """Return every import, the newest first."""
    return imports.kept(session.store)


def _watched(table: Table, watch: Watch) -> Iterator[TableRow]:
    """Yield the rows of a table, telling how many were read."""
    for at, row in enumerate(table.rows):
        if at % ROWS_AT_A_TIME == 0:
            watch.report(at, len(table.rows))
        yield row
