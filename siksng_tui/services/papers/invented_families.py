"""Invented families of villages that the office's region has, for papers that tell of nobody."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

from forms.identity import masked
from forms.records import Level, RequestKind
from reports.page import records as paper
from reports.page.decisions import Decision
from siksng_tui.services.office.places import is_within, places
from siksng_tui.services.office.sessions import Session

NAMES: Final = (
    "Contoh Sari",
    "Togar Contoh Parlindungan Simanjuntak",
    "Raden Ayu Contoh Kusumaningtyas Hadiningrat Sastrowardoyo",
    "I Gusti Ngurah Contoh Wirabhuana Kesumawijaya Pemecutan",
)
"""Invented heads; some of their names are as long as names are."""

KINDS: Final = (
    RequestKind.CORRECTION,
    RequestKind.NEW_HOUSEHOLD,
    RequestKind.DEACTIVATION,
    RequestKind.PROPOSAL,
)
"""Why each of them stands there."""

DECISIONS: Final = (
    Decision.NOT_WELL_OFF,
    Decision.NEW_NOT_WELL_OFF,
    Decision.MOVED,
    Decision.UNASKED,
)
"""What a meeting decided about each of them."""

VILLAGES: Final = 3
"""Villages of the office's region that they live in, at most."""


def invented_families(session: Session) -> Iterator[paper.AnnexRow]:
    """Yield invented families of villages of the office's region."""
    known = places(session)
    for village in invented_villages(session):
        for number, name in enumerate(NAMES, start=1):
            district = known.above(village, Level.DISTRICT)
            yield replace(_family(number, name), village=known.name(village), district=district)


def invented_villages(session: Session) -> list[str]:
    """Return codes of the villages of the office's region in which they live, in their order."""
    villages = (own.code for own in places(session).known if own.level is Level.VILLAGE)
    here = (code for code in villages if is_within(code, session.office.region))
    return sorted(islice(here, VILLAGES))


def _family(number: int, name: str) -> paper.AnnexRow:
    """Return an invented family without a place."""
    return paper.AnnexRow(
        id_dtks="",
        kk=masked(f"{9000 + number:016}"),
        nik=masked(f"{9000 + number:016}"),
        name=name,
        sex="LP"[number % 2],
        birth_place="",
        birth_date="",
        address=f"Jalan Contoh Nomor {number}, RT 01/RW 02",
        village="",
        district="",
        persons=number,
        kind=KINDS[number % len(KINDS)],
        decision=DECISIONS[number % len(DECISIONS)],
    )
