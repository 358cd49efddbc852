"""Builds the record of a household from its row and those of its members."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from forms.instrument import Instrument
from forms.records import Answer, HouseholdRecord, Subject, SubjectKind
from forms.regions import Regions
from siksng_tui.intake.answers import RowReader
from siksng_tui.intake.joining import JoinedRows
from siksng_tui.intake.ledger import Ledger
from siksng_tui.intake.places import Village, VillageFinder, village_answers
from siksng_tui.intake.reasons import Reason
from siksng_tui.intake.rows import TableRow

FAMILY_HEAD: Final = "1"
"""Code of the head in the list of relations to the head of the family."""

Answered = dict[str, Answer]
"""The answers of one row, while they are put together."""


class HouseholdBuilder:
    """Turns joined rows into records, with an id for every subject."""

    def __init__(
        self,
        readers: tuple[RowReader, RowReader],
        instrument: Instrument,
        regions: Regions,
        new_id: Callable[[], str],
        ledger: Ledger,
    ) -> None:
        """Keep what every household needs; the readers are those of households and of members."""
        self._households, self._members = readers
        self._instrument = instrument
        self._villages = VillageFinder(self._households.profile, regions)
        self._new_id = new_id
        self.ledger = ledger

    def build(self, rows: JoinedRows) -> HouseholdRecord | None:
        """Return the record of a household; None if its village is not known, which is noted."""
        village = self._village(rows.household)
        if village is None:
            self._set_aside(rows)
            return None
        answers = self._households.answers(rows.household)
        answers.update(village_answers(village.region))
        household = self._subject(SubjectKind.HOUSEHOLD, answers, region=village.region.code)
        people = [self._person(row, number) for number, row in enumerate(rows.members, 1)]
        self._assume_families(rows.members, people)
        families = self._families(household.id, people)
        persons = tuple(
            self._subject(SubjectKind.PERSON, own, links=_links(household, families[_family(own)]))
            for own in people
        )
        self._count(len(persons), len(families))
        return HouseholdRecord(
            instrument=self._instrument.id,
            version=self._instrument.version,
            household=household,
            families=tuple(families.values()),
            persons=persons,
        )

    def _village(self, row: TableRow) -> Village | None:
        """Return the village of a household; where its code was mended, the ledger says so."""
        village = self._villages.of(row)
        if village and village.mended:
            where = self._households.cell(row, self._villages.column)
            written = self._villages.written(row)
            self.ledger.repair(where, Reason.REGION_TRANSLATED, written, village.region.code)
        return village

    def _person(self, row: TableRow, number: int) -> Answered:
        """Return the answers of a member, numbered in the order of the file."""
        answers = self._members.answers(row)
        answers["no_urut_art"] = number
        return answers

    def _assume_families(self, rows: Sequence[TableRow], people: Sequence[Answered]) -> None:
        """Put whoever has no family number into the household's first family, and say so."""
        first = min((_family(answers) for answers in people if "nuk" in answers), default=1)
        for row, answers in zip(rows, people, strict=True):
            if "nuk" not in answers:
                answers["nuk"] = first
                self.ledger.repair(self._members.cell(row), Reason.FAMILY_ASSUMED, "", first)

    def _families(self, household_id: str, people: Sequence[Answered]) -> dict[int, Subject]:
        """Return the families by their number inside the household, lowest first."""
        members: dict[int, list[Answered]] = {}
        for own in people:
            members.setdefault(_family(own), []).append(own)
        families: dict[int, Subject] = {}
        for number in sorted(members):
            answers: Answered = {"nuk_keluarga": number, **family_card(members[number])}
            links = {"household": household_id}
            families[number] = self._subject(SubjectKind.FAMILY, answers, links=links)
        return families

    def _subject(
        self,
        kind: SubjectKind,
        answers: Answered,
        *,
        links: Mapping[str, str] = MappingProxyType({}),
        region: str = "",
    ) -> Subject:
        """Return a new subject, which nobody can change."""
        return Subject(
            id=self._new_id(),
            kind=kind,
            answers=MappingProxyType(answers),
            links=MappingProxyType(dict(links)),
            region=region,
        )

    def _set_aside(self, rows: JoinedRows) -> None:
        """Set a household and its members aside because its village is not known."""
        home, follows = rows.household, Reason.HOUSEHOLD_SET_ASIDE
        self.ledger.set_aside(self._households.cell(home), Reason.REGION_UNKNOWN, home.cells)
        for row in rows.members:
            self.ledger.set_aside(self._members.cell(row), follows, row.cells)

    def _count(self, persons: int, families: int) -> None:
        """Count a household that is taken."""
        self.ledger.rows_taken += 1 + persons
        self.ledger.households += 1
        self.ledger.families += families
        self.ledger.persons += persons


def _family(answers: Mapping[str, Answer]) -> int:
    """Return the number of a member's family inside the household."""
    return int(answers["nuk"])


def family_card(members: Sequence[Mapping[str, Answer]]) -> Answered:
    """Return the card of a family: its head's, or that of the first member who has one."""
    heads_first = sorted(members, key=lambda own: own.get("hubungan_keluarga") != FAMILY_HEAD)
    card = next((own["no_kk"] for own in heads_first if "no_kk" in own), None)
    return {} if card is None else {"no_kk_keluarga": card}


def _links(household: Subject, family: Subject) -> dict[str, str]:
    """Return whom a person belongs to."""
    return {"household": household.id, "family": family.id}
