"""What a check of the register found, as somebody goes through it family by family."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from db.register import register
from siksng_tui.services.checks import check_report, checking
from siksng_tui.services.checks.check_rows import PackedRows
from siksng_tui.services.checks.checking import Listed, Scope, Summary
from siksng_tui.services.office.sessions import Session

MOST: Final = 10_000
"""Findings that are kept to be gone through; the screen says so where there are more."""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding that somebody has to mend or explain, and whose family it is of."""

    listed: Listed
    head: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check came to: its counts, and the findings by the names of the heads.

    `found` are `MOST` at most; `rows` are all, with what is only noted, as the workbook has them.
    """

    summary: Summary
    found: tuple[Found, ...]
    rows: PackedRows

    @property
    def is_whole(self) -> bool:
        """Return whether everything that has to be mended or explained is among `found`."""
        return len(self.found) == self.summary.open


def look(session: Session, region: str, progress: Callable[[int, int], None]) -> Checked:
    """Return what has to be mended or explained in a region of the register.

    Args:
        session: the unlocked office.
        region: its code; "" for the whole register.
        progress: told records done and all; what it raises stops the check.

    Raises:
        RegionUnknownError: nothing was checked.
        RevisionDamagedError: a stored revision does not fit its hash; the check stops there.
    """
    kept: list[Listed] = []
    rows = PackedRows()

    def take(listed: Listed) -> None:
        rows.add(check_report.cells(listed))
        if listed.open and len(kept) < MOST:
            kept.append(listed)

    summary = checking.check(session, Scope(region), take, progress)
    rows.end()
    households = {own: at for at, own in enumerate(dict.fromkeys(one.household for one in kept))}
    heads = {own: register.summary(session.store, own).head_name for own in households}
    found = [Found(own, heads[own.household]) for own in kept]

    def place(own: Found) -> tuple[str, str, int]:
        return own.head, own.listed.village, households[own.listed.household]

    return Checked(summary, tuple(sorted(found, key=place)), rows)
