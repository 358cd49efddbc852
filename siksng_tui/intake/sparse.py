"""Sheets with a cell far below the others, which a format that somebody set by accident leaves.

The parser keeps the whole rectangle between the first and the last cell. So the rows below a wide
gap are moved up to it before it sees them, and have their own numbers again afterwards.
"""

import re
import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from itertools import pairwise
from typing import Final, NamedTuple

from siksng_tui.intake.addresses import FORMAT_COLUMNS, FORMAT_ROWS, beyond
from siksng_tui.intake.errors import WorkbookDamagedError

WIDE: Final = 1_000
"""Missing rows from which a gap is closed."""


class Gap(NamedTuple):
    """The last row above the first wide gap, and the numbers of the rows below it."""

    above: int
    moved: tuple[int, ...] = ()

    def number(self, at: int) -> int:
        """Return the own number of the row that stands somewhere once the gap is closed.

        >>> Gap(3, (1_048_576,)).number(2), Gap(3, (1_048_576,)).number(4)
        (2, 1048576)
        """
        return at if at <= self.above or not self.moved else self.moved[at - self.above - 1]


NO_GAP: Final = Gap(FORMAT_ROWS)
"""All rows stand where they say."""


def wide_gap(rows: Iterable[int]) -> Gap:
    """Return the first wide gap between rows; one that moves no row where there is none.

    >>> wide_gap([1, 2, 1_048_576, 3])
    Gap(above=3, moved=(1048576,))
    """
    ordered = sorted({0, *rows})
    for at, (row, following) in enumerate(pairwise(ordered), 1):
        if following - row > WIDE:
            return Gap(row, tuple(ordered[at:]))
    return Gap(ordered[-1])


def closed(content: bytes, gaps: Mapping[str, Gap]) -> bytes:
    """Return a package, which was checked before, with the gaps of some of its parts closed.

    Raises:
        WorkbookDamagedError: a cell says that it is in a row that is not there.
    """
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            if gap := gaps.get(name):
                part = _moved_up(part, gap)
            after.writestr(name, part, zipfile.ZIP_DEFLATED, compresslevel=1)
    return out.getvalue()


def _moved_up(part: bytes, gap: Gap) -> bytes:
    """Return a sheet whose rows below a gap stand right under those above it."""
    numbers = {number: at for at, number in enumerate(gap.moved, gap.above + 1)}

    def renumbered(match: re.Match[bytes]) -> bytes:
        address = match[0].rstrip(b"\"'")
        start = address.rstrip(b"0123456789")
        return start + str(numbers[int(address[len(start) :])]).encode() + match[0][-1:]

    try:
        return beyond(gap.above, FORMAT_COLUMNS).sub(renumbered, part)
    except KeyError as error:
        raise WorkbookDamagedError from error
