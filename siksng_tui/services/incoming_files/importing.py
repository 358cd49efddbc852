"""Import of the register's first state from files of its households and their members."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from db.file.staging import staging
from db.register import baseline, first_states
from forms.errors import RefusedError
from forms.records import HouseholdRecord, Role
from siksng_tui.intake.limits import Limits
from siksng_tui.intake.profile import Profile
from siksng_tui.intake.reading import UNSAID
from siksng_tui.intake.report import IntakeReport
from siksng_tui.intake.siks import RegisterReading, read_register
from siksng_tui.intake.watch import UNWATCHED, Watch
from siksng_tui.services.incoming_files import (
    import_limits,
    kept_files,
    known_households,
    own_profiles,
)
from siksng_tui.services.office.places import all_regions
from siksng_tui.services.office.sessions import Session

CHUNK: Final = 500
"""Households that the register is asked for together."""


class ImportKnownError(RefusedError):
    """Both files were imported before; nothing was stored."""

    code, field = "import-known", "file"


class HouseholdsKnownError(RefusedError):
    """The register has households of the files already; nothing was stored. Facts: count."""

    code, field = "households-known", "file"


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import stored, and its report."""

    households: int
    report: IntakeReport
    profiles: tuple[Profile, ...]


def import_register(  # noqa: PLR0913 - each says something of its own, by name
    session: Session,
    files: Sequence[Path],
    *,
    watch: Watch = UNWATCHED,
    keep: bool = True,
    codebooks: Mapping[str, str] = UNSAID,
    limits: Limits | None = None,
) -> Imported:
    """Return what came into the register from files of households and of members, or one of both.

    One transaction: either every good record is there afterwards, or none. Rows that cannot be
    taken stand in the report with their reason.

    Args:
        session: the unlocked office.
        files: both, in any order, or the one that has both.
        watch: told of progress and asked whether to go on.
        keep: False reads and judges everything, and stores nothing.
        codebooks: by which list the codes of a variable are to be read that could be of two.
        limits: how large a file may be, and what reading it may cost; as the office has it for
            None.

    Raises:
        RoleMissingError, ImportKnownError, HouseholdsKnownError, ImportCancelledError: nothing
            was stored.
        SiksngError: why a file cannot be taken (see `siksng_tui.intake`); nothing was stored.
    """
    session.require(Role.OPERATOR)
    with staging(session.store.folder) as staged:
        reading = read_register(
            files,
            staged=staged,
            regions=all_regions(session),
            watch=watch,
            limits=limits or import_limits.limits(session),
            codebooks=codebooks,
            own=own_profiles.known(session),
        )
        if kept_files.are_known(session, reading.report):
            raise ImportKnownError
        taken = _store(session, reading) if keep else sum(1 for _ in _new(session, reading))
        return Imported(taken, reading.report, reading.profiles)


def _store(session: Session, reading: RegisterReading) -> int:
    """Return how many households came into the register, with the files that they are from."""
    with session.act("import.register") as facts:
        before = baseline.newest_number(session.store)
        taken = baseline.insert_baseline(
            session.store,
            _new(session, reading),
            author=session.account.name,
            time=session.clock(),
            origin="import",
        )
        numbers = kept_files.keep(session, reading.report, reading.sources)
        first_states.note(session.store, numbers, before, taken)
        facts.update(households=taken, quarantined=len(reading.report.quarantined))
    return taken


def _new(session: Session, reading: RegisterReading) -> Iterator[HouseholdRecord]:
    """Yield the households of the files, none of which the register may have.

    Raises:
        HouseholdsKnownError: it has some, from an earlier or another export.
    """
    records = reading.records()
    while chunk := list(islice(records, CHUNK)):
        numbers = [known_households.number_of(reading.questions, record) for record in chunk]
        known = known_households.known(session, reading.questions, numbers)
        if known:
            raise HouseholdsKnownError(count=len(known))
        yield from chunk
