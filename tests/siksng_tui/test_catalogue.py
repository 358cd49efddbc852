"""What collecting and translating words would miss without saying so."""

import ast
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import forms
import siksng_tui

SOURCES = sorted(
    path for package in (siksng_tui, forms) for path in Path(package.__path__[0]).rglob("*.py")
)
MARKS = {"_", "N_", "ngettext"}
"""Functions whose texts are collected."""


@pytest.mark.parametrize("path", SOURCES, ids=lambda own: f"{own.parent.name}/{own.name}")
def test_no_word_hides_inside_an_f_string(path: Path) -> None:
    """The collector does not look in there, so the operator would read English."""
    hidden = [
        node.lineno
        for text in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(text, ast.JoinedStr)
        for node in ast.walk(text)
        if isinstance(node, ast.Call) and _marks_a_text(node)
    ]
    assert hidden == []


def test_nothing_of_the_catalogue_is_guessed_or_left_over() -> None:
    """A fuzzy word is not compiled; an obsolete one is nobody's."""
    path = Path(siksng_tui.__path__[0], "locale", "id", "LC_MESSAGES", "siksng.po")
    with path.open("rb") as text:
        catalogue = read_po(text, locale="id")
    assert [own.id for own in catalogue if own.fuzzy and own.id] == []
    assert list(catalogue.obsolete) == []
    assert str(catalogue.locale) == "id"


def _marks_a_text(call: ast.Call) -> bool:
    """Return whether a call marks a text that stands there, not a variable."""
    named = isinstance(call.func, ast.Name) and call.func.id in MARKS
    return named and bool(call.args) and isinstance(call.args[0], ast.Constant)
