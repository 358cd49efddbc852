"""Two records side by side: one answer a line, and whether both agree."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from forms import values
from forms.duplicates import Field, Level
from forms.records import Answers
from forms.told import told
from siksng_tui import words
from siksng_tui.services.duplicates.duplicates import Pair, PairKind, PairView
from siksng_tui.services.duplicates.staying import Side
from siksng_tui.words import N_, _

MARKS: Final[Mapping[Level, str]] = MappingProxyType(
    {Level.AGREE: "=", Level.ALIKE: "~", Level.FAINT: "~", Level.DISAGREE: "#"}
)
"""What stands before a line: the same, alike, or different; nothing where an answer is missing."""

PERSON: Final = (
    (Field.NAME, "name", N_("Name")),
    (Field.NIK, "nik", N_("NIK")),
    (Field.BIRTH, "birth", N_("Born")),
    (Field.MOTHER, "mother", N_("Mother")),
    (Field.SEX, "sex", N_("Sex")),
    (Field.CARD, "card", N_("Family card")),
)
"""Field, role and title of each answer that is compared of two persons."""

BESIDE: Final = (("relation", N_("To the head")), ("presence", N_("Presence")))
"""Role and title of what is only shown."""


@dataclass(frozen=True, slots=True)
class SideRow:
    """A line: what is asked, both answers in words, and the mark."""

    title: str
    first: str
    second: str
    mark: str = " "


def side_rows(view: PairView, village: Callable[[str], str]) -> list[SideRow]:
    """Return both records of a pair, line by line.

    Args:
        view: the pair.
        village: gives the name of a village by its code.
    """
    own = _person if view.pair.kind is PairKind.PERSON else _household
    return [*own(view), *_place(view, village)]


def _person(view: PairView) -> Iterator[SideRow]:
    """Yield what is compared of two persons, then what is only shown."""
    for field, role, title in PERSON:
        level = Level(view.reasons[field])
        yield SideRow(_(title), *_both(view, role), MARKS.get(level, " "))
    for role, title in BESIDE:
        yield SideRow(_(title), *_both(view, role))
    yield SideRow(_("Household of"), _head(view.first), _head(view.second))


def _household(view: PairView) -> Iterator[SideRow]:
    """Yield the persons of two households, those who stand in both beside each other."""
    in_both: set[str] = set()
    for pair in view.inside:
        first, second = _in_order(view, pair)
        in_both |= {pair.first.uid, pair.second.uid}
        yield SideRow(_("In both"), first, second, "=" if first == second else "~")
    for at, side in enumerate((view.first, view.second)):
        for person in side.record.persons:
            if person.id not in in_both:
                name = told(side.instrument, person.answers, "name")
                yield SideRow(_("Only here"), *((name, "") if at == 0 else ("", name)))
    yield SideRow(_("Family card"), _cards(view.first), _cards(view.second))


def _place(view: PairView, village: Callable[[str], str]) -> Iterator[SideRow]:
    """Yield where both live, and what they have from the centre."""
    first, second = view.first, view.second
    homes = (first.record.household, second.record.household)
    yield _row(_("Village"), *(village(own.region) for own in homes))
    for role, title in (("address", _("Address")), ("household_id", _("DTKS ID"))):
        yield _row(
            title, _answer(first, homes[0].answers, role), _answer(second, homes[1].answers, role)
        )
    yield SideRow(_("Aid"), _aid(first), _aid(second))


def _row(title: str, first: str, second: str) -> SideRow:
    """Return a line that is marked where both answers are the same."""
    return SideRow(title, first, second, "=" if first == second != "" else " ")


def _both(view: PairView, role: str) -> tuple[str, str]:
    """Return the answers of both subjects in a role."""
    return _of_person(view.first, role), _of_person(view.second, role)


def _of_person(side: Side, role: str) -> str:
    """Return a person's answer; the family's card where the person's own is not asked."""
    own = _answer(side, side.subject.answers, role)
    family = side.subject.links.get("family", "")
    if own or role != "card" or not family:
        return own
    return _answer(side, side.record.subject(family).answers, "family_card")


def _answer(side: Side, answers: Answers, role: str) -> str:
    """Return an answer in words; empty where there is none."""
    variable = side.instrument.variables.get(side.instrument.roles.get(role, ""))
    if variable is None or variable.name not in answers:
        return ""
    return values.label(variable, answers[variable.name], words.language())


def _in_order(view: PairView, pair: Pair) -> tuple[str, str]:
    """Return the names of a person who stands in both households, in the order of these."""
    names = (pair.first.name, pair.second.name)
    return names if pair.first.home == view.first.record.household.id else (names[1], names[0])


def _head(side: Side) -> str:
    """Return the name of the head of a side's household."""
    return _answer(side, side.record.household.answers, "head_name")


def _cards(side: Side) -> str:
    """Return the family cards of a household."""
    found = (told(side.instrument, own.answers, "family_card") for own in side.record.families)
    return " ".join(card for card in found if card)


def _aid(side: Side) -> str:
    """Return the aid of a side in words."""
    asked = (side.instrument.variable(name) for name in side.aid())
    return ", ".join(own.label(words.language()) for own in asked)
