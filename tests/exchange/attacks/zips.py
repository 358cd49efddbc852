"""Freedoms of the ZIP format: what other programs forgive, and read in two ways."""

import struct
from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import Final

from tests.exchange.forging import CENTRAL, END, LOCAL, Entry, any_zip, entries_of

ZIP64_END: Final = struct.Struct("<4sQ2H2L4Q")
ZIP64_PLACE: Final = struct.Struct("<4sLQL")
DESCRIPTOR: Final = struct.Struct("<4s3L")

FIELDS: Final = (
    (b"PK\x03\x04", LOCAL, (6, 7, 8)),
    (b"PK\x01\x02", CENTRAL, (7, 8, 9, 15, 16)),
    (b"PK\x05\x06", END, (5, 6)),
)
"""How each header begins, its fields, and which of them take four bytes, not two."""

EDGES: Final = (0, 1, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF)
"""Numbers that readers treat apart."""


def field_changed(data: bytes, draw: Random) -> bytes:
    """Return the file with one field of one header given another value."""
    sign, layout, wide = draw.choice(FIELDS)
    starts = [at for at in range(len(data)) if data.startswith(sign, at)]
    at = draw.choice(starts[: len(entries_of(data))])
    fields = list(layout.unpack_from(data, at))
    place = draw.randrange(1, len(fields))
    most = 0xFFFFFFFF if place in wide else 0xFFFF
    fields[place] = draw.choice([*EDGES, draw.randrange(most + 1)]) & most
    return data[:at] + layout.pack(*fields) + data[at + layout.size :]


def entry_changed(data: bytes, draw: Random) -> bytes:
    """Return the file with one member described otherwise, here and there alike."""
    noise = draw.randbytes(draw.randint(1, 20))
    changes: dict[str, object] = draw.choice(
        [
            {"extra": noise},
            {"extra": struct.pack("<2H", draw.randrange(65536), len(noise)) + noise},
            {"extra": struct.pack("<2H2Q", 1, 16, 5, 5), "version": 45},
            {"comment": noise},
            {"flags": draw.randrange(1, 65536)},
            {"method": draw.randrange(1, 100)},
            {"version": draw.randrange(11, 65536)},
            {"date": draw.randrange(34, 65536)},
            {"attributes": draw.randrange(1, 1 << 32)},
        ]
    )
    entries = entries_of(data)
    at = draw.randrange(len(entries))
    entries[at] = replace(entries[at], **changes)  # type: ignore[arg-type]  # any field
    return any_zip(entries)


def renamed(data: bytes, draw: Random) -> bytes:
    """Return the file with a name that leaves the folder, differs by case, or only looks alike."""
    entries = entries_of(data)
    at = draw.randrange(len(entries))
    name = entries[at].name
    letter = draw.randrange(len(name))
    other = draw.choice(
        [
            draw.choice([b"../", b"/", b"./", b"..\\", b"C:", b"C:\\", b"a/../", b"~/", b"\0"])
            + name,
            name + draw.choice([b"/", b"\0", b".", b" ", b":stream", b"\0.exe", b"\xc2\xa0"]),
            name[:letter] + name[letter : letter + 1].swapcase() + name[letter + 1 :],
            name.replace(b"e", "\N{CYRILLIC SMALL LETTER IE}".encode()),
            b"\xe2\x80\xae" + name[::-1],
            name[:letter] + bytes([draw.randrange(256)]) + name[letter + 1 :],
        ]
    )
    entries[at] = replace(entries[at], name=other, flags=draw.choice([0, 0x800]))
    return any_zip(entries)


def described_behind(data: bytes, draw: Random) -> bytes:
    """Return the file with a data descriptor behind one member, as programs write that stream."""
    entries = entries_of(data)
    at = draw.randrange(len(entries))
    body, central = b"", b""
    for number, entry in enumerate(entries):
        if number == at:
            entry = replace(entry, flags=8)  # noqa: PLW2901 - the changed one stands in its place
        local = bytearray(entry.local())
        central += entry.central(len(body))
        if number == at:
            sizes = bytes(local[14:26])
            local[14:26] = draw.choice([sizes, bytes(12)])
            local += draw.choice([b"", b"PK\x07\x08"]) + sizes
        body += bytes(local)
    return _ended(body, central, len(entries))


def overlapping(data: bytes, draw: Random) -> bytes:
    """Return the file with two names for one place, or places that reach into each other."""
    entries = entries_of(data)
    offsets = _offsets(entries)
    one, other = draw.sample(range(len(entries)), 2)
    offsets[one] = offsets[other] + draw.choice([0, 0, 1, LOCAL.size])
    body = b"".join(entry.local() for entry in entries)
    central = b"".join(e.central(offset) for e, offset in zip(entries, offsets, strict=True))
    return _ended(body, central, len(entries))


def padded(data: bytes, draw: Random) -> bytes:
    """Return the file with bytes that no header speaks of, all offsets right."""
    entries = entries_of(data)
    noise = draw.choice([b"\0", draw.randbytes(9), b"MZ", entries[0].local()])
    gap = draw.randint(0, len(entries))
    body, central = b"", b""
    for number, entry in enumerate(entries):
        body += noise if number == gap else b""
        central += entry.central(len(body))
        body += entry.local()
    if gap == len(entries):
        place = draw.choice(["before", "between"])
        body += noise if place == "before" else b""
        return _ended(body, central, len(entries), noise if place == "between" else b"")
    return _ended(body, central, len(entries))


def commented(data: bytes, draw: Random) -> bytes:
    """Return the file with a comment at its end: noise, a second end, or a whole parcel."""
    noise = draw.randbytes(draw.randint(1, 300))
    return any_zip(entries_of(data), draw.choice([noise, data[-END.size :], data[:60000]]))


def enlarged(data: bytes, draw: Random) -> bytes:
    """Return the file with the end records of ZIP64 before the usual one."""
    *_, count, size, start, _ = END.unpack(data[-END.size :])
    told = (b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, start)
    more = ZIP64_END.pack(*told) + ZIP64_PLACE.pack(b"PK\x06\x07", 0, len(data) - END.size, 1)
    usual = END.pack(b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return data[: -END.size] + more + draw.choice([usual, data[-END.size :]])


def listed_otherwise(data: bytes, draw: Random) -> bytes:
    """Return the file with its directory in another order, with a line less, or with one twice."""
    entries = entries_of(data)
    listed = list(zip(entries, _offsets(entries), strict=True))
    at = draw.randrange(len(listed))
    how = draw.choice(["order", "less", "twice"])
    if how == "order":
        draw.shuffle(listed)
    elif how == "less":
        del listed[at]
    else:
        listed.insert(draw.randint(0, len(listed)), listed[at])
    central = b"".join(entry.central(offset) for entry, offset in listed)
    return _ended(b"".join(entry.local() for entry in entries), central, len(listed))


def _offsets(entries: Sequence[Entry]) -> list[int]:
    """Return where the local header of each entry stands."""
    offsets, at = [], 0
    for entry in entries:
        offsets.append(at)
        at += len(entry.local())
    return offsets


def _ended(body: bytes, central: bytes, count: int, between: bytes = b"") -> bytes:
    """Return the whole file of its parts."""
    start = len(body)
    end = END.pack(b"PK\x05\x06", 0, 0, count, count, len(central), start, 0)
    return body + central + between + end
