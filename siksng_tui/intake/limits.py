"""How large a file from elsewhere may be, before anything parses it."""

from dataclasses import dataclass
from typing import Final

MEGABYTE: Final = 1_000_000
"""Bytes."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What is refused unread; a city's whole register (104,000 members, 146 MB of XML) stays below.

    A reader that keeps a sheet in memory needs about 76 bytes a cell: the limit of cells, not the
    size of the file, is what bounds memory. What the reader's process may have is the last bound,
    for whatever the others do not foresee.
    """

    file_bytes: int = 50 * MEGABYTE
    """Size on disk."""

    part_bytes: int = 200 * MEGABYTE
    """Unpacked size of one part of the package, as declared and as counted."""

    total_bytes: int = 400 * MEGABYTE
    """Unpacked size of all parts together."""

    ratio: int = 100
    """Unpacked to packed bytes of one part; real tables reach about 20."""

    ratio_free_bytes: int = MEGABYTE
    """Unpacked size below which a part may be packed as tightly as it likes."""

    parts: int = 2_000
    """Parts in the package."""

    rows: int = 200_000
    """Rows of a sheet or a text."""

    columns: int = 500
    """Greatest column number of a sheet."""

    cells: int = 6_500_000
    """Rows times greatest column number of a sheet, and cells in it."""

    field_characters: int = 32_767
    """Characters of one field of a text, as many as a cell of a workbook holds."""

    memory_bytes: int = 1_000 * MEGABYTE
    """Address space of the process that reads, where the system can bound it."""

    seconds: int = 600
    """How long the program waits for that process in all; an old computer is given time."""


LIMITS: Final = Limits()
"""The limits of every import."""
