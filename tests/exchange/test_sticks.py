"""A stick is swept for parcels: what is not ours is not opened, what is odd is said."""

import os
import socket
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from tempfile import gettempdir

import pytest

from siksng_tui.exchange import sticks
from siksng_tui.exchange.container import LARGEST
from siksng_tui.exchange.sticks import DEEPEST, NAME_SHOWN, Candidate, Oddity, Sweep
from tests.db.programs import run
from tests.exchange.forging import sound
from tests.exchange.receiving import sample

OPENED = """
import sys
from pathlib import Path
from siksng_tui.exchange.sticks import Sweep
watched = Path(sys.argv[1])
sys.addaudithook(
    lambda event, told: event == "open" and str(told[0]).startswith(str(watched))
    and print("opened", Path(told[0]).relative_to(watched))
)
for found in Sweep(watched):
    print("found", found.path.relative_to(watched), found.odd)
"""
"""Prints what is opened while a folder is swept, and what is found."""


@pytest.fixture(scope="module")
def parcel() -> bytes:
    """Return a sound parcel."""
    return sound(lines=[])


def odd(folder: Path) -> dict[str, Oddity | None]:
    """Return what a sweep says of each file that it finds, by the file's own name."""
    return {found.path.name: found.odd for found in Sweep(folder)}


def test_parcels_are_found_in_any_letters_and_in_folders(tmp_path: Path, parcel: bytes) -> None:
    """Old sticks shout; people tidy up."""
    inner = tmp_path / "DARI KOTA" / "Triwulan 1"
    inner.mkdir(parents=True)
    for path in (tmp_path / "A.SIKSNG", inner / "b.Siksng"):
        path.write_bytes(parcel)
    found = list(Sweep(tmp_path))
    assert [(one.name, one.odd) for one in found] == [("A.SIKSNG", None), ("b.Siksng", None)]
    assert {one.size for one in found} == {len(parcel)}


@pytest.mark.parametrize(
    "name",
    [
        "x.slksng",
        "x.SlKSNG",
        "x.si\N{KELVIN SIGN}sng",
        "x.sik\N{LATIN SMALL LETTER LONG S}ng",
        "x.s\N{LATIN SMALL LETTER DOTLESS I}ksng",
        "x.siksng.",
        "x.siksng ",
        "x.siksng.exe",
        "x.siksng.part",
        "gnskis.\N{RIGHT-TO-LEFT OVERRIDE}siksng",
        "xsiksng",
        ".siksng",
        "._x.siksng",
        "CON",
    ],
)
def test_a_name_that_only_looks_like_ours_is_not_opened(
    tmp_path: Path, parcel: bytes, name: str
) -> None:
    """Even when a sound parcel stands under it: our program does not give such names."""
    (tmp_path / name).write_bytes(parcel)
    assert odd(tmp_path) == {}


def test_a_name_is_shown_so_that_no_terminal_obeys_it(tmp_path: Path, parcel: bytes) -> None:
    """Direction marks, escapes, bytes that are no text, and names without end."""
    names = ["\u202egnp.siksng", "\x1b[2J.siksng", "\udcff.siksng", f"{'A' * 200}.siksng"]
    for name in names:
        (tmp_path / name).write_bytes(parcel)
    shown = [found.name for found in Sweep(tmp_path)]
    assert len(shown) == 4
    assert all(name.isprintable() for name in shown)
    assert max(map(len, shown)) == NAME_SHOWN


def test_what_no_parcel_can_be_is_said_and_passed(tmp_path: Path, parcel: bytes) -> None:
    """A folder, a pipe, a socket, links, something else, nothing, more than FAT32 can hold."""
    outside = tmp_path / "outside"
    outside.write_bytes(parcel)
    stick = tmp_path / "stick"
    (stick / "folder.siksng").mkdir(parents=True)
    (stick / "folder.siksng" / "inner.siksng").write_bytes(parcel)
    os.mkfifo(stick / "pipe.siksng")
    (stick / "away.siksng").symlink_to(outside)
    (stick / "circle.siksng").symlink_to("circle.siksng")
    (stick / "zeros.siksng").symlink_to("/dev/zero")
    (stick / "other.siksng").write_bytes(b"PK\x03\x04" + bytes(60))
    (stick / "empty.siksng").touch()
    with (stick / "huge.siksng").open("wb") as file:
        file.truncate(LARGEST + 1)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(stick / "s.siksng"))
        found = odd(stick)
    assert found == {
        "folder.siksng": Oddity.NOT_PLAIN,
        "pipe.siksng": Oddity.NOT_PLAIN,
        "s.siksng": Oddity.NOT_PLAIN,
        "away.siksng": Oddity.LINK,
        "circle.siksng": Oddity.LINK,
        "zeros.siksng": Oddity.LINK,
        "other.siksng": Oddity.OTHER,
        "empty.siksng": Oddity.OTHER,
        "huge.siksng": Oddity.TOO_LARGE,
    }


