"""Households and members for a register that is there: looked at, then entered as one act."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from db.file.staging import staging
from db.register import register
from forms.errors import RefusedError
from forms.records import Role
from siksng_tui.intake.export_files import laid_out, lay_into
from siksng_tui.intake.exports import ExportReading
from siksng_tui.intake.profile import Profile
from siksng_tui.intake.reading import UNSAID, TableReading
from siksng_tui.intake.report import IntakeReport
from siksng_tui.intake.sourcefile import SourceFile
from siksng_tui.intake.table import Table
from siksng_tui.intake.watch import UNWATCHED, Watch
from siksng_tui.services.entry.entry import Filed
from siksng_tui.services.imports import export_requests
from siksng_tui.services.imports.entering import Entered, Taken, enter_once, entered_of
from siksng_tui.services.imports.intake_exports import Judge, Judged
from siksng_tui.services.incoming_files import import_limits, own_profiles
from siksng_tui.services.incoming_files.import_counts import Strategy, Tally
from siksng_tui.services.office import places
from siksng_tui.services.office.sessions import Session

REPORT_HOUSEHOLDS: Final = 20
"""Households between two reports of progress."""


class RegisterEmptyError(RefusedError):
    """The office has no register to which exports could be compared; nothing was stored."""

    code, field = "register-empty", "file"


@dataclass(frozen=True, slots=True)
class Look:
    """What would become of one export or of both.

    Args:
        sources: the bytes of the files, households first.
        profiles: of the files, in the same order.
        codebooks: by which list the codes of a variable are read that could be of two.
        report: what is said of rows and cells.
        tally: how many rows stand where; together as many as were read.
    """

    sources: tuple[SourceFile, ...]
    profiles: tuple[Profile, ...]
    codebooks: Mapping[str, str]
    report: IntakeReport
    tally: Tally


def look_at(
    session: Session,
    sources: Sequence[SourceFile],
    watch: Watch = UNWATCHED,
    codebooks: Mapping[str, str] = UNSAID,
) -> Look:
    """Return what would become of one export or of both; nothing is stored.

    Raises:
        RoleMissingError: the person is no operator.
        RegisterEmptyError: there is nothing to compare them with.
        SiksngError: why a file cannot be taken (see `siksng_tui.intake`).
        ImportCancelledError: the operator stopped.
    """
    session.require(Role.OPERATOR)
    if not register.counts(session.store).households:
        raise RegisterEmptyError
    with _reading(session, sources, codebooks, watch) as reading:
        return _looked(session, reading, codebooks, watch)


def look_at_rows(session: Session, rows: TableReading, watch: Watch = UNWATCHED) -> Look:
    """Return what would become of rows that are at hand, also where there is no register yet.

    Raises:
        RoleMissingError: the person is no operator.
        SiksngError: why they cannot be taken.
        ImportCancelledError: the operator stopped.
    """
    session.require(Role.OPERATOR)
    tables: dict[int, Table] = {}
    with staging(session.store.folder) as staged:
        lay_into(tables, rows, staged)
        reading = ExportReading(tables, staged, places.all_regions(session))
        return _looked(session, reading, UNSAID, watch)


def _looked(
    session: Session, reading: ExportReading, codebooks: Mapping[str, str], watch: Watch
) -> Look:
    """Return what would become of the rows of a reading."""
    tally = Tally()
    for judged in _watched(Judge(session, reading).households(), reading, watch):
        judged.count(tally)
    report = reading.ledger.report()
    tally.refused = len(report.quarantined)
    return Look(reading.sources, reading.profiles, codebooks, report, tally)


def take(
    session: Session,
    looked: Look,
    reason: str,
    watch: Watch = UNWATCHED,
    strategy: Strategy = Strategy.BOTH,
) -> Taken:
    """Return the requests that looked-at exports were entered as, in one act with the files.

    The rows are read once more, so that no row is kept in between, and each household is compared
    with the register as it is.

    Raises:
        RoleMissingError, ReasonMissingError: nothing was stored.
        ImportKnownError: the same files were imported before; nothing was stored.
        ImportCancelledError: the operator stopped; nothing was stored.
    """
    session.require(Role.OPERATOR)

    def enter() -> Entered:
        return entered_of(_entered(session, looked, (reason, strategy), watch))

    return enter_once(session, looked.report, looked.sources, enter)


def _entered(
    session: Session, looked: Look, asked: tuple[str, Strategy], watch: Watch
) -> Iterator[Filed]:
    """Yield what came of each household that differs or is new."""
    reason, strategy = asked
    entered: set[str] = set()
    with _reading(session, looked.sources, looked.codebooks, watch) as reading:
        questions = looked.profiles[0].instrument.id
        households = Judge(session, reading).households(entered)
        for judged in _watched(households, reading, watch):
            chosen = judged.chosen(strategy)
            for filed in export_requests.enter(session, chosen, questions, reason):
                entered.add(filed.number)
                yield filed


@contextmanager
def _reading(
    session: Session, sources: Sequence[SourceFile], codebooks: Mapping[str, str], watch: Watch
) -> Iterator[ExportReading]:
    """Give what files say, as long as their rows lie on the disk."""
    with staging(session.store.folder) as staged:
        tables = laid_out(
            sources,
            staged,
            codebooks=codebooks,
            own=own_profiles.known(session),
            limits=import_limits.limits(session),
            watch=watch,
        )
        yield ExportReading(tables, staged, places.all_regions(session))


def _watched(
    households: Iterator[Judged], reading: ExportReading, watch: Watch
) -> Iterator[Judged]:
    """Yield households, telling now and then how many rows are done."""
    for at, judged in enumerate(households):
        if at % REPORT_HOUSEHOLDS == 0:
            watch.report(reading.ledger.rows_settled, reading.rows)
        yield judged
    watch.report(reading.ledger.rows_settled, reading.rows)
