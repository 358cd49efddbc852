"""Files from elsewhere as change requests: looked at first, then entered as one act."""

from collections.abc import Iterable
from dataclasses import dataclass

from db import imports
from db.imports import Import
from forms.records import Role
from siksng_tui.intake.ledger import Ledger
from siksng_tui.intake.list_rows import ListReader
from siksng_tui.intake.report import IntakeReport
from siksng_tui.intake.rows import TableRow
from siksng_tui.intake.table import Table
from siksng_tui.intake.watch import UNWATCHED, Watch
from siksng_tui.services import intake_proposals, places
from siksng_tui.services.entering import Taken, enter_once
from siksng_tui.services.import_counts import Strategy
from siksng_tui.services.intake_proposals import Plan
from siksng_tui.services.sessions import Session

__all__ = ["Import", "Look", "Taken", "get", "kept", "look_at", "take"]


@dataclass(frozen=True, slots=True)
class Look:
    """What would become of a file: its table, the plan for its rows, and the report."""

    table: Table
    plan: Plan
    report: IntakeReport


def look_at(session: Session, table: Table, rows: Iterable[TableRow]) -> Look:
    """Return what would become of a table of proposals; nothing is stored.

    Raises:
        RoleMissingError: the person is no operator.
    """
    session.require(Role.OPERATOR)
    ledger = Ledger(())
    reader = ListReader(table, places.all_regions(session), ledger, session.today())
    plan = intake_proposals.plan(session, table.profile, reader.rows(rows), ledger)
    return Look(table, plan, ledger.report())


def take(
    session: Session,
    looked: Look,
    reason: str,
    watch: Watch = UNWATCHED,
    strategy: Strategy = Strategy.BOTH,
) -> Taken:
    """Return the requests that a looked-at file was entered as, in one act with the file itself.

    Raises:
        RoleMissingError, ReasonMissingError: nothing was stored.
        ImportKnownError: the same file was imported before; nothing was stored.
        ImportCancelledError: the operator stopped; nothing was stored.
    """
    return enter_once(
        session,
        looked.report,
        (looked.table.source,),
        lambda: intake_proposals.enter(session, looked.plan, reason, watch, strategy),
    )


def get(session: Session, number: int) -> Import:
    """Return one import.

    Raises:
        ImportNotFoundError: there is none of this number.
    """
    return imports.get(session.store, number)


def kept(session: Session) -> tuple[Import, ...]:
    """Return every import, the newest first."""
    return imports.kept(session.store)
