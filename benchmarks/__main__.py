"""Prints the table of figures: `python -m benchmarks [PART ...] [--households N]`."""

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from benchmarks import (
    annex,
    corrections,
    duplicates,
    entry,
    entry_memory,
    extracts,
    filing,
    intake,
    keyer,
    keys,
    lookup,
    memory,
    packet,
    parcels,
    receiving,
    register,
    start,
)
from benchmarks.figures import Figure, table
from benchmarks.scale import HOUSEHOLDS, SAMPLES, Scale, usual_folder

MEBI: Final = 2**20


def main() -> None:
    """Measure what was asked for, everything where nothing was, and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS], help="only these")
    parser.add_argument("--households", type=int, default=HOUSEHOLDS)
    parser.add_argument("--samples", type=int, default=SAMPLES)
    parser.add_argument("--folder", type=Path, default=usual_folder(), help="where registers stay")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    scale = Scale(asked.folder, asked.households, asked.samples)
    for part in asked.parts or PARTS:
        print(table(PARTS[part](scale)), flush=True)


def annex_figures(scale: Scale) -> Iterator[Figure]:
    """Yield what the annex takes against a bare canvas; its size does not follow the scale."""
    del scale
    measured = annex.measure()
    what = f"annex of {annex.FAMILIES:,} families"
    yield Figure(what, measured["seconds"], "s", floor=measured["floor_seconds"], times=1.5)
    yield Figure(f"{what}: memory", measured["peak_bytes"] / MEBI, "MiB")


PARTS: Final[dict[str, Callable[[Scale], Iterator[Figure]]]] = {
    "register": register.measure,
    "lookup": lookup.measure,
    "filing": filing.measure,
    "annex": annex_figures,
    "packet": packet.measure,
    "parcels": parcels.measure,
    "receiving": receiving.measure,
    "extracts": extracts.measure,
    "intake": intake.measure,
    "start": start.measure,
    "keys": keys.measure,
    "keyer": keyer.measure,
    "corrections": corrections.measure,
    "duplicates": duplicates.measure,
    "entry": entry.measure,
    "entry-memory": entry_memory.measure,
    "memory": memory.measure,
}
"""Part to what measures it, in the order of the table."""

if __name__ == "__main__":
    main()
