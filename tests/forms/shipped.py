"""Every instrument that the program ships, for the tests that all of them must pass."""

from typing import Final

import pytest

from forms.loading import shipped

SHIPPED: Final = shipped()
"""The instruments in the order of their names."""

EACH: Final = pytest.mark.parametrize("questions", SHIPPED, ids=lambda it: it.id)
"""Runs a test once for each of them, as `questions`."""


def name_of(value: object) -> str:
    """Return what a test's name says about its case."""
    return str(getattr(value, "name", getattr(value, "id", value)))
