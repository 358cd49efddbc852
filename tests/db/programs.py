"""Python programs that tests start, watch and kill: a real second process, a real SIGKILL."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

ROOT: Final = Path(__file__).parents[2]
"""Where the four packages stand."""


def run(code: str, *arguments: str | Path) -> str:
    """Return what a program printed; it must end well."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@contextmanager
def running(code: str, *arguments: str | Path) -> Iterator[subprocess.Popen[str]]:
    """Yield a program that has printed its first line, "ready"; it is killed in the end."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as program:
        try:
            assert output(program).readline() == "ready\n"
            yield program
        finally:
            program.kill()


def output(program: subprocess.Popen[str]) -> IO[str]:
    """Return what a program prints."""
    assert program.stdout is not None
    return program.stdout
