"""Names that stand for something else than a file, and names that a terminal would obey."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from db.upkeep import backup
from forms.plain_files import FileNotPlainError, FileTooLargeError, read_plain
from forms.region_files import read_regions
from forms.text import clean
from siksng_tui import messages
from siksng_tui.intake.limits import LIMITS
from siksng_tui.intake.sourcefile import read_source
from siksng_tui.services.office import files
from siksng_tui.services.parcels import proving

Reader = Callable[[Path], object]

READERS: dict[str, Reader] = {
    "backup": backup.inspect,
    "card": files.read,
    "parcel": lambda path: proving.verify(path, None),
    "regions": read_regions,
    "workbook": lambda path: read_source(path, LIMITS),
}
"""Everything that reads a file which a person names."""


@pytest.fixture(params=["pipe", "folder", "zeros", "terminal"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return something that is no file."""
    named: str = request.param
    path = tmp_path / named
    if named == "pipe":
        os.mkfifo(path)
    elif named == "folder":
        path.mkdir()
    else:
        path.symlink_to("/dev/zero" if named == "zeros" else "/dev/ptmx")
    return path


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS.keys())
def test_what_is_no_file_is_refused_at_once(reader: Reader, place: Path) -> None:
    """A pipe would make the program wait, zeros would fill its memory."""
    with pytest.raises(FileNotPlainError) as refused:
        reader(place)
    assert refused.value.facts == {"file": place.name}


def test_a_huge_file_is_not_taken_for_a_card(tmp_path: Path) -> None:
    """A file with a hole costs its author nothing, and us all memory."""
    path = tmp_path / "card"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(FileTooLargeError):
        files.read(path)
    assert len(read_plain(_small(tmp_path), 1)) == 4


@pytest.mark.parametrize("name", ["x\x1b]0;mine\x07", "x\x9b31m", "x\u202efdp", "x\udcff", "x\ny"])
def test_a_file_name_does_not_reach_the_terminal_as_an_order(name: str) -> None:
    """Whoever hands a stick over chooses the names on it."""
    said = messages.of_code("backup-damaged", file=name)
    assert said.isprintable()
    assert name not in said


@pytest.mark.parametrize("name", [b"\xff.xlsx", b"x\x1b]0;mine\x07", "x\u202efdp".encode()])
def test_a_file_is_kept_under_a_name_that_can_be_stored_and_shown(
    name: bytes, tmp_path: Path
) -> None:
    """A stick that was written elsewhere has names of no encoding that is known here."""
    path = tmp_path / os.fsdecode(name)
    path.write_bytes(b"NIK;NAMA")
    kept = read_source(path, LIMITS).name
    assert kept.encode() == clean(kept).encode() != name


def _small(folder: Path) -> Path:
    """Return a file that is small enough."""
    path = folder / "small"
    path.write_bytes(b"card")
    return path
