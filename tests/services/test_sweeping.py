"""A stick with several files is swept: each apart, and the answers stand beside them."""

import os
from pathlib import Path

import pytest

from db.audit import audit
from siksng_tui.exchange import sticks
from siksng_tui.services.parcels import receiving, sweeping
from siksng_tui.services.parcels.receiving import Status
from siksng_tui.services.parcels.sweeping import FolderEmptyError
from tests.services import realm as realms
from tests.services import road
from tests.services.bureau import Bureau


def _always(_done: int, _total: int) -> bool:
    """Go on."""
    return True


def test_what_is_named_as_a_parcel_is_found_in_folders_too(tmp_path: Path) -> None:
    """A letter is none; a whole stick is looked through."""
    (tmp_path / "b.siksng").touch()
    (tmp_path / "A.SIKSNG").touch()
    (tmp_path / "letter.pdf").touch()
    (tmp_path / "kelurahan").mkdir()
    (tmp_path / "kelurahan" / "c.siksng").touch()
    found = sweeping.candidates(tmp_path)
    assert [own.name for own in found.files] == ["A.SIKSNG", "b.siksng", "c.siksng"]
    assert not found.cut


def test_a_stick_with_more_files_than_are_looked_at_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is left must not look as if it had come."""
    monkeypatch.setattr(sticks, "MOST_FOUND", 2)
    for name in "abc":
        (tmp_path / f"{name}.siksng").touch()
    found = sweeping.candidates(tmp_path)
    assert len(found.files) == 2
    assert found.cut


def test_what_is_no_plain_file_is_refused_by_name_and_the_rest_is_opened(tmp_path: Path) -> None:
    """A link may lead anywhere; a folder is no file, a pipe would be waited for."""
    realm = realms.copied(tmp_path)
    path = road.sent_up(realm, "village")
    (realm.stick / "0-folder.siksng").mkdir()
    (realm.stick / "0-link.siksng").symlink_to(path)
    os.mkfifo(realm.stick / "0-pipe.siksng")
    with realm.at("district") as session:
        swept = sweeping.sweep(session, realm.stick, _always)
    *odd, came = [own.arrival for own in swept.lines]
    assert [(own.file, own.status) for own in odd] == [
        (f"0-{kind}.siksng", Status.REFUSED) for kind in ("folder", "link", "pipe")
    ]
    assert came.status is Status.OPENED


def test_a_folder_without_parcels_says_so(tmp_path: Path) -> None:
    """The stick may be another one."""
    with pytest.raises(FolderEmptyError):
        sweeping.candidates(tmp_path)


def test_the_audit_has_the_code_of_what_was_refused_and_not_its_name(bureau: Bureau) -> None:
    """Anybody may have chosen the name."""
    file = bureau.stick / "siti-1771010101009049.siksng"
    file.write_bytes(b"no parcel")
    with bureau.at_work("rani") as session:
        refusal = sweeping.opened(session, file).arrival.refusal
        assert refusal is not None
        told = [own for own in audit.entries(session.store) if own.action == "parcel.refuse"]
    assert [own.detail for own in told] == [f'{{"code":"{refusal.code}"}}']


def test_one_bad_file_keeps_no_other_back_and_a_lost_receipt_is_written_again(
    tmp_path: Path,
) -> None:
    """Whoever sends again has not heard; the bytes are the same both times."""
    realm = realms.copied(tmp_path)
    road.sent_up(realm, "village", 2)
    (realm.stick / "0-broken.siksng").write_bytes(b"no parcel")
    with realm.at("district") as session:
        swept = sweeping.sweep(session, realm.stick, _always)
        broken, came = swept.lines
        assert broken.arrival.status is Status.REFUSED
        assert broken.arrival.refusal is not None
        assert came.arrival.status is Status.OPENED
        assert dict(came.counts) == {"accepted": 2}
        (receipt,) = swept.written
        data = receipt.read_bytes()
        assert sweeping.last_folder(session) == str(realm.stick)
        receipt.unlink()
        again = sweeping.sweep(session, realm.stick, _always)
        assert again.lines[1].arrival.status is Status.AGAIN
        assert [own.read_bytes() for own in again.written] == [data]
        stopped = sweeping.sweep(session, realm.stick, lambda done, _total: done < 1)
        assert len(stopped.lines) == 1
    with realm.at("village") as session:
        back = sweeping.opened(session, receipt)
        assert back.arrival.status is Status.OPENED
        assert dict(back.counts) == {"accepted": 2}
        assert receiving.waiting(session) == ()
