"""The stick that is plugged in is found where systems mount it."""

from pathlib import Path

from siksng_tui.services.office import media
from tests import mounts


@mounts.needed
def test_a_stick_is_found_while_it_is_plugged_in(tmp_path: Path) -> None:
    """In a folder of its own, or in the folder of who plugged it in."""
    places = (tmp_path / "media", tmp_path / "mnt")
    for stick in (tmp_path / "media" / "rani" / "FLASHDISK", tmp_path / "mnt" / "usb"):
        stick.mkdir(parents=True)
        assert media.plugged_in(places) is None
        with mounts.disk(stick, 1 << 16):
            assert media.plugged_in(places) == stick
        assert media.plugged_in(places) is None


def test_where_nothing_is_mounted_there_is_no_stick(tmp_path: Path) -> None:
    """Folders, links and places that do not exist are none."""
    (tmp_path / "media" / "rani").mkdir(parents=True)
    (tmp_path / "media" / "root").symlink_to("/")
    assert media.plugged_in((tmp_path / "media", tmp_path / "nowhere")) is None
