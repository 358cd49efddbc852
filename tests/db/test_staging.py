"""Rows of an import on the disk, until they are tied together."""

import subprocess
import sys
from pathlib import Path

import pytest

from db.errors import DiskFullError
from db.file.opening import STAGING_NAME
from db.file.staging import staging
from db.store import Store
from tests import mounts
from tests.db.stores import reopened

KILLED = """
import os, sys
from pathlib import Path
from db.file.staging import staging
with staging(Path(sys.argv[1])) as staged:
    staged.add(0, ((number, "17710100", '["SITI CONTOH"]') for number in range(20_000)))
    os._exit(9)
"""
"""A program that ends between two rows."""


def test_rows_come_back_by_source_by_key_and_in_their_order(tmp_path: Path) -> None:
    """The members of a household may stand anywhere in their file."""
    with staging(tmp_path) as staged:
        staged.add(1, [(2, "b", "m2"), (3, "a", "m3"), (5, "c", "m5")])
        staged.add(0, [(4, "a", "h4"), (9, "b", "h9")])
        staged.add(1, [(6, "a", "m6")])
        assert [staged.count(source) for source in (0, 1, 2)] == [2, 4, 0]
        assert [row.text for row in staged.rows(1)] == ["m2", "m3", "m5", "m6"]
        assert list(staged.under("a")) == [(0, 4, "h4"), (1, 3, "m3"), (1, 6, "m6")]
        assert list(staged.under("d")) == []
        assert [key for key, _rows in staged.groups()] == ["a", "b", "c"]


def test_no_word_of_a_row_stands_in_the_file_and_the_file_goes_with_the_work(
    tmp_path: Path,
) -> None:
    """A stolen computer, or one that lost its power, tells nobody who was in the list."""
    path = tmp_path / STAGING_NAME
    with staging(tmp_path) as staged:
        staged.add(0, ((number, "17710100", "SITI CONTOH") for number in range(20_000)))
        content = path.read_bytes()
        assert len(content) > 500_000
        assert b"SITI" not in content and b"1771" not in content and b"staged" not in content
    assert not path.exists()


def test_what_a_killed_program_left_is_noise_and_goes_at_the_next_start(store: Store) -> None:
    """The key was never written."""
    path = store.folder / STAGING_NAME
    command = [sys.executable, "-c", KILLED, str(store.folder)]
    assert subprocess.run(command, check=False).returncode == 9
    assert path.exists()
    assert b"SITI" not in path.read_bytes()
    reopened(store).close()
    assert not path.exists()


def test_a_file_that_was_left_is_no_obstacle(tmp_path: Path) -> None:
    """An import may be tried again without closing the program."""
    (tmp_path / STAGING_NAME).write_bytes(b"noise" * 5_000)
    with staging(tmp_path) as staged:
        assert list(staged.groups()) == []


@mounts.needed
def test_a_full_disk_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    """The office has to make room; what was read is read again."""
    with mounts.disk(tmp_path / "small", 2_000_000) as folder:
        with pytest.raises(DiskFullError), staging(folder) as staged:
            staged.add(0, ((number, "17710100", "x" * 500) for number in range(20_000)))
        assert list(folder.iterdir()) == []


def test_keys_are_told_by_source_and_by_how_many_rows_they_have(store: Store) -> None:
    """What two rows of one file share is found without reading them all."""
    with staging(store.folder) as staged:
        staged.add(0, [(2, "b", "x"), (3, "a", "x"), (4, "b", "x")])
        staged.add(1, [(2, "c", "x"), (3, "a", "x")])
        assert staged.keys_of(0) == ["b", "a"]
        assert staged.keys_of(1) == ["c", "a"]
        assert staged.shared_keys_of(0) == ["b"]
        assert staged.shared_keys_of(1) == []
