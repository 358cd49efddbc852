"""A stick with several files is swept: each apart, and the answers stand beside them."""

from pathlib import Path

import pytest

from siksng_tui.services import receiving, sweeping
from siksng_tui.services.receiving import Status
from siksng_tui.services.sweeping import FolderEmptyError
from tests.services import realm as realms
from tests.services import road


def _always(_done: int, _total: int) -> bool:
    """Go on."""
    return True


def test_only_regular_files_of_the_ending_are_candidates(tmp_path: Path) -> None:
    """A link may lead anywhere, and a folder is no file."""
    (tmp_path / "b.siksng").touch()
    (tmp_path / "A.SIKSNG").touch()
    (tmp_path / "letter.pdf").touch()
    (tmp_path / "link.siksng").symlink_to(tmp_path / "b.siksng")
    (tmp_path / "folder.siksng").mkdir()
    assert [own.name for own in sweeping.candidates(tmp_path)] == ["A.SIKSNG", "b.siksng"]


def test_a_folder_without_parcels_says_so(tmp_path: Path) -> None:
    """The stick may be another one."""
    with pytest.raises(FolderEmptyError):
        sweeping.candidates(tmp_path)


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
