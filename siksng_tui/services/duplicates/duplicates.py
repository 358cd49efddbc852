"""Pairs that may be one and the same: read side by side, and resolved by a person with a reason.

Nothing is merged here. Where both are one, a request takes the worse record off the list, and goes
the road of every request.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from db.duplicates import duplicates
from db.duplicates.duplicates import Pair, PairKind, PairOutcome, PairSide, Resolution
from db.register import households
from forms.errors import RefusedError, UsageError
from forms.instrument import ValueType
from forms.records import HouseholdRecord, RequestKind, Role, State
from forms.told import card, told
from siksng_tui.services.duplicates.staying import Advice, Side, advice
from siksng_tui.services.entry import beginning, entry
from siksng_tui.services.entry.beginning import Wish
from siksng_tui.services.entry.entry import Entry, LeftField
from siksng_tui.services.office import reasons
from siksng_tui.services.office.sessions import Session

__all__ = [
    "Pair",
    "PairKind",
    "PairOutcome",
    "PairView",
    "Resolved",
    "SideMissingError",
    "count",
    "different",
    "listed",
    "numbers",
    "read",
    "resolve",
]

WAITING: Final = (None, PairOutcome.VISIT)
"""What stands on the list: nobody said anything yet, or that somebody has to go there."""

ALL: Final = (None, *PairOutcome)
"""Everything that was found and is remembered."""


class SideMissingError(UsageError):
    """It was not said which of both stays; nothing was changed."""

    code, field = "side-missing", "keep"


class ResolvedAlreadyError(RefusedError):
    """A request takes one of both off the list already; nothing was changed. Facts: number."""

    code, field = "duplicate-resolved", "pair"


@dataclass(frozen=True, slots=True)
class PairView:
    """A pair with all that a person needs to decide on it.

    `inside` are the persons who stand in both households; `advice` says which side should stay.
    """

    pair: Pair
    first: Side
    second: Side
    inside: tuple[Pair, ...]
    advice: Advice | None

    @property
    def reasons(self) -> dict[str, str]:
        """Return the level of each answer that was compared; empty for households."""
        return dict(json.loads(self.pair.reasons)) if self.pair.kind is PairKind.PERSON else {}


@dataclass(frozen=True, slots=True)
class Resolved:
    """What came of a resolution: the request that was made, "" for none, and where it stands."""

    outcome: PairOutcome
    request: str = ""
    state: State | None = None


def count(session: Session) -> int:
    """Return how many pairs wait for somebody to say something of them."""
    return duplicates.count_open(session.store)


def numbers(session: Session, *, resolved: bool = False) -> tuple[int, ...]:
    """Return the numbers of the pairs that wait, then of those to be visited; or of all."""
    return duplicates.numbers(session.store, ALL if resolved else WAITING)


def different(session: Session) -> tuple[int, ...]:
    """Return the numbers of the pairs that somebody called two, which may be said otherwise."""
    return duplicates.numbers(session.store, (PairOutcome.DIFFERENT,))


def listed(session: Session, some: Sequence[int]) -> tuple[Pair, ...]:
    """Return pairs by their numbers.

    Raises:
        DuplicateNotFoundError: one of them is gone.
    """
    return tuple(duplicates.pair(session.store, number) for number in some)


def read(session: Session, number: int) -> PairView:
    """Return a pair with both records.

    Raises:
        DuplicateNotFoundError: no search found such a pair.
        RevisionDamagedError: a stored revision does not fit its hash.
    """
    pair = duplicates.pair(session.store, number)
    first, second = _side(session, pair.first), _side(session, pair.second)
    inside = duplicates.inside(session.store, number)
    return PairView(pair, first, second, inside, advice(first, second))


def resolve(
    session: Session, number: int, outcome: PairOutcome, reason: str, keep: int | None = None
) -> Resolved:
    """Return what came of what a person says of a pair; it is not asked again.

    Where both are one, a request takes the other one off the list: filed, or a draft where it
    still lacks an answer.

    Args:
        session: the unlocked office.
        number: of the pair.
        outcome: whether they are one, two, or somebody has to go there.
        reason: why.
        keep: which side stays, 0 or 1, where they are one.

    Raises:
        RoleMissingError, ReasonMissingError, ReasonTooShortError, DuplicateNotFoundError,
        SideMissingError, ResolvedAlreadyError: nothing was changed.
        SiksngError: what beginning and filing a deactivation refuses; nothing was changed.
    """
    session.require(Role.OPERATOR)
    said = reasons.required(reason)
    seen = read(session, number)
    if outcome is PairOutcome.SAME and keep not in {0, 1}:
        raise SideMissingError
    if duplicates.is_under_way(session.store, number):
        raise ResolvedAlreadyError(number=seen.pair.request)
    with session.act("duplicates.resolve", pair=number, outcome=outcome.value) as facts:
        resolved, leaves = Resolved(outcome), ""
        if outcome is PairOutcome.SAME:
            stays, leaving = (seen.first, seen.second) if keep == 0 else (seen.second, seen.first)
            leaving = _whole_if_alone(leaving)
            resolved, leaves = _taken_off(session, stays, leaving, said), leaving.subject.id
            facts["number"] = resolved.request
        kept = Resolution(
            outcome, said, session.account.name, session.clock(), resolved.request, leaves
        )
        duplicates.resolve(session.store, number, kept)
    return resolved


def _side(session: Session, own: PairSide) -> Side:
    """Return one side of a pair with its record."""
    record = households.household(session.store, own.home)
    return Side(record, record.subject(own.uid))


def _whole_if_alone(leaving: Side) -> Side:
    """Return the household in place of its only person: nobody would be left in it."""
    alone = not leaving.is_household and len(leaving.record.persons) == 1
    return Side(leaving.record, leaving.record.household) if alone else leaving


def _taken_off(session: Session, stays: Side, leaving: Side, reason: str) -> Resolved:
    """Return the request that takes a record off the list as a duplicate of another one."""
    wish = Wish(
        RequestKind.DEACTIVATION,
        reason,
        household=leaving.record.household.id,
        subject=leaving.subject.id,
    )
    filed = beginning.whole(session, wish, partial(_filled_in, session, stays, leaving))
    return Resolved(PairOutcome.SAME, filed.number, filed.state)


def _filled_in(session: Session, stays: Side, leaving: Side, begun: Entry) -> Entry:
    """Return a deactivation with what is known: that it is a duplicate, since today, of whom."""
    of = "" if leaving.is_household else "member_"
    questions = leaving.instrument
    known = {
        f"{of}deactivated": questions.role_codes.get(f"{of}deactivated.duplicate", ""),
        f"{of}deactivated_on": session.today().isoformat(),
        f"{of}duplicate_of": _kept_number(leaving, stays, f"{of}duplicate_of"),
    }
    for role, text in known.items():
        if text and role in questions.roles:
            left = LeftField(leaving.subject.id, questions.roles[role], text)
            begun = entry.leave_field(session, begun, left)
    return begun


def _kept_number(leaving: Side, stays: Side, role: str) -> str:
    """Return the number of the record that stays, as the leaving one's questionnaire asks it."""
    variable = leaving.instrument.variables.get(leaving.instrument.roles.get(role, ""))
    if variable is not None and variable.type is ValueType.KK:
        return _card(stays.record)
    return told(stays.instrument, stays.record.household.answers, "household_id")


def _card(record: HouseholdRecord) -> str:
    """Return the first family card of a household; empty where none is known."""
    return card(Side(record, record.household).instrument, record)
