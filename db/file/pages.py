"""The seal of single pages, checked without SQLite: damage and a wrong key are told apart.

A page is 4096 bytes: sealed content, then 16 bytes of nonce and 16 of Poly1305 tag. The one-time
key comes from the store key, the nonce and the page's number. docs/format/store-1.md derives it.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import ChaCha20
from cryptography.hazmat.primitives.poly1305 import Poly1305

from db.errors import disk_errors

PAGE_BYTES: Final = 4096
"""Size of a page; SQLite's default, and this program makes no other."""

TAG_BYTES: Final = 16
"""Size of the nonce, and of the tag behind it."""

SAMPLE_PAGES: Final = 64
"""Pages that are read at once; as many are tried before a key is called wrong."""

HEADER: Final = bytes.fromhex("1000 0202 20402020")
"""Bytes 16 to 23 of a sealed file, which stay readable: page size, WAL, 32 reserved bytes."""


def looks_sealed(path: Path) -> bool:
    """Return whether the file can be a sealed store: its length, and the readable header bytes.

    A full disk may have ended the last checkpoint inside a page; its log then still has that page.
    """
    with disk_errors(), path.open("rb") as file:
        first = file.read(PAGE_BYTES)
        size = path.stat().st_size
    whole = size % PAGE_BYTES == 0 or path.with_name(path.name + "-wal").exists()
    return size >= PAGE_BYTES and whole and first[16:24] == HEADER


def opens_any(path: Path, key: bytes) -> bool:
    """Return whether the key opens at least one of the first pages: if so, it is the right key."""
    with disk_errors(), path.open("rb") as file:
        sample = file.read(PAGE_BYTES * SAMPLE_PAGES)
    return any(intact(key, number, page) for number, page in enumerate(_pages(sample), 1))


def blocks(path: Path, turn: Callable[[], AbstractContextManager[None]]) -> Iterator[list[bytes]]:
    """Yield all pages of a file in order, some at a time; what is left at its end is one as well.

    Args:
        path: the file.
        turn: a block in which nobody writes to it.
    """
    with disk_errors():
        file = path.open("rb", buffering=0)
    with file:
        while True:
            with turn(), disk_errors():
                data = file.read(PAGE_BYTES * SAMPLE_PAGES)
            if not data:
                return
            yield _pages(data)


def damaged(path: Path, key: bytes) -> Iterator[int]:
    """Yield the number of each page whose seal does not fit, counted from 1."""
    number = 0
    for block in blocks(path, nullcontext):
        for page in block:
            number += 1
            if not intact(key, number, page):
                yield number


def intact(key: bytes, number: int, page: bytes) -> bool:
    """Return whether the tag of a page fits its content, number and key."""
    nonce, tag = page[-2 * TAG_BYTES : -TAG_BYTES], page[-TAG_BYTES:]
    counter = int.from_bytes(nonce[12:], "little") ^ number
    stream = Cipher(ChaCha20(key, counter.to_bytes(4, "little") + nonce[:12]), None).encryptor()
    try:
        Poly1305.verify_tag(stream.update(bytes(32)), page[:-TAG_BYTES], tag)
    except InvalidSignature:
        return False
    return True


def _pages(data: bytes) -> list[bytes]:
    """Return the pages of some bytes; what is left at their end is one as well."""
    return [data[start : start + PAGE_BYTES] for start in range(0, len(data), PAGE_BYTES)]
