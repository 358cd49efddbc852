"""The sRGB colour space as an ICC profile, which says what the colours of an archived paper mean.

It is made here rather than shipped: a matrix profile of version 2 is a kilobyte, and no licence but
our own is on it.
"""

import struct
from functools import cache
from typing import Final

NAME: Final = "sRGB IEC61966-2.1"

D50: Final = (0.9642, 1.0, 0.8249)
"""White of the space in which profiles are connected. Source: ICC.1:2001-04, section 6.1.11."""

WHITE: Final = (0.9505, 1.0, 1.0891)
"""White of the screen, D65. Source: IEC 61966-2-1."""

PRIMARIES: Final = {
    b"rXYZ": (0.4361, 0.2225, 0.0139),
    b"gXYZ": (0.3851, 0.7169, 0.0971),
    b"bXYZ": (0.1431, 0.0606, 0.7141),
}
"""Red, green and blue of IEC 61966-2-1, adapted to D50 by the Bradford matrix."""

STEPS: Final = 256
"""Points of the curve."""

_HEADER: Final = ">II4s4s4s4s6H4s4sIIIQI3iI44x"
_VERSION: Final = 0x02100000
_KNEE, _SLOPE, _OFFSET, _GAMMA = 0.04045, 12.92, 0.055, 2.4


@cache
def profile() -> bytes:
    """Return the profile."""
    tags = {
        b"desc": _description(NAME),
        b"cprt": b"text\0\0\0\0No copyright, use freely\0",
        b"wtpt": _xyz(WHITE),
        **{name: _xyz(colour) for name, colour in PRIMARIES.items()},
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), _curve()),
    }
    start = struct.calcsize(_HEADER) + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    body = b""
    for data in tags.values():
        if data not in places:
            places[data] = start + len(body)
            body += data + bytes(-len(data) % 4)
    table = b"".join(
        struct.pack(">4sII", name, places[data], len(data)) for name, data in tags.items()
    )
    return _header(start + len(body)) + struct.pack(">I", len(tags)) + table + body


def light(value: float) -> float:
    """Return the light that a value of a colour from 0 to 1 stands for.

    >>> light(0.0), round(light(0.5), 4), light(1.0)
    (0.0, 0.214, 1.0)
    """
    if value <= _KNEE:
        return value / _SLOPE
    return float(((value + _OFFSET) / (1 + _OFFSET)) ** _GAMMA)


def _header(size: int) -> bytes:
    """Return the head of the profile: a screen's, of a fixed day."""
    version = struct.pack(">I", _VERSION)
    day = (2000, 1, 1, 0, 0, 0)
    named = (b"mntr", b"RGB ", b"XYZ ", *day, b"acsp", bytes(4))
    return struct.pack(_HEADER, size, 0, version, *named, 0, 0, 0, 0, 0, *_fixed(D50), 0)


def _xyz(colour: tuple[float, float, float]) -> bytes:
    """Return a colour as a tag."""
    return struct.pack(">4s4x3i", b"XYZ ", *_fixed(colour))


def _curve() -> bytes:
    """Return the curve from values to light as a tag."""
    values = (round(light(at / (STEPS - 1)) * 0xFFFF) for at in range(STEPS))
    return struct.pack(f">4s4xI{STEPS}H", b"curv", STEPS, *values)


def _description(name: str) -> bytes:
    """Return what the profile is called as a tag."""
    text = name.encode("ascii") + b"\0"
    return struct.pack(f">4s4xI{len(text)}sIIHB67x", b"desc", len(text), text, 0, 0, 0, 0)


def _fixed(colour: tuple[float, float, float]) -> tuple[int, ...]:
    """Return numbers with sixteen bits behind the point."""
    return tuple(round(part * 0x10000) for part in colour)
