"""What a command prints: nothing that a terminal obeys, whoever wrote the text."""

import io
import json
from collections.abc import Callable, Iterable
from typing import Any, Final

import click

from forms.text import shown

LONGEST: Final = 4_096
"""Characters of a line; a path may be as long."""


def say(text: str) -> None:
    """Print a line of a result."""
    click.echo(shown(text, LONGEST))


def narrate(text: str) -> None:
    """Say something that is no result."""
    click.echo(shown(text, LONGEST), err=True)


def say_refusal(refusal: click.ClickException) -> None:
    """Say why the words of a command are none, with its usage."""
    written = io.StringIO()
    refusal.show(written)
    for line in written.getvalue().splitlines():
        narrate(line)


def show(value: Any, lines: Callable[[], Iterable[str]], *, as_json: bool) -> None:  # noqa: ANN401 - JSON of any shape
    """Print a result, as JSON or as lines for people."""
    if as_json:
        click.echo(harmless_json(value))
        return
    for line in lines():
        say(line)


def harmless_json(value: Any) -> str:  # noqa: ANN401 - JSON of any shape
    r"""Return a value as JSON for a terminal: what does not print is spelled as an escape.

    >>> print(harmless_json("é\x9b\u202e"))
    "é\u009b\u202e"
    """
    written = json.dumps(value, ensure_ascii=False, indent=2, default=str)
    return "".join(map(_spelled, written))


def _spelled(character: str) -> str:
    """Return a character of JSON, or its escape where it does not print."""
    if character.isprintable() or character == "\n":
        return character
    return json.dumps(character)[1:-1]
