"""Reading, judging and tying together a city's exports, against reading and inserting them bare.

Both sides read the same two workbooks from the disk. The floor is the parser alone and one insert a
row into plain SQLite, nothing checked; ours is all that a dry run does before it shows its report.
"""

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from python_calamine import load_workbook

from benchmarks.apart import apart
from benchmarks.exports import write_exports, write_wide
from benchmarks.figures import MEGA, Figure
from benchmarks.scale import Scale
from db.file.staging import staging
from forms.regions import shipped_regions
from siksng_tui.intake.joining import HOUSEHOLD_SOURCE, lay_out
from siksng_tui.intake.limits import LIMITS
from siksng_tui.intake.package import check_package
from siksng_tui.intake.reading import open_table
from siksng_tui.intake.siks import read_register

FAMILIES: Final = 30_200
"""Households whose members fill a hundred thousand rows."""

WIDE_ROWS: Final = 100_000
"""Rows of the sheet of 60 columns that memory is measured with."""

TIMES: Final = 4
TREE: Final = 1.3
"""Bars: multiples of the floor, in seconds and in memory."""

SAMPLE_SECONDS: Final = 0.02
"""Time between two looks at what the processes hold."""


class Taken(NamedTuple):
    """Seconds that passed, and those that processors worked, the reader's process too."""

    passed: float
    worked: float


class DryRun(NamedTuple):
    """What the stages of a dry run took, and how many households it would have stored."""

    reading: Taken
    judging: Taken
    households: int


class Stages:
    """Measures stages, one after the other."""

    def __init__(self) -> None:
        """Begin the first."""
        self._begun = _now()

    def end(self) -> Taken:
        """Return what the stage took that ends now, and begin the next."""
        begun, self._begun = self._begun, _now()
        return Taken(self._begun.passed - begun.passed, self._begun.worked - begun.worked)


def _now() -> Taken:
    """Return the clock, and what processors worked for this process and those that ended."""
    return Taken(time.perf_counter(), sum(os.times()[:4]))


def measure(scale: Scale) -> Iterator[Figure]:
    """Yield seconds a stage and memory, each beside its floor."""
    families = min(FAMILIES, scale.households)
    with TemporaryDirectory(dir=scale.folder) as name:
        folder = Path(name)
        yield from _seconds(folder, families)
        wide = write_wide(folder / "wide.xlsx", min(WIDE_ROWS, families * 3))
        bare, floor = apart(read_bare, wide)
        held, _ = apart(read_through, wide)
        what = f"memory of both processes, {bare:,} rows x 60"
        yield Figure(what, held / MEGA, "MB", floor=floor / MEGA, times=TREE)


def _seconds(folder: Path, families: int) -> Iterator[Figure]:
    """Yield what the stages of a dry run take."""
    files = write_exports(folder, families)
    parsed, _ = apart(parse_bare, files)
    (rows, floor), _ = apart(insert_bare, files, folder)
    ours, _ = apart(dry_run, files, folder)
    checked, _ = apart(check_packages, files)
    what = f"dry run of {rows:,} rows of XLSX"
    both = [sum(parts) for parts in zip(ours.reading, ours.judging, strict=True)]
    yield from _figures("parse both workbooks, nothing else", parsed)
    yield from _figures("check both packages, a part of the next", checked)
    yield from _figures("read both in the reader's process, lay their rows out", ours.reading)
    yield from _figures(f"judge and tie together {ours.households:,} households", ours.judging)
    yield Figure(what, both[0], "s", floor=floor.passed, times=TIMES)
    yield Figure(f"{what}, of the processor", both[1], "s", floor=floor.worked)


def _figures(what: str, taken: Taken) -> Iterator[Figure]:
    """Yield a stage by the clock and by the processor."""
    yield Figure(what, taken.passed, "s")
    yield Figure(f"{what}, of the processor", taken.worked, "s")


def parse_bare(files: tuple[Path, Path]) -> Taken:
    """Return what the parser alone takes."""
    stages = Stages()
    for file in files:
        read_bare(file)
    return stages.end()


def read_bare(file: Path) -> int:
    """Return how many rows a workbook has, having read them all."""
    return sum(1 for _ in load_workbook(str(file)).get_sheet_by_index(0).iter_rows())


def insert_bare(files: tuple[Path, Path], folder: Path) -> tuple[int, Taken]:
    """Return the rows of both files and what reading and inserting them takes."""
    stages = Stages()
    count = 0
    with closing(sqlite3.connect(folder / "bare.db")) as database:
        for number, file in enumerate(files):
            sheet = load_workbook(str(file)).get_sheet_by_index(0)
            columns = ",".join(f"c{at}" for at in range(sheet.width))
            marks = ",".join("?" * sheet.width)
            database.execute(f"CREATE TABLE t{number} ({columns})")
            database.executemany(f"INSERT INTO t{number} VALUES ({marks})", sheet.iter_rows())  # noqa: S608 - made here
            database.commit()
            count += sheet.height - 1
    return count, stages.end()


def check_packages(files: tuple[Path, Path]) -> Taken:
    """Return what checking the packages takes, which the reader does first."""
    stages = Stages()
    for file in files:
        check_package(file.read_bytes(), LIMITS)
    return stages.end()


def dry_run(files: tuple[Path, Path], folder: Path) -> DryRun:
    """Return what reading and judging both files takes; nothing is stored."""
    stages = Stages()
    with staging(folder) as staged:
        reading = read_register(files, staged=staged, regions=shipped_regions())
        read = stages.end()
        households = sum(1 for _ in reading.records())
        return DryRun(read, stages.end(), households)


def read_through(file: Path) -> int:
    """Return the most bytes that this process and the reader held together."""
    ended = threading.Event()
    most = [0]
    looking = threading.Thread(target=_look, args=(ended, most))
    looking.start()
    with (
        TemporaryDirectory(dir=file.parent) as name,
        staging(Path(name)) as staged,
        open_table(file) as reading,
    ):
        lay_out(reading, HOUSEHOLD_SOURCE, staged)
    ended.set()
    looking.join()
    return most[0]


def _look(ended: threading.Event, most: list[int]) -> None:
    """Note the most that this process and its children hold, until the work has ended."""
    own = Path("/proc/self")
    while not ended.wait(SAMPLE_SECONDS):
        children = (own / "task" / own.resolve().name / "children").read_text("ascii").split()
        held = [_resident(pid) for pid in ("self", *children)]
        most[0] = max(most[0], sum(held))


def _resident(pid: str) -> int:
    """Return what a process holds, in bytes; nothing if it has ended."""
    try:
        status = Path(f"/proc/{pid}/status").read_text("ascii")
    except OSError:
        return 0
    return int(status.split("VmRSS:")[1].split()[0]) * 1024 if "VmRSS:" in status else 0
