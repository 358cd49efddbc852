"""Reads the register of an office from files of its households and their members."""

import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from db.file.staging import Staging
from forms.instrument import Instrument
from forms.records import HouseholdRecord
from forms.regions import Regions
from siksng_tui.intake.errors import HalfRegisterError
from siksng_tui.intake.export_files import HALVES, laid_out
from siksng_tui.intake.exports import ExportReading
from siksng_tui.intake.households import HouseholdBuilder
from siksng_tui.intake.limits import LIMITS, Limits
from siksng_tui.intake.profile import Profile
from siksng_tui.intake.reading import UNSAID
from siksng_tui.intake.report import IntakeReport
from siksng_tui.intake.sourcefile import SourceFile, read_source
from siksng_tui.intake.watch import UNWATCHED, Watch

REPORT_HOUSEHOLDS: Final = 100
"""Households between two reports of progress."""


def random_id() -> str:
    """Return a new id of a subject: 32 hexadecimal digits."""
    return secrets.token_hex(16)


class RegisterReading:
    """The records of files, made one at a time, and the report that grows with them."""

    def __init__(self, reading: ExportReading, new_id: Callable[[], str], watch: Watch) -> None:
        """Keep where the rows are until they are asked for; the files themselves may go."""
        self._reading = reading
        self._builder = HouseholdBuilder(reading, new_id)
        self._ledger = reading.ledger
        self._watch = watch

    @property
    def sources(self) -> tuple[SourceFile, ...]:
        """Return the bytes that were read, households first, to be kept with the import."""
        return self._reading.sources

    @property
    def profiles(self) -> tuple[Profile, ...]:
        """Return what the files were known by, in the same order."""
        return self._reading.profiles

    @property
    def questions(self) -> Instrument:
        """Return the questionnaire that the records are of."""
        return self._reading.questions

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
        for count, said in enumerate(self._reading.households()):
            if record := self._builder.build(said):
                yield record
            if count % REPORT_HOUSEHOLDS == 0:
                self._watch.report(self._ledger.rows_settled, total)
        self._watch.report(self._ledger.rows_settled, total)


def read_register(  # noqa: PLR0913 - each says something of its own, by name
    files: Sequence[Path],
    *,
    staged: Staging,
    regions: Regions,
    watch: Watch = UNWATCHED,
    limits: Limits = LIMITS,
    codebooks: Mapping[str, str] = UNSAID,
    own: Sequence[Profile] = (),
    new_id: Callable[[], str] = random_id,
) -> RegisterReading:
    """Return the reading of a file of households and one of members, or of one that is both.

    Args:
        files: in any order and under any name; which is which follows from their columns.
        staged: an empty table, where the rows lie until the records are made; it must stay open.
        regions: the villages that are known, with their BPS codes.
        watch: told of progress, and asked whether to go on.
        limits: how large a file may be, and what reading it may cost.
        codebooks: by which list the codes of a variable are to be read that could be of two.
        own: profiles of the office's own, which are asked where none of the shipped ones fits.
        new_id: gives each subject its id.

    Raises:
        SiksngError: one of the files is not taken; the class says why (see `intake.errors`).
        NotAnExportError, SameProfileError, FilesApartError, HalfRegisterError: they are not one of
            each kind, nor one that is both.
        ImportCancelledError: the operator stopped the import.
    """
    sources = (read_source(file, limits) for file in files)
    tables = laid_out(sources, staged, codebooks=codebooks, own=own, limits=limits, watch=watch)
    purposes = {table.profile.purpose for table in tables.values()}
    if purposes < HALVES:
        raise HalfRegisterError
    return RegisterReading(ExportReading(tables, staged, regions), new_id, watch)
