"""What a file is, by its bytes and never by its name."""

import codecs
from enum import Enum, auto
from typing import Final

from siksng_tui.intake.errors import (
    ImportFileEmptyError,
    WorkbookIsPictureError,
    WorkbookPasswordError,
    WorkbookUnknownError,
)


class Form(Enum):
    """How the bytes of a file are to be opened."""

    PACKAGE = auto()
    """A ZIP package: XLSX, ODS, or something else of this kind."""

    OLD = auto()
    """An OLE container with an XLS workbook in it."""

    TEXT = auto()
    """Text, whatever it says."""


_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES: Final = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"%PDF")
_WIDE_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BYTE_ORDER_MARKS: Final = (codecs.BOM_UTF8, *_WIDE_MARKS)
_ENCRYPTED_STREAM: Final = "EncryptedPackage".encode("utf-16-le")
_OLD_STREAMS: Final = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_LOOK_BYTES: Final = 65_536


def form_of(content: bytes) -> Form:
    """Return how a file is to be opened.

    >>> form_of(b"NIK;NAMA")
    <Form.TEXT: 3>

    Raises:
        SiksngError: the bytes hold nothing, a picture, an encrypted workbook, or nobody knows what.
    """
    if not content.strip(b"\0 \t\r\n") or content in _BYTE_ORDER_MARKS:
        raise ImportFileEmptyError
    if content.startswith(_ZIP):
        return Form.PACKAGE
    if content.startswith(_OLE):
        return _old_container(content)
    if content.startswith(_PICTURES):
        raise WorkbookIsPictureError
    if content.startswith(_WIDE_MARKS) or _is_text(content[:_LOOK_BYTES]):
        return Form.TEXT
    raise WorkbookUnknownError


def _old_container(content: bytes) -> Form:
    """Return that an OLE container holds an old workbook, unless it is encrypted or neither."""
    if _ENCRYPTED_STREAM in content:
        raise WorkbookPasswordError
    if any(name in content for name in _OLD_STREAMS):
        return Form.OLD
    raise WorkbookUnknownError


def _is_text(start: bytes) -> bool:
    """Return whether nearly all of these bytes are those of a text in some 8-bit encoding."""
    unlikely = sum(start.count(bytes([byte])) for byte in range(32) if byte not in b"\t\n\r\f\x1b")
    return unlikely * 20 < len(start)
