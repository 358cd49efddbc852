"""`siksng report`: what was done, counted."""

import click

from siksng_tui.cli.work_report import work


@click.group("report")
def command() -> None:
    """Reports on the work."""


command.add_command(work)
