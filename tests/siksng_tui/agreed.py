"""Agreed pictures of screens: their characters at 80 by 24, in tests/agreed.

`ACCEPT=1` writes them anew; they are read in review like prose.
"""

import os
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "agreed"
"""Where the pictures are."""


def agreed(name: str, lines: list[str]) -> None:
    """Compare a screen with its agreed picture."""
    seen = "\n".join(lines) + "\n"
    path = FOLDER / f"{name}.txt"
    if os.environ.get("ACCEPT") == "1":
        path.write_text(seen, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == seen
