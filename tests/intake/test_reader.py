"""The process that reads may crash, swell or never end: the office goes on and says so."""

import itertools
import json
import os
import select
import signal
import struct
import subprocess
import sys
import threading
import time
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from siksng_tui.intake import readerprocess
from siksng_tui.intake.errors import (
    ImportCancelledError,
    ReaderDiedError,
    ReaderSlowError,
    WorkbookTooLongError,
)
from siksng_tui.intake.frames import Kind
from siksng_tui.intake.limits import LIMITS, MEGABYTE, Limits
from siksng_tui.intake.readerprocess import ReaderProcess
from siksng_tui.intake.reading import TableReading, open_table
from siksng_tui.intake.watch import Watch
from tests.intake.exports import MEMBER_COLUMNS, member
from tests.intake.workbooks import (
    CLEAN,
    SAMPLES,
    package,
    row_xml,
    sheet_xml,
    with_shared_strings,
    write_workbook,
    zipped,
)

KILLED = """
import os, sys
from pathlib import Path
from siksng_tui.intake.reading import open_table
with open_table(Path(sys.argv[1])) as reading:
    print(reading._reader._process.pid, flush=True)
    os._exit(9)
"""
"""A program that ends while a reader works for it."""


def nothing() -> None:
    """Go on."""


def large(path: Path, rows: int = 12_000) -> Path:
    """Write a workbook that takes some seconds to read."""
    return write_workbook(path, [list(MEMBER_COLUMNS), *[member() for _ in range(rows)]])


def own_children() -> set[str]:
    """Return the processes that this one began and that are not gone, ended ones included."""
    own = threading.get_native_id()
    return set(Path(f"/proc/self/task/{own}/children").read_text().split())


def count(reading: TableReading, sizes: list[int]) -> None:
    """Note the size of each chunk as it comes."""
    for chunk in reading.chunks():
        sizes.append(len(chunk))  # noqa: PERF401 - the watch looks at it while it grows


def test_a_file_that_fills_the_memory_ends_the_reader_and_nothing_else(tmp_path: Path) -> None:
    """One text of 30,000 characters, 60,000 times: 300 kB packed, 1.8 GB when each cell has it."""
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 60_001))
    xml = sheet_xml([]).replace("<sheetData>", f"<sheetData>{rows}")
    path = tmp_path / "swells.xlsx"
    path.write_bytes(with_shared_strings({"Sheet1": xml}, ["x" * 30_000]))
    assert path.stat().st_size < MEGABYTE
    with pytest.raises(ReaderDiedError), open_table(path):
        pass


def test_a_sheet_of_ods_that_repeats_a_row_without_end_does_no_harm(tmp_path: Path) -> None:
    """The parser alone knows how many rows that makes."""
    with zipfile.ZipFile(SAMPLES / "hostile" / "libre.ods") as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    many = '<table:table-row table:number-rows-repeated="1048576">'
    parts["content.xml"] = parts["content.xml"].replace("<table:table-row>", many)
    path = tmp_path / "repeats.ods"
    path.write_bytes(zipped(parts, stored=("mimetype",)))
    begun = time.monotonic()
    with pytest.raises((ReaderDiedError, WorkbookTooLongError)), open_table(path):
        pass
    assert time.monotonic() - begun < 60


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT])
def test_a_reader_that_crashes_is_an_error_of_its_own(number: signal.Signals) -> None:
    """A parser in C or Rust may end its process at any byte."""
    with ReaderProcess(CLEAN[1].read_bytes(), LIMITS) as reader:
        assert reader.answer(nothing).kind is Kind.SHEET
        os.kill(reader._process.pid, number)
        with pytest.raises(ReaderDiedError):
            reader.answer(nothing)


def test_a_reader_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    """Whatever it is doing, the operator gets an answer; the system may end it first."""
    with (
        pytest.raises((ReaderSlowError, ReaderDiedError)),
        open_table(large(tmp_path / "a.xlsx"), limits=Limits(seconds=0)),
    ):
        pass


def test_stopping_ends_the_reader_while_it_parses(tmp_path: Path) -> None:
    """The parser itself cannot be asked to stop."""
    path = large(tmp_path / "a.xlsx")
    before = own_children()
    running: list[bool] = []

    def cancelled() -> bool:
        running.append(bool(own_children() - before))
        return any(running)

    with pytest.raises(ImportCancelledError), open_table(path, watch=Watch(cancelled=cancelled)):
        pass
    assert any(running)
    assert own_children() <= before


