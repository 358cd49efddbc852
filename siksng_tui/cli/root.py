"""The command `siksng`: what every command shares, and where each is found."""

import importlib
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import click

from siksng_tui import words
from siksng_tui.cli import click_words
from siksng_tui.cli.desk import Desk
from siksng_tui.cli.speaking import SpeakingGroup
from siksng_tui.services.folders import office_folder

COMMANDS: Final = {
    "practice": "siksng_tui.cli.practice",
    "office": "siksng_tui.cli.office",
    "operator": "siksng_tui.cli.operator",
    "import": "siksng_tui.cli.importing",
    "find": "siksng_tui.cli.finding",
    "request": "siksng_tui.cli.request",
    "check": "siksng_tui.cli.checking",
    "set": "siksng_tui.cli.sets",
    "print": "siksng_tui.cli.printing",
    "bundle": "siksng_tui.cli.bundle",
    "report": "siksng_tui.cli.report",
    "parcel": "siksng_tui.cli.parcel",
    "backup": "siksng_tui.cli.backup",
    "audit": "siksng_tui.cli.audit",
    "store": "siksng_tui.cli.store",
    "regions": "siksng_tui.cli.regions",
}
"""Command to the module that has it as `command`; loaded when it is asked for."""


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
        command: click.Command = importlib.import_module(COMMANDS[cmd_name]).command
        return command


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
    help="File with the passphrase; else SIKSNG_PASSPHRASE, else a prompt.",
)
@click.version_option(package_name="siksng")
@click.pass_context
def root(context: click.Context, data: str, name: str, passphrase_file: str | None) -> None:
    """Offline workstation of Indonesia's welfare register.

    Without a command it opens on the screen: `siksng` the office, `siksng practice` the practice
    office.
    """
    context.obj = Desk(office_folder(data), name, passphrase_file)
