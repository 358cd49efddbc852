"""The help of every command: in the language that was chosen, and all of it in the catalogue."""

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from siksng_tui import words
from siksng_tui.cli.root import root
from siksng_tui.cli.speaking import SpeakingCommand
from siksng_tui.launcher import EXIT_UNFIT
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
    """Return whether a parameter is an option of ours that says what it is for."""
    return isinstance(own, click.Option) and bool(own.help) and "--help" not in own.opts


@pytest.mark.parametrize("path", ALL)
def test_every_text_of_a_command_is_in_the_catalogue(path: str) -> None:
    """Also of a command that comes later: an operator reads no English unasked."""
    words.choose("id")
    assert isinstance(ALL[path].command, SpeakingCommand)
    english = [own for own in _english(ALL[path]) if own]
    assert english
    same = {own for own in english if words._(own) == own}
    assert same <= {"FILE"}, "a file is one in both languages"


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
    assert "Offline workstation of the welfare register;" in said
    assert "set         Sets and their papers" in said


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_all_commands_are_seen_at_once(language: str) -> None:
    """Their list fits a screen of 24 lines, with the prompt of the shell below it."""
    lines = commands.run("--lang", language, "--help").said.splitlines()
    assert len(lines) < 24
    shown = {word for line in lines for word in (line[2:12].strip(), line[40:50].strip())}
    assert {own.split()[1] for own in ALL if len(own.split()) == 2} <= shown


@pytest.mark.parametrize("path", ALL)
def test_the_values_of_options_are_called_in_indonesian(path: str) -> None:
    """Neither TEXT nor a pattern that programmers write; a FILE is one in both languages."""
    said = commands.run(*path.split()[1:], "--help").said
    spelt = re.findall(r"^ +--[\w-]+ +(\S+(?: RANGE)?)", said, re.MULTILINE)
    assert not {"TEXT", "INTEGER", "DATE", "DIRECTORY", "PATH"} & {*spelt}
    assert "%" not in said


def test_a_refusal_calls_what_is_missing_as_the_help_does() -> None:
    """Whoever reads NOMOR in the one finds it in the other."""
    assert "Belum disebut: NOMOR." in commands.run("set", "cover").told
    assert "Belum disebut: FILE." in commands.run("parcel", "verify").told


def test_the_language_is_taken_wherever_it_stands() -> None:
    """Also behind the word that asks for help, and where the words of the command are none."""
    assert commands.run("--help", "--lang", "en").said.startswith("Usage: siksng [OPTIONS]")
    told = commands.run("--lang=en", "set", "seal", "--xx").told
    assert "No such option '--xx'" in told
    assert commands.run("set", "seal", "--lang", "xx").status == 2


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("set seal --xx", "Tidak ada pilihan '--xx'."),
        ("set cover 1", "Pilihan ini wajib: '--paper'."),
        ("find", "Belum disebut: TEKS."),
        ("request show A B", "Kata ini berlebih: B"),
        ("print form --out", "Pilihan '--out' harus diikuti nilai."),
        ("print form --out x --paper a5", "'a5' tidak ada dalam pilihan: 'f4', 'a4'."),
        ("print form --out x --members 99", "99 di luar batas 1<=x<=40."),
        ("parcel verify nowhere", "'nowhere' tidak ada."),
        ("pront", "Tidak ada perintah 'pront'."),
    ],
)
def test_what_click_refuses_is_said_in_indonesian(typed: str, said: str) -> None:
    """With the way to the help, and no word of English."""
    done = commands.run(*typed.split())
    assert done.status == 2
    assert f"{said}\n" in done.told
    assert not {"Error:", "Usage:", "Try", "Missing", "Invalid"} & {*done.told.split()}


def test_the_practice_office_is_a_command_that_is_listed() -> None:
    """The first word of who is new; also where it stands behind an option of the others."""
    assert re.search(r"^  practice +Kantor latihan", commands.run("--help").said, re.MULTILINE)
    done = commands.run("--as", "rani", "practice", env={"TERM": "dumb"})
    assert done.status == EXIT_UNFIT


def test_a_questionnaire_that_is_none_is_told_with_those_that_are(tmp_path: Path) -> None:
    """A typing error is no damage to the program."""
    out = tmp_path / "form.pdf"
    done = commands.run("print", "form", "--instrument", "btd", "--out", str(out))
    assert (done.status, out.exists()) == (2, False)
    assert "bdt, dtsen" in done.told
