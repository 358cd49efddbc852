"""A register in which people and households stand twice, and the truth about it."""

import atexit
import json
import shutil
from collections.abc import Iterable
from functools import cache
from itertools import combinations
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

from db.fetching import rows
from db.keys.wrapping import FLOOR
from siksng_tui.services.duplicates import duplicate_search
from siksng_tui.services.incoming_files import importing
from siksng_tui.services.office import offices
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.practice import CODEBOOKS
from tests.services.bureau import CITY, MORNING, PEOPLE, Bureau, a_clock

SAMPLES: Final = Path(__file__).parents[1] / "samples" / "siks"
"""Exports of a register, and the truth about who stands in it twice."""

TRUTH: Final = json.loads((SAMPLES / "clean_duplicates.json").read_text("utf-8"))

Two = frozenset[str]
"""Ids of both sides of a pair."""


def copied(place: Path) -> Bureau:
    """Return an office of one test's own, whose register is that of the samples."""
    shutil.copytree(_made() / "office", place / "office")
    return Bureau(place)


def searched(session: Session) -> None:
    """Search the whole register."""
    assert duplicate_search.search(session, lambda _done, _all: True).day


def found_persons(session: Session) -> set[Two]:
    """Return the pairs of persons that a search found, by the IDs that the centre gave them."""
    return _found(session, "person", "$.answers.id_art_bdt")


def found_households(session: Session) -> set[Two]:
    """Return the pairs of households that a search found, by the IDs that the centre gave them."""
    return _found(session, "household", "$.answers.id_bdt")


def true_persons() -> set[Two]:
    """Return the pairs of records that are one person's."""
    return _pairs(TRUTH["same_person"])


def true_households() -> set[Two]:
    """Return the pairs of records that are one household's."""
    groups: dict[str, set[str]] = {}
    for first, again in TRUTH["same_household"]:
        groups.setdefault(first, {first}).add(again)
    return _pairs(groups.values())


def look_alikes() -> set[str]:
    """Return the IDs of twins and namesakes."""
    return set(TRUTH["look_alikes"])


def _pairs(groups: Iterable[Iterable[str]]) -> set[Two]:
    """Return every two of each group."""
    return {frozenset(two) for group in groups for two in combinations(sorted(group), 2)}


def _found(session: Session, kind: str, answer: str) -> set[Two]:
    """Return the pairs of a kind by an answer of both sides."""
    found = rows(
        session.store,
        "SELECT json_extract(v.body, ?2), json_extract(w.body, ?2) FROM duplicate_pair d"  # noqa: S608 - one of two tables
        f" JOIN {kind} a ON a.subject_id = d.first_id JOIN revision v ON v.id = a.revision_id"
        f" JOIN {kind} b ON b.subject_id = d.second_id JOIN revision w ON w.id = b.revision_id"
        " WHERE d.kind = ?1",
        (kind, answer),
    )
    return {frozenset(two) for two in found}


@cache
def _made() -> Path:
    """Return the place of the office that is copied."""
    place = Path(mkdtemp(prefix="siksng-twice-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    clock = a_clock(MORNING)
    offices.create_office(place / "office", CITY, PEOPLE.values(), clock=clock, cost=FLOOR)
    with Bureau(place, clock).at_work("rani") as session:
        files = (SAMPLES / "clean_rumahtangga.xlsx", SAMPLES / "clean_anggota.xlsx")
        importing.import_register(session, files, codebooks=CODEBOOKS)
    return place
