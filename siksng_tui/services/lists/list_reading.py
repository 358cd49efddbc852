"""Reading a list of people from a file: row by row, each taken with its doubts or set aside."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final, NamedTuple

from db.lists.list_entries import NewEntry, Receives
from forms.errors import RefusedError
from forms.names import name_key
from forms.records import Answers
from forms.regions import Regions
from siksng_tui.intake import programmes
from siksng_tui.intake.ledger import Ledger
from siksng_tui.intake.list_rows import ListReader, ListRow
from siksng_tui.intake.profile import Purpose
from siksng_tui.intake.reading import TableReading
from siksng_tui.intake.table import Table

LISTS: Final = frozenset(
    {
        Purpose.RECIPIENTS,
        Purpose.DECILES,
        Purpose.RESULTS,
        Purpose.POPULATION,
        Purpose.PRELIST,
        Purpose.WELFARE_CASES,
        Purpose.WELFARE_RESOURCES,
    }
)
"""Purposes whose rows are kept as a list beside the register."""

NAMES: Final = ("nama", "nama_dukcapil")
"""Variables that hold the name of the person of a row, the first that is answered."""


class NotPeopleListError(RefusedError):
    """The file is known, but its rows are no list of people; nothing was stored."""

    code, field = "list-purpose", "file"


class Taken(NamedTuple):
    """A row that was taken, and whether one of its cells was left out."""

    entry: NewEntry
    doubtful: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """A file that is being read; the ledger is complete once `entries` came to its end."""

    opened: TableReading
    ledger: Ledger
    regions: Regions
    today: dt.date

    @property
    def table(self) -> Table:
        """Return the table whose rows are read."""
        return self.opened.table

    @property
    def purpose(self) -> Purpose:
        """Return what the rows of the file are."""
        return self.table.profile.purpose

    def entries(self, programme: str, village: str) -> Iterator[Taken]:
        """Yield every row that can be taken.

        Args:
            programme: of the whole list, empty where the rows tell it.
            village: of every row that tells none.

        Raises:
            ImportCancelledError: the operator stopped the import.
        """
        reader = ListReader(self.table, self.regions, self.ledger, self.today)
        for row in reader.rows(chain.from_iterable(self.opened.chunks())):
            yield Taken(self._entry(row, programme, village), row.doubtful)

    def _entry(self, row: ListRow, programme: str, village: str) -> NewEntry:
        """Return a row as a list keeps it."""
        said = row.answers
        name = next((str(said[own]) for own in NAMES if own in said), "")
        return NewEntry(
            row=row.number,
            answers=said,
            nik=_text(said, "nik"),
            kk=_text(said, "nokk"),
            name=name,
            name_key=name_key(name),
            sex=_text(said, "jenis_kelamin"),
            birth=_text(said, "tanggal_lahir"),
            village=row.village.code if row.village else village,
            receives=self._receives(said, programme),
        )

    def _receives(self, said: Answers, programme: str) -> tuple[Receives, ...]:
        """Return what a row says that its person receives; other lists than those say nothing."""
        if self.purpose is not Purpose.RECIPIENTS:
            return ()
        starts, ends = _text(said, "mulai"), _text(said, "sampai")
        names = programmes.received(self.table.profile.id, said, programme)
        return tuple(Receives(name, starts, ends) for name in names)


def read(opened: TableReading, regions: Regions, today: dt.date) -> Reading:
    """Return the list of people in a file that was opened, of which no row was read yet.

    Raises:
        NotPeopleListError: its rows are something else.
    """
    if opened.table.profile.purpose not in LISTS:
        raise NotPeopleListError
    return Reading(opened, Ledger(()), regions, today)


def _text(said: Answers, variable: str) -> str | None:
    """Return an answer as text, None where there is none."""
    return str(said[variable]) if variable in said else None
