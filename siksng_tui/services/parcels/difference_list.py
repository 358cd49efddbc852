"""What an extract changed here, a page at a time, and as a workbook.

The workbook names households by their ids: a list that leaves the program has no citizen's name.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from db.parcels import differences
from db.parcels.differences import DifferenceKind, Listed
from siksng_tui.services.office import sheets
from siksng_tui.services.office.sessions import Session
from siksng_tui.wording import difference_words
from siksng_tui.words import N_, _

__all__ = ["DifferenceKind", "Differences", "Listed", "page", "read", "write"]

TITLES: Final = (
    N_("Village"),
    N_("Household"),
    N_("Who"),
    N_("Difference"),
    N_("Question"),
    N_("Before"),
    N_("After"),
    N_("Request"),
)
"""The columns of the workbook."""

PAGE: Final = 500
"""Differences that are read between two looks at whether somebody stops the writing."""


@dataclass(frozen=True, slots=True)
class Differences:
    """What an extract changed: how many of each kind, and the rows by which a page is read."""

    parcel: str
    counts: Mapping[DifferenceKind, int]
    rows: Sequence[int]


def read(session: Session, parcel: str) -> Differences:
    """Return what an extract changed.

    Raises:
        ParcelNotFoundError: there is no such parcel.
    """
    store = session.store
    return Differences(
        parcel, differences.counts(store, parcel), differences.rows_of(store, parcel)
    )


def page(session: Session, rows: Sequence[int]) -> tuple[Listed, ...]:
    """Return differences by their rows, in the order of these."""
    return differences.listed(session.store, rows)


def write(
    session: Session, of: Differences, path: Path, progress: Callable[[int, int], None]
) -> None:
    """Write a workbook of what an extract changed; the audit says so.

    Args:
        session: the unlocked office.
        of: the differences.
        path: the workbook.
        progress: told rows done and all; what it raises leaves no workbook.

    Raises:
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    noted = partial(session.note, "differences.write", parcel=of.parcel)
    with sheets.new_book(path, noted) as book:
        sheet = book.sheet(_("Differences"), [_(title) for title in TITLES])
        for at in range(0, len(of.rows), PAGE):
            progress(at, len(of.rows))
            for own in page(session, of.rows[at : at + PAGE]):
                sheet.write(_cells(own))


def _cells(own: Listed) -> Sequence[str]:
    """Return the cells of a difference, in the order of TITLES."""
    one, told = own.difference, difference_words.told(own)
    subject = _(difference_words.SUBJECTS[own.kind])
    asked = told.what if one.path else ""
    return (
        own.village,
        one.household,
        subject,
        told.kind,
        asked,
        told.before,
        told.after,
        one.number,
    )
