"""What a command prints: nothing that a terminal obeys, whoever wrote the text."""

import io
import json
from collections.abc import Callable, Iterable, Iterator
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


def labelled(*pairs: tuple[str, str]) -> Iterator[str]:
    """Yield a line for each label and what it says, the values below each other."""
    width = max(len(label) for label, _value in pairs)
    for label, value in pairs:
        yield f"{label.ljust(width)}  {value}"


def show(value: Any, lines: Callable[[], Iterable[str]], *, as_json: bool) -> None:  # noqa: ANN401 - JSON of any shape
    """Print a result, as JSON or as lines for people."""
    if as_json:
        click.echo(harmless_json(value))
        return
    for line in lines():
        say(line)


class ListOfJson:
    """A JSON object whose first member is a list that is printed as it grows.

    An error leaves it unfinished, so that no program takes a part for the whole.
    """

    def __init__(self, name: str) -> None:
        """Print nothing yet: what is refused at once leaves no output."""
        self._next = f'{{"{name}": [\n'

    def add(self, value: Any) -> None:  # noqa: ANN401 - JSON of any shape
        """Print one more value of the list."""
        click.echo(f"{self._next}{harmless_json(value)}", nl=False)
        self._next = ",\n"

    def end(self, rest: dict[str, Any]) -> None:
        """Close the list and print the other members of the object."""
        start = "\n" if self._next == ",\n" else self._next
        members = "".join(f',\n"{name}": {harmless_json(value)}' for name, value in rest.items())
        click.echo(f"{start}]{members}}}")


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
