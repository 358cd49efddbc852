"""Which folder is offered where that of a stick is asked for."""

from pathlib import Path

from siksng_tui import offered
from siksng_tui.offered import Offered
from tests import mounts


def test_the_last_folder_is_offered_while_it_is_there(tmp_path: Path) -> None:
    """A stick that was pulled is not asked for again."""
    own, last = Offered(lambda: tmp_path), tmp_path / "stick"
    assert own.folder() == tmp_path
    last.mkdir()
    own.remember(last)
    assert own.folder() == last
    last.rmdir()
    assert own.folder() == tmp_path


@mounts.needed
def test_a_stick_that_is_plugged_in_is_offered_before_the_home(tmp_path: Path) -> None:
    """Where none is, the home."""
    assert offered.stick([tmp_path]) == Path.home()
    stick = tmp_path / "FLASHDISK"
    with mounts.disk(stick, 1 << 16):
        assert offered.stick([tmp_path]) == stick
