"""The command line as somebody types it, in this process: words, what is typed, what is printed."""

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from click.testing import CliRunner

from siksng_tui import cli
from siksng_tui.services.office.people import NewPerson


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended."""

    status: int
    said: str
    told: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - JSON of any shape
        """Return what was printed as JSON."""
        return json.loads(self.said)


def run(*words: str, typed: str = "", env: Mapping[str, str] | None = None) -> Done:
    """Run a command; `typed` answers its prompts, a line each."""
    runner = CliRunner()
    quiet = {"SIKSNG_PASSPHRASE": None, "SIKSNG_DATA": None, "SIKSNG_AS": None}
    with (
        runner.isolation(input=typed, env={**quiet, **(env or {})}) as (out, err, _),
        mock.patch.object(sys, "argv", ["siksng", *words]),
    ):
        status = _status()
        sys.stdout.flush()
        sys.stderr.flush()
        return Done(status, out.getvalue().decode(), err.getvalue().decode())


def _status() -> int:
    """Return the exit status, also of a command that ends the process with one of its own."""
    try:
        return cli.status()
    except SystemExit as end:
        return int(end.code or 0)


def run_as(folder: Path, person: NewPerson, *words: str, typed: str = "", lang: str = "id") -> Done:
    """Run a command as somebody of an office."""
    head = ("--data", str(folder), "--lang", lang, "--as", person.name)
    return run(*head, *words, typed=typed, env={"SIKSNG_PASSPHRASE": person.passphrase})
