"""Parcels of 100,000 records: packing and opening, against zstd, age and SHA-256 of the same lines.

    python -m benchmarks.parcels RECORDS FOLDER    packs and opens once, prints its peak memory

Ours signs, numbers and counts, writes the file so that it is proven on its medium, and hashes it
twice when it is opened. The floor runs the three libraries one after the other, file to file, and
flushes nothing.
"""

import datetime as dt
import hashlib
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pyrage
import zstandard

from benchmarks.disk import require_disk
from benchmarks.figures import MEGA, Figure
from benchmarks.parcel_records import lines
from benchmarks.scale import Scale
from forms.durable import durable
from forms.records import Level
from siksng_tui.exchange import ages
from siksng_tui.exchange.cards import OfficeCard
from siksng_tui.exchange.certificates import Signer, certify_office, make_key, make_root
from siksng_tui.exchange.chains import TrustedRoots
from siksng_tui.exchange.manifest import Head, Kind
from siksng_tui.exchange.offices import Office
from siksng_tui.exchange.opening import open_parcel
from siksng_tui.exchange.payloads import COMPRESSION
from siksng_tui.exchange.reading import read_parcel
from siksng_tui.exchange.writing import Content, Route, pack

RECORDS: Final = 100_000
RUNS: Final = 3
"""Times that each side is run, in turn; the fastest counts."""

TIMES: Final = 1.5
"""Bar: multiple of the floor."""

PEAK: Final = 200
"""Bar: megabytes, whatever the size."""

SIZES: Final = (10_000, RECORDS, 3 * RECORDS)
"""Records of the parcels whose memory is measured, each in a process of its own."""

