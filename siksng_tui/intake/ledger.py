"""The report of an import while it grows, row by row."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from siksng_tui.intake.reasons import Reason
from siksng_tui.intake.report import (
    Beside,
    Cell,
    Doubt,
    FileFacts,
    IntakeReport,
    Mark,
    Repair,
    SetAside,
)
from siksng_tui.intake.spelling import are_digits_lost

DETAILS: Final = 10_000
"""Doubts and repairs of which the report keeps the cell; more are only counted, and the file itself
holds them."""


@dataclass(slots=True)
class Ledger:
    """The report while it grows."""

    files: tuple[FileFacts, ...]
    rows_taken: int = 0
    households: int = 0
    families: int = 0
    persons: int = 0
    doubted: int = 0
    repaired: int = 0
    doubts: list[Doubt] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    marked: int = 0
    marks: list[Mark] = field(default_factory=list)
    quarantined: list[SetAside] = field(default_factory=list)
    passed_over: Counter[str] = field(default_factory=Counter)
    differing: int = 0
    beside: list[Beside] = field(default_factory=list)

    @property
    def rows_settled(self) -> int:
        """Return how many rows were taken or set aside."""
        return self.rows_taken + len(self.quarantined)

    def doubt(self, cell: Cell, reason: str, written: object, taken: object = "") -> None:
        """Note an answer that was left out, and what was taken in its place, if anything."""
        self.doubted += 1
        if len(self.doubts) < DETAILS:
            self.doubts.append(Doubt(cell, str(reason), as_written(written), str(taken)))

    def repair(self, cell: Cell, reason: str, written: object, taken: object) -> None:
        """Note an answer that was taken otherwise than written."""
        self.repaired += 1
        if len(self.repairs) < DETAILS:
            self.repairs.append(Repair(cell, str(reason), as_written(written), str(taken)))

    def mark(self, cell: Cell, reason: Reason, written: object) -> None:
        """Note an answer that was taken as it stands and should be looked at."""
        self.marked += 1
        if len(self.marks) < DETAILS:
            self.marks.append(Mark(cell, reason, as_written(written)))

    def differ(self, cell: Cell, reason: Reason, before: str, after: str) -> None:
        """Note what is otherwise than the register has it, or why a row is not entered."""
        self.differing += 1
        if len(self.beside) < DETAILS:
            self.beside.append(Beside(cell, reason, before, after))

    def set_aside(self, cell: Cell, reason: Reason, written: Iterable[object] = ()) -> None:
        """Note a row of which nothing is taken."""
        kept = tuple(map(as_written, written)) if len(self.quarantined) < DETAILS else ()
        self.quarantined.append(SetAside(cell, reason, kept))

    def report(self) -> IntakeReport:
        """Return what is known so far."""
        return IntakeReport(
            files=self.files,
            rows_read=sum(file.rows for file in self.files),
            rows_taken=self.rows_taken,
            households=self.households,
            families=self.families,
            persons=self.persons,
            doubted=self.doubted,
            repaired=self.repaired,
            doubts=tuple(self.doubts),
            repairs=tuple(self.repairs),
            marked=self.marked,
            marks=tuple(self.marks),
            quarantined=tuple(self.quarantined),
            passed_over=dict(self.passed_over),
            differing=self.differing,
            beside=tuple(self.beside),
        )


def as_written(cell: object) -> str:
    """Return a cell as a spreadsheet shows it: whole numbers without decimals.

    A number of which digits may be gone is shown so that it is doubted again: a zero in the place
    of a lost digit would pass for one.

    >>> as_written(3.0), as_written(1771096603099500.0), as_written(1771096603099501.0)
    ('3', '1.771096603099500E+15', '1771096603099501')
    """
    if isinstance(cell, float) and cell.is_integer():
        whole = int(cell)
        return f"{cell:.15E}" if are_digits_lost(whole) else str(whole)
    return str(cell)
