"""Work in a process of its own, and the most memory that it held there."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Result = TypeVar("Result")


def apart(
    work: Callable[Given, Result], *args: Given.args, **named: Given.kwargs
) -> tuple[Result, int]:
    """Return what some work returns, and the peak of its process in bytes.

    The work and what it is given must be importable, as for every process of its own.
    """
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        result = pool.submit(work, *args, **named).result()
        return result, pool.submit(_peak).result()


def forget_peak() -> None:
    """Let the peak of this process begin anew; unlocking takes 64 MiB that it gives back."""
    Path("/proc/self/clear_refs").write_text("5", "ascii")


def _peak() -> int:
    """Return the most memory that this process held, in bytes."""
    told = Path("/proc/self/status").read_text("ascii").split("VmHWM:")[1]
    return int(told.split()[0]) * 1024
