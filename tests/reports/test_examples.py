"""The examples in the documentation of the package."""

import doctest
import importlib
import pkgutil

import pytest

import reports


@pytest.mark.parametrize("name", [module.name for module in pkgutil.iter_modules(reports.__path__)])
def test_the_examples_of_a_module_are_true(name: str) -> None:
    """Each shows what really comes back."""
    assert doctest.testmod(importlib.import_module(f"reports.{name}")).failed == 0


def test_some_module_has_examples() -> None:
    """The test above looks at something."""
    module = importlib.import_module("reports.numerals")
    assert doctest.testmod(module).attempted > 0
