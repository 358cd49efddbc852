"""How much is measured, and where."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from platformdirs import user_cache_path

HOUSEHOLDS: Final = 302_000
"""Households that hold a million persons."""

SAMPLES: Final = 500
"""Times that a thing is done before a percentile is said."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Where registers are kept, how large the largest is, and how often each thing is done."""

    folder: Path
    households: int = HOUSEHOLDS
    samples: int = SAMPLES


def usual_folder() -> Path:
    """Return where registers are kept when nobody says otherwise."""
    return user_cache_path("siksng-benchmarks", appauthor=False)
