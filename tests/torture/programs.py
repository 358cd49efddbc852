"""Running programs of these tests: by themselves, or under strace and the like."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.torture.acks import Ack, read_acks

ROOT: Final = Path(__file__).parents[2]
"""Where the packages stand."""

LONGEST_DATA: Final = 4 << 20
"""Bytes of one call's data that strace records: more than any single write here."""

MISSING: Final = "needs strace (Debian, Ubuntu: apt install strace) and leave to trace processes"
"""Said where the run cannot be made."""


@dataclass(frozen=True, slots=True)
class Finished:
    """How a worker ended, what it had acknowledged, and what it said of errors."""

    status: int
    acks: tuple[Ack, ...]
    errors: str


def usable() -> bool:
    """Return whether strace is there and may trace."""
    program = shutil.which("strace")
    if program is None:
        return False
    done = subprocess.run([program, "-qq", "-o", os.devnull, "true"], check=False)
    return done.returncode == 0


def worked(place: Path, worker: Sequence[str] = (), under: Sequence[str] = ()) -> Finished:
    """Return how a worker ended that worked in the office and on the stick of a place.

    Args:
        place: holds the folders "office" and "stick".
        worker: the worker's further arguments.
        under: the program that runs it, with its arguments: `tracing` makes those of strace.
    """
    folders = [str(place / "office"), str(place / "stick")]
    done = ran("tests.torture.worker", [*folders, *worker], under)
    return Finished(done.returncode, tuple(read_acks(done.stdout)), done.stderr.decode())


def ran(
    module: str,
    arguments: Sequence[str],
    under: Sequence[str] = (),
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Return how a program ended that is a module of these tests.

    Args:
        module: its name.
        arguments: its arguments.
        under: the program that runs it, with its arguments.
        environment: its environment variables; the ones of this process when None.
    """
    command = [*under, sys.executable, "-B", "-m", module, *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)


def tracing(*arguments: str) -> list[str]:
    """Return the program that runs another one under strace."""
    return [str(shutil.which("strace")), "-f", "-qq", *arguments]


def recording(log: Path, calls: Sequence[str]) -> list[str]:
    """Return the program that runs another one and records calls, with all data, into a file."""
    shown = ("-xx", "-s", str(LONGEST_DATA))
    return tracing(*shown, "-e", f"trace={','.join(calls)}", "-o", str(log))
