"""What a disk may hold after a power cut is enough for everything that was acknowledged."""

import random
from pathlib import Path

import pytest

from tests.torture import disks, operations, power, programs, syscalls
from tests.torture.acks import Ack, Did

RECORD = r"""
7 openat(AT_FDCWD, "\x2f\x77\x2f\x61", O_RDWR|O_CREAT, 0600) = 5
7 write(5, "\x61\x62\x63\x64", 4) = 4
8 read(3,  <unfinished ...>
7 pwrite64(5, "\x58", 1, 2) = 1
8 <... read resumed>"\x00", 1) = 1
7 fsync(5) = 0
7 openat(AT_FDCWD, "\x2f\x65\x74\x63\x2f\x78", O_RDWR|O_CREAT, 0600) = 6
7 write(6, "\x61", 1) = 1
7 fsync(9) = -1 EBADF (Bad file descriptor)
7 rename("\x2f\x77\x2f\x61", "\x2f\x77\x2f\x62") = 0
7 writev(1, [{iov_base="\x41\x43\x4b\x20\x5b\x22\x66\x69\x6c\x65\x64\x22\x2c\x22\x37\x22\x5d\x0a", iov_len=18}], 1) = 18
"""  # noqa: E501 - as strace writes it
"""What strace writes of a program that makes a file in /w, flushes, renames and acknowledges it."""

WORKED = Path("/w")


def recorded() -> list[operations.Operation]:
    """Return the operations of the record."""
    calls = syscalls.read_calls(RECORD.splitlines())
    return list(operations.Reader(WORKED).operations(calls))


@pytest.mark.skipif(not programs.usable(), reason=programs.MISSING)
def test_twenty_power_cuts_of_a_recorded_day_lose_no_acknowledged_step(tmp_path: Path) -> None:
    """On a disk that keeps names in order, and on one that keeps none that was not flushed."""
    outcome = power.run(tmp_path, 20, rounds=1)
    assert outcome.tried == 20
    assert not outcome.faults


def test_a_record_of_strace_is_read_as_what_it_asks_of_the_disk() -> None:
    """Calls that failed, and files elsewhere, are left out; an interrupted call is one call."""
    a, b = WORKED / "a", WORKED / "b"
    assert recorded() == [
        operations.Created(a),
        operations.Wrote(a, 0, b"abcd"),
        operations.Wrote(a, 2, b"X"),
        operations.Synced(a),
        operations.Renamed(a, b),
        Ack(Did.FILED, "7"),
    ]


@pytest.mark.parametrize("disk", list(disks.Disk))
def test_what_was_flushed_survives_every_cut(tmp_path: Path, disk: disks.Disk) -> None:
    """Under its old name or the new one: only the folder's own flush would fix which."""
    (tmp_path / "before").mkdir()
    names = set()
    for seed in range(40):
        cut = disks.Cut(6, disk, random.Random(seed))  # noqa: S311 - not a secret
        out = tmp_path / "out"
        acks = disks.rebuild((WORKED, tmp_path / "before", out), recorded(), cut)
        assert acks == [Ack(Did.FILED, "7")]
        (file,) = out.iterdir()
        assert file.read_bytes() == b"abXd"
        names.add(file.name)
    assert names == ({"b"} if disk is disks.Disk.ORDERED else {"a", "b"})


def test_what_was_not_flushed_is_lost_kept_or_torn(tmp_path: Path) -> None:
    """All of it happens: a disk that keeps everything would prove nothing."""
    (tmp_path / "before").mkdir()
    path = WORKED / "a"
    done: list[operations.Operation] = [
        operations.Created(path),
        operations.Wrote(path, 0, bytes([1]) * 2048),
    ]
    sizes = set()
    for seed in range(60):
        cut = disks.Cut(2, disks.Disk.ORDERED, random.Random(seed))  # noqa: S311 - not a secret
        disks.rebuild((WORKED, tmp_path / "before", tmp_path / "out"), done, cut)
        sizes.add((tmp_path / "out" / "a").stat().st_size)
    assert {0, 2048} < sizes <= {0, 512, 1024, 1536, 2048}
