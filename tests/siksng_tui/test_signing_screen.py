"""Signing a printed paper from the screen of its set."""

from pathlib import Path

import pytest

from siksng_tui.offered import PRINTED_TO, SIGNED_WITH
from siksng_tui.screens.sets.set_detail import SetScreen
from siksng_tui.services.papers import papers
from siksng_tui.services.sets import examining
from tests.services import signers
from tests.siksng_tui import work
from tests.siksng_tui.agreed import agreed
from tests.siksng_tui.seats import Sitting, next_day, sitting


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a folder with a key, which is where papers were printed to last."""
    folder = tmp_path / "meja"
    folder.mkdir()
    (folder / "wali-kota.p12").write_bytes(signers.body().key)
    PRINTED_TO.remember(folder)
    SIGNED_WITH.remember(folder)
    return folder


async def _open(own: Sitting) -> None:
    """Open the signing of the newest set."""
    await own.unlock()
    await own.press(own.digit("Berkas Keputusan"))
    await own.press("down", "enter")
    await own.press("f9")


async def _sign(own: Sitting, passphrase: str) -> None:
    """Take the only PDF and the only key from the lists, and sign."""
    for field_key in ("f4", "f4"):
        await own.press(field_key)
        await own.press("enter")
        await own.press("tab")
    await own.press("f10")
    await own.type(passphrase)
    assert passphrase not in own.text and "*" * len(passphrase) in own.text
    await own.press("enter")


async def test_a_printed_paper_is_signed_with_what_the_lists_offer(
    office: Path, desk: Path
) -> None:
    """A wrong passphrase signs nothing; the signed PDF stands beside the printed one."""
    made = work.sealed(office, "luthfi")
    with work.at_work(office) as session:
        papers.print_set(session, made.number, desk / "persetujuan.pdf")
    async with sitting(office, clock=next_day()) as own:
        await _open(own)
        agreed("sign", own.lines)
        await _sign(own, "kunci lain")
        assert "wali-kota.p12" in own.text and "Tidak ada yang ditandatangani" in own.text
        assert not (desk / "persetujuan-ditandatangani.pdf").exists()
        await own.press("f10")
        await own.type(signers.OPENS)
        await own.press("enter")
        assert await own.shows("Ditandatangani: ")
        assert own.lines[0].strip().startswith("Berkas keputusan")
    with work.at_work(office) as session:
        scan = examining.examined(session, made.number, desk / "persetujuan-ditandatangani.pdf")
    assert scan.proof is not None
    assert [own.signer for own in scan.proof.signatures] == [signers.SIGNER]


async def test_what_is_missing_and_what_is_no_paper_of_the_set_is_said(
    office: Path, desk: Path
) -> None:
    """The cursor goes where something has to be named."""
    work.sealed(office, "luthfi")
    (desk / "lain.pdf").write_bytes(b"%PDF-1.4 bukan naskah")
    async with sitting(office, clock=next_day()) as own:
        await _open(own)
        await own.press("f10")
        assert "F4 menampilkan yang ada" in own.text
        await _sign(own, signers.OPENS)
        assert "tidak memuat kode" in own.text
        await own.press("f3", "y")
        assert own.lines[0].strip().startswith("Berkas keputusan")


async def test_a_set_whose_paper_was_taken_is_not_signed_again(office: Path) -> None:
    """Its signed paper is known; the key is not on the last line."""
    work.covered(office, "luthfi")
    async with sitting(office, clock=next_day()) as own:
        await _open(own)
        assert "Naskahnya sudah dicatat" in own.text
        assert "F9" not in own.lines[-1]


def test_no_key_of_the_screen_of_a_set_stands_twice() -> None:
    """Its own keys are another place than those of one record."""
    names = [name for own in SetScreen.BINDINGS for name in own.key.split(",")]  # type: ignore[union-attr]
    assert sorted(set(names)) == sorted(names)
