"""Households with what is proposed for them laid over what the register has accepted."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from db.fetching import row, rows
from db.register.households import HouseholdNotFoundError, State, household, read
from db.register.revisions import RevisionNotFoundError
from db.requests import pending
from db.requests.numbers import RequestNotFoundError
from db.store import Store
from forms.records import HouseholdRecord, Subject, SubjectKind


@dataclass(frozen=True, slots=True)
class _Wish:
    """A request as far as its household is concerned."""

    number: int
    household: str
    other: str
    office: str
    instrument: str
    version: str


@dataclass(frozen=True, slots=True)
class _Proposed:
    """One revision of a request's proposal; hash and bytes of the state that it is based on."""

    state: State
    base: tuple[bytes, bytes] | None


def household_before(store: Store, number: str, household_uid: str = "") -> HouseholdRecord:
    """Return the household that a request starts from, without what the request proposes.

    Of a request that concerns two households it is the one that is filled in, or the one named.

    That is the accepted state, changed by what older requests still propose; each subject that
    the request proposes a revision of is as that revision's base has it. A household that nobody
    has yet is without answers, families and persons.

    Raises:
        RequestNotFoundError: there is no such request.
    """
    wish = _wish(store, number, household_uid)
    return _before(store, wish, _proposals(store, wish))


def household_pending(store: Store, household_uid: str) -> HouseholdRecord:
    """Return a household of the register as all requests of this office would make it.

    A request that is entered next starts from it.

    Raises:
        HouseholdNotFoundError: the register has no such household.
    """
    record = household(store, household_uid)
    uids = [subject.id for subject in record.subjects()]
    office, newest = row(
        store, "SELECT id, (SELECT coalesce(max(id), 0) FROM request) FROM office WHERE own"
    ) or (0, 0)
    return overlaid(record, pending.of_household(store, office, household_uid, newest + 1, uids))


def household_as_proposed(store: Store, number: str, household_uid: str = "") -> HouseholdRecord:
    """Return the household as it would be if a request were accepted.

    Of a request that concerns two households it is the one that is filled in, or the one named.

    Raises:
        RequestNotFoundError: there is no such request.
    """
    return household_around(store, number, household_uid)[1]


def household_around(
    store: Store, number: str, household_uid: str = ""
) -> tuple[HouseholdRecord, HouseholdRecord]:
    """Return what `household_before` and `household_as_proposed` do, read once for both.

    Raises:
        RequestNotFoundError: there is no such request.
    """
    wish = _wish(store, number, household_uid)
    proposals = _proposals(store, wish)
    before = _before(store, wish, proposals)
    return before, overlaid(before, (each.state for each in proposals))


@dataclass(frozen=True, slots=True)
class MadeOf:
    """Hashes of the states of which a request's households are made, each in its order.

    Args:
        before: what each household is without the request, by its id.
        proposed: what the request proposes.
    """

    before: Mapping[str, Sequence[str]]
    proposed: Sequence[str]


def made_of(store: Store, number: str) -> MadeOf:
    """Return of which states the households of a request are made today.

    Raises:
        RequestNotFoundError: there is no such request.
    """
    wish = _wish(store, number, "")
    proposals = _proposals(store, wish)
    homes = [replace(wish, household=uid) for uid in (wish.household, wish.other) if uid]
    before = {home.household: _hashes(_before(store, home, proposals)) for home in homes}
    return MadeOf(before, [each.state[0] for each in proposals])


def household_made_of(
    store: Store, number: str, made: MadeOf, household_uid: str = ""
) -> tuple[HouseholdRecord, HouseholdRecord]:
    """Return what `household_around` returned when a request's households were made of some states.

    Raises:
        RequestNotFoundError: there is no such request.
        RevisionNotFoundError: the store has one of the states no more.
    """
    wish = _wish(store, number, household_uid)
    before = overlaid(_begun(wish), _states(store, made.before[wish.household]))
    return before, overlaid(before, _states(store, made.proposed))


def overlaid(record: HouseholdRecord, states: Iterable[State]) -> HouseholdRecord:
    """Return a record with states in place of what it has; new subjects come last.

    The instrument is that of the household's newest state.
    """
    for digest, revision in states:
        record = _with_subject(record, revision.subject)
        if revision.subject.id == record.household.id:
            record = replace(record, instrument=revision.instrument, version=revision.version)
        if any(own.id == revision.subject.id for own in record.subjects()):
            hashes = {**record.revisions, revision.subject.id: digest}
            record = replace(record, revisions=MappingProxyType(hashes))
    return record


