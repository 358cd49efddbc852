"""Collects the words of the command line for the catalogue: what commands say of themselves.

Babel calls `collected` for the files that babel.cfg names; it finds what is marked with `_` too.
"""

import ast
import inspect
from collections.abc import Collection, Iterator, Mapping
from typing import Any, BinaryIO

from babel.messages.extract import extract_python

Found = tuple[int, str, str | tuple[str, ...], list[str]]
"""Line, name of the function, text or texts, comments: as Babel takes them."""


def collected(
    file: BinaryIO, keywords: Mapping[str, Any], tags: Collection[str], options: dict[str, Any]
) -> Iterator[Found]:
    """Yield the texts of a module: those that are marked, and the help of commands."""
    yield from extract_python(file, keywords, tags, options)  # type: ignore[arg-type, misc]
    file.seek(0)
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.FunctionDef) and ast.get_docstring(node) and _is_command(node):
            yield node.lineno, "_", inspect.cleandoc(ast.get_docstring(node) or ""), []
        elif isinstance(node, ast.Call) and _name(node).startswith("click."):
            yield from _helps(node)


def _helps(call: ast.Call) -> Iterator[Found]:
    """Yield what an option says of itself."""
    for word in call.keywords:
        if word.arg == "help" and isinstance(word.value, ast.Constant):
            yield call.lineno, "_", str(word.value.value), []


def _is_command(function: ast.FunctionDef) -> bool:
    """Return whether a function becomes a command, by one of its decorators."""
    names = (_name(own).rpartition(".")[2] for own in function.decorator_list)
    return not {"command", "group"}.isdisjoint(names)


def _name(node: ast.expr) -> str:
    """Return the dotted name of a decorator or of what is called."""
    return ast.unparse(node.func if isinstance(node, ast.Call) else node)
