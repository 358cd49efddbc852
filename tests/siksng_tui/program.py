"""The whole program in a real terminal, on an office, with somebody who came in."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from siksng_tui.services.office.offices import NewPerson
from siksng_tui.services.practice import OPERATOR
from tests.terminal import Terminal, terminal

BOOTSTRAP = (sys.executable, "-m", "siksng_tui.bootstrap")
"""The console script, whatever the path holds."""


@contextmanager
def unlocked(
    office: Path,
    term: str = "xterm-256color",
    environment: Mapping[str, str] | None = None,
    *,
    practice: bool = True,
) -> Iterator[Terminal]:
    """Start the program and come in as the operator, all keys typed ahead."""
    command = [*BOOTSTRAP, "--data", str(office), *(["practice"] if practice else [])]
    setting = {"COLUMNS": "", "LINES": "", **(environment or {})}
    with terminal(command, term=term, environment=setting) as own:
        own.wait("Kata sandi")
        come_in(own, OPERATOR)
        yield own


def come_in(own: Terminal, person: NewPerson) -> None:
    """Type name and passphrase into the empty door."""
    own.type(person.name)
    own.press("Enter")
    own.type(person.passphrase)
    own.press("Enter")
    own.wait("Menu utama")


def change_to(own: Terminal, person: NewPerson) -> None:
    """Lock, and let somebody else come in."""
    own.press("C-l")
    own.wait("Terkunci")
    own.settle()
    own.press("Up")
    own.settle()
    come_in(own, person)
