"""The container of a parcel: a ZIP with one spelling. Format: parcel-1, section 1.

A reader takes names, sizes and checksums from the central headers, builds every header again and
compares, so there is no second way to read the same file.
"""

import os
import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import BinaryIO, Final

from siksng_tui.exchange.errors import (
    NotAParcelError,
    ParcelForgedError,
    ParcelTooLargeError,
    ParcelTruncatedError,
)

LARGEST: Final = 2**32 - 1
"""Bytes of the largest parcel: what fits a FAT32 stick and needs no ZIP64."""

MOST_MEMBERS: Final = 304
"""Three small members, the records and 300 attachments."""

BLOCK_BYTES: Final = 1 << 18
"""How much of a member is read at once."""

LOCAL_SIGN: Final = b"PK\x03\x04"
"""How every parcel begins."""

_VERSION: Final = 10
_DATE: Final = 33
_LOCAL: Final = struct.Struct("<4s5H3L2H")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_END: Final = struct.Struct("<4s4H2LH")
_CENTRAL_SIGN: Final = b"PK\x01\x02"
_END_SIGN: Final = b"PK\x05\x06"
_LONGEST_COMMENT: Final = 65535
_LONGEST_HEADER: Final = 128


@dataclass(frozen=True, slots=True)
class Member:
    """One member: name, size and CRC-32."""

    name: str
    size: int
    crc: int


@dataclass(frozen=True, slots=True)
class Located:
    """A member and where its bytes begin in the file."""

    member: Member
    offset: int


@dataclass(frozen=True, slots=True)
class Container:
    """An open file whose headers are proven; the contents of the members are not.

    Several threads may read, each its own member.
    """

    file: BinaryIO
    members: tuple[Located, ...]
    lock: Lock = field(default_factory=Lock, repr=False, compare=False)

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names in their order."""
        return tuple(located.member.name for located in self.members)

    def small(self, index: int, limit: int) -> bytes:
        """Return the bytes of a member.

        Raises:
            ParcelTooLargeError: it is larger than the limit; nothing was read.
            ParcelForgedError: its checksum is wrong.
        """
        member = self.members[index].member
        if member.size > limit:
            raise ParcelTooLargeError(part=member.name)
        data = b"".join(self.blocks(index))
        if len(data) != member.size or zlib.crc32(data) != member.crc:
            raise ParcelForgedError(part=member.name)
        return data

    def blocks(self, index: int) -> Iterator[bytes]:
        """Return the bytes of a member block by block; fewer when the file was cut meanwhile."""
        at = 0
        while block := self.read(index, at, BLOCK_BYTES):
            at += len(block)
            yield block

    def read(self, index: int, at: int, size: int) -> bytes:
        """Return at most so many bytes of a member, from a place in it on; none at its end."""
        located = self.members[index]
        with self.lock:
            self.file.seek(located.offset + at)
            return self.file.read(min(size, located.member.size - at))


def local_header(member: Member) -> bytes:
    """Return what stands before the bytes of a member."""
    name = member.name.encode("ascii")
    sizes = (member.crc, member.size, member.size, len(name), 0)
    return _LOCAL.pack(LOCAL_SIGN, _VERSION, 0, 0, 0, _DATE, *sizes) + name


def directory(members: Sequence[Member]) -> bytes:
    """Return what stands after the last member: the central headers and the end record.

    Raises:
        ParcelTooLargeError: the whole would be 4 GiB or more.
    """
    parts, offset = [], 0
    for member in members:
        if offset > LARGEST:
            break
        parts.append(_central_header(member, offset))
        offset += len(local_header(member)) + member.size
    headers = b"".join(parts)
    if offset + len(headers) + _END.size > LARGEST:
        raise ParcelTooLargeError(part="file")
    count = len(members)
    return headers + _END.pack(_END_SIGN, 0, 0, count, count, len(headers), offset, 0)


def read_container(file: BinaryIO) -> Container:
    """Return the container of an open file.

    Raises:
        NotAParcelError: it is something else.
        ParcelTruncatedError: its end is missing.
        ParcelTooLargeError: it is larger than a parcel can be.
        ParcelForgedError: a header is not as it must be, or there is something between or after.
    """
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    if file.read(len(LOCAL_SIGN)) != LOCAL_SIGN:
        raise NotAParcelError
    if size > LARGEST:
        raise ParcelTooLargeError(part="file")
    _refuse_cut(file, size)
    container = Container(file, _located(_members(file, size)))
    for located in container.members:
        header = local_header(located.member)
        file.seek(located.offset - len(header))
        if file.read(len(header)) != header:
            raise ParcelForgedError(part="container")
    return container


def _central_header(member: Member, offset: int) -> bytes:
    """Return the central header of a member."""
    name = member.name.encode("ascii")
    sizes = (member.crc, member.size, member.size, len(name), 0, 0, 0, 0, 0, offset)
    return _CENTRAL.pack(_CENTRAL_SIGN, _VERSION, _VERSION, 0, 0, 0, _DATE, *sizes) + name


def _refuse_cut(file: BinaryIO, size: int) -> None:
    """Return unless the file does not end with an end record.

    Raises:
        ParcelForgedError: the end record stands elsewhere: something was added.
        ParcelTruncatedError: there is none.
    """
    start = max(size - _END.size - _LONGEST_COMMENT, 0)
    file.seek(start)
    tail = file.read()
    found = tail.rfind(_END_SIGN)
    if found < 0:
        raise ParcelTruncatedError
    if found != len(tail) - _END.size:
        raise ParcelForgedError(part="container")


def _members(file: BinaryIO, size: int) -> list[Member]:
    """Return the members that the central headers name, once these are as they must be.

    Raises:
        ParcelForgedError: they are not.
    """
    file.seek(size - _END.size)
    *_, count, length, offset, _ = _END.unpack(file.read(_END.size))
    whole = 0 < count <= MOST_MEMBERS and length <= count * _LONGEST_HEADER
    if not whole or offset + length + _END.size != size:
        raise ParcelForgedError(part="container")
    file.seek(offset)
    tail = file.read()
    try:
        members = _parsed(tail, count)
        same = directory(members) == tail
    except (struct.error, UnicodeError, ParcelTooLargeError):
        same = False
    if not same:
        raise ParcelForgedError(part="container")
    return members


def _parsed(tail: bytes, count: int) -> list[Member]:
    """Return what the central headers say.

    Raises:
        struct.error, UnicodeError: they are cut, or a name is not ASCII.
    """
    members, at = [], 0
    for _ in range(count):
        fields = _CENTRAL.unpack_from(tail, at)
        crc, size, length = fields[7], fields[8], fields[10]
        at += _CENTRAL.size
        members.append(Member(tail[at : at + length].decode("ascii"), size, crc))
        at += length
    return members


def _located(members: Sequence[Member]) -> tuple[Located, ...]:
    """Return where the bytes of each member begin."""
    located, offset = [], 0
    for member in members:
        offset += len(local_header(member))
        located.append(Located(member, offset))
        offset += member.size
    return tuple(located)
