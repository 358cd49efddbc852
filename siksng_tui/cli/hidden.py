"""Asking for what nobody may read over a shoulder."""

import sys
from pathlib import Path
from typing import Final

import click

from siksng_tui.cli.saying import narrate

TERMINAL: Final = Path("/dev/tty")
"""What is asked on, also where the words of a command come from a pipe."""


def hidden(asked: str) -> str:
    """Return what is typed without being shown; without a terminal a line of what is piped in.

    Raises:
        Abort: nothing came any more.
    """
    if _has_terminal():
        typed: str = click.prompt(asked, hide_input=True, err=True)
        return typed
    narrate(f"{asked}:")
    line = sys.stdin.readline()
    if not line:
        raise click.Abort
    return line.rstrip("\r\n")


def _has_terminal() -> bool:
    """Return whether there is a terminal that can be told to show nothing."""
    try:
        with TERMINAL.open("rb"):
            return True
    except OSError:
        return False
