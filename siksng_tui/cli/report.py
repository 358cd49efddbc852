"""`siksng report`: what the office's work adds up to."""

import click

from siksng_tui.cli import ledger, recaps
from siksng_tui.cli.speaking import SpeakingGroup
from siksng_tui.cli.work_report import work


@click.group("report", cls=SpeakingGroup)
def command() -> None:
    """What the office's work adds up to."""


command.add_command(work)
command.add_command(ledger.whole)
command.add_command(ledger.gaps)
for one in recaps.COMMANDS:
    command.add_command(one)
