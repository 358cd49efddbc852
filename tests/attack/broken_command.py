"""A command with an error that nobody foresaw."""

import click


@click.command()
@click.argument("nik")
def command(nik: str) -> None:
    """Fail and quote a number."""
    raise ValueError(nik)
