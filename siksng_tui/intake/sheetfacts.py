"""How a table from elsewhere was read: what the bytes of its file showed, beside its cells."""

from dataclasses import dataclass
from enum import StrEnum


class Container(StrEnum):
    """What kind of file a table came in, by its bytes."""

    XLSX = "XLSX"
    XLS = "XLS"
    ODS = "ODS"
    TEXT = "CSV"


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """How a table was read: its sheet, and what the bytes of the file showed.

    `encoding` and `delimiter` are those of a text, else empty. `from_1904` says that number cells
    count days from 1904 instead of 1900. `rows` are those below the first, as far as they are known
    before they are read.
    """

    container: Container
    sheet: str = ""
    encoding: str = ""
    delimiter: str = ""
    from_1904: bool = False
    hidden_rows: int = 0
    rows: int = 0
