"""What rows of members repeat of their household, taken once; where they disagree, a doubt."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from forms.records import Answer, SubjectKind
from forms.regions import Region, Regions
from siksng_tui.intake.answers import RowReader
from siksng_tui.intake.ledger import Ledger, as_written
from siksng_tui.intake.places import Village, VillageFinder
from siksng_tui.intake.profile import Profile
from siksng_tui.intake.reasons import Reason
from siksng_tui.intake.rows import TableRow

Said = TypeVar("Said", bound=Answer)


@dataclass(frozen=True, slots=True)
class Told:
    """What rows say of a household, of each member, and where; `differing` rows contradict others.

    `differing` are places among the rows, from 0.
    """

    household: Mapping[str, Answer] = field(repr=False)
    members: tuple[Mapping[str, Answer], ...] = field(repr=False)
    village: Region | None
    differing: frozenset[int]


class RepeatedColumns:
    """Parts the rows of one table: what they repeat of the household, what they say of a member."""

    def __init__(self, reader: RowReader, regions: Regions, ledger: Ledger) -> None:
        """Remember which columns are the household's."""
        self._reader = reader
        self._ledger = ledger
        profile = reader.profile
        self._of_home = not_of(SubjectKind.PERSON, profile) - not_of(SubjectKind.HOUSEHOLD, profile)
        self._not_of_person = not_of(SubjectKind.PERSON, profile)
        self._columns = {own.answers: at for at, own in enumerate(profile.columns) if own.answers}
        self._villages = VillageFinder(profile, regions)

    def told(self, rows: Sequence[TableRow], answers: Sequence[Mapping[str, Answer]]) -> Told:
        """Return what the rows of one household say; what contradicts goes to the ledger.

        Of each answer that is taken which most rows have, of several of these the first; an empty
        cell contradicts nothing.

        Args:
            rows: at least one, in the order of the file.
            answers: of each row.
        """
        household: dict[str, Answer] = {}
        differing: set[int] = set()
        for variable in sorted(self._of_home, key=self._columns.__getitem__):
            said = [own.get(variable) for own in answers]
            if (taken := most(said)) is not None:
                household[variable] = taken
                differing.update(self._differ(rows, said, taken, self._columns[variable]))
        village = self._village(rows, differing)
        members = tuple(
            {name: answer for name, answer in own.items() if name not in self._not_of_person}
            for own in answers
        )
        return Told(household, members, village, frozenset(differing))

    def _differ(
        self, rows: Sequence[TableRow], said: Sequence[Answer | None], taken: Answer, column: int
    ) -> Iterator[int]:
        """Yield which rows have another answer than was taken, with a doubt for each."""
        for at, (row, answer) in enumerate(zip(rows, said, strict=True)):
            if answer is not None and answer != taken:
                where, written = self._reader.cell(row, column), as_written(row.cells[column])
                self._ledger.doubt(where, Reason.ROWS_DISAGREE, written, taken)
                yield at

    def _village(self, rows: Sequence[TableRow], differing: set[int]) -> Region | None:
        """Return the village that most rows tell; one that tells another is a doubt."""
        found = [self._villages.of(row) for row in rows]
        codes = [own.region.code if own else None for own in found]
        taken = most(codes)
        if taken is None:
            return None
        first = codes.index(taken)
        for at, (row, code) in enumerate(zip(rows, codes, strict=True)):
            if code not in {None, taken}:
                where = self._reader.cell(row, self._villages.column)
                told = self._villages.written(row)
                self._ledger.doubt(where, Reason.ROWS_DISAGREE, told, taken)
                differing.add(at)
        return self._mended(rows[first], found[first])

    def _mended(self, row: TableRow, village: Village | None) -> Region | None:
        """Return a village; where its name or code was mended, the ledger says so."""
        if village and village.mended:
            where = self._reader.cell(row, self._villages.column)
            told = self._villages.written(row)
            self._ledger.repair(where, Reason.REGION_TRANSLATED, told, village.region.code)
        return village.region if village else None


def most(said: Sequence[Said | None]) -> Said | None:
    """Return what is said most often, the first of several; None where nothing is said.

    >>> most(["2", None, "1", "1"]), most(["2", "1"]), most([None])
    ('1', '2', None)
    """
    counts = Counter(own for own in said if own is not None)
    return max(counts, key=counts.__getitem__) if counts else None


def not_of(kind: SubjectKind, profile: Profile) -> frozenset[str]:
    """Return the variables of a profile that are asked about another kind of subject."""
    questions = profile.instrument
    answered = (own.answers for own in profile.columns if own.answers)
    return frozenset(
        own
        for own in answered
        if questions.block(questions.variable(own).block).subject is not kind
    )
