"""SIGKILL at random moments of the whole main job, and a look at the store after each one."""

import multiprocessing
import os
import random
import select
import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Final

from siksng_tui.services.practice import OPERATOR
from tests.torture import checking, offices
from tests.torture.acks import Ack, Did, read_acks
from tests.torture.day import Day, nothing_lies_about
from tests.torture.outcome import Outcome
from tests.torture.worker import work

KILLS_OF_AN_OFFICE: Final = 25
"""Kills that one office suffers before the next copy is taken: its store grows meanwhile."""

STEPS_OF_A_DAY: Final = 20
"""Acknowledgements of a day, about; the kill comes after a random number of them."""

LONGEST_STEP: Final = 0.06
"""Seconds within which the kill falls after its last acknowledgement: somewhere in the step."""

UNAUDITED: Final = frozenset({Did.LEFT, Did.REASONED})
"""Steps without an audit entry: a draft's fields."""

LOST_WORKER: Final = 120.0
"""Seconds after which a worker that says nothing is a fault of the loop, not of the program."""


def run(folder: Path, kills: int, seed: int = 1) -> Outcome:
    """Return what came of so many kills, over as many copies of the office as that takes."""
    throw = random.Random(seed)  # noqa: S311 - which moment, not a secret
    faults: list[str] = []
    struck: Counter[str] = Counter()
    acknowledged = 0
    for begun in range(0, kills, KILLS_OF_AN_OFFICE):
        of_office = _of_one_office(folder, min(KILLS_OF_AN_OFFICE, kills - begun), throw, struck)
        for acks, found in of_office:
            acknowledged += acks
            faults += found
    after = ", ".join(f"{step} {number}" for step, number in sorted(struck.items()))
    return Outcome(kills, tuple(faults), f"{acknowledged} acknowledged steps; killed after {after}")


def _of_one_office(
    folder: Path, kills: int, throw: random.Random, struck: Counter[str]
) -> Iterator[tuple[int, list[str]]]:
    """Yield acknowledged steps and faults of each kill; in the end of the office as a whole."""
    place = offices.copied(folder)
    office, stick = place / "office", place / "stick"
    everything: list[Ack] = []
    for _ in range(kills):
        acks = killed(office, stick, throw)
        struck[acks[-1].did if acks else "start"] += 1
        everything += acks
        yield len(acks), checking.faults(office, stick, acks)
    yield 0, [*finished(office, stick), *checking.faults(office, stick, everything)]


def killed(office: Path, stick: Path, throw: random.Random) -> list[Ack]:
    """Return what a worker had acknowledged when it was killed at a random moment."""
    after, wait = throw.randrange(STEPS_OF_A_DAY), throw.random() * LONGEST_STEP
    output = b""
    with _worker(office, stick) as (pid, source):
        while output.count(b"\n") < after:
            output += _more(source, LOST_WORKER)
        output += _more(source, wait)
        os.kill(pid, signal.SIGKILL)
        while more := os.read(source, 65536):
            output += more
    return read_acks(output)


def finished(office: Path, stick: Path) -> list[str]:
    """Return faults of a whole day's work after a fault: it must end with nothing left lying."""
    done: list[Ack] = []
    Day(office, stick, done.append).work()
    with offices.signed_in(office, OPERATOR) as session:
        left = not nothing_lies_about(session)
    found = checking.faults(office, stick, done)
    return ["requests lie about after a day without faults", *found] if left else found


def _more(source: int, wait: float) -> bytes:
    """Return what a worker says next; nothing if it says nothing in time."""
    ready, _, _ = select.select([source], [], [], wait)
    if ready:
        return os.read(source, 65536)
    if wait == LOST_WORKER:
        raise TimeoutError("worker")
    return b""


@contextmanager
def _worker(office: Path, stick: Path) -> Iterator[tuple[int, int]]:
    """Yield process id and output of a worker, from a server that has the program loaded."""
    source, output = multiprocessing.Pipe(duplex=False)
    process = _server().Process(target=_work, args=(office, stick, output), daemon=True)
    process.start()
    output.close()
    assert process.pid is not None
    try:
        yield process.pid, source.fileno()
    finally:
        process.kill()
        process.join()
        process.close()
        source.close()


def _server() -> ForkServerContext:
    """Return where workers come from: each is a process of its own, without the time to import."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.torture.worker"])
    return context


def _work(office: Path, stick: Path, output: Connection) -> None:
    """Work until killed, in the worker's process."""
    work(office, stick, output.fileno())
