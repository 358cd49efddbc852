"""Runs the process that reads a file, waits for what it says, and ends it whatever happens."""

import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict
from types import TracebackType
from typing import IO, Final, Self, cast

from forms.errors import SiksngError
from siksng_tui.hardening import handed_on
from siksng_tui.intake import errors
from siksng_tui.intake.errors import ReaderDiedError, ReaderSlowError
from siksng_tui.intake.frames import Frame, Kind, read_frame, write_frame
from siksng_tui.intake.limits import Limits

BEAT_SECONDS: Final = 0.2
"""Time between two questions whether to go on, while nothing comes."""

FRAMES_AHEAD: Final = 4
"""Frames that are taken in before somebody asks for them; the reader waits then."""

TABLES: Final = "siksng_tui.intake.reader"
"""The program that reads tables."""

_COMMAND: Final = (sys.executable, "-I", "-X", "utf8", "-m")
_NO_WINDOW: Final = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""Windows opens a window for a program of its own, unless it is told not to."""

_REFUSALS: Final = {
    kind.code: kind
    for kind in vars(errors).values()
    if isinstance(kind, type)
    and issubclass(kind, SiksngError)
    and kind.__module__ == errors.__name__
}
"""What the reader may refuse a file for, by code."""


class ReaderProcess:
    """A reader at work on the bytes of one file; to be used in a `with` block."""

    def __init__(self, content: bytes, limits: Limits, program: str = TABLES, *said: Frame) -> None:
        """Start a program and hand it the bytes, and what is said to it right behind them."""
        self._limits = limits
        self._waited = 0.0
        self._frames: queue.Queue[Frame | None] = queue.Queue(FRAMES_AHEAD)
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            (*_COMMAND, program),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=handed_on(),
            creationflags=_NO_WINDOW,
        )
        self._to = cast("IO[bytes]", self._process.stdin)
        self._from = cast("IO[bytes]", self._process.stdout)
        first = (Frame(Kind.FILE, content), *said)
        self._listener = threading.Thread(target=self._listen, args=(first,), daemon=True)
        self._listener.start()

    def _listen(self, first: Sequence[Frame]) -> None:
        """Hand over the file, then take in what comes until the reader ends."""
        with suppress(OSError, ValueError):  # it ended, or was ended
            self.say(Kind.LIMITS, json.dumps(asdict(self._limits)).encode())
            for frame in first:
                self.say(*frame)
            while come := read_frame(self._from):
                self._frames.put(come)
        self._frames.put(None)

    def say(self, kind: Kind, payload: bytes = b"") -> None:
        """Send the reader a frame; what it cannot take any more shows in its answer."""
        with suppress(OSError):
            write_frame(self._to, kind, payload)

    def answer(self, beat: Callable[[], None]) -> Frame:
        """Return what the reader says next.

        Args:
            beat: called some times a second while nothing comes; what it raises ends the wait.

        Raises:
            SiksngError: the reader refuses the file; the class says why.
            ReaderDiedError: it ended, or said what makes no sense.
            ReaderSlowError: all waiting together took too long.
        """
        frame = self._next(beat)
        if frame is None:
            raise ReaderDiedError
        if frame.kind is Kind.REFUSED:
            raise _refusal(frame.payload)
        return frame

    def _next(self, beat: Callable[[], None]) -> Frame | None:
        """Return the next frame, None where there will be no more."""
        while self._waited <= self._limits.seconds:
            beat()
            begun = time.monotonic()
            try:
                return self._frames.get(timeout=BEAT_SECONDS)
            except queue.Empty:
                continue
            finally:
                self._waited += time.monotonic() - begun
        raise ReaderSlowError(seconds=self._limits.seconds)

    def __enter__(self) -> Self:
        """Return the reader."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
        /,
    ) -> None:
        """End the reader, whatever it does, and wait until it is gone."""
        self._process.kill()
        while self._listener.is_alive():
            with suppress(queue.Empty):
                self._frames.get(timeout=BEAT_SECONDS / 10)
        self._process.wait()
        for stream in (self._to, self._from):
            with suppress(OSError):
                stream.close()


def _refusal(payload: bytes) -> SiksngError:
    """Return the error that the reader names."""
    try:
        said = json.loads(payload)
        facts = {str(name): value for name, value in said["facts"].items()}
        if not all(isinstance(value, str | int) for value in facts.values()):
            return ReaderDiedError()
        return _REFUSALS[said["code"]](**facts)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return ReaderDiedError()
