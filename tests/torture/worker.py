"""A headless seat: works in an office without a screen, and says each step that it acknowledges.

`python -m tests.torture.worker OFFICE STICK` is what strace runs; the kill loop calls `work`.
Acknowledgements go out by `writev`, which nothing else here calls, so that a fault injected into
`write` never hits them.
"""

import argparse
import os
import resource
import sys
from collections.abc import Callable
from pathlib import Path

from forms.errors import SiksngError
from siksng_tui import messages
from tests.torture.acks import Ack
from tests.torture.day import Day


def work(office: Path, stick: Path, output: int) -> None:
    """Work until somebody kills this process."""
    day = Day(office, stick, teller(output))
    while True:
        day.work()


def teller(output: int) -> Callable[[Ack], None]:
    """Return what writes acknowledgements to an open file."""
    return lambda ack: say(output, ack.line())


def say(output: int, line: bytes) -> None:
    """Write a line at once."""
    os.writev(output, [line])


def main() -> int:
    """Return the exit status after some rounds, as a program would that met the same errors."""
    asked = _asked()
    if asked.largest_file >= 0:
        resource.setrlimit(resource.RLIMIT_FSIZE, (asked.largest_file, resource.RLIM_INFINITY))
    day = Day(asked.office, asked.stick, teller(1), corrections=asked.corrections)
    status = 0
    for _ in range(asked.tries):
        try:
            for _ in range(asked.rounds):
                day.work()
        except SiksngError as error:
            status = error.exit_code
            say(2, f"REFUSED {status} {error.code} {messages.sentence(error)}\n".encode())
        else:
            return 0
    return status


def _asked() -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("office", type=Path)
    parser.add_argument("stick", type=Path)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--tries", type=int, default=1, help="begin again after a refusal")
    parser.add_argument("--corrections", type=int, default=2, help="in each round")
    parser.add_argument("--largest-file", type=int, default=-1, help="bytes a file may grow to")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
