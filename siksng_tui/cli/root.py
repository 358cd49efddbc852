"""The command `siksng`: what every command shares, and where each is found."""

import importlib
from collections.abc import Sequence
from itertools import pairwise, zip_longest
from typing import Final

import click

from siksng_tui import words
from siksng_tui.cli import click_words
from siksng_tui.cli.desk import Desk
from siksng_tui.cli.speaking import SpeakingGroup
from siksng_tui.services.office.folders import office_folder
from siksng_tui.words import N_, _

COMMANDS: Final = {
    "practice": ("siksng_tui.cli.practice", N_("Practice on the screen")),
    "office": ("siksng_tui.cli.office", N_("Office, its certificates")),
    "operator": ("siksng_tui.cli.operator", N_("People of the office")),
    "import": ("siksng_tui.cli.importing", N_("Files of other programs")),
    "export": ("siksng_tui.cli.exporting", N_("Files for other programs")),
    "dukcapil": ("siksng_tui.cli.dukcapil", N_("Answers of the registry")),
    "list": ("siksng_tui.cli.lists", N_("Lists of other programs")),
    "welfare": ("siksng_tui.cli.welfare", N_("Records of PPKS and PSKS")),
    "find": ("siksng_tui.cli.finding", N_("Search for a family")),
    "request": ("siksng_tui.cli.request", N_("Change requests")),
    "check": ("siksng_tui.cli.checking", N_("Check of the register")),
    "duplicates": ("siksng_tui.cli.duplicates", N_("Who stands there twice")),
    "set": ("siksng_tui.cli.sets", N_("Sets and their papers")),
    "print": ("siksng_tui.cli.printing", N_("Papers as PDF")),
    "bundle": ("siksng_tui.cli.bundle", N_("Stacks of paper forms")),
    "report": ("siksng_tui.cli.report", N_("Figures of the work")),
    "parcel": ("siksng_tui.cli.parcel", N_("Files between offices")),
    "backup": ("siksng_tui.cli.backup", N_("Backups")),
    "audit": ("siksng_tui.cli.audit", N_("Who did what, and when")),
    "store": ("siksng_tui.cli.store", N_("The encrypted store")),
    "regions": ("siksng_tui.cli.regions", N_("Further regions")),
}
"""Command to the module that has it as `command`, loaded when it is asked for, and to what it is
about in as few letters as half a screen has."""

NAME_CELLS: Final = 12
"""Cells of a command's name in the help, with the gap behind it."""

COLUMN_CELLS: Final = 40
"""Cells of a column of commands."""


class LazyGroup(SpeakingGroup):
    """A group whose commands are imported one at a time."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Return what is left of the words; refusals of them speak the language they ask for."""
        click_words.speak(_language(args))
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - Click's signature
        """Return the names of the commands, in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return a command, None where there is none of this name."""
        if cmd_name not in COMMANDS:
            return None
        module, __ = COMMANDS[cmd_name]
        command: click.Command = importlib.import_module(module).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - Click's signature
        """Write the commands in two columns: the whole help fits a screen of 24 lines."""
        cells = [f"{name:{NAME_CELLS}}{_(about)}" for name, (__, about) in COMMANDS.items()]
        half = (len(cells) + 1) // 2
        formatter.write_heading(_("Commands"))
        for left, right in zip_longest(cells[:half], cells[half:], fillvalue=""):
            formatter.write(f"  {left:{COLUMN_CELLS - 2}}{right}".rstrip() + "\n")


def _language(args: Sequence[str]) -> str:
    """Return the language that is asked for among the words of a command, wherever it stands.

    >>> _language(["--help", "--lang", "en"])
    'en'
    """
    asked = words.LANGUAGES[0]
    for word, after in pairwise((*args, "")):
        option, equals, value = word.partition("=")
        said = value if equals else after
        if option == "--lang" and said in words.LANGUAGES:
            asked = said
    return asked


@click.command(cls=LazyGroup)
@click.option("--data", envvar="SIKSNG_DATA", default="", help="Folder of the office.")
@click.option(
    "--lang",
    type=click.Choice(words.LANGUAGES),
    default=words.LANGUAGES[0],
    expose_value=False,
    help="Language: Indonesian or English.",
)
@click.option("--as", "name", envvar="SIKSNG_AS", default="", help="Account that works.")
@click.option(
    "--passphrase-file",
    type=click.Path(exists=True, dir_okay=False),
    help="File with the passphrase; else SIKSNG_PASSPHRASE.",
)
@click.version_option(package_name="siksng")
@click.pass_context
def root(context: click.Context, data: str, name: str, passphrase_file: str | None) -> None:
    """Offline workstation of the welfare register; alone it opens on the screen."""
    context.obj = Desk(office_folder(data), name, passphrase_file)
