"""The floor of unlocking: deriving a key from a passphrase, and nothing else.

    python bare_key.py MEMORY_KIB PASSES

Says when it is ready, derives at each line that it reads, and says so.
"""

import sys
from typing import Final

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

READY: Final = "bare key"
"""Said once, when everything is loaded."""

DERIVED: Final = "derived"
"""Said after each key."""

SALT: Final = bytes(16)
KEY_BYTES: Final = 32


def main() -> None:
    """Derive a key for each line."""
    memory, passes = (int(word) for word in sys.argv[1:])
    print(READY, flush=True)
    for count, line in enumerate(sys.stdin, start=1):
        derivation = Argon2id(
            salt=SALT, length=KEY_BYTES, iterations=passes, lanes=1, memory_cost=memory
        )
        derivation.derive(line.encode())
        print(DERIVED, count, flush=True)


if __name__ == "__main__":
    main()
