"""A program in a real pseudo-terminal, for tests: what a person sees, types and is left with."""

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tests.menus import sign_of
from tests.tools.tuiprobe import Probe, StepFailed, glyphs_missing

HOSTILE: Final[dict[str, str]] = {
    own["id"]: own["text"]
    for own in json.loads(Path(__file__).with_name("hostile_strings.json").read_text("utf-8"))
}
"""Texts that a field must survive, by name."""

FORBIDDEN: Final = re.compile(r"OSC |DCS|APC|PM|SOS|C1|BEL|ESC c|CSI n|CSI c|CSI \?h (9|100[0236])")
"""Kinds of sequences that only record text could have sent: our program sends none of them."""


class Terminal:
    """A running program, its screen, and the keyboard before it."""

    def __init__(self, probe: Probe) -> None:
        """Sit down before a program."""
        self._probe = probe

    @property
    def pid(self) -> int:
        """Return the process that was started."""
        return int(self._probe.pid)

    @property
    def text(self) -> str:
        """Return the screen, its lines without blanks at their ends."""
        return str(self._probe.screen_text())

    def press(self, *keys: str) -> None:
        """Press keys by their names: `F10`, `Enter`, `C-g`, `Tab*3`."""
        self._probe.key(*keys)

    def type(self, text: str, characters_a_second: float = 0) -> None:
        """Type a text, as fast as it goes or at a pace."""
        self._probe.type(text, characters_a_second)

    def choose(self, item: str) -> None:
        """Press the sign that stands before an item of a menu, once it is there."""
        self.wait(item)
        self.type(sign_of(item, self.text))

    def paste(self, text: str) -> None:
        """Paste a text, as one piece where the program asked for that."""
        self._probe.paste(text)

    def wait(self, text: str, seconds: float = 20) -> None:
        """Look until a text is on the screen; fails when the time is over or the program ends."""
        try:
            self._probe.wait(text, seconds)
        except StepFailed as failed:
            failed.add_note(self.text)
            raise

    def settle(self, seconds: float = 0.2) -> None:
        """Look until nothing moved for some seconds."""
        self._probe.settle(seconds, 10)

    def send(self, data: bytes) -> None:
        """Send bytes as they are, such as no key of ours does."""
        self._probe._write(data)

    def resize(self, columns: int, lines: int) -> None:
        """Drag the window to another size."""
        self._probe.resize(columns, lines)

    def ends(self, seconds: float = 20) -> int:
        """Wait for the end of the program; returns its status, as the shell would see it."""
        return int(self._probe.expect_exit(seconds))

    def vanishes(self, seconds: float = 20) -> int:
        """Close the window under the program; returns the status with which it ends."""
        probe = self._probe
        os.close(probe.slave)
        os.close(probe.master)
        probe.slave = probe.master = None
        return int(probe.proc.wait(seconds))

    def forbidden(self) -> list[str]:
        """Return the kinds of sequences that reached the terminal and must not have."""
        return sorted(kind for kind in self._probe.emu.seqs if FORBIDDEN.search(kind))

    def sequences(self) -> list[str]:
        """Return the kinds of all sequences that the program sent."""
        return sorted(self._probe.emu.seqs)

    def left_behind(self) -> list[str]:
        """Return what the program left switched on in the terminal; empty if it is clean."""
        state = self._probe.term_state()
        return [*state["termios_changed"], *state["modes_left_on"]]

    def turned_over(self, row: int) -> str:
        """Return the characters of a line, from 0, that are drawn in reverse."""
        cells = self._probe.emu.screen.buffer[row]
        return "".join(cells[x].data for x in range(self._probe.emu.cols) if cells[x].reverse)

    def cells(self, first: int, last: int) -> list[str]:
        """Return what stands in some cells of each line, from one to before another, from 0.

        A character that takes two cells stands in the first of them.
        """
        buffer = self._probe.emu.screen.buffer
        rows = (buffer[y] for y in range(self._probe.emu.rows))
        return ["".join(row[x].data for x in range(first, last)) for row in rows]

    def strange_glyphs(self) -> str:
        """Return the characters on the screen that code page 437 does not have."""
        return "".join(sorted(glyphs_missing(self.text)))


@contextmanager
def terminal(
    command: Sequence[str],
    *,
    size: tuple[int, int] = (80, 24),
    term: str = "xterm-256color",
    environment: Mapping[str, str] | None = None,
    record: Path | None = None,
) -> Iterator[Terminal]:
    """Run a command in a terminal of a size and kind; whatever it does, it is gone afterwards.

    Everything that it writes goes into the record, a line of JSON a piece after the first line.
    """
    columns, lines = size
    probe = Probe(
        command,
        cols=columns,
        rows=lines,
        term=term,
        env=dict(environment or {}),
        verbose=False,
        record=str(record) if record else None,
    )
    try:
        yield Terminal(probe)
    finally:
        probe.close()
