"""The Indonesian page on the commands tells all of them, and none that there is not."""

import re
from collections.abc import Iterator
from pathlib import Path

import click

from siksng_tui.cli.root import root

PAGE = Path(__file__).parents[2] / "docs" / "operator" / "perintah.md"

EVERYWHERE = {"--json", "--help"}
"""Options that the page explains once, or that every command has."""


def _commands(
    command: click.Command = root, path: tuple[str, ...] = ("siksng",)
) -> Iterator[tuple[str, click.Command]]:
    """Yield every command with its words."""
    if not isinstance(command, click.Group):
        yield " ".join(path), command
        return
    context = click.Context(command)
    for name in command.list_commands(context):
        found = command.get_command(context, name)
        assert found is not None
        yield from _commands(found, (*path, name))


def _options(command: click.Command) -> set[str]:
    """Return the long options of a command."""
    options = (own for own in command.params if isinstance(own, click.Option))
    return {name for own in options for name in own.opts if name.startswith("--")}


def test_every_command_stands_on_the_page_with_its_options() -> None:
    """A command that nobody finds is not there."""
    text = PAGE.read_text("utf-8")
    for words, command in _commands():
        line = next((own for own in text.splitlines() if f"`{words}`" in own), "")
        assert line, words
        missing = {own for own in _options(command) - EVERYWHERE if own not in line}
        assert not missing, (words, missing)
    assert all(own in text for own in _options(root))


def test_no_command_and_no_option_stands_there_that_is_none() -> None:
    """A page is older than the program it tells of."""
    text = PAGE.read_text("utf-8")
    known = {words for words, _command in _commands()} | {"siksng", "siksng practice"}
    assert set(re.findall(r"^\| `(siksng[a-z -]*)`", text, re.MULTILINE)) <= known
    options = {own for _words, command in _commands() for own in _options(command)}
    assert set(re.findall(r"--[a-z][a-z-]*", text)) <= options | _options(root) | EVERYWHERE
