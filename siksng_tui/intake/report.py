"""What an import reports: what was taken, mended, left out and set aside, row by row.

Values of cells stand in the report for the operator alone; they are left out of every `repr`, so
that no log and no traceback holds them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from siksng_tui.intake.reasons import Reason
from siksng_tui.intake.sheetfacts import SheetFacts


@dataclass(frozen=True, slots=True)
class Cell:
    """Where something was found: profile of the file, row as a spreadsheet shows it, column."""

    profile: str
    row: int
    column: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A cell whose answer was left out: a person has to look at it.

    `taken` is what other rows say in its place; empty where nothing was taken.
    """

    cell: Cell
    reason: str
    written: str = field(repr=False)
    taken: str = field(repr=False, default="")


@dataclass(frozen=True, slots=True)
class Repair:
    """A cell that was taken otherwise than it was written."""

    cell: Cell
    reason: str
    written: str = field(repr=False)
    taken: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell that was taken as it stands, and that somebody should look at some time."""

    cell: Cell
    reason: Reason
    written: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Beside:
    """What a row or cell is beside the register: an answer that differs, before and after.

    Of a row that is not entered `after` is the number of the request that keeps it out.
    """

    cell: Cell
    reason: Reason
    before: str = field(repr=False)
    after: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SetAside:
    """A row of which nothing was taken; its cell names the column where one is to blame.

    `written` are its cells in the order of the profile, of the first ten thousand such rows, so
    that they can be mended and imported again; empty for the others.
    """

    cell: Cell
    reason: Reason
    written: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What a file is: name, bytes, and how its table was found.

    `misnamed` says that its name is that of another kind of file; `codebooks` by which
    list the codes of a variable were read that could be of two. `under_names` counts rows that are
    none of `rows`: they number the columns or hold formulas, between the names and the data.
    """

    name: str
    sha256: str
    size: int
    profile: str
    read: SheetFacts
    misnamed: bool
    header_row: int
    rows: int
    misspelt: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    codebooks: Mapping[str, str] = field(default_factory=dict)
    under_names: int = 0


@dataclass(frozen=True, slots=True)
class IntakeReport:
    """The whole report; rows read are rows taken and rows quarantined, always.

    `doubted`, `repaired`, `marked` and `differing` count all, of which `doubts`, `repairs`, `marks`
    and `beside` keep the first ten thousand.
    `passed_over` counts the filled cells of columns that no question belongs to.
    """

    files: tuple[FileFacts, ...]
    rows_read: int
    rows_taken: int
    households: int
    families: int
    persons: int
    doubted: int
    repaired: int
    doubts: tuple[Doubt, ...]
    repairs: tuple[Repair, ...]
    marked: int
    marks: tuple[Mark, ...]
    quarantined: tuple[SetAside, ...]
    passed_over: Mapping[str, int]
    differing: int = 0
    beside: tuple[Beside, ...] = ()
