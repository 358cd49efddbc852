"""`siksng regions`: lists of other areas."""

from pathlib import Path

import click

from siksng_tui.cli.desk import Desk
from siksng_tui.cli.saying import say
from siksng_tui.cli.speaking import SpeakingGroup
from siksng_tui.services.office import places
from siksng_tui.words import _


@click.group("regions", cls=SpeakingGroup)
def command() -> None:
    """Regions besides those that come with the program."""


@command.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@click.pass_obj
def load(desk: Desk, file: str) -> None:
    """Load a CSV FILE of `code,name` with Kemendagri codes."""
    with desk.session() as session:
        count = places.load(session, Path(file))
    say(_("Regions loaded: {count}").format(count=count))
