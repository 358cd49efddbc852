"""A file that was written durably is there, whole and proven, or not at all."""

import os
import stat
from pathlib import Path

import pytest

from forms.durable import (
    TargetDiffersError,
    TargetExistsError,
    TargetFailedError,
    TargetFullError,
    durable,
    sha256_of,
    write_durably,
)
from tests.db.faults import files_limited_to
from tests.db.programs import running

MEGABYTE = 1 << 20


def test_a_written_file_holds_its_bytes_and_is_its_owners_alone(tmp_path: Path) -> None:
    """Backups and exports lie on shared PCs."""
    path = tmp_path / "a.siksng"
    with durable(path) as file:
        file.write(b"first ")
        file.write(b"second")
    assert path.read_bytes() == b"first second"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_done_before_the_name_is_given_finds_the_whole_file_and_may_refuse_it(
    tmp_path: Path,
) -> None:
    """An entry in the ledger is written then: of no file that is not there, and no file without."""
    path = tmp_path / "a"
    seen: list[tuple[bytes, bool]] = []

    def proven() -> None:
        seen.append(((tmp_path / "a.part").read_bytes(), path.exists()))

    with durable(path, proven=proven) as file:
        file.write(b"x" * MEGABYTE)
    assert seen == [(b"x" * MEGABYTE, False)]
    with pytest.raises(ZeroDivisionError), durable(tmp_path / "b", proven=lambda: 1 // 0) as file:
        file.write(b"x")
    with (
        files_limited_to(MEGABYTE),
        pytest.raises(TargetFullError),
        durable(tmp_path / "c", proven=proven) as file,
    ):
        file.write(b"x" * (MEGABYTE + 1))
    assert len(seen) == 1 and list(tmp_path.iterdir()) == [path]


def test_a_name_that_is_taken_while_the_file_is_written_is_not_overwritten(tmp_path: Path) -> None:
    """Two programs export under one name; the one that ends first has it."""
    path = tmp_path / "a"

    def write() -> None:
        with durable(path) as file:
            file.write(b"mine")
            path.write_bytes(b"theirs")

    with pytest.raises(TargetExistsError):
        write()
    assert path.read_bytes() == b"theirs"
    assert list(tmp_path.iterdir()) == [path]


def test_the_writer_knows_size_and_hash_of_what_it_took(tmp_path: Path) -> None:
    """The ledger of parcels keeps both."""
    path = tmp_path / "a"
    with durable(path) as file:
        file.write(b"x" * MEGABYTE)
    assert (file.size, file.sha256) == (MEGABYTE, sha256_of(path))


def test_an_existing_file_is_never_overwritten_by_chance(tmp_path: Path) -> None:
    """Two exports of one minute must not become one."""
    path = tmp_path / "a"
    path.write_bytes(b"old")
    with pytest.raises(TargetExistsError):
        write_durably(path, b"new")
    assert path.read_bytes() == b"old"


def test_a_file_is_replaced_when_that_is_asked(tmp_path: Path) -> None:
    """The keyring is."""
    path = tmp_path / "a"
    path.write_bytes(b"old")
    write_durably(path, b"new", replace=True)
    assert path.read_bytes() == b"new"


def test_an_error_while_writing_leaves_what_was_there(tmp_path: Path) -> None:
    """Nothing unfinished stands under a final name."""
    path = tmp_path / "a"
    path.write_bytes(b"old")
    with pytest.raises(KeyError):
        _write_and_fail(path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("limit", [0, 1, 4096, MEGABYTE - 1])
def test_a_full_medium_is_said_and_leaves_nothing(tmp_path: Path, limit: int) -> None:
    """The limit stands for a full stick; the system reports both by an error of writing."""
    path = tmp_path / "a"
    with files_limited_to(limit), pytest.raises(TargetFullError) as refused:
        write_durably(path, bytes(MEGABYTE))
    assert refused.value.facts == {"file": "a"}
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    """The stick was pulled."""
    with pytest.raises(TargetFailedError):
        write_durably(tmp_path / "gone" / "a", b"x")


def test_a_medium_that_gives_back_other_bytes_is_refused(tmp_path: Path) -> None:
    """The bytes are changed behind the writer's back, as a broken stick does."""
    path = tmp_path / "a"
    with pytest.raises(TargetDiffersError):
        _write_and_spoil(path)
    assert not list(tmp_path.iterdir())


def test_a_killed_writer_leaves_no_file_and_is_written_over_later(tmp_path: Path) -> None:
    """Only NAME.part is left, which nothing reads."""
    path = tmp_path / "a"
    program = (
        "import sys\nfrom pathlib import Path\nfrom forms.durable import durable\n"
        "with durable(Path(sys.argv[1])) as file:\n"
        "    file.write(b'x' * 9999)\n    print('ready', flush=True)\n    sys.stdin.read()\n"
    )
    with running(program, path):
        pass
    assert [file.name for file in tmp_path.iterdir()] == ["a.part"]
    write_durably(path, b"whole")
    assert [file.name for file in tmp_path.iterdir()] == ["a"]


def _write_and_fail(path: Path) -> None:
    """Fail halfway."""
    with durable(path, replace=True) as file:
        file.write(b"new")
        raise KeyError


def _write_and_spoil(path: Path) -> None:
    """Change the unfinished file; so much of it is not in the buffer any more."""
    with durable(path) as file:
        file.write(bytes(MEGABYTE))
        number = os.open(path.with_name("a.part"), os.O_WRONLY)
        os.pwrite(number, b"spoilt", 0)
        os.close(number)
