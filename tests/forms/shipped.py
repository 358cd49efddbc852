"""Every instrument that the program ships, for the tests that all of them must pass."""

from importlib.resources import files
from pathlib import Path
from typing import Final

import pytest

from forms.loading import instrument

SHIPPED: Final = tuple(
    instrument(folder.name)
    for folder in sorted(Path(str(files("forms") / "instruments")).iterdir())
    if folder.is_dir() and not folder.name.startswith("_")
)
"""The instruments in the order of their names."""

EACH: Final = pytest.mark.parametrize("questions", SHIPPED, ids=lambda it: it.id)
"""Runs a test once for each of them, as `questions`."""


def name_of(value: object) -> str:
    """Return what a test's name says about its case."""
    return str(getattr(value, "name", getattr(value, "id", value)))
