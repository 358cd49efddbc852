"""What happens to bytes on their way, by accident or by hand: no key is needed for any of it."""

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Final

from tests.exchange.attacks.attack import Attack, Attacker, bases
from tests.exchange.forging import Members, members_of, zipped

SECTOR: Final = 512
"""Bytes that a stick loses at once."""


def of_bytes(change: Callable[[bytes, Random], bytes]) -> Attacker:
    """Return the class of attacks that change the file."""

    def attack(draw: Random) -> Attack:
        """Change a sound parcel."""
        base = draw.choice(bases())
        return replace(base, data=change(base.data, draw))

    return attack


def of_members(change: Callable[[Members, Random], Members]) -> Attacker:
    """Return the class of attacks that change the members and mend every header."""
    return of_bytes(lambda data, draw: zipped(change(members_of(data), draw)))


def flipped(data: bytes, draw: Random) -> bytes:
    """Return the file with one bit flipped, in each of its parts as often."""
    return _flip(data, draw.choice(_parts(data)), draw)


def spoilt(data: bytes, draw: Random) -> bytes:
    """Return the file with up to twenty bytes changed anywhere."""
    changed = bytearray(data)
    for _ in range(draw.randint(2, 20)):
        changed[draw.randrange(len(data))] = draw.randrange(256)
    return bytes(changed)


def cut(data: bytes, draw: Random) -> bytes:
    """Return the beginning of the file: to a sector, to the edge of a part, or anywhere."""
    edges = [place for part in _parts(data) for place in (part.start - 1, part.start, part.stop)]
    sectors = list(range(0, len(data), SECTOR))
    return data[: draw.choice([*edges, *sectors, draw.randrange(len(data))]) % len(data)]


def torn(data: bytes, draw: Random) -> bytes:
    """Return the file with a sector zeroed, or replaced by another of its own sectors."""
    at, other = (draw.randrange(0, len(data), SECTOR) for _ in range(2))
    size = min(SECTOR, len(data) - at)
    sector = draw.choice([bytes(size), data[other : other + size].ljust(size, b"\0")])
    return data[:at] + sector + data[at + size :]


def added(data: bytes, draw: Random) -> bytes:
    """Return the file with bytes before, in or after it: noise, zeros, or another parcel."""
    more = draw.choice(
        [draw.randbytes(draw.randint(1, 99)), b"\0" * 512, draw.choice(bases()).data]
    )
    at = draw.choice([0, len(data), draw.randrange(len(data))])
    return data[:at] + more + data[at:]


def lost(data: bytes, draw: Random) -> bytes:
    """Return the file without some bytes in the middle."""
    at = draw.randrange(len(data) - 1)
    return data[:at] + data[at + draw.randint(1, 600) :]


def converted(data: bytes, draw: Random) -> bytes:
    """Return the file as a copy in text mode, a mail or an editor leaves it."""
    return draw.choice(
        [
            data.replace(b"\n", b"\r\n"),
            data.replace(b"\r\n", b"\n").replace(b"\n", b"\r"),
            data.rstrip(b"\0"),
            data.decode("latin-1").encode(),
            data.decode("utf-8", "replace").encode(),
            bytes(byte & 0x7F for byte in data),
        ]
    )


def flipped_and_mended(members: Members, draw: Random) -> Members:
    """Return members with one bit of one flipped; its checksum is mended."""
    at = draw.randrange(len(members))
    name, content = members[at]
    return [*members[:at], (name, _flip(content, range(len(content)), draw)), *members[at + 1 :]]


def swapped_within(members: Members, draw: Random) -> Members:
    """Return members whose order, contents or names were exchanged."""
    one, other = draw.sample(range(len(members)), 2)
    (name, content), (other_name, other_content) = members[one], members[other]
    pairs = draw.choice(
        [
            ((other_name, other_content), (name, content)),
            ((name, other_content), (other_name, content)),
        ]
    )
    changed = list(members)
    changed[one], changed[other] = pairs
    return changed


def swapped_between(members: Members, draw: Random) -> Members:
    """Return members of which some come from another parcel, of this link or another."""
    other = dict(members_of(draw.choice(bases()).data))
    names = [name for name, _ in members]
    taken = draw.sample(names, draw.randint(1, len(names) - 1))
    return [(name, other.get(name, b"") if name in taken else body) for name, body in members]


def removed(members: Members, draw: Random) -> Members:
    """Return members without some of them."""
    left = draw.sample(range(len(members)), draw.randint(1, len(members) - 1))
    return [members[at] for at in sorted(left)]


def repeated(members: Members, draw: Random) -> Members:
    """Return members of which one stands there twice, the second time the same or another."""
    name, content = draw.choice(members)
    changed = list(members)
    changed.insert(draw.randint(0, len(members)), (name, draw.choice([content, b"", b"x"])))
    return changed


def joined(members: Members, draw: Random) -> Members:
    """Return members with one more, of a name that a parcel can have or of another."""
    name = draw.choice(["a0001.age", "a0003.age", "a0300.age", "note.txt", "parcel.json2", "x/"])
    changed = list(members)
    changed.insert(draw.randint(0, len(members)), (name, draw.randbytes(draw.randint(0, 50))))
    return changed


def _flip(data: bytes, within: range, draw: Random) -> bytes:
    """Return bytes with one bit flipped, in a range of them."""
    changed = bytearray(data)
    changed[draw.choice(within)] ^= 1 << draw.randrange(8)
    return bytes(changed)


def _parts(data: bytes) -> list[range]:
    """Return where each header, each member and the directory stand."""
    parts, at = [], 0
    for name, content in members_of(data):
        body = at + 30 + len(name)
        parts += [range(at, body), range(body, body + len(content))]
        at = body + len(content)
    return [*parts, range(at, len(data))]
