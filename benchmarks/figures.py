"""What a benchmark says: one figure a line, its bar, its floor, and whether the bar is met."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

HEADS: Final = ("what", "bar", "floor", "ours", "ratio", "verdict")
"""Heads of the table's columns."""

MEGA: Final = 1e6
"""Bytes of a megabyte."""

MET: Final = "met"
MISSED: Final = "MISSED"
NO_BAR: Final = "-"


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured thing, with the bars that hold for it; without any it only informs.

    `floor` is the same work without the program, in the same run and unit. Bars, all to be met:
    `most` is the greatest value, `times` the greatest multiple of the floor, `beyond` the greatest
    distance from the floor.
    """

    what: str
    ours: float
    unit: str
    floor: float | None = None
    most: float | None = None
    times: float | None = None
    beyond: float | None = None

    @property
    def ratio(self) -> float | None:
        """Return ours as a multiple of the floor; None without a floor."""
        return self.ours / self.floor if self.floor else None

    @property
    def verdict(self) -> str:
        """Return whether every bar is met."""
        limits = self._limits()
        if not limits:
            return NO_BAR
        return MET if self.ours <= min(limits) else MISSED

    @property
    def bar(self) -> str:
        """Return the bars in words."""
        said = []
        if self.times is not None:
            said.append(f"{self.times:g}x")
        if self.beyond is not None:
            said.append(f"floor+{self.beyond:g} {self.unit}")
        if self.most is not None:
            said.append(f"{self.most:g} {self.unit}")
        return ", ".join(said)

    def _limits(self) -> list[float]:
        """Return the greatest value that each bar allows."""
        limits = [] if self.most is None else [self.most]
        if self.floor is not None:
            limits += [] if self.times is None else [self.times * self.floor]
            limits += [] if self.beyond is None else [self.beyond + self.floor]
        return limits

    def cells(self) -> tuple[str, ...]:
        """Return the figure as a line of the table."""
        floor = "" if self.floor is None else f"{_short(self.floor)} {self.unit}"
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}x"
        return self.what, self.bar, floor, f"{_short(self.ours)} {self.unit}", ratio, self.verdict


def table(figures: Iterable[Figure]) -> str:
    """Return figures as a table whose columns stand under each other."""
    lines = [HEADS, *(figure.cells() for figure in figures)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(HEADS))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def _short(value: float) -> str:
    """Return a number with three figures that say something, and no exponent.

    >>> _short(0.01234), _short(12.345), _short(163840.2), _short(0)
    ('0.0123', '12.3', '163,840', '0')
    """
    if not value:
        return "0"
    for digits, least in enumerate((100, 10, 1, 0.1)):
        if abs(value) >= least:
            return f"{value:,.{digits}f}"
    return f"{value:.4f}"
