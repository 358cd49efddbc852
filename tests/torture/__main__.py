"""Runs every long fault run and prints what came of it: `python -m tests.torture [--short]`."""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

from tests import mounts
from tests.exchange import every_bit
from tests.torture import (
    canaries,
    clocks,
    kills,
    links,
    parcels,
    power,
    programs,
    refusals,
    room,
    round_trips,
    tampering,
)
from tests.torture.outcome import Outcome

LONG: Final = {
    "kills": 500,
    "cuts": 500,
    "refused": 20,
    "flips": 2000,
    "sizes": 64,
    "homes": 10_000,
    "links": 5000,
    "attacks": 1000,
}
"""How often each fault is injected."""

SHORT: Final = {
    "kills": 50,
    "cuts": 50,
    "refused": 3,
    "flips": 200,
    "sizes": 8,
    "homes": 1000,
    "links": 500,
    "attacks": 100,
}
"""The same for a quick look."""

KIBI: Final = 1024

Run = Callable[[Path], Outcome]
"""One long run, in a folder of its own."""


def main() -> int:
    """Return 1 when a fault was found, else 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help="a tenth of it")
    parser.add_argument("runs", nargs="*", help="only these")
    asked = parser.parse_args()
    mounts.apart()
    found = 0
    for name, run in runs(SHORT if asked.short else LONG):
        if asked.runs and name not in asked.runs:
            continue
        found += _told(name, run)
    return 1 if found else 0


def runs(often: dict[str, int]) -> Iterator[tuple[str, Run]]:
    """Yield the runs that this machine can do, by name."""
    sizes = [size * 16 * KIBI for size in range(often["sizes"])]
    yield "kills", partial(kills.run, kills=often["kills"])
    yield "store-flips", partial(tampering.flips_in_store, flips=often["flips"])
    yield "log-flips", partial(tampering.flips_in_log, flips=often["flips"] // 10)
    yield "older-pages", tampering.older_pages
    yield "clocks", clocks.run
    yield "round-trips", partial(round_trips.run, households=often["homes"])
    yield "limited-files", partial(room.limited, sizes=sizes)
    yield "links", partial(links.run, histories=often["links"])
    yield "parcels", partial(parcels.run, attacks=often["attacks"])
    yield "parcel-bits", partial(_parcel_bits, flips=often["flips"])
    if mounts.possible():
        yield "full-disk", partial(room.full, sizes=often["sizes"])
    if clocks.fakeable():
        yield "faked-clocks", clocks.run_faked
    if programs.usable():
        yield "canaries", partial(canaries.run, traced=True)
        yield "power-cuts", partial(power.run, cuts=often["cuts"])
        yield "refused-calls", partial(refusals.run, samples=often["refused"])
    else:
        yield "canaries", partial(canaries.run, traced=False)
        print("strace is missing: power-cuts and refused-calls are left out", file=sys.stderr)  # noqa: T201


def _parcel_bits(folder: Path, flips: int) -> Outcome:
    """Return what came of flipping every bit of a small parcel, and some of a large one."""
    done = every_bit.run(folder, flips)
    return Outcome(done.tried, tuple(f"bit {bit} passed" for bit in done.passed))


def _told(name: str, run: Run) -> int:
    """Return how many faults a run found, after printing its line."""
    start = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="torture-") as folder:
        came = run(Path(folder))
    seconds = time.perf_counter() - start
    told = f"tried {came.tried:7,}  faults {len(came.faults):3}  {seconds:6.0f} s"
    print(f"{name:14} {told}  {came.note}", flush=True)  # noqa: T201
    for fault in came.faults[:20]:
        print(f"    {fault}", flush=True)  # noqa: T201
    return len(came.faults)


if __name__ == "__main__":
    sys.exit(main())
