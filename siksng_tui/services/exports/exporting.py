"""Records go out in the layout of another program: a workbook or a text of exactly its columns."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from forms.canonical import Json
from forms.errors import UsageError
from forms.records import Role
from siksng_tui.intake.profile import Profile
from siksng_tui.intake.row_writer import RowWriter
from siksng_tui.services.exports import export_files
from siksng_tui.services.exports.export_lines import Line
from siksng_tui.services.office.places import all_regions
from siksng_tui.services.office.sessions import Session

Told = Callable[[int, int], None]
"""Told records done and all; what it raises stops the writing."""

STEP: Final = 100
"""Records between two looks at whether somebody stops the writing."""


class LayoutUnfitError(UsageError):
    """What is to go out cannot be written in this layout; nothing was written. Facts: layout."""

    code, field = "layout-unfit", "layout"


def _forget(_rows: int) -> Mapping[str, Json]:
    """Keep nothing but the audit's entry."""
    return {}


@dataclass(frozen=True, slots=True)
class Source:
    """What goes out.

    Args:
        told: what the audit says of it; no value of a citizen.
        layouts: those that it can be written in, the one that is offered first.
        total: how many records it has.
        records: gives the rows of each record in a layout; a record without any is left out.
        keep: told how many rows went out, in the transaction of the audit's entry; gives what that
            says besides.
    """

    told: Mapping[str, Json]
    layouts: Sequence[Profile]
    total: int
    records: Callable[[Profile], Iterator[Sequence[Line]]]
    keep: Callable[[int], Mapping[str, Json]] = _forget


class Exported(NamedTuple):
    """How many rows a file has, and how many records have no row in its layout."""

    rows: int
    left_out: int


def unwatched(_done: int, _total: int) -> None:
    """Ignore progress."""


def write(
    session: Session,
    source: Source,
    layout: str,
    path: Path,
    progress: Told = unwatched,
) -> Exported:
    """Return how much went out into a file; the audit says what, and that it left the office.

    Other threads get their turn while rows are written. The file gets its name when the audit has
    its entry: none leaves without.

    Args:
        session: the unlocked office.
        source: what goes out.
        layout: id of the profile.
        path: the file, .xlsx or .csv.
        progress: told records done and all; what it raises leaves no file.

    Raises:
        RoleMissingError, LayoutUnfitError, ExportFileKindError: nothing was written.
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    session.require(Role.OPERATOR)
    profile = next((own for own in source.layouts if own.id == layout), None)
    if profile is None:
        raise LayoutUnfitError(layout=layout)
    writer = RowWriter(profile, all_regions(session))
    rows = left_out = 0

    def noted() -> None:
        with session.act("export.write", layout=layout, **source.told) as facts:
            facts |= {"rows": rows, "left_out": left_out, **source.keep(rows)}

    with export_files.new_table(profile, path, noted) as write_row:
        for done, lines in enumerate(source.records(profile)):
            if done % STEP == 0:
                progress(done, source.total)
            for line in lines:
                write_row(writer.row(*line))
            rows += len(lines)
            left_out += not lines
    return Exported(rows, left_out)
