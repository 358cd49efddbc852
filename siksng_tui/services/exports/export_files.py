"""Tables for other programs: workbook or text, every cell a text that no program computes."""

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Final

from forms.durable import DurableWriter, durable, nothing
from forms.errors import UsageError
from forms.text import shown
from siksng_tui.intake.guarded import guarded
from siksng_tui.intake.profile import Profile
from siksng_tui.services.office import sheets

SHEET: Final = "DATA"
"""The name of the sheet, as the templates of SIKS-NG have it."""

Write = Callable[[Sequence[str]], None]
"""Writes a row."""


class ExportFileKindError(UsageError):
    """The file's name ends neither in .xlsx nor in .csv; nothing was written. Facts: file."""

    code, field = "export-file-kind", "file"


def new_table(
    profile: Profile, path: Path, proven: Callable[[], object] = nothing
) -> AbstractContextManager[Write]:
    """Return what writes rows under a profile's column names; it gives what takes each row.

    The end of the file's name says whether it is a workbook or a text.

    Args:
        profile: the layout.
        path: the file.
        proven: called when the file is whole, before it has its name.

    Raises:
        ExportFileKindError: it says neither; nothing was written.
        TargetExistsError, TargetFullError, TargetFailedError, TargetDiffersError: there is nothing
            new under the name. The same when the block or `proven` raises.
    """
    way = _WAYS.get(path.suffix.lower())
    if way is None:
        raise ExportFileKindError(file=path.name)
    return way(profile, path, proven)


@contextmanager
def _workbook(profile: Profile, path: Path, proven: Callable[[], object]) -> Iterator[Write]:
    """Write a workbook."""
    with sheets.new_book(path, proven) as book:
        yield book.sheet(SHEET, _titles(profile)).write


@contextmanager
def _text(profile: Profile, path: Path, proven: Callable[[], object]) -> Iterator[Write]:
    """Write a text with the profile's separator, all of its cells in quotation marks."""
    with durable(path, proven=proven) as file:
        lines = csv.writer(_Encoded(file), delimiter=profile.separator, quoting=csv.QUOTE_ALL)

        def write(cells: Sequence[str]) -> None:
            lines.writerow([guarded(shown(cell, sheets.LONGEST)) for cell in cells])

        write(_titles(profile))
        yield write


class _Encoded:
    """Takes text for a file of bytes."""

    def __init__(self, file: DurableWriter) -> None:
        """Write to a file."""
        self._file = file

    def write(self, text: str) -> int:
        """Return how many bytes a text became."""
        return self._file.write(text.encode())


def _titles(profile: Profile) -> list[str]:
    """Return the names of the columns, as the official layout spells them."""
    return [column.name for column in profile.columns]


_Way = Callable[[Profile, Path, Callable[[], object]], AbstractContextManager[Write]]

_WAYS: Final[Mapping[str, _Way]] = MappingProxyType({".xlsx": _workbook, ".csv": _text})
"""How a file is written, by the end of its name."""

ENDINGS: Final = tuple(_WAYS)
"""How the name of a file may end, the workbook's first."""
