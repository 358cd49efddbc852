"""The mayor's packet of ten and of fifty thousand families, and of one page of them.

The floor is a plain ReportLab canvas that draws the finished texts of the annex alone; ours counts,
breaks lines and pages, and draws every paper. Memory is the peak of a process of its own.
"""

import os
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from benchmarks.annex import FAMILIES, RUNS, invented_sheet, record, timed_bare
from benchmarks.apart import apart
from benchmarks.figures import MEGA, Figure
from benchmarks.scale import Scale
from reports.decrees.bound_paper import bound_papers, silent
from reports.decrees.packet import TITLE, PacketTexts, packet
from reports.page import wording
from reports.page.records import (
    DecreeTexts,
    Letterhead,
    LetterTexts,
    Official,
    RecapitulationTexts,
    ResultTexts,
    StatementTexts,
)

MANY: Final = 50_000
"""Families by which it is seen that time is linear."""

FEW: Final = 12
"""Families of an annex of one page."""

SIGNER: Final = Official("Kepala Dinas Sosial")


def measure(scale: Scale) -> Iterator[Figure]:
    """Yield time and memory of packets; their sizes do not follow the scale."""
    del scale
    what = f"packet of {FAMILIES:,} families"
    recorded = record(invented_sheet(FAMILIES))
    ours, floor = [], []
    for _ in range(RUNS):
        floor.append(timed_bare(recorded))
        ours.append(draw(FAMILIES))
    yield Figure(what, min(ours), "s", floor=min(floor), times=1.5)
    (seconds, peak), (_own, small) = apart(draw, MANY), apart(draw, FAMILIES)
    yield Figure(f"{what}: memory", small / MEGA, "MB", most=200)
    yield Figure(f"packet of {MANY:,} families: memory", peak / MEGA, "MB", most=200)
    linear = min(ours) * MANY / FAMILIES
    yield Figure(f"packet of {MANY:,} families", seconds, "s", floor=linear, times=1.25)
    start = time.perf_counter()
    apart(draw, FEW)
    alone = time.perf_counter() - start
    yield Figure("packet of one page of families, program started", alone, "s", most=2)


def draw(families: int) -> float:
    """Return the seconds in which a packet is drawn; its file is thrown away."""
    sheet = replace(invented_sheet(families), letterhead=Letterhead(("Dinas Sosial",)))
    start = time.perf_counter()
    with Path(os.devnull).open("wb") as out:
        bound_papers(sheet, TITLE, packet(_texts()), out, silent)
    return time.perf_counter() - start


def _texts() -> PacketTexts:
    """Return the first texts of every paper."""
    return PacketTexts(
        decree=DecreeTexts(
            _lines("decree.considering"), _lines("decree.decided"), _lines("decree.copies")
        ),
        recapitulation=RecapitulationTexts("Rekapitulasi", Official("Operator"), SIGNER),
        result=ResultTexts(
            number="",
            title=_lines("result.title"),
            region=(),
            statement=_first("result.statement"),
            unknown=_first("result.unknown"),
            closing=_first("result.closing"),
            signer=SIGNER,
        ),
        statement=StatementTexts("", _lines("sptjm.points"), _first("sptjm.closing"), SIGNER),
        letter=LetterTexts(
            number="",
            addressee=_lines("letter.addressee"),
            subject="Pengesahan",
            statement=_lines("letter.statement"),
            closing=_first("letter.closing"),
            behalf="",
            signer=SIGNER,
        ),
    )


def _first(name: str) -> str:
    """Return the first text of a name."""
    return wording.texts()[name].first


def _lines(name: str) -> tuple[str, ...]:
    """Return the lines of a first text."""
    return tuple(_first(name).splitlines())
