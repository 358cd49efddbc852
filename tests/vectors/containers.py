"""Scenarios of the container: what unzip would often forgive."""

import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tests.exchange.forging import (
    Entry,
    Forgery,
    any_zip,
    entries_of,
    members_of,
    with_entry,
    zipped,
)
from tests.exchange.scenario import Scenario

FORGED: Final = "parcel-forged"
TRUNCATED: Final = "parcel-truncated"
OTHER: Final = "not-a-parcel"


def scenarios() -> Iterator[Scenario]:
    """Yield every scenario of the container."""
    data = Forgery(lines=()).data()
    yield from _no_parcel(data)
    yield from _cut(data)
    yield from _added(data)
    yield from _members(data)
    yield from _names(data)
    yield from _headers(data)
    yield from _contents(data)


def _no_parcel(data: bytes) -> Iterator[Scenario]:
    """Yield files that are something else."""
    yield Scenario("container-empty-file", "no byte at all", b"", OTHER)
    yield Scenario("container-text-file", "a text file", b"id;nama\r\n1;BUDI\r\n", OTHER)
    yield Scenario("container-byte-in-front", "a byte before the ZIP", b"\n" + data, OTHER)
    other = zipped([("mimetype", b"application/x"), ("content.xml", b"<x/>")])
    yield Scenario("container-other-zip", "a ZIP of something else", other, FORGED, "container")


