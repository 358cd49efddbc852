"""Who leaves a household, who stays, and who heads what comes of it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from db.requests.drafts import DraftChange
from forms.errors import UsageError
from forms.instrument import Instrument
from forms.records import Answer, HouseholdRecord, Subject
from forms.told import is_head, means
from siksng_tui.services.entry.starting import SubjectElsewhereError

RELATIONS: Final = ("relation", "family_relation")
"""Roles of what somebody is to the head of the household, and to the head of the family."""


class MovingNobodyError(UsageError):
    """Nobody was named who moves; nothing was changed."""

    code, field = "moving-nobody", "members"


class MovingEverybodyError(UsageError):
    """A split leaves somebody behind; nothing was changed."""

    code, field = "moving-everybody", "members"


class HeadMissingError(UsageError):
    """Nobody says who of several is the head of the new household; nothing was changed."""

    code, field = "head-missing", "head"


class LeftHeadMissingError(UsageError):
    """The head leaves, and nobody says who of several becomes it; nothing was changed."""

    code, field = "left-head-missing", "left_head"


class HeadStaysError(UsageError):
    """The household keeps its head, so nobody else becomes it; nothing was changed."""

    code, field = "head-stays", "left_head"


@dataclass(frozen=True, slots=True)
class Leaving:
    """Who leaves a household.

    Args:
        members: their ids.
        head: id of the head of the new household; may be empty where only one leaves.
        left_head: id of who becomes head of those left behind; empty where the head stays, and
            where only one is left.
        family_heads: ids of who become heads of further families that their head leaves; of a
            family that names nobody it is asked in the form.
    """

    members: frozenset[str]
    head: str = ""
    left_head: str = ""
    family_heads: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Parting:
    """The two sides of a split: who goes, the head first, who stays, and the heads of both."""

    questions: Instrument
    going: tuple[Subject, ...]
    staying: tuple[Subject, ...]
    head: Subject
    new_head: Subject | None
    family_heads: frozenset[str] = frozenset()

    def becomes_head(self, person: Subject, role: str) -> bool:
        """Return whether somebody who stays becomes head, by the role of the relation to it."""
        of_family = role != RELATIONS[0] and person.id in self.family_heads
        return of_family or person is self.new_head

    def keeps_family(self, person: Subject) -> bool:
        """Return whether somebody's whole family goes along and keeps its head."""
        own = [each for each in self.going if family_of(each) == family_of(person)]
        heads = [each for each in own if is_family_head(self.questions, each)]
        stays = any(family_of(each) == family_of(person) for each in self.staying)
        headed = self.head not in own or heads == [self.head]
        return bool(family_of(person)) and not stays and headed

    def lost_head(self, person: Subject) -> bool:
        """Return whether the head of the family of somebody who stays goes."""
        heads = (each for each in self.going if is_family_head(self.questions, each))
        return any(family_of(each) == family_of(person) for each in heads)


def parted(questions: Instrument, record: HouseholdRecord, leaving: Leaving) -> Parting:
    """Return the two sides of a split.

    Raises:
        SubjectElsewhereError, MovingNobodyError, MovingEverybodyError: nobody, or not all of whom
            was named, can leave.
        HeadMissingError, LeftHeadMissingError, HeadStaysError: it is not clear who is the head.
    """
    going = [own for own in record.persons if own.id in leaving.members]
    staying = [own for own in record.persons if own.id not in leaving.members]
    if len(going) < len(leaving.members):
        raise SubjectElsewhereError
    if not going:
        raise MovingNobodyError
    if not staying:
        raise MovingEverybodyError
    head = _one_of(going, leaving.head)
    if head is None:
        raise HeadMissingError
    headed = any(is_head(questions, own) for own in staying)
    if headed and leaving.left_head:
        raise HeadStaysError
    new_head = None if headed else _one_of(staying, leaving.left_head)
    if new_head is None and not headed:
        raise LeftHeadMissingError
    first = sorted(going, key=lambda own: (own is not head, family_of(own) != family_of(head)))
    heads = _family_heads(questions, record, leaving, new_head)
    return Parting(questions, tuple(first), tuple(staying), head, new_head, heads)


def headless(
    questions: Instrument, record: HouseholdRecord, going: Collection[str], left_head: str
) -> list[tuple[Subject, ...]]:
    """Return who stays of each family that its head leaves and nobody heads then.

    Args:
        questions: the questionnaire.
        record: the household before anybody leaves.
        going: ids of who leaves.
        left_head: id of who becomes head of the household that is left; may be empty.
    """
    lost = {
        family_of(own)
        for own in record.persons
        if own.id in going and is_family_head(questions, own)
    }
    left = [own for own in record.persons if own.id not in going]
    headed = {family_of(own) for own in left if own.id == left_head}
    clans = [own.id for own in record.families if own.id in lost - headed]
    sides = (tuple(own for own in left if family_of(own) == clan) for clan in clans)
    return [side for side in sides if side]


def is_family_head(questions: Instrument, person: Subject) -> bool:
    """Return whether somebody is the head of the own family."""
    return means(questions, person.answers, "family_relation.head")


def by_role(
    questions: Instrument, subject_id: str, answers: Mapping[str, Answer | None]
) -> Iterator[DraftChange]:
    """Yield answers by their roles, as a draft keeps them; a role nobody plays is left out.

    Where one question plays two roles, the first one's answer holds.
    """
    done = set()
    for role, answer in answers.items():
        name = questions.roles.get(role)
        if name is not None and name not in done:
            done.add(name)
            yield DraftChange(subject_id, name, answer)


def family_of(person: Subject) -> str:
    """Return the id of somebody's family; empty where none is known."""
    return person.links.get("family", "")


def _family_heads(
    questions: Instrument, record: HouseholdRecord, leaving: Leaving, new_head: Subject | None
) -> frozenset[str]:
    """Return the ids of who become heads of families that their head leaves.

    Raises:
        HeadStaysError: somebody was named whose family has a head, or two of one family were.
    """
    sides = headless(questions, record, leaving.members, new_head.id if new_head else "")
    named = [[own.id for own in side if own.id in leaving.family_heads] for side in sides]
    if sum(map(len, named)) != len(leaving.family_heads) or any(own[1:] for own in named):
        raise HeadStaysError
    alone = {side[0].id for side in sides if len(side) == 1}
    return leaving.family_heads | alone


def _one_of(persons: Sequence[Subject], wanted: str) -> Subject | None:
    """Return the person who is wanted, or the only one; None where it is not clear.

    Raises:
        SubjectElsewhereError: who is wanted is not among them.
    """
    if not wanted:
        return persons[0] if len(persons) == 1 else None
    for own in persons:
        if own.id == wanted:
            return own
    raise SubjectElsewhereError
