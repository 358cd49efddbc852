"""What keeps a process that holds keys from other eyes, and its terminal from other voices."""

import ctypes
import os
import sys
import warnings
from typing import Final

PR_SET_DUMPABLE: Final = 4
"""Linux: no core file, and no other process of this account may read our memory."""


def harden() -> None:
    """Keep memory, environment and every new file of this process to itself.

    Warnings of libraries are off: a forged certificate draws one, and it would stand on the screen.
    """
    warnings.simplefilter("ignore")
    os.umask(0o077)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0)
