"""The scan of a signed paper: kept by hash with the set, and carried in its parcel."""

import hashlib
import os
from pathlib import Path

import pytest

from db.audit import audit
from db.office import attachments
from forms.plain_files import FileNotPlainError, FileTooLargeError
from forms.text import clean
from siksng_tui.exchange.inside import FILE_NAME, AttachmentFacts
from siksng_tui.exchange.opening import copy_attachment, open_parcel
from siksng_tui.exchange.reading import read_parcel
from siksng_tui.services.office import keeping
from siksng_tui.services.office.files import FileUnreachableError
from siksng_tui.services.parcels import parcelling
from siksng_tui.services.sets import attaching, sealing
from tests import commands
from tests.services import road
from tests.services.bureau import PEOPLE, Bureau, identity_of

SIGNED = b"%PDF-1.7 ditandatangani"

HOSTILE = (
    "..%2f..%2fetc.pdf",
    "SK\x1b[2J\u202efdp.exe",
    "a" * 250 + ".pdf",
    "C:naskah.pdf",
    "...",
    "con.pdf",
    "SK\u0301 \u200b12 .PDF",
    " ",
)
"""Names that a stick may bring."""


def test_a_scan_travels_in_the_parcel_of_its_set(bureau: Bureau) -> None:
    """With its hash, and byte for byte."""
    made = road.sealed(bureau)
    scan = _scan(bureau, "SK 188.45.pdf", SIGNED)
    with bureau.at_work("rani") as session:
        read = attaching.read_scan(scan)
        sealing.cover(session, made.number, road.PAPER, made.code, read)
        (kept,) = sealing.line(session, made.number).attached
        path = parcelling.export(session, made.number, bureau.stick)
        told = next(one for one in audit.entries(session.store) if one.action == "set.cover")
        assert keeping.check_store(session).sound
    sha256 = hashlib.sha256(SIGNED).hexdigest()
    assert (kept.name, kept.sha256, kept.size) == ("SK 188.45.pdf", sha256, len(SIGNED))
    assert sha256 in told.detail
    facts, content = _carried(bureau, path)
    assert (facts.name, facts.sha256, facts.size) == (kept.name, sha256, len(SIGNED))
    assert content == SIGNED


def test_a_scan_goes_when_its_paper_is_taken_back(bureau: Bureau) -> None:
    """It may be the scan of another paper."""
    made = road.sealed(bureau)
    scan = attaching.read_scan(_scan(bureau, "a.pdf", SIGNED))
    with bureau.at_work("rani") as session:
        sealing.cover(session, made.number, road.PAPER, made.code, scan)
    with bureau.at_work("budi") as session:
        sealing.uncover(session, made.number, "Pindaian naskah lain")
        assert attachments.of(session.store, made.number) == ()
    with bureau.at_work("rani") as session:
        sealing.cover(session, made.number, road.PAPER, made.code)
        assert sealing.line(session, made.number).attached == ()


def test_a_scan_of_a_refused_paper_is_not_kept(bureau: Bureau) -> None:
    """All of it or nothing."""
    made = road.sealed(bureau)
    scan = attaching.read_scan(_scan(bureau, "a.pdf", SIGNED))
    with bureau.at_work("rani") as session:
        with pytest.raises(sealing.SetCodeMismatchError):
            sealing.cover(session, made.number, road.PAPER, "0000000000", scan)
        assert attachments.of(session.store, made.number) == ()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_from_a_stick_is_made_harmless(name: str) -> None:
    """It is one that a parcel takes, and ends as its kind does."""
    kept = attaching.harmless(name, (".pdf",))
    assert FILE_NAME.fullmatch(kept)
    assert clean(kept) == kept
    assert kept.lower().endswith(".pdf")
    assert not kept.startswith((".", "con."))


@pytest.mark.parametrize(
    ("beginning", "name"),
    [
        (b"%PDF-1.4", "a.pdf"),
        (b"\x89PNG\r\n\x1a\n", "a.png"),
        (b"\xff\xd8\xff\xe0", "a.jpg"),
        (b"II*\x00", "a.tif"),
        (b"MM\x00*", "a.tif"),
    ],
)
def test_the_kind_of_a_scan_is_known_by_its_bytes(
    tmp_path: Path, beginning: bytes, name: str
) -> None:
    """Never by its name, which anybody can write."""
    (tmp_path / "a").write_bytes(beginning)
    assert attaching.read_scan(tmp_path / "a").name == name


