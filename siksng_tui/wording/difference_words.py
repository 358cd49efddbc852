"""What an extract changed, in words: on the screen and in the list that is written.

Numbers of identity are told by their ends only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from db.parcels.differences import DifferenceKind, Listed
from forms.canonical import Json
from forms.identity import masked
from forms.instrument import ValueType
from forms.loading import instrument
from forms.records import SubjectKind
from siksng_tui.wording import answer_words
from siksng_tui.words import N_, _

KINDS: Final[Mapping[DifferenceKind, str]] = MappingProxyType(
    {
        DifferenceKind.NEW: N_("New"),
        DifferenceKind.CHANGED: N_("Changed"),
        DifferenceKind.GONE: N_("Gone"),
        DifferenceKind.CONFLICT: N_("Clashes"),
        DifferenceKind.FOLLOWED: N_("Followed"),
    }
)
"""What a difference is."""

SUBJECTS: Final[Mapping[SubjectKind, str]] = MappingProxyType(
    {
        SubjectKind.HOUSEHOLD: N_("Household"),
        SubjectKind.FAMILY: N_("Family"),
        SubjectKind.PERSON: N_("Person"),
    }
)
"""Who or what is meant."""

IDENTITY: Final = frozenset({ValueType.NIK, ValueType.KK})
"""Types of answers that are told by their ends."""


@dataclass(frozen=True, slots=True)
class Told:
    """A difference in words; `before` and `after` are empty where no answer is meant."""

    kind: str
    what: str
    before: str = ""
    after: str = ""


def told(own: Listed) -> Told:
    """Return a difference in words: its kind, the question or who is meant, and both answers."""
    one = own.difference
    kind = _(KINDS[one.kind])
    if one.kind is DifferenceKind.FOLLOWED:
        return Told(kind, _("Request {number}").format(number=one.number))
    if not one.path:
        return Told(kind, who(own))
    if not own.instrument:
        return Told(kind, one.path)
    questions = instrument(own.instrument)
    asked = answer_words.question(questions, one.path)
    return Told(kind, asked, _answer(own, one.before), _answer(own, one.after))


def who(own: Listed) -> str:
    """Return whether household, family or person is meant, and the person's name."""
    return " ".join(part for part in (_(SUBJECTS[own.kind]), own.person) if part)


def sentence(own: Listed) -> str:
    """Return a difference as a sentence that says both sides in full."""
    one, said = own.difference, told(own)
    if one.kind is DifferenceKind.FOLLOWED:
        text = _("Request {number} starts from the new register; nothing clashes.")
        return text.format(number=one.number)
    if one.kind is DifferenceKind.CONFLICT:
        text = _("{what}: register {now}, request {number} {wish}")
        return text.format(what=said.what, now=said.before, number=one.number, wish=said.after)
    if one.kind is DifferenceKind.CHANGED:
        return f"{who(own)}, {said.what}: {said.before} -> {said.after}"
    if one.kind is DifferenceKind.GONE:
        return _("{who}: not in the extract; it stays here.").format(who=said.what)
    return _("{who}: new in this register.").format(who=said.what)


def _answer(own: Listed, value: Json) -> str:
    """Return an answer in words; a number of identity by its ends."""
    questions, path = instrument(own.instrument), own.difference.path
    variable = questions.variables.get(path.rpartition("/")[2])
    if variable is not None and variable.type in IDENTITY and isinstance(value, str):
        return masked(value)
    return answer_words.answer(questions, path, value)