def _before(store: Store, wish: _Wish, proposals: Sequence[_Proposed]) -> HouseholdRecord:
    """Return the household that a request starts from.

    Most start from what stands there; such a state is not read once more.
    """
    record = _with_pending(store, wish)
    for each in proposals:
        subject = each.state[1].subject
        if each.base is None:
            record = _without(record, subject)
        elif record.revisions.get(subject.id) != each.base[0].hex():
            record = overlaid(record, [read(*each.base)])
    return record


def _with_pending(store: Store, wish: _Wish) -> HouseholdRecord:
    """Return the household as older requests would make it."""
    try:
        record = household(store, wish.household)
    except HouseholdNotFoundError:
        record = _begun(wish)
    uids = [subject.id for subject in record.subjects()]
    found = pending.of_household(store, wish.office, wish.household, wish.number, uids)
    return overlaid(record, found)


def _hashes(record: HouseholdRecord) -> list[str]:
    """Return the hash of each state of a household, its own first."""
    kept = record.revisions
    return [kept[own.id] for own in record.subjects() if own.id in kept]


def _states(store: Store, hashes: Sequence[str]) -> list[State]:
    """Return states by their hashes, in their order.

    Raises:
        RevisionNotFoundError: the store has no revision of one of them.
    """
    sql = (
        "SELECT v.hash, v.body FROM json_each(?) asked"
        " CROSS JOIN revision v ON v.hash = unhex(asked.value) ORDER BY asked.key"
    )
    found = [read(digest, body) for digest, body in rows(store, sql, (json.dumps([*hashes]),))]
    lost = set(hashes) - {digest for digest, _revision in found}
    if lost:
        raise RevisionNotFoundError(revision=min(lost))
    return found


def _begun(wish: _Wish) -> HouseholdRecord:
    """Return a household that nobody has yet, of the instrument that it is filled in with."""
    return HouseholdRecord(wish.instrument, wish.version, _blank(wish.household), (), ())


def _blank(household_uid: str) -> Subject:
    """Return a household without answers."""
    return Subject(household_uid, SubjectKind.HOUSEHOLD, MappingProxyType({}))


def _with_subject(record: HouseholdRecord, subject: Subject) -> HouseholdRecord:
    """Return a record with one subject replaced or added."""
    if subject.kind is SubjectKind.HOUSEHOLD:
        return replace(record, household=subject) if subject.id == record.household.id else record
    if subject.links.get("household") != record.household.id:
        return _without(record, subject)
    if subject.kind is SubjectKind.FAMILY:
        return replace(record, families=_placed(record.families, subject))
    return replace(record, persons=_placed(record.persons, subject))


def _placed(subjects: tuple[Subject, ...], subject: Subject) -> tuple[Subject, ...]:
    """Return subjects with one replaced where it stands, or added at the end."""
    if all(own.id != subject.id for own in subjects):
        return (*subjects, subject)
    return tuple(subject if own.id == subject.id else own for own in subjects)


def _without(record: HouseholdRecord, subject: Subject) -> HouseholdRecord:
    """Return a record without a subject; a household stays, without answers."""
    hashes = {uid: digest for uid, digest in record.revisions.items() if uid != subject.id}
    return replace(
        record,
        household=_blank(subject.id) if record.household.id == subject.id else record.household,
        families=tuple(own for own in record.families if own.id != subject.id),
        persons=tuple(own for own in record.persons if own.id != subject.id),
        revisions=MappingProxyType(hashes),
    )


def _wish(store: Store, number: str, household_uid: str) -> _Wish:
    """Return the request of a number, in the office that has it; about another household if named.

    Raises:
        RequestNotFoundError: there is no such request.
    """
    found = row(
        store,
        "SELECT r.id, r.household_uid, r.other_uid, s.office_id, r.instrument, r.version"
        " FROM request r JOIN request_state s ON s.request_id = r.id"
        " JOIN office o ON o.id = s.office_id WHERE r.number = ? ORDER BY o.own DESC",
        (number,),
    )
    if found is None:
        raise RequestNotFoundError(number=number)
    wish = _Wish(*found)
    return replace(wish, household=household_uid) if household_uid else wish


def _proposals(store: Store, wish: _Wish) -> list[_Proposed]:
    """Return a request's current proposal, in its order."""
    found = rows(
        store,
        "SELECT v.hash, v.body, b.hash, b.body FROM request_revision p"
        " JOIN revision v ON v.id = p.revision_id LEFT JOIN revision b ON b.hash = p.base"
        " WHERE p.request_id = ? ORDER BY p.position",
        (wish.number,),
    )
    return [
        _Proposed(read(digest, body), (base, base_body) if base else None)
        for digest, body, base, base_body in found
    ]
