"""What a file is, by its bytes and never by its name, where it is not a workbook we read."""

from typing import Final

from forms.errors import SiksngError
from siksng_tui.intake.errors import (
    ImportFileEmptyError,
    WorkbookIsPictureError,
    WorkbookIsTextError,
    WorkbookOtherFormatError,
    WorkbookPasswordError,
    WorkbookUnknownError,
)

ZIP: Final = b"PK\x03\x04"
"""How an XLSX workbook begins: with the first part of a ZIP package."""

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES: Final = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"%PDF")
_BYTE_ORDER_MARKS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_ENCRYPTED_STREAM: Final = "EncryptedPackage".encode("utf-16-le")
_OLD_STREAMS: Final = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_LOOK_BYTES: Final = 65_536


def refusal(content: bytes) -> SiksngError | None:
    """Return why these bytes are no XLSX package, None where they begin like one.

    >>> refusal(b"%PDF-1.7").code
    'workbook-is-picture'
    """
    if not content.strip(b"\0 \t\r\n") or content in _BYTE_ORDER_MARKS:
        return ImportFileEmptyError()
    if content.startswith(ZIP):
        return None
    if content.startswith(_OLE):
        return _old_container(content)
    if content.startswith(_PICTURES):
        return WorkbookIsPictureError()
    return WorkbookIsTextError() if _is_text(content[:_LOOK_BYTES]) else WorkbookUnknownError()


def _old_container(content: bytes) -> SiksngError:
    """Return what an OLE container holds: an encrypted workbook, an old one, or neither."""
    if _ENCRYPTED_STREAM in content:
        return WorkbookPasswordError()
    if any(name in content for name in _OLD_STREAMS):
        return WorkbookOtherFormatError()
    return WorkbookUnknownError()


def _is_text(start: bytes) -> bool:
    """Return whether nearly all of these bytes are those of a text in some 8-bit encoding."""
    unlikely = sum(start.count(bytes([byte])) for byte in range(32) if byte not in b"\t\n\r\f\x1b")
    return unlikely * 20 < len(start)
