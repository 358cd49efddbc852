"""Lists of regions that an office loads: `code,name` in the Kemendagri form, one region a line."""

import csv
from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from typing import Final

from forms.errors import UsageError
from forms.plain_files import read_plain
from forms.regions import CODE, Region, region, shipped_regions
from forms.text import clean

HEADERS: Final = (["code", "name"], ["kode", "nama"])
"""The first line of such a file, in either language."""

MOST_MEGABYTES: Final = 20
"""Size of a larger file than any list: the 84,000 villages of the country take four."""


class RegionFileError(UsageError):
    """The list cannot be read as UTF-8 text of two columns; facts name the line; nothing loaded."""

    code, field = "region-file-unreadable", "file"


class RegionCodeError(RegionFileError):
    """A code has not the Kemendagri form (17, 17.71, 17.71.01, 17.71.01.1001)."""

    code = "region-code-wrong"


class RegionNameError(RegionFileError):
    """A region has no name."""

    code = "region-name-missing"


class RegionTwiceError(RegionFileError):
    """A code stands in the list twice."""

    code = "region-code-twice"


class RegionOrphanError(RegionFileError):
    """The region above one is neither in the list nor known already."""

    code = "region-parent-missing"


def read_regions(
    source: Path | Iterable[str], known: Container[str] | None = None
) -> tuple[Region, ...]:
    """Return the regions of a list, in its order.

    Args:
        source: a file, or its lines; lines that begin with "#" above the header are passed over.
        known: Kemendagri codes that may be parents without standing in the list; the regions that
            come with the program where nothing is given.

    Raises:
        RegionFileError: the file is not UTF-8, or not `code,name`; its subclasses name a wrong or
            doubled code, an empty name and a missing parent. Each names the line.
        FileNotPlainError, FileTooLargeError: it is no such file, or far larger than a list.
        OSError: the file cannot be opened.
    """
    found: dict[str, tuple[int, Region]] = {}
    for line, code, name in _rows(source):
        if not CODE.fullmatch(code):
            raise RegionCodeError(line=line)
        if not name:
            raise RegionNameError(line=line)
        if code in found:
            raise RegionTwiceError(line=line, first=found[code][0])
        found[code] = (line, region(code, name))
    parents = shipped_regions() if known is None else known
    for line, item in found.values():
        if item.parent and item.parent not in found and item.parent not in parents:
            raise RegionOrphanError(line=line, parent=item.parent)
    return tuple(item for _, item in found.values())


def _rows(source: Path | Iterable[str]) -> Iterator[tuple[int, str, str]]:
    """Return line number, code and name of each row below the header."""
    lines = _lines(source) if isinstance(source, Path) else list(source)
    above = next((at for at, text in enumerate(lines) if not text.startswith("#")), len(lines))
    reader = csv.reader(lines[above:], strict=True)
    try:
        header = next(reader, [])
        if [cell.strip().lower() for cell in header] not in HEADERS:
            raise RegionFileError(line=above + 1)
        for cells in reader:
            if len(cells) not in (0, 2):
                raise RegionFileError(line=above + reader.line_num)
            if cells:
                yield above + reader.line_num, cells[0].strip(), clean(cells[1]).strip()
    except csv.Error as reason:
        raise RegionFileError(line=above + reader.line_num) from reason


def _lines(path: Path) -> list[str]:
    """Return the lines of a file, without the byte order mark that spreadsheets write."""
    data = read_plain(path, MOST_MEGABYTES)
    try:
        return data.decode("utf-8-sig").splitlines(keepends=True)
    except UnicodeDecodeError as reason:
        raise RegionFileError(line=data.count(b"\n", 0, reason.start) + 1) from reason
