"""Wrapping a secret by a passphrase: Argon2id, then ChaCha20-Poly1305; the cost is in the file.

docs/format/keyring-1.md, "wrap".
"""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from forms.canonical import Json, canonical
from forms.errors import DamagedError

FORMAT: Final = "siksng-keyring-1"
"""What the wrap is bound to."""

LEAST_MEMORY_KIB: Final = 19 * 1024
"""OWASP's minimum for Argon2id with two passes (Password Storage Cheat Sheet)."""

MOST_MEMORY_KIB: Final = 64 * 1024
"""More would not fit beside the program on a PC of 2 GB."""

LEAST_PASSES: Final = 2
"""OWASP's minimum at 19 MiB."""

MOST_PASSES: Final = 64
"""More would freeze a small PC: such a file is hostile."""

TARGET_SECONDS: Final = 0.5
"""What one guess must cost at least on the PC that makes the keyring."""

KEY_BYTES: Final = 32
"""Length of every key here."""

SALT_BYTES: Final = 16
"""Length of a salt."""

NONCE_BYTES: Final = 12
"""Length of a nonce."""


class CostRefusedError(DamagedError):
    """The keyring asks for less work than is safe, or more than a PC should be made to do."""

    code = "keyring-cost-refused"


class UnwrapError(Exception):
    """Wrong passphrase, or a damaged entry: the two look the same."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What Argon2id is made to do: memory in KiB, and passes over it."""

    memory_kib: int
    passes: int


FLOOR: Final = Cost(LEAST_MEMORY_KIB, LEAST_PASSES)
"""The least that is ever accepted; for practice and tests."""


@dataclass(frozen=True, slots=True)
class Wrap:
    """A wrapped secret with all that is needed to try a passphrase on it."""

    cost: Cost
    salt: bytes
    nonce: bytes
    sealed: bytes


def calibrated(seconds: Callable[[], float] = time.perf_counter) -> Cost:
    """Return the cost that takes at least half a second on this PC, within the bounds."""
    started = seconds()
    _derive(b"calibration", bytes(SALT_BYTES), Cost(MOST_MEMORY_KIB, LEAST_PASSES))
    one_pass = max((seconds() - started) / LEAST_PASSES, 1e-3)
    passes = int(TARGET_SECONDS / one_pass) + 1
    return Cost(MOST_MEMORY_KIB, min(max(passes, LEAST_PASSES), MOST_PASSES))


def require_sound(cost: Cost) -> None:
    """Refuse a cost below the floor or beyond the ceiling, before any of it is spent.

    Raises:
        CostRefusedError: the file was changed by somebody, or made by another program.
    """
    memory = LEAST_MEMORY_KIB <= cost.memory_kib <= MOST_MEMORY_KIB
    if not memory or not LEAST_PASSES <= cost.passes <= MOST_PASSES:
        raise CostRefusedError


def wrap(secret: bytes, passphrase: bytes, cost: Cost, bound: dict[str, Json]) -> Wrap:
    """Return a secret wrapped by a passphrase.

    Args:
        secret: what is to be kept.
        passphrase: its bytes.
        cost: what a guess is to cost.
        bound: what the wrap shall not be separable from: name and public key.
    """
    require_sound(cost)
    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    key = ChaCha20Poly1305(_derive(passphrase, salt, cost))
    return Wrap(cost, salt, nonce, key.encrypt(nonce, secret, _aad(salt, cost, bound)))


def unwrap(wrapped: Wrap, passphrase: bytes, bound: dict[str, Json]) -> bytes:
    """Return the secret.

    Raises:
        UnwrapError: the passphrase is wrong, or the entry was changed.
        CostRefusedError: the cost is out of bounds.
    """
    require_sound(wrapped.cost)
    key = ChaCha20Poly1305(_derive(passphrase, wrapped.salt, wrapped.cost))
    try:
        return key.decrypt(wrapped.nonce, wrapped.sealed, _aad(wrapped.salt, wrapped.cost, bound))
    except InvalidTag:
        raise UnwrapError from None


def _derive(passphrase: bytes, salt: bytes, cost: Cost) -> bytes:
    """Return the key that a passphrase gives."""
    return Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost.passes,
        lanes=1,
        memory_cost=cost.memory_kib,
    ).derive(passphrase)


def _aad(salt: bytes, cost: Cost, bound: dict[str, Json]) -> bytes:
    """Return what the seal covers besides the secret."""
    parameters: dict[str, Json] = {
        "format": FORMAT,
        "kdf": "argon2id",
        "lanes": 1,
        "memory_kib": cost.memory_kib,
        "passes": cost.passes,
        "salt": salt.hex(),
    }
    return canonical({**parameters, **bound})
