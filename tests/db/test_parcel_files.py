"""The files of parcels: kept as they are, whatever their size."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.parcels import parcel_files, parcels
from db.parcels.parcel_files import BLOCK_BYTES
from db.parcels.parcels import ParcelNotFoundError
from db.store import Store
from tests.db.stores import sql
from tests.db.test_parcels import parcel

SIZES = (1, BLOCK_BYTES - 1, BLOCK_BYTES, BLOCK_BYTES + 1, 3 * BLOCK_BYTES)


MEASURE = """
import sys
from pathlib import Path
from db.parcels import parcel_files, parcels
from tests.db.stores import new_store
from tests.db.test_parcels import parcel

def peak():
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0])

store = new_store(Path(sys.argv[1]))
own = parcels.record(store, parcel(1)).id
before = peak()
parcel_files.keep(store, own, (bytes(1 << 20) for _ in range(100)))
for block in parcel_files.blocks(store, own):
    pass
with parcel_files.opened(store, own) as file:
    assert file.seek(0, 2) == 100 << 20
print((peak() - before) // 1024)
"""


def content(size: int) -> bytes:
    """Return so many bytes, each block another one."""
    return b"".join(at.to_bytes(4, "big") for at in range(size // 4 + 1))[:size]


def cut(data: bytes, size: int) -> Iterator[bytes]:
    """Yield bytes in pieces of a size."""
    yield from (data[at : at + size] for at in range(0, len(data), size))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("piece", [7919, 1 << 20])
def test_a_file_can_be_written_again_at_any_time(store: Store, size: int, piece: int) -> None:
    """Sticks are lost; the parcel must not be made anew, however its file came in pieces."""
    own, data = parcels.record(store, parcel(1)).id, content(size)
    parcel_files.keep(store, own, cut(data, piece))
    assert b"".join(parcel_files.blocks(store, own)) == data
    assert max(map(len, parcel_files.blocks(store, own))) <= BLOCK_BYTES
    with parcel_files.opened(store, own) as file:
        assert file.seek(-1, 2) == size - 1
        assert file.read() == data[-1:]
        file.seek(0)
        assert file.read() == data


def test_an_unknown_parcel_has_no_file_and_one_that_was_given_up_has_none(store: Store) -> None:
    """They are named as such."""
    own = parcels.record(store, parcel(1)).id
    parcel_files.keep(store, own, [b"file"])
    parcel_files.give_up(store, own)
    for without in (own, "parcel-9"):
        with pytest.raises(ParcelNotFoundError):
            list(parcel_files.blocks(store, without))
        with pytest.raises(ParcelNotFoundError), parcel_files.opened(store, without):
            pass


def test_a_file_of_a_parcel_that_is_not_kept_is_not_kept(store: Store) -> None:
    """Nor is a second one of a parcel that has one."""
    with pytest.raises(Exception, match="FOREIGN KEY"):
        parcel_files.keep(store, "parcel-9", [b"file"])
    own = parcels.record(store, parcel(1)).id
    parcel_files.keep(store, own, [b"file"])
    with pytest.raises(Exception, match="UNIQUE"):
        parcel_files.keep(store, own, [b"other"])
    assert sql(store, "SELECT bytes FROM parcel_block") == [(b"file",)]


def test_a_file_of_a_hundred_megabytes_takes_few_of_memory(tmp_path: Path) -> None:
    """A city's register is larger still."""
    command = [sys.executable, "-c", MEASURE, str(tmp_path / "office")]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert int(done.stdout) < 30
