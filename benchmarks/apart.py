"""Work in a process of its own, and the most memory that it held there.

A child that `multiprocessing` starts reads the program that started it: every other benchmark, and
the screens with them, which would count as memory of the work.
"""

import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final, ParamSpec, TypeVar, cast

Given = ParamSpec("Given")
Result = TypeVar("Result")

CHILD: Final = "from benchmarks.apart import answer; answer()"
"""What the process runs."""

PEAK_AGAIN: Final = "5"
"""What lets Linux count a process's peak anew."""


def apart(
    work: Callable[Given, Result], *args: Given.args, **named: Given.kwargs
) -> tuple[Result, int]:
    """Return what some work returns, and the peak of its process in bytes.

    The work and what it is given must be importable, as for every process of its own.
    """
    asked = pickle.dumps((work, args, named))
    command = [sys.executable, "-c", CHILD]
    done = subprocess.run(command, input=asked, stdout=subprocess.PIPE, check=True)
    return cast("tuple[Result, int]", pickle.loads(done.stdout))  # noqa: S301  # our own child's


def answer() -> None:
    """Do what the process was asked for."""
    work, args, named = pickle.load(sys.stdin.buffer)  # noqa: S301  # our own parent's
    result = work(*args, **named)
    pickle.dump((result, _peak()), sys.stdout.buffer)


def forget_peak() -> None:
    """Let the peak of this process begin anew; unlocking takes 64 MiB that it gives back."""
    Path("/proc/self/clear_refs").write_text(PEAK_AGAIN, "ascii")


def _peak() -> int:
    """Return the most memory that this process held, in bytes."""
    told = Path("/proc/self/status").read_text("ascii").split("VmHWM:")[1]
    return int(told.split()[0]) * 1024
