"""No text of a record is handed to anything that reads markup in it, or keeps it elsewhere.

Textual interprets "[...]" in most of its widgets; a name with "[/]" ends the program, and one with
"[@click=...]" acts. Our own widgets draw plain text, so the rule is simple: screens and widgets use
no widget of Textual's, and hand no text to what interprets it.
"""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

ROOT = Path(__file__).parents[2] / "siksng_tui"

DRAWING: Final = ("desk", "screens", "widgets", "wording")
"""Packages of modules that draw, or word what is drawn."""

SOURCES: Final = sorted(
    [*ROOT.glob("*.py"), *(source for own in DRAWING for source in (ROOT / own).rglob("*.py"))]
)
"""Every module that may draw."""

INTERPRETING_MODULES: Final = ("textual.widgets", "textual.markup", "rich.markup", "rich.console")
"""What reads markup; `rich.console` for its print, types of it excepted."""

INTERPRETING_CALLS: Final = frozenset({"notify", "from_markup", "bell", "copy_to_clipboard"})
"""Methods that read markup, or send text past the screen."""

INTERPRETED_ATTRIBUTES: Final = frozenset({"border_title", "border_subtitle", "tooltip"})
"""Properties whose text is read as markup."""

ONLY_TYPES: Final = frozenset({"RenderableType"})
"""Names that may be imported for annotations."""


def offences(source: str) -> Iterator[str]:
    """Return what in a module hands text to something that interprets it: line and name."""
    for node in ast.walk(ast.parse(source)):
        for name in _offending(node):
            yield f"{getattr(node, 'lineno', 0)}: {name}"


def _offending(node: ast.AST) -> Iterator[str]:
    """Return the names in one node that must not stand there."""
    if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(INTERPRETING_MODULES):
        yield from (alias.name for alias in node.names if alias.name not in ONLY_TYPES)
    elif isinstance(node, ast.Import):
        yield from (own.name for own in node.names if own.name.startswith(INTERPRETING_MODULES))
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        yield from {node.func.attr} & INTERPRETING_CALLS
    elif isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        yield from {
            own.attr for own in targets if isinstance(own, ast.Attribute)
        } & INTERPRETED_ATTRIBUTES


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_screen_or_widget_hands_text_to_what_interprets_it(source: Path) -> None:
    """One imported name of a citizen would be enough."""
    assert list(offences(source.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    ("code", "offence"),
    [
        ("from textual.widgets import Static", "1: Static"),
        ("from textual.widgets import Footer, DataTable", "1: Footer"),
        ("import textual.widgets", "1: textual.widgets"),
        ("self.notify(f'{name} saved')", "1: notify"),
        ("self.app.notify(name)", "1: notify"),
        ("Text.from_markup(name)", "1: from_markup"),
        ("self.border_title = name", "1: border_title"),
        ("widget.tooltip: str = name", "1: tooltip"),
        ("from rich.console import Console", "1: Console"),
        ("self.app.copy_to_clipboard(nik)", "1: copy_to_clipboard"),
    ],
)
def test_the_rule_sees_each_way_of_breaking_it(code: str, offence: str) -> None:
    """A rule that never speaks proves nothing."""
    assert offence in list(offences(code))


def test_the_rule_is_silent_about_our_own_widgets() -> None:
    """They draw plain text."""
    code = "from siksng_tui.widgets.bars import TitleBar\nTitleBar(f'{name}', heading)\n"
    assert list(offences(code)) == []


def test_the_rule_reads_every_screen_and_widget() -> None:
    """New ones are found by themselves."""
    names = {path.name for path in SOURCES}
    assert {"form.py", "listing.py", "workstation.py"} <= names