def _cut(data: bytes) -> Iterator[Scenario]:
    """Yield parcels whose end is missing."""
    at = 0
    for name, content in members_of(data):
        at += 30 + len(name)
        cut = data[: at + len(content) // 2]
        yield Scenario(f"cut-in-{name.replace('.', '-')}", f"copied up to {name}", cut, TRUNCATED)
        at += len(content)
    yield Scenario("cut-before-directory", "the members alone", data[:at], TRUNCATED)
    yield Scenario("cut-in-directory", "half of the directory", data[: at + 80], TRUNCATED)
    yield Scenario("cut-last-byte", "one byte short", data[:-1], FORGED, "container")


def _added(data: bytes) -> Iterator[Scenario]:
    """Yield parcels with bytes that nobody asked for."""
    crlf = data.replace(b"\n", b"\r\n")
    yield Scenario("added-trailing-byte", "a byte after the end", data + b"\0", FORGED, "container")
    yield Scenario("added-parcel-twice", "the parcel twice", data + data, FORGED, "container")
    yield Scenario("added-crlf", "line feeds made CRLF by a copy", crlf, FORGED, "container")
    comment = any_zip(entries_of(data), b"hello")
    yield Scenario("added-comment", "a comment at the end", comment, FORGED, "container")
    name, content = members_of(data)[0]
    at = 30 + len(name) + len(content)
    gap = data[:at] + b"\0" + data[at:]
    yield Scenario("added-gap", "a byte between two members", gap, FORGED, "container")


def _members(data: bytes) -> Iterator[Scenario]:
    """Yield parcels whose members are not those, or not in that order."""
    listed = members_of(data)
    for index, (name, _) in enumerate(listed):
        without = zipped(listed[:index] + listed[index + 1 :])
        title = name.replace(".", "-")
        yield Scenario(f"missing-{title}", f"no {name}", without, FORGED, "container")
        twice = zipped([*listed[: index + 1], *listed[index:]])
        yield Scenario(f"twice-{title}", f"{name} twice", twice, FORGED, "container")
    swapped = zipped([listed[1], listed[0], *listed[2:]])
    yield Scenario("order-signature-first", "signature.json first", swapped, FORGED, "container")
    swapped = zipped([*listed[:2], listed[3], listed[2]])
    yield Scenario("order-chain-last", "chain.pem last", swapped, FORGED, "container")
    more = zipped([*listed, ("a0001.age", b"")])
    yield Scenario("member-not-signed", "an attachment nobody signed", more, FORGED, "container")
    bare = any_zip([])
    yield Scenario("member-none", "a ZIP without members", bare, OTHER)


def _names(data: bytes) -> Iterator[Scenario]:
    """Yield parcels with names that a careless unpacker obeys."""
    cases = {
        "name-parent": (b"../records.jsonl.zst.age", "a name that leaves the folder"),
        "name-absolute": (b"/records.jsonl.zst.age", "an absolute name"),
        "name-drive": (b"C:\\records.jsonl.zst.age", "a name with a drive"),
        "name-folder": (b"records.jsonl.zst.age/", "a folder"),
        "name-upper": (b"RECORDS.JSONL.ZST.AGE", "another case"),
        "name-nul": (b"records.jsonl.zst.age\0", "a name with NUL"),
        "name-not-ascii": ("records.jsonl.zst.agé".encode(), "a name that is not ASCII"),
    }
    for title, (name, about) in cases.items():
        yield Scenario(title, about, with_entry(data, 3, name=name), FORGED, "container")


def _headers(data: bytes) -> Iterator[Scenario]:
    """Yield parcels with header fields that are not as they must be."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = entries_of(data)[2].data
    deflated = packer.compress(body) + packer.flush()
    zip64 = b"\x01\x00\x10\x00" + 2 * len(body).to_bytes(8, "little")
    cases: dict[str, tuple[str, dict[str, object]]] = {
        "header-compressed": ("chain.pem deflated", {"method": 8, "stored": deflated}),
        "header-encrypted": ("the flag for encryption", {"flags": 1}),
        "header-descriptor": ("the flag for a data descriptor", {"flags": 8}),
        "header-utf8": ("the flag for UTF-8 names", {"flags": 0x800}),
        "header-extra": ("an extra field", {"extra": b"UT\x01\x00\x00"}),
        "header-zip64": ("a ZIP64 extra field", {"extra": zip64, "version": 45}),
        "header-comment": ("a comment on a member", {"comment": b"x"}),
        "header-symlink": ("the attributes of a symbolic link", {"attributes": 0xA1FF0000}),
        "header-date": ("a date of today", {"date": 0x5C62}),
        "header-version": ("a higher version to extract", {"version": 20}),
    }
    for title, (about, changes) in cases.items():
        yield Scenario(title, about, with_entry(data, 2, **changes), FORGED, "container")
    entries = entries_of(data)
    local = bytearray(data)
    local[8] = 8
    yield Scenario(
        "header-local-differs", "stored here, deflated there", bytes(local), FORGED, "container"
    )
    count = bytearray(any_zip(entries))
    count[-12] = 3
    yield Scenario(
        "header-count", "three members counted, four there", bytes(count), FORGED, "container"
    )
    hidden = any_zip([replace(entries[3], data=b"hidden"), *entries])
    yield Scenario(
        "header-hidden-first", "a member in front of parcel.json", hidden, FORGED, "container"
    )


def _contents(data: bytes) -> Iterator[Scenario]:
    """Yield parcels in which the bytes of one member changed, its checksum with it or not."""
    listed = members_of(data)
    for index, (name, content) in enumerate(listed):
        title = name.replace(".", "-")
        middle = len(content) // 2
        changed = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
        members = [*listed[:index], (name, changed), *listed[index + 1 :]]
        yield Scenario(
            f"changed-{title}", f"a bit of {name}, checksum mended", zipped(members), FORGED, name
        )
        entries = [Entry(one.encode(), bytes_) for one, bytes_ in listed]
        raw = any_zip(entries).replace(content, changed)
        yield Scenario(f"flipped-{title}", f"a bit of {name}", raw, FORGED, name)
        longer = [*listed[:index], (name, content + b"\n"), *listed[index + 1 :]]
        yield Scenario(f"longer-{title}", f"a line feed after {name}", zipped(longer), FORGED, name)
    meant = listed[0][1].replace(b'"epoch":1', b'"epoch":2')
    yield Scenario(
        "changed-meaning",
        "another epoch in parcel.json, all else as signed",
        zipped([("parcel.json", meant), *listed[1:]]),
        FORGED,
        "signature.json",
    )
