"""The households that a request concerns: each as it was, and as the request has it.

Most requests concern one. A split and a merge concern two: the one that is filled in, and the one
that is left or closed. People go from one to the other with all that is known of them. A proposal
names the family that it is for, which stays as it is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from db.requests import drafts, overlay
from forms import editing
from forms.crosswalk import Carried, Question, carried, crosswalk
from forms.following import follow
from forms.heads import headed
from forms.instrument import Instrument
from forms.loading import instrument
from forms.records import HouseholdRecord, Request, Subject, SubjectKind
from siksng_tui.services.entry.standing import MOVING
from siksng_tui.services.office.sessions import Session

Known = Mapping[str, tuple[Subject, str]]
"""Id of a subject to its state, and the hash of the revision that it stands in."""


@dataclass(frozen=True, slots=True)
class Home:
    """A household where the request started, and what the request says.

    In a request of two households `before` holds whoever is in `record`, as they were.
    """

    before: HouseholdRecord
    record: HouseholdRecord
    source: Instrument
    """The questionnaire that the household answers so far."""
    again: tuple[Question, ...] = ()
    """What must be asked because the request's questionnaire asks otherwise."""


def homes(session: Session, request: Request, questions: Instrument) -> tuple[Home, ...]:
    """Return the households that a request concerns, first the one that is filled in."""
    store, number = session.store, request.number
    before, now, sources, again = [], [], [], []
    beside = request.other if request.kind in MOVING else ""
    for own in filter(None, (request.household, beside)):
        was, proposed = overlay.household_around(store, number, own)
        started = carried_over(session, was, questions)
        before.append(started.record)
        now.append(carried_over(session, proposed, questions).record)
        sources.append(instrument(was.instrument))
        again.append(started.questions)
    filled = _filled(session, number, questions, now)
    if len(filled) > 1:
        known = _known(before)
        before = [_of_those(was, own, known) for was, own in zip(before, filled, strict=True)]
    return tuple(map(Home, before, filled, sources, again))


def carried_over(session: Session, record: HouseholdRecord, questions: Instrument) -> Carried:
    """Return a household as a questionnaire has it: what carries over, and what does not.

    A household of several families is carried as its first one; starting refuses it.
    """
    if record.instrument == questions.id:
        return Carried(record, ())
    walk = crosswalk(record.instrument, questions.id)
    return carried(walk, record, record.families[0].id, session.today())


def moved(questions: Instrument, concerned: Sequence[Home]) -> frozenset[str]:
    """Return whose place a request changes.

    Families that it begins or takes along, persons who come into another household, and whoever is
    left behind by the head of the household or of the own family.
    """
    came = {own.id for home in concerned for own in _came(home)}
    left = [
        home.before.subject(own.id)
        for home in concerned
        for own in home.record.persons
        if own.id in came
    ]
    behind = {
        own.id
        for home in concerned
        for own in home.before.persons
        if own.id not in came and any(headed(questions, own, gone) for gone in left)
    }
    return frozenset(came | behind)


def _came(home: Home) -> Iterator[Subject]:
    """Yield families and persons who are in a household and were not."""
    for own in (*home.record.families, *home.record.persons):
        was = home.before.subject(own.id) if home.before.has(own.id) else None
        if was is None or was.links.get("household") != own.links.get("household"):
            yield own


def _filled(
    session: Session, number: str, questions: Instrument, records: Sequence[HouseholdRecord]
) -> list[HouseholdRecord]:
    """Return households as a request proposes them, with what its draft has besides."""
    known, begun = _known(records), drafts.subjects(session.store, number)
    changes = drafts.changes(session.store, number)
    filled = []
    for own in records:
        record = _placed(own, begun, known)
        for change in changes:
            if record.has(change.subject_uid):
                subject = record.subject(change.subject_uid)
                path = editing.read_path(change.path)
                changed = editing.with_answer(subject, path, change.value)
                record = editing.with_subject(record, changed)
        filled.append(follow(questions, record, record, session.today()) if begun else record)
    return filled


def _placed(
    record: HouseholdRecord, begun: Sequence[drafts.DraftSubject], known: Known
) -> HouseholdRecord:
    """Return a household with whom a draft begins in it or brings, without whom it takes away."""
    for kept in begun:
        own = kept.subject
        here = record.household.id
        home = own.id if own.kind is SubjectKind.HOUSEHOLD else own.links.get("household", here)
        if not kept.present or home != here:
            record = editing.without(record, own.id)
            continue
        if own.id in known and not record.has(own.id):
            was, digest = known[own.id]
            own = replace(was, links=own.links)
            hashes = MappingProxyType({**record.revisions, own.id: digest})
            record = replace(record, revisions=hashes)
        record = editing.with_begun(record, own)
    return record


def _known(records: Sequence[HouseholdRecord]) -> Known:
    """Return the subjects of some households that exist already."""
    return {
        own.id: (own, record.revisions[own.id])
        for record in records
        for own in record.subjects()
        if own.id in record.revisions
    }


def _of_those(before: HouseholdRecord, record: HouseholdRecord, known: Known) -> HouseholdRecord:
    """Return a household before a request with those families and persons whom it has after it."""
    families = tuple(known[own.id][0] for own in record.families if own.id in known)
    persons = tuple(known[own.id][0] for own in record.persons if own.id in known)
    there = (before.household, *families, *persons)
    hashes = {own.id: known[own.id][1] for own in there if own.id in known}
    return replace(before, families=families, persons=persons, revisions=MappingProxyType(hashes))
