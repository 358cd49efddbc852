"""The annex of ten thousand families against a bare canvas that draws the same texts.

    python -m benchmarks.annex [FAMILIES]

Ours reads the rows twice, breaks lines and pages, rules the tables and writes the whole paper. The
floor is given the finished strings and positions, and a plain ReportLab canvas.
"""

import io
import os
import sys
import time
import tracemalloc
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from forms.records import RequestKind
from reports.annex.annex import PAPER, Annex
from reports.decrees.approval_sheet import approval_sheet
from reports.decrees.bound_paper import ANNEX
from reports.page.frame import Binding, Frame
from reports.page.lettering import Lettering
from reports.page.pen import Pen
from reports.page.records import AnnexRow, Authority, Imprint, Rows, Seal, SetPaper, Wording
from reports.page.streaming import StreamedCanvas

FAMILIES: Final = 10_000
RUNS: Final = 3
"""Times that each side is run, in turn; the fastest counts."""

VILLAGES: Final = 67
"""As many as the city has."""

Run = tuple[float, float, str, Lettering]
"""Position of a text, the text, its face and size."""


@dataclass(slots=True)
class Recorded:
    """Every text of a paper, page by page."""

    pages: list[list[Run]] = field(default_factory=list)


class RecordingPen(Pen):
    """A pen that also notes what it writes."""

    def __init__(self, canvas: Canvas, recorded: Recorded) -> None:
        """Note into a record."""
        super().__init__(canvas)
        self._recorded = recorded

    def begin_page(self, size: tuple[float, float]) -> None:
        """Start a page of the record too."""
        super().begin_page(size)
        self._recorded.pages.append([])

    def text(self, x: float, y: float, text: str, lettering: Lettering) -> None:
        """Write a line and note it."""
        super().text(x, y, text, lettering)
        if text:
            self._recorded.pages[-1].append((x, y, text, lettering))


def measure(families: int = FAMILIES) -> dict[str, float]:
    """Return seconds of both sides, their ratio, the pages, and our greatest memory in bytes.

    Keys: seconds, floor_seconds, ratio, pages, peak_bytes. The memory is what Python objects take
    above what stood before, the finished file not counted.
    """
    sheet = invented_sheet(families)
    recorded = record(sheet)
    ours, floor = [], []
    for _ in range(RUNS):
        ours.append(_timed_paper(sheet))
        floor.append(timed_bare(recorded))
    return {
        "seconds": min(ours),
        "floor_seconds": min(floor),
        "ratio": min(ours) / min(floor),
        "pages": len(recorded.pages),
        "peak_bytes": peak_bytes(sheet),
    }


def peak_bytes(sheet: SetPaper) -> int:
    """Return the most memory that printing a sheet takes, without the finished file."""
    tracemalloc.start()
    with Path(os.devnull).open("wb") as out:
        approval_sheet(sheet, out)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def _timed_paper(sheet: SetPaper) -> float:
    """Return the seconds that printing takes."""
    start = time.perf_counter()
    approval_sheet(sheet, io.BytesIO())
    return time.perf_counter() - start


def timed_bare(recorded: Recorded) -> float:
    """Return the seconds that a plain canvas takes for the same texts."""
    start = time.perf_counter()
    canvas = Canvas(io.BytesIO(), pagesize=PAPER.size, pageCompression=1, invariant=1)
    for page in recorded.pages:
        for x, y, text, lettering in page:
            canvas.setFont(lettering.style, lettering.size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return time.perf_counter() - start


def record(sheet: SetPaper) -> Recorded:
    """Return every text of the annex."""
    recorded = Recorded()
    pen = RecordingPen(StreamedCanvas(io.BytesIO(), PAPER.size), recorded)
    frame = Frame(pen, Binding(sheet.set_number, sheet.seal, sheet.imprint), total=1)
    annex = Annex(sheet, ANNEX)
    for page in annex.pages(sheet.rows()):
        annex.draw(pen, frame, page)
    pen.finish()
    return recorded


def invented_sheet(families: int) -> SetPaper:
    """Return a sealed set of invented families, read from memory."""
    return SetPaper(
        name="Keputusan Wali Kota Bengkulu",
        authority=Authority("Wali Kota Bengkulu", "Provinsi Bengkulu", "Bengkulu"),
        office="Dinas Sosial Kota Bengkulu",
        set_number="1",
        cycle="Triwulan I",
        period="Januari sampai dengan Maret",
        wording=Wording("Pengesahan", ("Undang-Undang",), "Disetujui."),
        imprint=Imprint(1, 1, "0" * 64),
        rows=_rows(families),
        seal=Seal("0" * 10, "0" * 64),
    )


def _rows(families: int) -> Rows:
    """Return invented families, with names and addresses of usual length."""
    rows = tuple(_row(number, number * VILLAGES // families) for number in range(families))
    return lambda: rows


def _row(number: int, village: int) -> AnnexRow:
    """Return one invented family."""
    return AnnexRow(
        id_dtks=f"{10**22 + number}",
        kk=f"{10**15 + number}",
        nik=f"{2 * 10**15 + number}",
        name=f"Nama Karangan {number}",
        sex="LP"[number % 2],
        birth_place="Bengkulu",
        birth_date=f"{number % 28 + 1:02}-{number % 12 + 1:02}-1970",
        address=f"Jalan Karangan Nomor {number}, RT {number % 20:02}/RW 01",
        village=f"Kelurahan {village + 1}",
        district=f"Kecamatan {village // 8 + 1}",
        persons=number % 7 + 1,
        kind=(RequestKind.CORRECTION, RequestKind.NEW_HOUSEHOLD)[number % 2],
        note=("III.2, III.3; anggota 2: IV.4", "")[number % 2],
    )


if __name__ == "__main__":
    for name, figure in measure(int(sys.argv[1]) if len(sys.argv) > 1 else FAMILIES).items():
        print(f"{name:14} {figure:14.3f}")
