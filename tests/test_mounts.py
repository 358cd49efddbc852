"""Mounts of a process that was killed are gone with it."""

import subprocess
import sys
from pathlib import Path

from tests import mounts

CHILD = """
import os, signal, sys
from pathlib import Path
from tests import mounts
mounts.apart()
with mounts.disk(Path(sys.argv[1]), 1 << 16) as disk:
    (disk / "seen").touch()
    print(disk.is_mount(), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@mounts.needed
def test_a_killed_process_leaves_no_mount_behind(tmp_path: Path) -> None:
    """Its disk was there for itself, and never for us."""
    stick = tmp_path / "stick"
    ended = subprocess.run(
        [sys.executable, "-c", CHILD, str(stick)], check=False, capture_output=True, text=True
    )
    assert (ended.stdout, ended.returncode) == ("True\n", -9)
    assert not stick.is_mount()
    assert list(stick.iterdir()) == []
