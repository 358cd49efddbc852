"""Builds the record of a household from what files say of it and of its members."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from forms.instrument import Instrument
from forms.records import Answer, HouseholdRecord, Subject, SubjectKind
from forms.told import means, told
from siksng_tui.intake.exports import Exported, ExportReading, ExportRow
from siksng_tui.intake.places import village_answers
from siksng_tui.intake.reasons import Reason

FIRST: Final = 1
"""The number of the family of whoever's row tells none."""

Answered = dict[str, Answer]
"""The answers of one subject, while they are put together."""


class HouseholdBuilder:
    """Turns what files say into records, with an id for every subject."""

    def __init__(self, reading: ExportReading, new_id: Callable[[], str]) -> None:
        """Keep what every household needs."""
        self._reading = reading
        self._instrument = reading.questions
        self._new_id = new_id
        self.ledger = reading.ledger

    def build(self, said: Exported) -> HouseholdRecord | None:
        """Return the record of a household; None if nobody can make one, which is noted."""
        lacking = said.lacking
        if said.household is None or said.village is None or lacking:
            self._reading.set_aside(said, lacking or Reason.REGION_UNKNOWN)
            return None
        answers = {**said.household.answers, **village_answers(said.village)}
        household = self._subject(SubjectKind.HOUSEHOLD, answers, region=said.village.code)
        people = [self._person(row, number) for number, row in enumerate(said.members, 1)]
        self._assume_families(said.members, people)
        families = self._families(household.id, people, said.number)
        persons = tuple(
            self._subject(
                SubjectKind.PERSON, own, links=_links(household, families[self._family(own)])
            )
            for own in people
        )
        self._count(len(said.rows), len(persons), len(families))
        return HouseholdRecord(
            instrument=self._instrument.id,
            version=self._instrument.version,
            household=household,
            families=tuple(families.values()),
            persons=persons,
        )

    def _person(self, row: ExportRow, number: int) -> Answered:
        """Return the answers of a member, numbered in the order of the file where members are."""
        return {**row.answers, **self._playing("member_number", number)}

    def _assume_families(self, rows: Sequence[ExportRow], people: Sequence[Answered]) -> None:
        """Put whoever has no family number into the household's first family, and say so."""
        numbered = self._instrument.roles.get("family_of_person")
        if numbered is None:
            return
        first = min((self._family(own) for own in people if numbered in own), default=FIRST)
        for row, answers in zip(rows, people, strict=True):
            if numbered not in answers:
                answers[numbered] = first
                self.ledger.repair(row.where, Reason.FAMILY_ASSUMED, "", first)

    def _families(
        self, household_id: str, people: Sequence[Answered], number: str
    ) -> dict[int, Subject]:
        """Return the families by their number inside the household, lowest first."""
        members: dict[int, list[Answered]] = {}
        for own in people:
            members.setdefault(self._family(own), []).append(own)
        families: dict[int, Subject] = {}
        for at in sorted(members):
            card = family_card(self._instrument, members[at], number)
            answers = {**self._playing("family_number", at), **card}
            links = {"household": household_id}
            families[at] = self._subject(SubjectKind.FAMILY, answers, links=links)
        return families

    def _family(self, answers: Mapping[str, Answer]) -> int:
        """Return the number of a member's family inside the household."""
        return int(told(self._instrument, answers, "family_of_person") or FIRST)

    def _playing(self, role: str, answer: Answer) -> Answered:
        """Return the answer to the variable of a role; nothing where no variable plays it."""
        return {self._instrument.roles[role]: answer} if role in self._instrument.roles else {}

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

    def _count(self, rows: int, persons: int, families: int) -> None:
        """Count a household that is taken."""
        self.ledger.rows_taken += rows
        self.ledger.households += 1
        self.ledger.families += families
        self.ledger.persons += persons


def family_card(
    questions: Instrument, members: Iterable[Mapping[str, Answer]], number: str
) -> Answered:
    """Return the card of a family: its head's, or that of the first member who has one.

    Where no question asks members for a card, the card is what ties the household.

    Args:
        questions: the questionnaire.
        members: answers of each member of the family.
        number: what ties the household.
    """
    if "card" not in questions.roles:
        return {questions.roles["family_card"]: number}
    heads_first = sorted(members, key=lambda own: not means(questions, own, "family_relation.head"))
    cards = (told(questions, own, "card") for own in heads_first)
    card = next((own for own in cards if own), None)
    return {} if card is None else {questions.roles["family_card"]: card}


def _links(household: Subject, family: Subject) -> dict[str, str]:
    """Return whom a person belongs to."""
    return {"household": household.id, "family": family.id}
