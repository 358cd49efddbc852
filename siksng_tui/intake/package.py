"""Checks the ZIP package of a workbook before anything parses it.

Every part is unpacked here first, a megabyte at a time, by its own deflate stream and not by the
sizes that the package declares: counted, summed, compared with its checksum and searched for what
must not be in it. Nothing is ever written to disk.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Final

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
from siksng_tui.intake.partscan import PartScan
from siksng_tui.intake.watch import Watch

CHUNK_BYTES: Final = 1 << 20
"""How much of a part is unpacked at a time."""

WORKBOOK_PART: Final = "xl/workbook.xml"
"""The part that makes a package an XLSX workbook."""

_FEED_BYTES: Final = 1 << 14
"""Packed bytes given to the stream at a time: what it has not used yet is copied each time."""

_ENCRYPTED_FLAG: Final = 0x1
_MACRO_PARTS: Final = ("vbaproject.bin", "vbadata.xml")
_OTHER_FORMATS: Final = frozenset({"mimetype", "xl/workbook.bin"})
_LOCAL_HEADER: Final = struct.Struct("<4s22xHH")
"""Signature, then the lengths of name and extra field at the end of the 30 bytes."""


def check_package(content: bytes, limits: Limits, watch: Watch) -> None:
    """Return if the package may be given to a parser.

    Raises:
        SiksngError: the class says what is wrong; the file is not to be read.
        ImportCancelledError: the operator stopped the import.
    """
    try:
        package = zipfile.ZipFile(BytesIO(content))
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise WorkbookIncompleteError from error
    parts = package.infolist()
    _check_directory(parts, limits)
    unpacked = 0
    for part in parts:
        unpacked += _check_part(content, part, limits, watch)
        if unpacked > limits.total_bytes:
            raise WorkbookUnpacksTooLargeError(megabytes=limits.total_bytes // MEGABYTE)


def _check_directory(parts: list[zipfile.ZipInfo], limits: Limits) -> None:
    """Refuse what the package's own list of parts already shows."""
    if len(parts) > limits.parts:
        raise WorkbookTooManyPartsError(limit=limits.parts)
    names = [part.filename for part in parts]
    if len({name.casefold() for name in names}) < len(names):
        raise WorkbookPartTwiceError
    if any(part.flag_bits & _ENCRYPTED_FLAG for part in parts):
        raise WorkbookPasswordError
    if any(name.casefold().endswith(_MACRO_PARTS) for name in names):
        raise WorkbookMacrosError
    if WORKBOOK_PART not in names:
        raise WorkbookUnknownError if _OTHER_FORMATS.isdisjoint(names) else WorkbookOtherFormatError
    for part in parts:
        _check_size(part, part.file_size, limits)


def _check_size(part: zipfile.ZipInfo, unpacked: int, limits: Limits) -> None:
    """Refuse a part that is, or claims to be, too large for its packed size or at all."""
    if unpacked > limits.part_bytes:
        raise WorkbookUnpacksTooLargeError(megabytes=limits.part_bytes // MEGABYTE)
    if unpacked > max(limits.ratio_free_bytes, part.compress_size * limits.ratio):
        raise WorkbookPacksTooTightError(limit=limits.ratio)


def _check_part(content: bytes, part: zipfile.ZipInfo, limits: Limits, watch: Watch) -> int:
    """Return how many bytes a part really unpacks to, after looking at all of them."""
    size = checksum = 0
    scan = PartScan(limits)
    for chunk in _unpacked(_packed(content, part), part.compress_type):
        watch.go_on()
        size += len(chunk)
        _check_size(part, size, limits)
        checksum = zlib.crc32(chunk, checksum)
        scan.feed(chunk)
    if (size, checksum) != (part.file_size, part.CRC):
        raise WorkbookDamagedError
    scan.finish()
    return size


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
