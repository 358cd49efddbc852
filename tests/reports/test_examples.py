"""The examples in the documentation of the package."""

import doctest
import importlib
import pkgutil

import pytest

import reports

MODULES = [module.name for module in pkgutil.walk_packages(reports.__path__, "reports.")]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_are_true(name: str) -> None:
    """Each shows what really comes back."""
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_some_module_has_examples() -> None:
    """The test above looks at something."""
    module = importlib.import_module("reports.page.numerals")
    assert doctest.testmod(module).attempted > 0
