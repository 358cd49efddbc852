"""Which household of a split or a merge is which, as the paper of the request says it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from forms.records import RequestKind
from forms.told import head_name
from siksng_tui.services.entry.entry_state import Entry
from siksng_tui.services.entry.homes import Home
from siksng_tui.words import N_, _

LETTERS: Final = ("A", "B")
"""How the households are called: first the one that is filled in."""

WHICH: Final[Mapping[RequestKind, tuple[str, str]]] = MappingProxyType(
    {
        RequestKind.SPLIT: (
            N_("Family {letter}: the new family, of those who leave."),
            N_("Family {letter}: the family that is left."),
        ),
        RequestKind.MERGE: (
            N_("Family {letter}: the family that takes the other in."),
            N_("Family {letter}: the family that is closed; its members stand in family A."),
        ),
    }
)
"""What the two households of a kind of request are, in the order of the letters."""


@dataclass(frozen=True, slots=True)
class Side:
    """One household of a request: whose each of its blocks is, and what stands above them all."""

    whose: str = ""
    title: str = ""


ALONE: Final = Side()
"""A household that needs no telling apart."""


def sides(entry: Entry) -> tuple[Side, ...]:
    """Return which is which of the households that a request concerns, in their order."""
    if entry.beside is None:
        return (ALONE,)
    which = WHICH[entry.kind]
    return tuple(
        Side(_("Family {letter}").format(letter=letter), _title(entry, home, said, letter))
        for home, said, letter in zip(entry.homes, which, LETTERS, strict=True)
    )


def _title(entry: Entry, home: Home, which: str, letter: str) -> str:
    """Return which household it is, whose, and who comes from the other one."""
    told = [_(which).format(letter=letter)]
    head = _head(entry, home)
    if head:
        told.append(_("Head: {name}.").format(name=head))
    came = list(_came(home))
    if came:
        other = next(own for own in LETTERS if own != letter)
        said = _("From family {letter}: members {numbers}.")
        told.append(said.format(letter=other, numbers=", ".join(map(str, came))))
    return " ".join(told)


def _head(entry: Entry, home: Home) -> str:
    """Return the head of a household; of one that nobody is left in, whoever it was."""
    own = head_name(entry.instrument, home.record.household, home.record.persons)
    return own or entry.head_names()[home.record.household.id]


def _came(home: Home) -> Iterator[int]:
    """Yield the numbers of persons whom the request brings from the other household."""
    for number, person in enumerate(home.record.persons, start=1):
        was = home.before.subject(person.id) if home.before.has(person.id) else person
        if was.links.get("household") != person.links.get("household"):
            yield number