NOW: Final = dt.datetime(2026, 11, 23, 4, 5, 6, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Desk:
    """A city that sends to its province, and the folder where it happens."""

    folder: Path
    route: Route
    identity: str

    def file(self, name: str) -> Path:
        """Return a file of the folder."""
        return self.folder / name


def measure(scale: Scale) -> Iterator[Figure]:
    """Yield what packing and opening take, and the peak memory at several sizes."""
    scale.folder.mkdir(parents=True, exist_ok=True)
    require_disk(scale.folder)
    with TemporaryDirectory(dir=scale.folder) as folder:
        desk = new_desk(Path(folder))
        with desk.file("lines").open("wb") as plain:
            plain.writelines(line + b"\n" for line in lines(RECORDS))
        for what, ours, floor in (
            ("pack", packed, bare_packed),
            ("open", opened, bare_opened),
        ):
            yield from _compared(desk, f"{what} a parcel of {RECORDS:,} records", ours, floor)
        size = desk.file("lines").stat().st_size
        yield Figure("its lines", size / MEGA, "MB")
        yield Figure("its file", desk.file("parcel").stat().st_size / MEGA, "MB")
        for records in SIZES:
            what = f"peak memory, {records:,} records packed and opened"
            yield Figure(what, _peak(desk.folder, records), "MB", most=PEAK)


def new_desk(folder: Path) -> Desk:
    """Return a city and its province with new keys."""
    province = make_root(make_key(), Office("prov-17", Level.PROVINCE, "17"), NOW)
    key = make_key()
    city = certify_office(province, Office("kota-1771", Level.CITY, "17.71"), key.public_key(), NOW)
    identity = ages.make_identity()
    card = OfficeCard("Dinas Sosial", province.chain, ages.recipient_of(identity))
    return Desk(folder, Route(Signer(key, city), card, TrustedRoots(province.chain)), identity)


def packed(desk: Desk, records: Iterator[bytes] | None = None) -> None:
    """Pack the lines, and write the parcel durably."""
    content = Content(_lines(desk.file("lines")) if records is None else records)
    with (
        pack(_head(desk.route), content, desk.route) as parcel,
        durable(desk.file("parcel"), replace=True) as out,
    ):
        for block in parcel.blocks():
            out.write(block)


def bare_packed(desk: Desk) -> None:
    """Compress the lines, encrypt and hash the result."""
    compressor = zstandard.ZstdCompressor(level=COMPRESSION)
    with desk.file("lines").open("rb") as plain, desk.file("zst").open("wb") as out:
        compressor.copy_stream(plain, out)
    recipient = pyrage.x25519.Recipient.from_str(desk.route.recipient.recipient)
    with desk.file("zst").open("rb") as compressed, desk.file("age").open("wb") as out:
        pyrage.encrypt_io(compressed, out, [recipient])
    _hashed(desk)


def opened(desk: Desk) -> int:
    """Return how many records a parcel holds, once all of it was proven and read."""
    with desk.file("parcel").open("rb") as file:
        sealed = read_parcel(file, trust=desk.route.trust, at=NOW, office="prov-17")
        with open_parcel(sealed, [desk.identity]) as parcel:
            return sum(1 for _ in parcel.records)


def bare_opened(desk: Desk) -> None:
    """Hash the encrypted lines, decrypt and decompress them."""
    _hashed(desk)
    identity = pyrage.x25519.Identity.from_str(desk.identity)
    with desk.file("age").open("rb") as encrypted, desk.file("zst").open("wb") as out:
        pyrage.decrypt_io(encrypted, out, [identity])
    with desk.file("zst").open("rb") as compressed, desk.file("plain").open("wb") as out:
        zstandard.ZstdDecompressor().copy_stream(compressed, out)


def _compared(
    desk: Desk, what: str, ours: Callable[[Desk], object], floor: Callable[[Desk], object]
) -> Iterator[Figure]:
    """Yield what both sides take, each the fastest of several runs, and the processor's part."""
    turns = [(_timed(ours, desk), _timed(floor, desk)) for _ in range(RUNS)]
    for at, (part, bar) in enumerate({"": TIMES, ", processor": None}.items()):
        own = min(turn[0][at] for turn in turns)
        bare = min(turn[1][at] for turn in turns)
        yield Figure(f"{what}{part}", own, "s", bare, times=bar)


def _timed(work: Callable[[Desk], object], desk: Desk) -> tuple[float, float]:
    """Return the seconds that a piece of work takes, and those of the processor."""
    start, begun = time.perf_counter(), time.process_time()
    work(desk)
    return time.perf_counter() - start, time.process_time() - begun


def _hashed(desk: Desk) -> str:
    """Return the hash of the encrypted lines."""
    with desk.file("age").open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _lines(path: Path) -> Iterator[bytes]:
    """Yield the lines of a file, without line feeds."""
    with path.open("rb") as file:
        for line in file:
            yield line[:-1]


def _head(route: Route) -> Head:
    """Return what the parcel says of itself."""
    return Head(
        kind=Kind.SUBMISSION,
        id="0" * 32,
        sender=route.signer.office,
        recipient=route.recipient.office,
        cycle="2026-Q4",
        epoch=1,
        sequence=1,
        previous=None,
        instruments=("bdt/2020.1",),
        audit_count=1,
        audit_head="0" * 64,
        time=NOW,
    )


def _peak(folder: Path, records: int) -> float:
    """Return the peak memory of a process that packs and opens so many records, in megabytes."""
    command = [sys.executable, "-m", "benchmarks.parcels", str(records), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(done.stdout) / MEGA


def _packed_and_opened(records: int, folder: Path) -> int:
    """Return the peak memory, in bytes, of this process with so many records packed and opened."""
    desk = new_desk(folder)
    packed(desk, lines(records))
    if opened(desk) != records:
        raise RuntimeError
    told = Path("/proc/self/status").read_text("ascii").split("VmHWM:")[1]
    return int(told.split()[0]) * 1024


if __name__ == "__main__":
    print(_packed_and_opened(int(sys.argv[1]), Path(sys.argv[2])))
