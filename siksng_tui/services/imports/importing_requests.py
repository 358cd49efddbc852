"""Files from elsewhere as change requests: looked at first, then entered as one act."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain

from db.file.staging import staging
from db.lists import imports
from db.lists.imports import Import
from forms.records import Role
from siksng_tui.intake.ledger import Ledger
from siksng_tui.intake.list_rows import ListReader
from siksng_tui.intake.proposal_rows import ProposalRows
from siksng_tui.intake.reading import open_source
from siksng_tui.intake.report import IntakeReport
from siksng_tui.intake.rows import TableRow
from siksng_tui.intake.table import Table
from siksng_tui.intake.watch import UNWATCHED, Watch
from siksng_tui.services.entry.entry import Filed
from siksng_tui.services.imports import intake_proposals
from siksng_tui.services.imports.entering import Entered, Taken, enter_once, entered_of
from siksng_tui.services.imports.intake_proposals import Group, ProposalJudge
from siksng_tui.services.incoming_files import import_limits
from siksng_tui.services.incoming_files.import_counts import Strategy, Tally
from siksng_tui.services.office import places
from siksng_tui.services.office.sessions import Session

__all__ = ["Import", "Look", "Taken", "get", "kept", "look_at", "take"]


@dataclass(frozen=True, slots=True)
class Look:
    """What would become of a file: its table, how many rows stand where, and the report."""

    table: Table
    tally: Tally
    report: IntakeReport


def look_at(session: Session, table: Table, rows: Iterable[TableRow]) -> Look:
    """Return what would become of a table of proposals; nothing is stored.

    Raises:
        RoleMissingError: the person is no operator.
    """
    session.require(Role.OPERATOR)
    ledger, tally = Ledger(()), Tally()
    with _judging(session, table, rows, ledger) as judge:
        for group in judge.groups():
            group.count(tally)
    tally.refused = len(ledger.quarantined)
    return Look(table, tally, ledger.report())


def take(
    session: Session,
    looked: Look,
    reason: str,
    watch: Watch = UNWATCHED,
    strategy: Strategy = Strategy.BOTH,
) -> Taken:
    """Return the requests that a looked-at file was entered as, in one act with the file itself.

    The rows are read once more, so that no row is kept in between.

    Raises:
        RoleMissingError, ReasonMissingError: nothing was stored.
        ImportKnownError: the same file was imported before; nothing was stored.
        ImportCancelledError: the operator stopped; nothing was stored.
    """
    session.require(Role.OPERATOR)

    def enter() -> Entered:
        return entered_of(_entered(session, looked, (reason, strategy), watch))

    return enter_once(session, looked.report, (looked.table.source,), enter)


def _entered(
    session: Session, looked: Look, asked: tuple[str, Strategy], watch: Watch
) -> Iterator[Filed]:
    """Yield what came of each proposal of a file."""
    (reason, strategy), profile = asked, looked.table.profile
    entered: set[str] = set()
    with open_source(
        looked.table.source, known=[profile], limits=import_limits.limits(session), watch=watch
    ) as opened:
        rows = chain.from_iterable(opened.chunks())
        with _judging(session, opened.table, rows, Ledger(())) as judge:
            groups = _watched(judge.groups(entered), watch, looked.report.rows_taken)
            chosen = (own for own in groups if strategy.takes(adds=own.adds))
            for filed in intake_proposals.enter(session, profile.instrument, chosen, reason):
                entered.add(filed.number)
                yield filed


@contextmanager
def _judging(
    session: Session, table: Table, rows: Iterable[TableRow], ledger: Ledger
) -> Iterator[ProposalJudge]:
    """Give who judges the rows of a table, as long as they lie on the disk."""
    reader = ListReader(table, places.all_regions(session), ledger, session.today())
    with staging(session.store.folder) as staged:
        judge = ProposalJudge(session, table.profile, ProposalRows(table.profile, staged))
        judge.lay_out(reader.rows(rows), ledger)
        yield judge


def _watched(groups: Iterator[Group], watch: Watch, total: int) -> Iterator[Group]:
    """Yield proposals, telling how many rows are done."""
    done = 0
    for group in groups:
        watch.report(done, total)
        yield group
        done += len(group.rows)
    watch.report(done, total)


def get(session: Session, number: int) -> Import:
    """Return one import.

    Raises:
        ImportNotFoundError: there is none of this number.
    """
    return imports.get(session.store, number)


def kept(session: Session) -> tuple[Import, ...]:
    """Return every import, the newest first."""
    return imports.kept(session.store)