def test_only_what_is_named_like_a_parcel_is_opened(tmp_path: Path, parcel: bytes) -> None:
    """Ten gigabytes of films, ten thousand photographs and a pipe cost one look at each name."""
    (tmp_path / "ours.siksng").write_bytes(parcel)
    for number in range(10_000):
        (tmp_path / f"IMG_{number}.jpg").touch()
    with (tmp_path / "film.iso").open("wb") as file:
        file.truncate(10_000_000_000)
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "film.iso")
    assert run(OPENED, tmp_path) == "opened ours.siksng\nfound ours.siksng None\n"


def test_circles_of_folders_and_ways_out_are_not_followed(tmp_path: Path, parcel: bytes) -> None:
    """Links to the folder above, to each other, and to the whole computer."""
    stick = tmp_path / "stick"
    stick.mkdir()
    (tmp_path / "private.siksng").write_bytes(parcel)
    (stick / "up").symlink_to(tmp_path)
    (stick / "self").symlink_to(stick)
    (stick / "all").symlink_to("/")
    sweep = Sweep(stick)
    assert list(sweep) == []
    assert sweep.looked_at == 3


def test_folders_are_entered_to_a_depth_and_wastebaskets_never(
    tmp_path: Path, parcel: bytes
) -> None:
    """What was deleted must not come back; a thousand folders in each other end somewhere."""
    inner = tmp_path
    for number in range(DEEPEST + 1):
        inner /= str(number)
        inner.mkdir()
        (inner / f"{number}.siksng").write_bytes(parcel)
    for name in (".Trash-1000", "$RECYCLE.BIN"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "gone.siksng").write_bytes(parcel)
    assert list(odd(tmp_path)) == [f"{number}.siksng" for number in range(DEEPEST)]


def test_a_sweep_ends_at_its_limits_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There may be more, so "nothing else" would be untrue."""
    for number in range(20):
        (tmp_path / f"{number}.siksng").touch()
    monkeypatch.setattr(sticks, "MOST_FOUND", 10)
    few = Sweep(tmp_path)
    assert (len(list(few)), few.cut) == (10, True)
    monkeypatch.setattr(sticks, "MOST_FOUND", 30)
    all_of_it = Sweep(tmp_path)
    assert (len(list(all_of_it)), all_of_it.cut) == (20, False)
    monkeypatch.setattr(sticks, "MOST_LOOKED_AT", 5)
    first = Sweep(tmp_path)
    assert (len(list(first)), first.cut) == (5, True)


def test_a_stick_that_is_pulled_meanwhile_ends_the_sweep_well(
    tmp_path: Path, parcel: bytes
) -> None:
    """The names are still listed, the files are not there any more."""
    for number in range(5):
        (tmp_path / f"{number}.siksng").write_bytes(parcel)
    sweep = iter(Sweep(tmp_path))
    assert next(sweep).odd is None
    for path in tmp_path.iterdir():
        path.unlink()
    assert {found.odd for found in sweep} <= {Oddity.UNREADABLE}


def test_a_stick_that_is_gone_is_an_error(tmp_path: Path) -> None:
    """Else it would look empty."""
    with pytest.raises(FileNotFoundError):
        list(Sweep(tmp_path / "gone"))


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root, to become somebody else for a moment")
def test_a_file_that_may_not_be_read_is_said(shared: Path, parcel: bytes) -> None:
    """Another account's parcel on a shared PC, and a folder of theirs."""
    (shared / "theirs.siksng").write_bytes(parcel)
    (shared / "theirs.siksng").chmod(0)
    (shared / "folder").mkdir(0o700)
    os.seteuid(65534)
    try:
        found = odd(shared)
    finally:
        os.seteuid(0)
    assert found == {"theirs.siksng": Oddity.UNREADABLE}


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[Path]:
    """Return a folder that every account can reach."""
    above = takewhile(lambda way: way != Path(gettempdir()), tmp_path.parents)
    ways = [tmp_path, *above]
    modes = [way.stat().st_mode for way in ways]
    for way in ways:
        way.chmod(0o755)
    yield tmp_path
    for way, mode in zip(ways, modes, strict=True):
        way.chmod(mode)


def test_the_name_that_the_program_gives_is_found(tmp_path: Path, parcel: bytes) -> None:
    """What it writes, it sees."""
    path = tmp_path / sample().file_name
    path.write_bytes(parcel)
    assert list(Sweep(tmp_path)) == [Candidate(path, path.name, len(parcel), None)]
