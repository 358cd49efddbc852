"""A parcel is checked with common tools alone, by the commands of docs/format/parcel-1.md."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pyrage
import pytest
import zstandard

from siksng_tui.exchange.certificates import write_chain
from siksng_tui.exchange.submission import request_line
from tests.exchange.forging import Forgery, members_of, sound, zipped
from tests.exchange.scenario import lone_city
from tests.exchange.world import CITY, PROVINCE, request, world

DOCUMENT = Path(__file__).parents[2] / "docs" / "format" / "parcel-1.md"
OUTSIDE, INSIDE = re.findall(r"```sh\n(.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL)
SHELL = shutil.which("sh") or ""

needs_age = pytest.mark.skipif(
    not all(map(shutil.which, ("age", "zstd"))),
    reason="needs age and zstd on the PATH (Debian, Ubuntu: apt install age zstd)",
)

needs_tools = pytest.mark.skipif(
    not all(map(shutil.which, ("sh", "unzip", "openssl", "sha256sum"))),
    reason="needs sh, unzip, openssl and sha256sum on the PATH",
)


def check(folder: Path, data: bytes, root: bytes) -> subprocess.CompletedProcess[str]:
    """Return what the commands for the outside say of a parcel."""
    (folder / "file.siksng").write_bytes(data)
    (folder / "root.pem").write_bytes(root)
    return shell(folder, OUTSIDE, FILE=folder / "file.siksng", ROOT=folder / "root.pem")


def shell(folder: Path, commands: str, **names: Path) -> subprocess.CompletedProcess[str]:
    """Return what shell commands say, run in a folder, with paths by name."""
    given = {name: str(path) for name, path in names.items()}
    return subprocess.run(
        [SHELL, "-c", commands],
        cwd=folder,
        env={"PATH": os.environ["PATH"], **given},
        capture_output=True,
        text=True,
        check=False,
    )


@needs_tools
def test_a_sound_parcel_passes(tmp_path: Path) -> None:
    """Members, hashes, chain, signature."""
    said = check(tmp_path, sound(), write_chain(world().province.chain))
    assert said.returncode == 0, said.stderr
    for line in ("records.jsonl.zst.age: OK", "chain.pem: OK", "Verified OK", "kota-1771"):
        assert line in said.stdout


@needs_tools
@needs_age
def test_age_and_zstd_give_the_records_back(tmp_path: Path) -> None:
    """With the recipient's key, and without a line of ours."""
    check(tmp_path, sound(), write_chain(world().province.chain))
    (tmp_path / "key.txt").write_text(world().identities[PROVINCE.id] + "\n")
    said = shell(tmp_path, INSIDE, IDENTITY=tmp_path / "key.txt")
    assert said.returncode == 0, said.stderr
    assert (tmp_path / "records.jsonl").read_bytes().splitlines()[1:] == [request_line(request())]


@needs_tools
@needs_age
def test_age_opens_nothing_with_another_offices_key(tmp_path: Path) -> None:
    """The parcel was sealed to one office."""
    check(tmp_path, sound(), write_chain(world().province.chain))
    (tmp_path / "key.txt").write_text(world().identities[CITY.id] + "\n")
    assert shell(tmp_path, INSIDE, IDENTITY=tmp_path / "key.txt").returncode != 0
    assert not (tmp_path / "records.jsonl").exists()


def test_libraries_of_others_give_the_records_back() -> None:
    """The same where the commands are missing: age and zstd, and nothing of the program."""
    records = dict(members_of(sound()))["records.jsonl.zst.age"]
    identity = pyrage.x25519.Identity.from_str(world().identities[PROVINCE.id])
    lines = zstandard.decompress(pyrage.decrypt(records, [identity]), 1 << 20).splitlines()
    assert lines[1:] == [request_line(request())]


@needs_tools
def test_an_office_that_is_its_own_root_passes(tmp_path: Path) -> None:
    """The chain is one certificate."""
    said = check(tmp_path, Forgery(signer=lone_city()).data(), write_chain(lone_city().chain))
    assert said.returncode == 0, said.stderr


@needs_tools
@pytest.mark.parametrize("index", range(4))
def test_a_changed_member_fails(tmp_path: Path, index: int) -> None:
    """Checksums of the ZIP are mended, as a forger would."""
    members = members_of(sound())
    name, content = members[index]
    place = content.index(b'"sig":"') + 20 if index == 1 else len(content) // 2
    changed = bytearray(content)
    changed[place] ^= 1
    members[index] = (name, bytes(changed))
    said = check(tmp_path, zipped(members), write_chain(world().province.chain))
    assert said.returncode != 0


@needs_tools
@pytest.mark.parametrize("name", ["a0001.age", "records.jsonl.zst.age", "../records", "note.txt"])
def test_a_member_that_nobody_signed_fails(tmp_path: Path, name: str) -> None:
    """All that is signed is there and true; what was laid beside it is not."""
    beside = zipped([*members_of(sound()), (name, b"beside")])
    assert check(tmp_path, beside, write_chain(world().province.chain)).returncode != 0


@needs_tools
def test_a_stranger_fails(tmp_path: Path) -> None:
    """Another root, another signer's key, another type."""
    root = write_chain(world().stranger.chain)
    assert check(tmp_path, sound(), root).returncode != 0
    for folder, forged in (
        ("key", Forgery(chain=write_chain(world().village.chain))),
        ("type", Forgery(signed_as="application/vnd.siksng.receipt.v1+json")),
    ):
        (tmp_path / folder).mkdir()
        said = check(tmp_path / folder, forged.data(), write_chain(world().province.chain))
        assert said.returncode != 0
