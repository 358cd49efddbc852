"""What keeps a process that holds keys from other eyes, and its terminal from other voices."""

import ctypes
import os
import sys
import warnings
from typing import Final

PR_SET_DUMPABLE: Final = 4
"""Linux: no core file, and no other process of this account may read our memory."""

_OWN_SETTINGS: Final = "SIKSNG_"
"""Beginning of the variables that are not handed on: one may hold the passphrase."""


def harden() -> None:
    """Keep memory, environment and every new file of this process to itself.

    Warnings of libraries are off: a forged certificate draws one, and it would stand on the screen.
    """
    warnings.simplefilter("ignore")
    os.umask(0o077)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0)


def handed_on() -> dict[str, str]:
    """Return the environment of a program that we start: what we have, less our own settings."""
    inherited = os.environ.items()
    return {name: value for name, value in inherited if not name.startswith(_OWN_SETTINGS)}
