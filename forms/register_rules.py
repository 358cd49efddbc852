"""The rules between households: what two of them may not share, and what one of them holds of it.

Whether another household holds it too, only the store can tell.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from forms.canonical import digest
from forms.checks.view import Spot, View
from forms.datafile import InstrumentDuplicateError, Place, Row, read_table
from forms.findings import SEEN_DIGITS, Finding, Severity
from forms.findings import Place as Where
from forms.identity import is_complete, is_placeholder
from forms.records import Answer

FILE: Final = "register_rules.csv"
"""Name of the file in `forms/data`."""

COLUMNS: Final = ("number", "severity", "shared", "text_id", "text_en", "source")
"""The columns of the file, in this order."""

_NUMBER: Final = re.compile(r"R[0-9]{2}", re.ASCII)


class Shared(StrEnum):
    """What two households may have in common."""

    NIK = "nik"
    """Persons of both have one NIK."""

    FAMILY_CARD = "family-card"
    """Families of both have one card number."""

    CARD_OF_FAMILY = "card-of-family"
    """A person of the one is on the card of a family of the other."""

    HOUSEHOLD_ID = "household-id"
    """Both have one ID from the centre."""


@dataclass(frozen=True, slots=True)
class RegisterRule:
    """One rule, as its line states it."""

    number: str
    severity: Severity
    shared: Shared
    text_id: str
    text_en: str
    source: str

    def finding(self, where: Where, number: str) -> Finding:
        """Return what the rule says of a place where a number stands that others hold, too."""
        seen = digest(number)[:SEEN_DIGITS]
        return Finding(self.number, self.severity, where, self.text_id, self.text_en, seen)


@dataclass(frozen=True, slots=True)
class Claim:
    """A number that a household holds and no other should."""

    shared: Shared
    where: Where
    number: str


@cache
def register_rules() -> Mapping[Shared, RegisterRule]:
    """Return the rules that come with the program, by what is shared."""
    return read_register_rules(files("forms") / "data")


def read_register_rules(folder: Place) -> Mapping[Shared, RegisterRule]:
    """Return the rules that lie in a folder, by what is shared.

    Raises:
        InstrumentError: the file cannot be understood; facts name it, the line and the word.
    """
    rules: dict[Shared, RegisterRule] = {}
    for row in read_table(folder, FILE, COLUMNS).rows:
        rule = _rule(row)
        if rule.shared in rules or rule.number in {other.number for other in rules.values()}:
            raise InstrumentDuplicateError(FILE, row.line, rule.number)
        rules[rule.shared] = rule
    return MappingProxyType(rules)


def claims(view: View) -> Iterator[Claim]:
    """Yield the numbers of a household that another might hold too, in the order of the paper."""
    cards = {card for spot in view.families if (card := _answer(view, spot, "family_card"))}
    yield from _claim(view, view.household, Shared.HOUSEHOLD_ID, "household_id")
    for family in view.families:
        yield from _claim(view, family, Shared.FAMILY_CARD, "family_card")
    for person in view.members:
        yield from _claim(view, person, Shared.NIK, "nik")
        if _answer(view, person, "card") not in cards:
            yield from _claim(view, person, Shared.CARD_OF_FAMILY, "card")


def _claim(view: View, spot: Spot, shared: Shared, role: str) -> Iterator[Claim]:
    """Yield what a place claims, nothing where its answer tells nobody apart."""
    number = str(_answer(view, spot, role) or "")
    numbered = is_complete(number) and not is_placeholder(number)
    if number and (numbered or shared is Shared.HOUSEHOLD_ID):
        yield Claim(shared, spot.place(view.instrument.roles[role]), number)


def _answer(view: View, spot: Spot, role: str) -> Answer | None:
    """Return the answer that plays a role, None where there is none."""
    return spot.answers.get(view.instrument.roles.get(role, ""))


def _rule(row: Row) -> RegisterRule:
    """Return the rule that a line states."""
    if not _NUMBER.fullmatch(row.needed("number")):
        raise row.wrong("number")
    for column, known in (("severity", Severity), ("shared", Shared)):
        if row.needed(column) not in frozenset(known):
            raise row.wrong(column)
    return RegisterRule(
        number=row["number"],
        severity=Severity(row["severity"]),
        shared=Shared(row["shared"]),
        text_id=row.needed("text_id"),
        text_en=row.needed("text_en"),
        source=row.needed("source"),
    )