def test_what_is_no_scan_is_refused(tmp_path: Path) -> None:
    """A folder, a program, nothing, too much of it."""
    (tmp_path / "naskah.pdf").write_bytes(b"MZ\x90\x00")
    with pytest.raises(attaching.NotAScanError):
        attaching.read_scan(tmp_path / "naskah.pdf")
    with pytest.raises(FileNotPlainError):
        attaching.read_scan(tmp_path)
    with pytest.raises(FileUnreachableError):
        attaching.read_scan(tmp_path / "tidak-ada.pdf")
    (tmp_path / "besar.pdf").write_bytes(b"%PDF-" + bytes(10_000_001))
    with pytest.raises(FileTooLargeError):
        attaching.read_scan(tmp_path / "besar.pdf")


def test_scans_of_a_folder_are_listed_by_age_and_no_folder_has_none(tmp_path: Path) -> None:
    """The newest was scanned a moment ago; a pulled stick stops nobody."""
    for age, name in enumerate(("baru.PDF", "lama.jpg", "catatan.txt", "ganti\u202efdp.pdf")):
        (tmp_path / name).write_bytes(b"x" * (age + 1))
        os.utime(tmp_path / name, (1000 - age, 1000 - age))
    (tmp_path / "folder.pdf").mkdir()
    assert attaching.scans_in(tmp_path) == {"baru.PDF": 1, "lama.jpg": 2}
    assert list(attaching.scans_in(tmp_path)) == ["baru.PDF", "lama.jpg"]
    assert attaching.scans_in(tmp_path / "tidak ada") == {}


def test_the_command_attaches_and_shows(bureau: Bureau) -> None:
    """A wrong file leaves the set without its paper."""
    made = road.sealed(bureau)
    rani = PEOPLE["rani"]
    paper = ("--paper", "188.45/1", "--date", "23-11-2026", "--signer", "Wali Kota")
    cover = ("set", "cover", made.number, *paper, "--code", made.code, "--attach")
    wrong = _scan(bureau, "daftar.xlsx", b"PK\x03\x04")
    refused = commands.run_as(bureau.folder, rani, *cover, str(wrong))
    assert refused.status == 2
    assert "daftar.xlsx bukan PDF" in refused.told
    scan = _scan(bureau, "SK.pdf", SIGNED)
    done = commands.run_as(bureau.folder, rani, *cover, str(scan))
    assert done.status == 0
    sha256 = hashlib.sha256(SIGNED).hexdigest()
    assert f"SK.pdf, {sha256}" in done.said
    back = bureau.stick / "kembali.pdf"
    out = ("set", "scan", made.number, "--out", str(back))
    assert commands.run_as(bureau.folder, rani, *out).status == 0
    assert back.read_bytes() == SIGNED
    assert commands.run_as(bureau.folder, rani, *out).status != 0
    shown = commands.run_as(bureau.folder, rani, "set", "show", made.number, "--json").json
    (attached,) = shown["attached"]
    facts = (attached["name"], attached["sha256"], attached["size"])
    assert facts == ("SK.pdf", sha256, len(SIGNED))
    assert attached["proof"]["readable"] is False


def test_a_set_without_scan_gives_none(bureau: Bureau) -> None:
    """And no empty file."""
    made = road.covered(bureau)
    back = bureau.stick / "kembali.pdf"
    out = ("set", "scan", made.number, "--out", str(back))
    assert commands.run_as(bureau.folder, PEOPLE["rani"], *out).status == 4
    assert not back.exists()


def _carried(bureau: Bureau, path: Path) -> tuple[AttachmentFacts, bytes]:
    """Return the attachment of a parcel as the office above opens it."""
    parts: list[bytes] = []
    with bureau.above() as session, path.open("rb") as file:
        identities = [identity_of(session)]
        sealed = read_parcel(file, trust=None, at=session.clock())
        with open_parcel(sealed, identities) as opened:
            (facts,) = opened.header.attachments
            copy_attachment(opened, 0, identities, parts.append)
    return facts, b"".join(parts)


def _scan(bureau: Bureau, name: str, content: bytes) -> Path:
    """Return a file on the stick."""
    path = bureau.stick / name
    path.write_bytes(content)
    return path
