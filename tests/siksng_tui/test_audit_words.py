"""Every action that the code writes into the audit chain has its words."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from siksng_tui.wording import audit_words

ROOT = Path(__file__).parents[2]
WRITES = re.compile(r"(\.act|\.Entry|session\.note)$")
"""What is given an action."""

PASSED_ON = {("sessions.py", "action")}
"""Where `Session.act` and `Session.note` hand their own argument on."""


def _trees() -> dict[Path, ast.Module]:
    """Return the modules that write into the chain, and those that name its actions."""
    files = [*ROOT.glob("siksng_tui/**/*.py"), *ROOT.glob("db/**/*.py")]
    return {file: ast.parse(file.read_text("utf-8")) for file in files}


def _texts(value: ast.AST) -> set[str]:
    """Return the texts that an expression may be."""
    if isinstance(value, ast.IfExp):
        return _texts(value.body) | _texts(value.orelse)
    return (
        {value.value} if isinstance(value, ast.Constant) and isinstance(value.value, str) else set()
    )


def _named(trees: list[ast.Module]) -> dict[str, set[str]]:
    """Return the texts that are given to each name."""
    found: dict[str, set[str]] = {}
    for node in (node for tree in trees for node in ast.walk(tree)):
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for name in (own.id for own in targets if isinstance(own, ast.Name)):
                found.setdefault(name, set()).update(_texts(node.value))
    return found


def _written(tree: ast.Module) -> Iterator[ast.expr]:
    """Yield what is written as an action."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        said, *given = [node.func, *node.args]
        if ast.unparse(said) == "partial":  # what it hands on comes first
            said, *given = given
        if WRITES.search(ast.unparse(said)):
            yield given[0]


def test_every_action_that_the_code_writes_has_words_and_no_other() -> None:
    """An auditor reads words; an action whose name cannot be read from the code fails, too."""
    trees, actions = _trees(), set[str]()
    everywhere = _named(list(trees.values()))
    for file, tree in trees.items():
        own = _named([tree])
        for said in _written(tree):
            name = said.id if isinstance(said, ast.Name) else getattr(said, "attr", "")
            if (file.name, name) in PASSED_ON:
                continue
            texts = _texts(said) or own.get(name) or everywhere.get(name)
            assert texts, f"{file.name}:{said.lineno} writes an action that nobody can read"
            actions |= texts
    assert actions == set(audit_words.ACTIONS)


def test_an_unknown_action_keeps_its_code() -> None:
    """A chain may hold what a later version of the program wrote."""
    assert audit_words.action("moon.land") == "moon.land"
