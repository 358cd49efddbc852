"""`siksng practice`: the practice office on the screen."""

import sys

import click

from siksng_tui import launcher, words
from siksng_tui.cli.speaking import SpeakingCommand
from siksng_tui.start import Start


@click.command("practice", cls=SpeakingCommand)
@click.pass_context
def command(context: click.Context) -> None:
    """Practice office on the screen: families that do not exist, to learn and to try."""
    folder: str = context.find_root().params["data"]
    sys.exit(launcher.launch(Start(practice=True, folder=folder, language=words.language())))
