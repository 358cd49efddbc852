"""The register of the practice office, which ships with the program."""

from pathlib import Path
from typing import Final

_FOLDER: Final = Path(__file__).parent.parent / "practice"


def practice_files() -> tuple[Path, Path]:
    """Return the household export and the member export of 300 households that do not exist."""
    return (_FOLDER / "siks_rumahtangga.xlsx", _FOLDER / "siks_anggota.xlsx")
