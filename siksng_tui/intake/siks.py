"""Reads the register of an office from the two exports of SIKS-NG: households and members."""

import secrets
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from db.staging import Staging
from forms.instrument import Instrument
from forms.records import HouseholdRecord
from forms.regions import Regions
from siksng_tui.intake.answers import RowReader
from siksng_tui.intake.export_files import laid_out
from siksng_tui.intake.households import HouseholdBuilder
from siksng_tui.intake.joining import HOUSEHOLD_SOURCE, MEMBER_SOURCE, join
from siksng_tui.intake.ledger import Ledger
from siksng_tui.intake.limits import LIMITS, Limits
from siksng_tui.intake.reading import UNSAID
from siksng_tui.intake.report import IntakeReport
from siksng_tui.intake.sourcefile import SourceFile, read_source
from siksng_tui.intake.table import Table
from siksng_tui.intake.watch import UNWATCHED, Watch

REPORT_HOUSEHOLDS: Final = 100
"""Households between two reports of progress."""


def random_id() -> str:
    """Return a new id of a subject: 32 hexadecimal digits."""
    return secrets.token_hex(16)


class RegisterReading:
    """The records of two files, made one at a time, and the report that grows with them."""

    def __init__(
        self,
        tables: tuple[Table, Table],
        staged: Staging,
        builder: HouseholdBuilder,
        watch: Watch,
    ) -> None:
        """Keep where the rows are until they are asked for; the files themselves may go."""
        self._tables = tables
        self._staged = staged
        self._builder = builder
        self._ledger = builder.ledger
        self._watch = watch

    @property
    def sources(self) -> tuple[SourceFile, ...]:
        """Return the bytes that were read, households first, to be kept with the import."""
        return tuple(table.source for table in self._tables)

    @property
    def report(self) -> IntakeReport:
        """Return the report; complete, with counts that add up, once `records` has ended."""
        return self._ledger.report()

    def records(self) -> Iterator[HouseholdRecord]:
        """Yield every household that can be taken, once; the rest is in the report.

        Raises:
            ImportCancelledError: the operator stopped the import; what was yielded must not be
                stored.
        """
        total = sum(file.rows for file in self._ledger.files)
        self._watch.report(0, total)
        for count, rows in enumerate(join(self._tables, self._staged, self._ledger)):
            if record := self._builder.build(rows):
                yield record
            if count % REPORT_HOUSEHOLDS == 0:
                self._watch.report(self._ledger.rows_settled, total)
        self._watch.report(self._ledger.rows_settled, total)


def read_register(  # noqa: PLR0913 - each says something of its own, by name
    files: tuple[Path, Path],
    *,
    staged: Staging,
    instrument: Instrument,
    regions: Regions,
    watch: Watch = UNWATCHED,
    limits: Limits = LIMITS,
    codebooks: Mapping[str, str] = UNSAID,
    new_id: Callable[[], str] = random_id,
) -> RegisterReading:
    """Return the reading of a household export and a member export of SIKS-NG.

    Args:
        files: both, in any order and under any name; which is which follows from their columns.
        staged: an empty table, where the rows lie until the records are made; it must stay open.
        instrument: the BDT instrument, whose codes the exports hold.
        regions: the villages that are known, with their BPS codes.
        watch: told of progress, and asked whether to go on.
        limits: how large a file may be, and what reading it may cost.
        codebooks: by which list the codes of a variable are to be read that could be of two.
        new_id: gives each subject its id.

    Raises:
        SiksngError: one of the files is not taken; the class says why (see `intake.errors`).
        NotAnExportError, SameProfileError: they are not one of each kind.
        ImportCancelledError: the operator stopped the import.
    """
    sources = (read_source(file, limits) for file in files)
    tables = laid_out(sources, staged, codebooks=codebooks, limits=limits, watch=watch)
    households, members = tables[HOUSEHOLD_SOURCE], tables[MEMBER_SOURCE]
    ledger = Ledger(files=tuple(own.facts(staged.count(at)) for at, own in tables.items()))
    builder = HouseholdBuilder(
        (RowReader(households, ledger), RowReader(members, ledger)),
        instrument,
        regions,
        new_id,
        ledger,
    )
    return RegisterReading((households, members), staged, builder, watch)
