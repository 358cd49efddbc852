"""Households of random answers through form, store and parcel, and back unchanged.

Every question of every instrument that is shipped takes part, in whatever combination.
"""

import datetime as dt
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from random import Random
from types import MappingProxyType
from typing import Final

from db.register import baseline
from db.register.households import household
from db.store import Store, create_store
from forms.editing import Path as Place
from forms.editing import with_answer
from forms.flow import recode
from forms.instrument import Instrument
from forms.records import HouseholdRecord, Revision, Subject
from forms.values import read_answer, show_answer
from siksng_tui.exchange.opening import open_parcel
from siksng_tui.exchange.reading import read_parcel
from siksng_tui.exchange.request_reading import prove_people, read_request_line
from siksng_tui.exchange.submission import CarriedRequest, CarriedRevision, request_line
from tests.db.stores import KEY
from tests.exchange.forging import sound
from tests.exchange.world import CITY, PROVINCE, RECEIVED, authenticated, head, request, world
from tests.forms.random_households import random_household
from tests.forms.shipped import SHIPPED
from tests.torture.outcome import Outcome

CHUNK: Final = 500
"""Households that stand in memory at once, and travel in one parcel."""

VILLAGE: Final = "17.71.01.1004"

NOW: Final = dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.UTC)


def run(folder: Path, households: int, seed: int = 1) -> Outcome:
    """Return what came of so many households of each instrument."""
    faults: list[str] = []
    for questions in SHIPPED:
        store = create_store(folder / questions.id, KEY)
        made = _households(questions, households, seed)
        while chunk := list(islice(made, CHUNK)):
            faults += _through_form(questions, chunk)
            faults += _through_store(store, chunk)
            faults += _through_parcel(chunk)
        store.close()
    names = ", ".join(questions.id for questions in SHIPPED)
    return Outcome(households * len(SHIPPED), tuple(faults), names)


def _households(questions: Instrument, count: int, seed: int) -> Iterator[HouseholdRecord]:
    """Yield settled households, each with ids and links of its own."""
    for number in range(count):
        draw = Random(f"{seed} {questions.id} {number}")  # noqa: S311 - nothing is secret
        record = _linked(random_household(questions, draw), draw)
        yield recode(questions, record, NOW.date())


def _linked(record: HouseholdRecord, draw: Random) -> HouseholdRecord:
    """Return the household with ids as the store has them, and each subject where it belongs."""
    home, family = (f"{draw.getrandbits(128):032x}" for _ in range(2))
    links = {"household": home, "family": family}
    return replace(
        record,
        household=replace(record.household, id=home, region=VILLAGE),
        families=tuple(
            replace(own, id=family, links=MappingProxyType({"household": home}))
            for own in record.families
        ),
        persons=tuple(
            replace(own, id=f"{draw.getrandbits(128):032x}", links=MappingProxyType(links))
            for own in record.persons
        ),
    )


def _through_form(questions: Instrument, chunk: Sequence[HouseholdRecord]) -> Iterator[str]:
    """Yield what another answer came of, when all were typed as they are shown."""
    for record in chunk:
        for subject in record.subjects():
            begun: dict[str, tuple[Mapping[str, str | int], ...]] = {
                block: ({},) * len(rows) for block, rows in subject.rows.items()
            }
            typed = replace(subject, answers=MappingProxyType({}), rows=MappingProxyType(begun))
            for place, answer in _answers(subject):
                variable = questions.variable(place.variable)
                text = show_answer(variable, answer, "id")
                typed = with_answer(typed, place, read_answer(variable, text))
            if typed != subject:
                yield f"typed: {questions.id} {subject.kind}"


def _answers(subject: Subject) -> Iterator[tuple[Place, str | int]]:
    """Yield every answer of a subject with its place."""
    for name, answer in subject.answers.items():
        yield Place(name), answer
    for block, rows in subject.rows.items():
        for at, row in enumerate(rows):
            yield from ((Place(name, block, at), answer) for name, answer in row.items())


def _through_store(store: Store, chunk: Sequence[HouseholdRecord]) -> Iterator[str]:
    """Yield what the store gives back otherwise than it was given."""
    baseline.insert_baseline(store, chunk, author="siti", time=NOW, origin="import:1")
    for record in chunk:
        kept = household(store, record.household.id)
        if replace(kept, revisions=record.revisions) != record:
            yield f"stored: {record.instrument}"


def _through_parcel(chunk: Sequence[HouseholdRecord]) -> Iterator[str]:
    """Yield what another office reads otherwise than it was sent."""
    sent = [_request(number, record) for number, record in enumerate(chunk)]
    instruments = (f"{chunk[0].instrument}/{chunk[0].version}",)
    data = sound(replace(head(), instruments=instruments), [request_line(own) for own in sent])
    sealed = read_parcel(io.BytesIO(data), trust=world().trust, at=RECEIVED)
    people = prove_people([world().budi], world().trust)
    with open_parcel(sealed, [world().identities[PROVINCE.id]]) as opened:
        received = [read_request_line(line, people, CITY) for line in opened.records]
    for record, own, other in zip(chunk, sent, received, strict=True):
        subjects = tuple(carried.revision.subject for carried in other.revisions)
        if other != own or subjects != record.subjects():
            yield f"carried: {record.instrument}"


def _request(number: int, record: HouseholdRecord) -> CarriedRequest:
    """Return the proposal of a household, authenticated."""
    carried = tuple(
        CarriedRevision(_revision(record, subject), None) for subject in record.subjects()
    )
    unsigned = replace(
        request(f"Q{number}"),
        household=record.household.id,
        region=VILLAGE,
        revisions=carried,
        reasons=(),
    )
    return replace(unsigned, signatures=(authenticated(unsigned),))


def _revision(record: HouseholdRecord, subject: Subject) -> Revision:
    """Return the first revision of a subject."""
    return Revision(subject, record.instrument, record.version, None, "sari", NOW, "Usulan baru")
