"""Checks the ZIP package of a workbook, XLSX or ODS, before anything parses it.

Every part is unpacked here first, a megabyte at a time, by its own deflate stream and not by the
sizes that the package declares: counted, summed, compared with its checksum and searched for what
must not be in it. Nothing is ever written to disk.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Final, NamedTuple

from siksng_tui.intake.errors import (
    WorkbookDamagedError,
    WorkbookIncompleteError,
    WorkbookMacrosError,
    WorkbookOtherFormatError,
    WorkbookPacksTooTightError,
    WorkbookPartTwiceError,
    WorkbookPasswordError,
    WorkbookTooManyPartsError,
    WorkbookUnknownError,
    WorkbookUnpacksTooLargeError,
)
from siksng_tui.intake.limits import MEGABYTE, Limits
from siksng_tui.intake.partscan import PartFacts, PartScan
from siksng_tui.intake.sheetfacts import Container

CHUNK_BYTES: Final = 1 << 20
"""How much of a part is unpacked at a time."""

WORKBOOK_PART: Final = "xl/workbook.xml"
"""The part that makes a package an XLSX workbook."""

_FEED_BYTES: Final = 1 << 17
"""Packed bytes given to the stream at a time: what it has not used yet is copied each time."""

_ENCRYPTED_FLAG: Final = 0x1
_MACRO_PARTS: Final = ("vbaproject.bin", "vbadata.xml")
_MACRO_FOLDERS: Final = ("basic/", "scripts/")
_BINARY_WORKBOOK: Final = "xl/workbook.bin"
_TYPE_PART: Final = "mimetype"
_ODS_TYPE: Final = b"application/vnd.oasis.opendocument.spreadsheet"
_LOCAL_HEADER: Final = struct.Struct("<4s22xHH")
"""Signature, then the lengths of name and extra field at the end of the 30 bytes."""


class Package(NamedTuple):
    """A package that may be given to a parser: its kind, and what was seen in each part."""

    container: Container
    parts: Mapping[str, PartFacts]


def check_package(content: bytes, limits: Limits) -> Package:
    """Return what a package is, if it may be given to a parser.

    Raises:
        SiksngError: the class says what is wrong; the file is not to be read.
    """
    try:
        package = zipfile.ZipFile(BytesIO(content))
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise WorkbookIncompleteError from error
    parts = package.infolist()
    container = _container(content, parts)
    _check_directory(parts, limits)
    unpacked = 0
    facts: dict[str, PartFacts] = {}
    for part in parts:
        size, facts[part.filename] = _check_part(content, part, limits)
        unpacked += size
        if unpacked > limits.total_bytes:
            raise WorkbookUnpacksTooLargeError(megabytes=limits.total_bytes // MEGABYTE)
    return Package(container, facts)


def _container(content: bytes, parts: list[zipfile.ZipInfo]) -> Container:
    """Return the kind of workbook that a package is by its parts."""
    named = {part.filename: part for part in parts}
    if WORKBOOK_PART in named:
        return Container.XLSX
    if kind := named.get(_TYPE_PART):
        stored = kind.compress_type == zipfile.ZIP_STORED
        if stored and bytes(_packed(content, kind)).startswith(_ODS_TYPE):
            return Container.ODS
    if _TYPE_PART in named or _BINARY_WORKBOOK in named:
        raise WorkbookOtherFormatError
    raise WorkbookUnknownError


def _check_directory(parts: list[zipfile.ZipInfo], limits: Limits) -> None:
    """Refuse what the package's own list of parts already shows."""
    if len(parts) > limits.parts:
        raise WorkbookTooManyPartsError(limit=limits.parts)
    names = [part.filename for part in parts]
    if len({name.casefold() for name in names}) < len(names):
        raise WorkbookPartTwiceError
    if any(part.flag_bits & _ENCRYPTED_FLAG for part in parts):
        raise WorkbookPasswordError
    folded = [name.casefold() for name in names]
    if any(name.endswith(_MACRO_PARTS) or name.startswith(_MACRO_FOLDERS) for name in folded):
        raise WorkbookMacrosError
    for part in parts:
        _check_size(part, part.file_size, limits)


def _check_size(part: zipfile.ZipInfo, unpacked: int, limits: Limits) -> None:
    """Refuse a part that is, or claims to be, too large for its packed size or at all."""
    if unpacked > limits.part_bytes:
        raise WorkbookUnpacksTooLargeError(megabytes=limits.total_bytes // MEGABYTE)
    if unpacked > max(limits.ratio_free_bytes, part.compress_size * limits.ratio):
        raise WorkbookPacksTooTightError(limit=limits.ratio)


def _check_part(content: bytes, part: zipfile.ZipInfo, limits: Limits) -> tuple[int, PartFacts]:
    """Return how many bytes a part really unpacks to, and what was seen in all of them."""
    size = checksum = 0
    scan = PartScan(limits)
    for chunk in _unpacked(_packed(content, part), part.compress_type):
        size += len(chunk)
        _check_size(part, size, limits)
        checksum = zlib.crc32(chunk, checksum)
        scan.feed(chunk)
    if (size, checksum) != (part.file_size, part.CRC):
        raise WorkbookDamagedError
    return size, scan.finish()


def _packed(content: bytes, part: zipfile.ZipInfo) -> memoryview:
    """Return the packed bytes of a part, found behind its local header."""
    header = content[part.header_offset : part.header_offset + _LOCAL_HEADER.size]
    if len(header) < _LOCAL_HEADER.size:
        raise WorkbookIncompleteError
    signature, name_bytes, extra_bytes = _LOCAL_HEADER.unpack(header)
    start = part.header_offset + _LOCAL_HEADER.size + name_bytes + extra_bytes
    packed = memoryview(content)[start : start + part.compress_size]
    if signature != b"PK\x03\x04" or len(packed) < part.compress_size:
        raise WorkbookIncompleteError
    return packed


def _unpacked(packed: memoryview, method: int) -> Iterator[bytes]:
    """Yield what a part unpacks to, in chunks; a stream must end where its packed bytes end."""
    if method == zipfile.ZIP_STORED:
        for start in range(0, len(packed), CHUNK_BYTES):
            yield bytes(packed[start : start + CHUNK_BYTES])
        return
    if method != zipfile.ZIP_DEFLATED:
        raise WorkbookDamagedError
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for start in range(0, len(packed), _FEED_BYTES):
            piece = bytes(packed[start : start + _FEED_BYTES])
            while chunk := stream.decompress(piece, CHUNK_BYTES):
                yield chunk
                piece = stream.unconsumed_tail
    except zlib.error as error:
        raise WorkbookDamagedError from error
    if not stream.eof or stream.unused_data:
        raise WorkbookDamagedError
