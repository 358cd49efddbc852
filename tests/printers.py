"""Printers of a computer that are programs of our own: `lpstat` names them, `lp` takes papers."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

WORKS: Final = 'cat > "$here/got.pdf"'
"""Takes what it is given."""

FAILS: Final = "exit 1"
"""Takes nothing, as `lp` does where the printer is gone."""

HANGS: Final = 'echo $$ > "$here/pid"; exec sleep 600'
"""Takes nothing and does not answer."""


@dataclass(frozen=True, slots=True)
class Computer:
    """A computer with printers."""

    folder: Path

    def names(self, *printers: str) -> None:
        """Have these printers, and no others."""
        lines = " ".join(f"'{own}'" for own in printers)
        self.program("lpstat", f"[ $# -eq 1 ] && [ \"$1\" = -e ] && printf '%s\\n' {lines}")

    def program(self, name: str, does: str) -> None:
        """Have a program that notes the words it was called with, and then does something."""
        path = self.folder / name
        head = f'#!/bin/sh\nhere="{self.folder}"\nprintf "%s\\n" "$*" >> "$here/{name}.called"\n'
        path.write_text(head + does + "\n")
        path.chmod(0o700)

    @property
    def got(self) -> bytes:
        """Return the paper that `lp` was given last."""
        return (self.folder / "got.pdf").read_bytes()

    def called(self, name: str) -> list[str]:
        """Return the words of each call of a program."""
        noted = self.folder / f"{name}.called"
        return noted.read_text().splitlines() if noted.exists() else []

    def ended(self) -> bool:
        """Return whether the program that hung was ended."""
        try:
            os.kill(int((self.folder / "pid").read_text()), 0)
        except ProcessLookupError:
            return True
        return False


def set_up(folder: Path, patch: pytest.MonkeyPatch, *printers: str, lp: str = WORKS) -> Computer:
    """Return a computer whose programs are found before the system's own."""
    folder.mkdir()
    own = Computer(folder)
    own.names(*printers)
    own.program("lp", lp)
    patch.setenv("PATH", str(folder), prepend=os.pathsep)
    return own
