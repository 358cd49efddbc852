"""Parcels that somebody forged, in every class of attack: counted by what came of them."""

from pathlib import Path

from tests.exchange.attacks.every import CLASSES, tried
from tests.torture.outcome import Outcome


def run(folder: Path, attacks: int, seed: int = 1) -> Outcome:
    """Return what came of so many attacks of each class; the note counts them."""
    del folder
    faults: list[str] = []
    lines = []
    for name in CLASSES:
        came, passed = tried(name, attacks, seed)
        faults += passed
        told = ", ".join(f"{code} {count:,}" for code, count in came.most_common())
        lines.append(f"\n    {name:26} {came.total():6,}  {told}")
    return Outcome(attacks * len(CLASSES), tuple(faults), "".join(lines))
