"""Splitting a household: some of its members get a household and a card of their own (pecah KK).

One request concerns both households. The persons stay the same persons; whatever was answered of
them goes along, and of the new household what is true of the place and the dwelling.
"""

from collections.abc import Iterator
from types import MappingProxyType

from db.register import households
from db.requests import drafts, requests
from db.requests.drafts import DraftChange, DraftSubject
from forms import keying
from forms.records import Answer, Answers, HouseholdRecord, RequestKind, Subject, SubjectKind
from forms.told import told
from siksng_tui.services.entry import roster, starting
from siksng_tui.services.entry.entry_state import read_entry
from siksng_tui.services.entry.parting import (
    RELATIONS,
    Leaving,
    Parting,
    by_role,
    family_of,
    parted,
)
from siksng_tui.services.entry.standing import require_unfought
from siksng_tui.services.office.sessions import Session


def split(session: Session, household_id: str, leaving: Leaving, reason: str) -> str:
    """Return the number of a new draft in which members leave a household for one of their own.

    Raises:
        RoleMissingError, ReasonMissingError, HouseholdNotFoundError, KindNotServedError: nothing
            was changed.
        HouseholdDraftError: a draft of the household would fight it; nothing was changed.
        SubjectElsewhereError: it does not hold somebody who was named; nothing was changed.
        MovingNobodyError, MovingEverybodyError: nothing was changed.
        HeadMissingError, LeftHeadMissingError, HeadStaysError: nothing was changed.
    """
    known = households.household(session.store, household_id)
    new_id = roster.new_id()
    wish = requests.NewRequest(
        kind=RequestKind.SPLIT,
        reason=reason,
        household_uid=new_id,
        other_uid=household_id,
        subject_uid=household_id,
        region=known.household.region,
        owner=session.office.id,
        office_region=session.office.region,
        instrument=(known.instrument, known.version),
    )
    with session.store.transaction():
        require_unfought(session, RequestKind.SPLIT, [household_id])
        number = starting.entered(session, wish)
        begun = read_entry(session, number)
        record = begun.home_of(household_id)
        parting = parted(begun.instrument, record, leaving)
        families = _families(parting, record, new_id)
        drafts.save_subjects(session.store, number, _moved(parting, families, record, new_id))
        changes = (*_new_home(parting, families, record, new_id), *_left_home(parting, record))
        drafts.save(session.store, number, changes)
        name = told(begun.instrument, parting.head.answers, "name")
        requests.name_head(session.store, number, name)
    return number


def _families(parting: Parting, record: HouseholdRecord, new_id: str) -> dict[str, Subject]:
    """Return the families of the new household by the family that their members had.

    One that leaves whole goes along; of every other one who leaves, a new one is begun.
    """
    left = {family_of(own) for own in parting.staying} | {""}
    links = MappingProxyType({"household": new_id})
    fresh = Subject(roster.new_id(), SubjectKind.FAMILY, MappingProxyType({}), links=links)
    found: dict[str, Subject] = {}
    for person in parting.going:
        own = family_of(person)
        whole = own not in left and record.has(own)
        known = record.subject(own) if whole else fresh
        found[own] = Subject(known.id, SubjectKind.FAMILY, known.answers, links=links)
    return found


def _moved(
    parting: Parting, families: dict[str, Subject], record: HouseholdRecord, new_id: str
) -> list[DraftSubject]:
    """Return the new household, its families and the persons in it, as a draft keeps them."""
    nothing: Answers = MappingProxyType({})
    home = Subject(new_id, SubjectKind.HOUSEHOLD, nothing, region=record.household.region)
    clans = {own.id: own for own in families.values()}
    persons = []
    for own in parting.going:
        links = {"household": new_id, "family": families[family_of(own)].id}
        persons.append(Subject(own.id, SubjectKind.PERSON, nothing, links=MappingProxyType(links)))
    return [
        DraftSubject(home, 0),
        *(DraftSubject(own, at) for at, own in enumerate(clans.values())),
        *(DraftSubject(own, at) for at, own in enumerate(persons)),
    ]


def _new_home(
    parting: Parting, families: dict[str, Subject], record: HouseholdRecord, new_id: str
) -> Iterator[DraftChange]:
    """Yield what is known of the new household before anything was asked."""
    questions = parting.questions
    for name, answer in keying.split_from(questions, record.household.answers).items():
        yield DraftChange(new_id, name, answer)
    for name, stated in keying.of_head(questions, parting.head).items():
        yield DraftChange(new_id, name, stated)
    status = questions.role_codes.get("family_status.split")
    yield from by_role(questions, new_id, {"family_status": status})
    clans = dict.fromkeys(own.id for own in families.values())
    numbers = {own: at for at, own in enumerate(clans, start=1)}
    for clan, number in numbers.items():
        yield from by_role(questions, clan, {"family_number": number})
    for at, person in enumerate(parting.going, start=1):
        family = families[family_of(person)]
        yield from by_role(
            questions,
            person.id,
            {
                "member_number": at,
                "family_of_person": numbers[family.id],
                "card": told(questions, family.answers, "family_card") or None,
                **_relations(parting, person),
            },
        )


def _relations(parting: Parting, person: Subject) -> dict[str, Answer | None]:
    """Return what somebody who leaves is to the heads of the new household; None is asked."""
    if person is parting.head:
        codes = parting.questions.role_codes
        return {role: codes.get(f"{role}.head") for role in RELATIONS}
    if not parting.keeps_family(person):
        return dict.fromkeys(RELATIONS)
    return {RELATIONS[0]: _as_in_family(parting, person)}


def _as_in_family(parting: Parting, person: Subject) -> str | None:
    """Return what somebody of the head's own family is to the head; None is asked.

    The head of both is the same person, and both questions have the same codes.
    """
    questions = parting.questions
    known = told(questions, person.answers, RELATIONS[1])
    codes = questions.variable(questions.roles[RELATIONS[0]]).list
    is_same = family_of(person) == family_of(parting.head)
    return known if is_same and codes is not None and known in codes else None


def _left_home(parting: Parting, record: HouseholdRecord) -> Iterator[DraftChange]:
    """Yield what changes in the household that is left."""
    questions, home, head = parting.questions, record.household.id, parting.new_head
    status = questions.role_codes.get("family_status.original")
    yield from by_role(questions, home, {"family_status": status})
    if head is not None:
        for name, stated in keying.of_head(questions, head).items():
            yield DraftChange(home, name, stated)
    for person in parting.staying:
        relations = RELATIONS[:1] if head is not None else ()
        lost = RELATIONS[1:] if parting.lost_head(person) else ()
        yield from by_role(
            questions,
            person.id,
            {
                role: questions.role_codes.get(f"{role}.head")
                if parting.becomes_head(person, role)
                else None
                for role in (*relations, *lost)
            },
        )
