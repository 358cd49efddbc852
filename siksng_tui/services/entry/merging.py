"""Merging two households: the members of the second move into the first (gabung KK).

One request concerns both. The second one is closed; its families stay with it, as its history.
"""

from collections.abc import Iterator, Sequence
from types import MappingProxyType

from db.register import households, register
from db.requests import drafts, requests
from db.requests.drafts import DraftChange, DraftSubject
from forms import keying
from forms.errors import RefusedError, UsageError
from forms.instrument import Instrument
from forms.records import HouseholdRecord, RequestKind, Subject
from forms.told import head, told
from siksng_tui.services.entry import starting
from siksng_tui.services.entry.entry_state import read_entry
from siksng_tui.services.entry.parting import RELATIONS, MovingNobodyError, by_role
from siksng_tui.services.entry.standing import require_unfought
from siksng_tui.services.office.sessions import Session


class SameHouseholdError(UsageError):
    """A household is not merged with itself; nothing was changed."""

    code, field = "same-household", "other"


class QuestionnairesDifferError(RefusedError):
    """The two households are asked with two questionnaires; nothing was changed."""

    code, field = "questionnaires-differ", "other"


class HouseholdClosedError(RefusedError):
    """One of the households is not active any more; nothing was changed."""

    code, field = "household-closed", "household"


def merge(session: Session, household_id: str, other_id: str, reason: str) -> str:
    """Return the number of a new draft in which everybody of one household moves into another.

    Args:
        session: the unlocked office.
        household_id: the household that stays.
        other_id: the household that is closed.
        reason: as the operator said it.

    Raises:
        RoleMissingError, ReasonMissingError, HouseholdNotFoundError, KindNotServedError: nothing
            was changed.
        SameHouseholdError, QuestionnairesDifferError, HouseholdClosedError: nothing was changed.
        HouseholdDraftError: a draft of one of them would fight it; nothing was changed.
        MovingNobodyError: nobody lives in the second one; nothing was changed.
    """
    known = _mergeable(session, household_id, other_id)
    wish = requests.NewRequest(
        kind=RequestKind.MERGE,
        reason=reason,
        household_uid=household_id,
        other_uid=other_id,
        region=known.household.region,
        owner=session.office.id,
        office_region=session.office.region,
        instrument=(known.instrument, known.version),
    )
    with session.store.transaction():
        require_unfought(session, RequestKind.MERGE, [household_id, other_id])
        number = starting.entered(session, wish)
        begun = read_entry(session, number)
        coming = begun.home_of(other_id).persons
        if not coming:
            raise MovingNobodyError
        family = _family(begun.instrument, begun.record)
        drafts.save_subjects(session.store, number, _moved(begun.record, family, coming))
        come = _come(begun.instrument, begun.record, family, coming)
        drafts.save(session.store, number, (*come, *_closed(begun.instrument, other_id)))
    return number


def _mergeable(session: Session, household_id: str, other_id: str) -> HouseholdRecord:
    """Return the household that stays.

    Raises:
        HouseholdNotFoundError, SameHouseholdError, QuestionnairesDifferError, HouseholdClosedError:
            the two cannot be merged.
    """
    if household_id == other_id:
        raise SameHouseholdError
    ids = (household_id, other_id)
    if not all(register.summary(session.store, own).active for own in ids):
        raise HouseholdClosedError
    here, there = (households.household(session.store, own) for own in ids)
    if here.instrument != there.instrument:
        raise QuestionnairesDifferError
    return here


def _family(questions: Instrument, record: HouseholdRecord) -> Subject | None:
    """Return the family that the others join: the head's; None where there is no family."""
    person = head(questions, record)
    own = person.links.get("family", "") if person else ""
    return record.subject(own) if record.has(own) else next(iter(record.families), None)


def _moved(
    record: HouseholdRecord, family: Subject | None, coming: Sequence[Subject]
) -> Iterator[DraftSubject]:
    """Yield the persons who come, as a draft keeps them."""
    links = {"household": record.household.id} | ({"family": family.id} if family else {})
    for at, own in enumerate(coming):
        moved = Subject(own.id, own.kind, MappingProxyType({}), links=MappingProxyType(links))
        yield DraftSubject(moved, at)


def _come(
    questions: Instrument,
    record: HouseholdRecord,
    family: Subject | None,
    coming: Sequence[Subject],
) -> Iterator[DraftChange]:
    """Yield what is known of those who come; what they are to the head is asked."""
    numbers = (told(questions, own.answers, "member_number") for own in record.persons)
    last = max((int(own) for own in numbers if own.isdecimal()), default=0)
    joined = keying.from_family(questions, family) if family else {}
    for at, person in enumerate(coming, start=last + 1):
        known = {"member_number": at, "card": None, **dict.fromkeys(RELATIONS)}
        yield from by_role(questions, person.id, known)
        for name, answer in joined.items():
            yield DraftChange(person.id, name, answer)


def _closed(questions: Instrument, household_id: str) -> Iterator[DraftChange]:
    """Yield that a household is taken off the list: everybody moved."""
    code = questions.role_codes.get("deactivated.moved")
    yield from by_role(questions, household_id, {"deactivated": code})