def test_stopping_ends_the_reader_while_rows_come(tmp_path: Path) -> None:
    """Frames that nobody takes any more must not keep the process."""
    sizes: list[int] = []
    watch = Watch(cancelled=lambda: sum(sizes) > 500)
    path = large(tmp_path / "a.xlsx")
    with open_table(path, watch=watch) as reading, pytest.raises(ImportCancelledError):
        count(reading, sizes)
    assert 500 < sum(sizes) < 12_000


def test_progress_is_told_at_least_each_second_while_a_file_is_parsed(tmp_path: Path) -> None:
    """A screen that stands still makes operators pull the plug."""
    told: list[tuple[float, int]] = []
    watch = Watch(progress=lambda done, _: told.append((time.monotonic(), done)))
    with open_table(large(tmp_path / "a.xlsx"), watch=watch) as reading:
        assert sum(map(len, reading.chunks())) == 12_000
    moments = [moment for moment, _ in told]
    assert max(b - a for a, b in itertools.pairwise(moments)) < 1
    assert [done for _, done in told] == sorted(done for _, done in told)
    assert told[-1][1] == 12_000


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"x",
        struct.pack(">cI", b"?", 0),
        struct.pack(">cI", b"r", 2**31),
        struct.pack(">cI", b"r", 10) + b"[[2,[],[]",
        struct.pack(">cI", b"x", 2) + b"{}",
        struct.pack(">cI", b"x", 40)
        + json.dumps({"code": "disk-full", "facts": {}}).encode().ljust(40),
        struct.pack(">cI", b"s", 2) + b"{}",
        struct.pack(">cI", b"s", 12) + b'[{},"[[{}]]"'[:12],
        struct.pack(">cI", b"s", 50_000) + b"[" * 50_000,
    ],
)
def test_whatever_the_reader_says_instead_is_an_error_of_its_own(
    said: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that got hold of the reader can say anything; it must not get further."""
    path = tmp_path / "a.csv"
    path.write_bytes(b"NIK;NAMA")
    says = f"import sys; sys.stdin.buffer.read(9); sys.stdout.buffer.write({said!r})"
    monkeypatch.setattr(readerprocess, "_COMMAND", (sys.executable, "-I", "-c", says))
    with pytest.raises(ReaderDiedError), open_table(path, limits=Limits(seconds=30)):
        pass


def test_the_reader_does_not_get_the_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    """It parses hostile files; what it does not have it cannot give away."""
    monkeypatch.setenv("SIKSNG_PASSPHRASE", "canary")
    with ReaderProcess(CLEAN[1].read_bytes(), LIMITS) as reader:
        reader.answer(nothing)
        environment = Path(f"/proc/{reader._process.pid}/environ").read_bytes()
        limits = Path(f"/proc/{reader._process.pid}/limits").read_text("utf-8")
    assert b"PATH=" in environment and b"canary" not in environment
    assert f"{LIMITS.memory_bytes}" in limits
    assert "Max file size             0" in limits


def test_the_reader_ends_when_the_office_is_killed() -> None:
    """Nobody would ever end it, and it holds the families of a whole city."""
    command = [sys.executable, "-c", KILLED, str(CLEAN[1])]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 9
    with suppress(ProcessLookupError):
        reader = os.pidfd_open(int(done.stdout))
        ended, _, _ = select.select([reader], [], [], 30)
        os.close(reader)
        assert ended


def test_the_rows_of_a_sheet_come_in_chunks(tmp_path: Path) -> None:
    """The office never holds the whole table."""
    with open_table(large(tmp_path / "a.xlsx", 2_100)) as reading:
        sizes = [len(chunk) for chunk in reading.chunks()]
    assert sum(sizes) == 2_100 and max(sizes) <= 500 and len(sizes) > 4


def test_long_cells_make_small_chunks(tmp_path: Path) -> None:
    """Five hundred rows of the longest cells would be a gigabyte."""
    line = "|".join("X" * 32_767 if name == "Nama" else "1" for name in MEMBER_COLUMNS)
    path = tmp_path / "a.csv"
    path.write_text("\n".join(["|".join(MEMBER_COLUMNS), *[line] * 40]), "utf-8")
    with open_table(path) as reading:
        sizes = [len(chunk) for chunk in reading.chunks()]
    assert sum(sizes) == 40 and max(sizes) < 10


def test_a_plain_sheet_is_not_taken_for_one_that_swells() -> None:
    """Else the refusals above would prove nothing."""
    xml = sheet_xml([]).replace("<sheetData>", f"<sheetData>{row_xml(1, ['a'])}")
    assert package({"Sheet1": xml})
    with open_table(CLEAN[0]) as reading:
        assert sum(map(len, reading.chunks())) == 246
