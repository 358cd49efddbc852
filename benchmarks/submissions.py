"""Parcels of a district as it sends them: whole sets, signed, covered and exported.

What operators key is put into the store as filing puts it there, many in one transaction. Every
second request is of a new household; the others correct a household and each of its persons. One
in a hundred is of somebody whom the register has in another household.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Final

from benchmarks.linked import CYCLE, Pair, at, villages
from benchmarks.population import households
from benchmarks.register import OTHER
from db.register import extracts
from db.register.households import household
from db.requests import proposals, requests
from db.requests.requests import NewRequest
from forms.lifecycle import Step
from forms.records import HouseholdRecord, RequestKind, Revision, Subject
from forms.set_records import Cover
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.parcels import parcelling
from siksng_tui.services.requests import workflow
from siksng_tui.services.sets import sealing

WHY: Final = "Pengukuran"
"""Reason of each request."""

PAPER: Final = Cover("1/ukur", dt.date.fromisoformat("2026-11-25"), "Camat ukur")
"""The signed forwarding note of each set."""

SEED: Final = 2
"""Other people than those of the register."""

FIRST: Final = 9450
"""First sequence of their numbers; the register of a city stays far below it."""

DOUBLE: Final = 50
"""One in so many new households has a person whom the register has elsewhere."""

Wish = tuple[RequestKind, HouseholdRecord, Sequence[Subject]]
"""What a request is about, the household as it was, and the subjects as they are to be."""


def sent(pair: Pair, parcels: int, size: int) -> tuple[Path, ...]:
    """Return the files of so many parcels with so many requests each, on the stick."""
    with at(pair.district) as session:
        wishes = _wishes(session, parcels * size)
        parts = [_finalised(session, islice(wishes, size)) for _ in range(parcels)]
    with at(pair.district, OTHER) as session, session.store.transaction():
        workflow.authenticate_all(session)
        sets = [sealing.seal(session, CYCLE, part) for part in parts]
    with at(pair.district) as session:
        for own in sets:
            sealing.cover(session, own.number, PAPER, own.code)
        return tuple(parcelling.export(session, own.number, pair.stick) for own in sets)


def _wishes(session: Session, count: int) -> Iterator[Wish]:
    """Yield corrections and new households in turn."""
    known = extracts.homes(session.store, session.office.region)
    others = households(count // 2 + 1, seed=SEED, villages=villages(), first=FIRST)
    pairs = zip(others, known, strict=False)
    for position, (other, (home, _members)) in enumerate(pairs, start=1):
        record = household(session.store, home.uid)
        yield RequestKind.CORRECTION, record, _corrected(record)
        new = other if position % DOUBLE else _with_head_of(other, record)
        yield RequestKind.NEW_HOUSEHOLD, new, new.subjects()


def _with_head_of(new: HouseholdRecord, known: HouseholdRecord) -> HouseholdRecord:
    """Return a new household whose first person bears the NIK of another household's."""
    first, *others = new.persons
    answers = {**first.answers, "nik": known.persons[0].answers["nik"]}
    return replace(new, persons=(replace(first, answers=answers), *others))


def _corrected(record: HouseholdRecord) -> tuple[Subject, ...]:
    """Return a household with another floor area, and its persons with another mother's name."""
    own = record.household
    area = {**own.answers, "luas_lantai": int(own.answers["luas_lantai"]) + 1}
    mother = {"nama_gadis_ibu_kandung": "SITI CONTOH"}
    persons = (replace(one, answers={**one.answers, **mother}) for one in record.persons)
    return (replace(own, answers=area), *persons)


def _finalised(session: Session, wishes: Iterator[Wish]) -> tuple[str, ...]:
    """Return the numbers of requests that somebody entered, filed and finalised."""
    with session.store.transaction():
        return tuple(_entered(session, *wish) for wish in wishes)


def _entered(
    session: Session, kind: RequestKind, record: HouseholdRecord, subjects: Sequence[Subject]
) -> str:
    """Return the number of a finalised request."""
    new = NewRequest(
        kind=kind,
        reason=WHY,
        household_uid=record.household.id,
        region=record.household.region,
        owner=session.office.id,
        office_region=session.office.region,
        instrument=(record.instrument, record.version),
    )
    number = requests.create(session.store, new, session.doing()).number
    proposed = [_revision(session, record, own) for own in subjects]
    proposals.propose(session.store, number, [(own, own.parent) for own in proposed])
    proposals.touch(session.store, number, session.account.name)
    for step in (Step.CHECK, Step.FINALISE):
        requests.move(session.store, number, step, session.doing())
    return number


def _revision(session: Session, record: HouseholdRecord, subject: Subject) -> Revision:
    """Return the revision that states a subject as a request has it."""
    return Revision(
        subject=subject,
        instrument=record.instrument,
        version=record.version,
        parent=record.revisions.get(subject.id),
        author=session.account.name,
        time=session.clock(),
        reason=WHY,
    )
