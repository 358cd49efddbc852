"""What exports of SIKS-NG say of each household, from one of them or from both."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from db.staging import Staging
from forms.records import Answer
from forms.regions import Region, Regions
from siksng_tui.intake.answers import RowReader
from siksng_tui.intake.joining import HOUSEHOLD_SOURCE, MEMBER_SOURCE, TiedRows, tie
from siksng_tui.intake.ledger import Ledger
from siksng_tui.intake.places import VillageFinder
from siksng_tui.intake.profile import Profile
from siksng_tui.intake.reasons import Reason
from siksng_tui.intake.report import Cell
from siksng_tui.intake.rows import CellValue, TableRow
from siksng_tui.intake.table import Table


@dataclass(frozen=True, slots=True)
class ExportRow:
    """One row: where it stands, its answers, and its cells as they were read.

    `doubtful` says that an answer was left out, at which a person has to look.
    """

    where: Cell
    answers: Mapping[str, Answer] = field(repr=False)
    doubtful: bool
    cells: tuple[CellValue, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Exported:
    """What is said of one household: its own row and those of its members, as far as there are.

    `village` is None where no row tells it.
    """

    number: str
    household: ExportRow | None
    members: tuple[ExportRow, ...]
    village: Region | None

    @property
    def rows(self) -> tuple[ExportRow, ...]:
        """Return every row, the household's first."""
        return (*((self.household,) if self.household else ()), *self.members)


class ExportReading:
    """The households of one or two exports; what is mended or left out goes to the ledger."""

    def __init__(self, tables: Mapping[int, Table], staged: Staging, regions: Regions) -> None:
        """Read tables whose rows were laid out."""
        self._tables = tables
        self._staged = staged
        self.ledger = Ledger(files=tuple(own.facts(staged.count(at)) for at, own in tables.items()))
        self._readers = {at: RowReader(own, self.ledger) for at, own in tables.items()}
        homes = tables.get(HOUSEHOLD_SOURCE)
        self._villages = VillageFinder(homes.profile, regions) if homes else None
        self._columns = {
            own.profile.id: {column.answers: column.name for column in own.profile.columns}
            for own in tables.values()
        }

    @property
    def profiles(self) -> tuple[Profile, ...]:
        """Return the profiles of the files, that of the households first."""
        return tuple(own.profile for own in self._tables.values())

    @property
    def rows(self) -> int:
        """Return how many rows the files have."""
        return sum(file.rows for file in self.ledger.files)

    def households(self) -> Iterator[Exported]:
        """Yield what the files say of each household, once; rows that nobody can tie are set aside.

        Whoever asks counts the rows as taken, or sets them aside.
        """
        for tied in tie(self._tables, self._staged, self.ledger):
            yield self._exported(tied)

    def column(self, where: Cell, variable: str) -> Cell:
        """Return where a row answers a variable; the row itself where no column does."""
        return Cell(where.profile, where.row, self._columns[where.profile].get(variable, ""))

    def _exported(self, tied: TiedRows) -> Exported:
        """Return what is said of one household."""
        home = tied.household
        return Exported(
            tied.number,
            self._row(HOUSEHOLD_SOURCE, home) if home else None,
            tuple(self._row(MEMBER_SOURCE, own) for own in tied.members),
            self._village(home) if home else None,
        )

    def _row(self, source: int, row: TableRow) -> ExportRow:
        """Return one row with its answers."""
        doubts, reader = self.ledger.doubted, self._readers[source]
        answers = reader.answers(row)
        return ExportRow(reader.cell(row), answers, self.ledger.doubted > doubts, row.cells)

    def _village(self, row: TableRow) -> Region | None:
        """Return the village of a household; where its code was mended, the ledger says so."""
        if self._villages is None:
            return None
        found = self._villages.of(row)
        if found and found.mended:
            where = self._readers[HOUSEHOLD_SOURCE].cell(row, self._villages.column)
            written = self._villages.written(row)
            self.ledger.repair(where, Reason.REGION_TRANSLATED, written, found.region.code)
        return found.region if found else None
