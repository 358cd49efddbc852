"""The help of every command: in the language that was chosen, and all of it in the catalogue."""

import inspect
from collections.abc import Iterator

import click
import pytest

from siksng_tui import words
from siksng_tui.cli.root import root
from siksng_tui.cli.speaking import SpeakingCommand
from tests import commands


def _tree(command: click.Command, context: click.Context) -> Iterator[click.Context]:
    """Yield a command and those below it, each with how it is called."""
    yield context
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from _tree(below, click.Context(below, parent=context, info_name=name))


ALL = {own.command_path: own for own in _tree(root, click.Context(root, info_name="siksng"))}
"""Every command, by its words."""


def _english(context: click.Context) -> Iterator[str]:
    """Yield the texts of a command's help, as they stand in the source."""
    command = context.command
    yield inspect.cleandoc(command.help or "")
    yield from (own.help or "" for own in command.get_params(context) if _is_option(own))
    yield from (own for own in command.collect_usage_pieces(context) if not own.startswith("{"))


def _is_option(own: click.Parameter) -> bool:
    """Return whether a parameter is an option that says what it is for."""
    return isinstance(own, click.Option) and bool(own.help)


@pytest.mark.parametrize("path", ALL)
def test_every_text_of_a_command_is_in_the_catalogue(path: str) -> None:
    """Also of a command that comes later: an operator reads no English unasked."""
    words.choose("id")
    assert isinstance(ALL[path].command, SpeakingCommand)
    english = [own for own in _english(ALL[path]) if own]
    assert english
    assert [own for own in english if words._(own) == own] == []


@pytest.mark.parametrize("path", ALL)
def test_the_help_is_as_wide_as_the_screen_and_wholly_indonesian(path: str) -> None:
    """Headings and what Click says itself, too."""
    said = commands.run(*path.split()[1:], "--help").said
    assert said.startswith(f"Pemakaian: {path} [PILIHAN]")
    assert "\nPilihan:\n" in said
    assert "Tampilkan bantuan ini, lalu selesai." in said
    assert not {"Usage:", "Options:", "Commands:", "[required]", "[default:"} & {*said.split()}
    assert [own for own in said.splitlines() if len(own) > 80 and "|" not in own] == []


def test_the_help_speaks_english_where_that_was_chosen() -> None:
    """The language stands before the command, as for all that it prints."""
    said = commands.run("--lang", "en", "set", "seal", "--help").said
    assert said.startswith("Usage: siksng set seal [OPTIONS]")
    assert "Seal authenticated requests into a set" in said
    said = commands.run("--lang", "en", "--help").said
    assert "Offline workstation of Indonesia's welfare register." in said
    assert "Sets of requests and the papers that cover them" in said
