"""Where an office's folder is when nobody says otherwise."""

from pathlib import Path

from platformdirs import user_data_path


def office_folder(said: str = "") -> Path:
    """Return the folder of the office: the one that was said, else the account's own."""
    return Path(said) if said else user_data_path("siksng", appauthor=False) / "office"


def practice_folder(said: str = "") -> Path:
    """Return the folder of the practice office, apart from the real one's."""
    return Path(said) if said else user_data_path("siksng", appauthor=False) / "practice"
