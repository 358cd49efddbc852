"""Console script: proves that the packages beside us are ours, then starts.

Their names are common. A `db` of somebody else, found earlier on the path, would be asked to open
the register; so where each comes from is compared before any of them is imported.
"""

import importlib
import importlib.util
import os
import sys
from collections.abc import Mapping, Sequence
from typing import Final

from siksng_tui import start

SIBLINGS: Final = ("db", "forms", "reports")
"""Packages that are installed beside this one."""

EXIT_STRANGER: Final = 70
"""Exit status where a sibling is not ours."""


def main() -> None:
    """Open the workstation, or run the command that was given; ends the process."""
    if not sys.flags.isolated and any(name.startswith(_MEDDLING) for name in os.environ):
        os.execve(sys.executable, isolated(sys.argv[1:]), harmless(os.environ))  # noqa: S606 - no shell is wanted
    for name in SIBLINGS:
        place = stranger(name)
        if place is not None:
            sys.stderr.write(_REFUSAL.format(name=name, place=place))
            sys.exit(EXIT_STRANGER)
    asked = start.read(sys.argv[1:])
    if asked is None:
        sys.exit(importlib.import_module("siksng_tui.cli").main())
    sys.exit(importlib.import_module("siksng_tui.launcher").launch(asked))


def isolated(arguments: Sequence[str]) -> list[str]:
    """Return the command of this script for an interpreter without foreign settings and paths."""
    return [sys.executable, "-I", "-X", "utf8", "-m", "siksng_tui.bootstrap", *arguments]


def harmless(inherited: Mapping[str, str]) -> dict[str, str]:
    """Return an environment without the variables that make Python load or do something else."""
    return {name: own for name, own in inherited.items() if not name.startswith(_MEDDLING)}


def stranger(name: str) -> str | None:
    """Return where a package comes from if that is not beside this one, None if it is ours."""
    home = __file__.rsplit(os.sep, 2)[0]
    spec = importlib.util.find_spec(name)
    places = list(spec.submodule_search_locations or (str(spec.origin),)) if spec else ["?"]
    return None if places == [f"{home}{os.sep}{name}"] else ", ".join(places)


_MEDDLING: Final = "PYTHON"
"""Beginning of the names of variables by which others change what this interpreter does."""

_REFUSAL: Final = """\
siksng: paket "{name}" bukan milik program ini: {place}
        Hapus PYTHONPATH dan pasang ulang program di lingkungan tersendiri.
siksng: the package "{name}" is not this program's: {place}
        Unset PYTHONPATH and install the program in an environment of its own.
"""
"""Said in both languages: nothing is known yet of the operator's."""

if __name__ == "__main__":
    main()
