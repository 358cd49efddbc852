"""How the workstation is asked for on the command line; everything else is a command.

Read before anything large is imported, so it uses little of the standard library.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

PRACTICE: Final = "practice"
"""The word that opens the practice office."""

INCIDENT: Final = "SIKSNG_INCIDENT"
"""Variable by which the launcher tells the program the number a crash of it is reported under."""

EXIT_CRASH: Final = 70
"""Exit status of the program after an error that nobody foresaw."""

_OPTIONS: Final = {"--data": "folder", "--lang": "language", "--warn": "warnings"}
"""Options that take a value, and where it is kept; the last is the launcher's own."""


class Start(NamedTuple):
    """Which office to open, and how."""

    practice: bool = False
    """Whether it is the practice office."""

    folder: str = ""
    """Folder of the office; empty for the usual one."""

    language: str = ""
    """One of `words.LANGUAGES`; empty for the office's own."""

    warnings: tuple[str, ...] = ()
    """What the launcher found doubtful: `disk-low`, `clock-early`."""

    def arguments(self) -> list[str]:
        """Return the words of a command line that `read` makes this of again."""
        words = ["--data", self.folder] if self.folder else []
        words += ["--lang", self.language] if self.language else []
        for warning in self.warnings:
            words += ["--warn", warning]
        return [*words, PRACTICE] if self.practice else words


def read(arguments: Sequence[str]) -> Start | None:
    """Return how to open the workstation; None where the words are a command for the CLI.

    >>> read(["--lang", "en", "practice"])
    Start(practice=True, folder='', language='en', warnings=())
    >>> read(["practice", "--lang", "en"]) == read(["--lang", "en", "practice"])
    True
    >>> read(["audit", "verify"]) is None
    True
    """
    start, rest = Start(), list(arguments)
    while rest:
        word, equals, value = rest.pop(0).partition("=")
        if word == PRACTICE and not equals and not start.practice:
            start = start._replace(practice=True)
            continue
        if word not in _OPTIONS or not (equals or rest):
            return None
        start = _with(start, _OPTIONS[word], value if equals else rest.pop(0))
    return start


def _with(start: Start, name: str, value: str) -> Start:
    """Return the start with one option taken over."""
    if name == "folder":
        return start._replace(folder=value)
    if name == "language":
        return start._replace(language=value)
    return start._replace(warnings=(*start.warnings, value))
