"""The files of parcels, kept in rows of one size: memory does not follow the size of a file."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, Final, cast

from db.errors import disk_errors
from db.fetching import row, write, write_many
from db.parcels.parcels import ParcelNotFoundError
from db.store import Store

BLOCK_BYTES: Final = 1 << 17
"""Bytes of each row but the last."""

SCRATCH_IN_MEMORY: Final = 1 << 20
"""Bytes of an opened file that stay in memory; a larger one waits in a scratch file, sealed."""


def keep(store: Store, parcel_id: str, blocks: Iterable[bytes]) -> None:
    """Keep the file of a parcel that is kept already and has none."""
    write_many(
        store,
        "INSERT INTO parcel_block (parcel_id, position, bytes) VALUES (?, ?, ?)",
        ((parcel_id, at, block) for at, block in enumerate(_even(blocks), start=1)),
    )


def blocks(store: Store, parcel_id: str) -> Iterator[bytes]:
    """Yield the file of a parcel, block by block.

    Raises:
        ParcelNotFoundError: there is no such parcel, or its file was given up.
    """
    sql = "SELECT bytes FROM parcel_block WHERE parcel_id = ? AND position = ?"
    position = 1
    while found := row(store, sql, (parcel_id, position)):
        yield found[0]
        position += 1
    if position == 1:
        raise ParcelNotFoundError(parcel=parcel_id)


@contextmanager
def opened(store: Store, parcel_id: str) -> Iterator[BinaryIO]:
    """Yield the file of a parcel, open for reading from any place.

    Raises:
        ParcelNotFoundError: there is no such parcel, or its file was given up.
        DiskFullError, StoreIoError: there is no room for the scratch file.
    """
    with tempfile.SpooledTemporaryFile(SCRATCH_IN_MEMORY) as scratch:
        for block in blocks(store, parcel_id):
            with disk_errors():
                scratch.write(block)
        scratch.seek(0)
        yield cast("BinaryIO", scratch)


def give_up(store: Store, parcel_id: str) -> None:
    """Keep the file of a parcel no longer."""
    write(store, "DELETE FROM parcel_block WHERE parcel_id = ?", (parcel_id,))


def _even(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the same bytes in blocks of one size, the last one shorter."""
    waiting = bytearray()
    for block in blocks:
        waiting += block
        while len(waiting) >= BLOCK_BYTES:
            yield bytes(waiting[:BLOCK_BYTES])
            del waiting[:BLOCK_BYTES]
    if waiting:
        yield bytes(waiting)
