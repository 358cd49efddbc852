"""What files say of each household: one of households, one of members, both, or one of both."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from db.file.staging import Staging
from forms.instrument import Instrument
from forms.records import Answer, SubjectKind
from forms.regions import Region, Regions
from siksng_tui.intake.answers import RowReader
from siksng_tui.intake.joining import HOUSEHOLD_SOURCE, MEMBER_SOURCE, TiedRows, tie
from siksng_tui.intake.ledger import Ledger
from siksng_tui.intake.places import VillageFinder
from siksng_tui.intake.profile import Profile, Purpose
from siksng_tui.intake.reasons import Reason
from siksng_tui.intake.repeated import RepeatedColumns, not_of
from siksng_tui.intake.report import Cell
from siksng_tui.intake.rows import CellValue, TableRow
from siksng_tui.intake.sourcefile import SourceFile
from siksng_tui.intake.table import Table

_ABOUT: Final = {HOUSEHOLD_SOURCE: SubjectKind.HOUSEHOLD, MEMBER_SOURCE: SubjectKind.PERSON}
"""Whose answers the rows of a source are."""


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

    `village` is None where no row tells it. `is_repeated` says that the household has no row of its
    own: `household` is what those of its members repeat, and stands where the first of them does.
    """

    number: str
    household: ExportRow | None
    members: tuple[ExportRow, ...]
    village: Region | None
    is_repeated: bool = False

    @property
    def rows(self) -> tuple[ExportRow, ...]:
        """Return every row of the files, the household's first."""
        is_own = self.household is not None and not self.is_repeated
        return (*((self.household,) if self.household and is_own else ()), *self.members)

    @property
    def lacking(self) -> Reason | None:
        """Return why no new household can be made of it, None where one can."""
        if self.household is None:
            return Reason.NO_HOUSEHOLD
        if not self.members:
            return Reason.NO_MEMBERS
        return Reason.REGION_UNKNOWN if self.village is None else None


class ExportReading:
    """The households of one or two files; what is mended or left out goes to the ledger."""

    def __init__(self, tables: Mapping[int, Table], staged: Staging, regions: Regions) -> None:
        """Read tables whose rows were laid out."""
        self._tables = tables
        self._staged = staged
        self.ledger = Ledger(files=tuple(own.facts(staged.count(at)) for at, own in tables.items()))
        self._readers = {at: RowReader(own, self.ledger) for at, own in tables.items()}
        self._others = {at: not_of(_ABOUT[at], own.profile) for at, own in tables.items()}
        homes, members = tables.get(HOUSEHOLD_SOURCE), tables.get(MEMBER_SOURCE)
        self._villages = VillageFinder(homes.profile, regions) if homes else None
        self._repeated = (
            RepeatedColumns(self._readers[MEMBER_SOURCE], regions, self.ledger)
            if members and members.profile.purpose is Purpose.MEMBER_ROWS
            else None
        )
        self._columns = {
            own.profile.id: {column.answers: column.name for column in own.profile.columns}
            for own in tables.values()
        }

    @property
    def profiles(self) -> tuple[Profile, ...]:
        """Return the profiles of the files, that of the households first."""
        return tuple(own.profile for own in self._tables.values())

    @property
    def questions(self) -> Instrument:
        """Return the questionnaire that the files are of."""
        return self.profiles[0].instrument

    @property
    def tells_members(self) -> bool:
        """Return whether the files say who the members of their households are.

        Refused rows that were mended are some of them only.
        """
        members = self._tables.get(MEMBER_SOURCE)
        return members is not None and not members.header.mended

    @property
    def sources(self) -> tuple[SourceFile, ...]:
        """Return the bytes of the files, in the same order."""
        return tuple(own.source for own in self._tables.values())

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

    def set_aside(self, said: Exported, reason: Reason) -> None:
        """Set a household aside; its members follow its own row, where it has one."""
        for row in said.rows:
            follows = row is not said.household and said.household and not said.is_repeated
            why = Reason.HOUSEHOLD_SET_ASIDE if follows else reason
            self.ledger.set_aside(row.where, why, row.cells)

    def column(self, where: Cell, variable: str) -> Cell:
        """Return where a row answers a variable; the row itself where no column does."""
        return Cell(where.profile, where.row, self._columns[where.profile].get(variable, ""))

    def _exported(self, tied: TiedRows) -> Exported:
        """Return what is said of one household."""
        members = tuple(self._row(MEMBER_SOURCE, own) for own in tied.members)
        if self._repeated:
            told = self._repeated.told(tied.members, [own.answers for own in members])
            members = tuple(
                replace(own, answers=answers, doubtful=own.doubtful or at in told.differing)
                for at, (own, answers) in enumerate(zip(members, told.members, strict=True))
            )
            home = replace(members[0], answers=told.household, doubtful=False)
            return Exported(tied.number, home, members, told.village, is_repeated=True)
        own = tied.household
        home_row = self._row(HOUSEHOLD_SOURCE, own) if own else None
        return Exported(tied.number, home_row, members, self._village(own) if own else None)

    def _row(self, source: int, row: TableRow) -> ExportRow:
        """Return one row with its answers, those about another kind of subject left out."""
        doubts, reader = self.ledger.doubted, self._readers[source]
        answers = reader.answers(row)
        if not self._repeated:
            for variable in self._others[source]:
                answers.pop(variable, None)
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
