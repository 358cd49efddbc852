"""What came of one long run."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """How often a fault was injected, what went wrong, and what else is worth knowing."""

    tried: int
    faults: tuple[str, ...]
    note: str = ""
