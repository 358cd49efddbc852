"""Lays out files of households and members, one or both, so that their rows can be tied."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from db.file.staging import Staging
from siksng_tui.intake.errors import FilesApartError, NotAnExportError, SameProfileError
from siksng_tui.intake.joining import HOUSEHOLD_SOURCE, MEMBER_SOURCE, lay_out
from siksng_tui.intake.limits import LIMITS, Limits
from siksng_tui.intake.profile import Profile, Purpose
from siksng_tui.intake.reading import UNSAID, TableReading, open_source
from siksng_tui.intake.sourcefile import SourceFile
from siksng_tui.intake.table import Table
from siksng_tui.intake.watch import UNWATCHED, Watch

EXPORTS: Final[Mapping[Purpose, int]] = MappingProxyType(
    {
        Purpose.HOUSEHOLDS: HOUSEHOLD_SOURCE,
        Purpose.MEMBERS: MEMBER_SOURCE,
        Purpose.MEMBER_ROWS: MEMBER_SOURCE,
    }
)
"""Where the rows of each kind of file are laid out."""

HALVES: Final = frozenset({Purpose.HOUSEHOLDS, Purpose.MEMBERS})
"""Files that say half of what there is to say of a household; the other half is in another."""


def laid_out(  # noqa: PLR0913 - each says something of its own, by name
    sources: Iterable[SourceFile],
    staged: Staging,
    *,
    codebooks: Mapping[str, str] = UNSAID,
    own: Sequence[Profile] = (),
    limits: Limits = LIMITS,
    watch: Watch = UNWATCHED,
) -> Mapping[int, Table]:
    """Return the tables of exports by their source, households first; their rows were laid out.

    Args:
        sources: one export, or both in any order and under any name.
        staged: an empty table, where the rows lie.
        codebooks: by which list the codes of a variable are to be read that could be of two.
        own: profiles of the office's own, which are asked where none of the shipped ones fits.
        limits: how large a file may be, and what reading it may cost.
        watch: told of progress, and asked whether to go on.

    Raises:
        NotAnExportError: a file is something else.
        SameProfileError: both are of one kind.
        FilesApartError: both are of two questionnaires, or one of them says all by itself.
        ImportCancelledError: the operator stopped the import.
        SiksngError: one of the files is not taken; the class says why (see `intake.errors`).
    """
    tables: dict[int, Table] = {}
    for source in sources:
        with open_source(
            source, codebooks=codebooks, own=own, limits=limits, watch=watch
        ) as reading:
            lay_into(tables, reading, staged)
    return dict(sorted(tables.items()))


def lay_into(tables: dict[int, Table], reading: TableReading, staged: Staging) -> None:
    """Lay out the rows of a table beside those of another, and put it among the tables.

    Raises:
        NotAnExportError: it is something else.
        SameProfileError, FilesApartError: it does not go with the other.
        ImportCancelledError: the operator stopped the import.
    """
    place = EXPORTS.get(reading.table.profile.purpose)
    if place is None:
        raise NotAnExportError(file=reading.table.profile.id)
    if place in tables:
        raise SameProfileError
    passed_over = lay_out(reading, place, staged)
    tables[place] = replace(reading.table, under_names=passed_over)
    _require_together(tables.values())


def _require_together(tables: Iterable[Table]) -> None:
    """Require that files belong together: of one questionnaire, each with what the other lacks.

    Raises:
        FilesApartError: they do not.
    """
    profiles = [table.profile for table in tables]
    is_whole = any(own.purpose not in HALVES for own in profiles)
    if len({own.instrument.id for own in profiles}) > 1 or (is_whole and len(profiles) > 1):
        raise FilesApartError
