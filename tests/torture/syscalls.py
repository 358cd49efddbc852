"""Reading what strace recorded: one completed system call after the other."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

LINE: Final = re.compile(r"(?P<pid>\d+) +(?P<text>.*)")
"""A line of `strace -f -o`."""

RESUMED: Final = re.compile(r"<\.\.\. \w+ resumed>(?P<rest>.*)")
"""The second half of a call that another process's call interrupted."""

UNFINISHED: Final = "<unfinished ...>"
"""What ends the first half."""

CALL: Final = re.compile(r"(?P<name>\w+)\((?P<told>.*)\) += (?P<result>-?\d+)")
"""A completed call."""

DATA: Final = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
"""Text or bytes as `strace -xx` writes them."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call that succeeded: name, arguments as written, the bytes in them, result."""

    name: str
    told: str
    data: tuple[bytes, ...]
    result: int

    @property
    def file(self) -> int:
        """Return the first argument, where it is a number of an open file."""
        return int(self.told.split(",", 1)[0])

    @property
    def last(self) -> int:
        """Return the last argument, where it is a number: an offset or a length."""
        return int(self.told.rsplit(",", 1)[1])


def read_calls(lines: Iterable[str]) -> Iterator[Call]:
    """Yield every call of a record that succeeded, in the order in which they ended."""
    begun: dict[str, str] = {}
    for line in lines:
        found = LINE.match(line)
        if not found:
            continue
        text = found["text"]
        if text.endswith(UNFINISHED):
            begun[found["pid"]] = text.removesuffix(UNFINISHED)
            continue
        if resumed := RESUMED.match(text):
            text = begun.pop(found["pid"], "") + resumed["rest"]
        call = CALL.match(text)
        if call and int(call["result"]) >= 0:
            data = tuple(_bytes(part) for part in DATA.findall(call["told"]))
            yield Call(call["name"], call["told"], data, int(call["result"]))


def _bytes(escaped: str) -> bytes:
    r"""Return bytes from their escapes.

    >>> _bytes(r"\x41\x42")
    b'AB'
    """
    return bytes.fromhex(escaped.replace("\\x", ""))
