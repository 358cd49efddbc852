"""Opening a folder with what the desktop shows folders with."""

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import Final

from siksng_tui.hardening import handed_on

OPENER: Final = "xdg-open"
"""What a desktop of Linux opens folders with."""

DESKTOPS: Final = ("DISPLAY", "WAYLAND_DISPLAY")
"""Variables of which one is set where there is a desktop.

Without one the opener would look for a reader of web pages in this very terminal.
"""


def open_folder(folder: Path) -> bool:
    """Return whether the desktop was asked to open a folder; it is not waited for."""
    try:
        if sys.platform == "win32":
            os.startfile(folder)  # noqa: S606 - a folder of the operator's own
            return True
        opener = shutil.which(OPENER) if any(map(os.environ.get, DESKTOPS)) else None
        if opener is None:
            return False
        nowhere = subprocess.DEVNULL
        process = subprocess.Popen(  # noqa: S603 - the desktop's own opener
            [opener, str(folder)],
            env=handed_on(),
            stdin=nowhere,
            stdout=nowhere,
            stderr=nowhere,
            start_new_session=True,
        )
        threading.Thread(target=process.wait, daemon=True).start()
    except OSError:
        return False
    return True
