"""The bytes of keyring.json: read strictly, so that only one byte string is valid.

docs/format/keyring-1.md.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from db.keys.keyholders import RECOVERY_NAME, Holder
from db.keys.wrapping import FORMAT, Cost, Wrap
from forms.canonical import Json, canonical
from forms.errors import DamagedError

LARGEST: Final = 1 << 20
"""A longer file is not a keyring."""

NAME: Final = re.compile(r"[a-z][a-z0-9._-]{1,31}")
"""How an account may be called."""


class KeyringDamagedError(DamagedError):
    """keyring.json is not a keyring, byte for byte; nothing was changed."""

    code = "keyring-damaged"


@dataclass(frozen=True, slots=True)
class KeyringFile:
    """What the file says; `mac` is empty on one that was not signed yet."""

    accounts: Mapping[str, Holder]
    recovery: Holder
    generation: int
    mac: str = ""

    @property
    def cost(self) -> Cost:
        """Return what a new entry is to cost: what this keyring was made with."""
        return self.recovery.wrapped.cost

    def body(self) -> dict[str, Json]:
        """Return the file as JSON, without the mac."""
        return {
            "accounts": {name: _entry(holder) for name, holder in self.accounts.items()},
            "format": FORMAT,
            "generation": self.generation,
            "recovery": _entry(self.recovery),
        }

    def dump(self, key: bytes) -> bytes:
        """Return the bytes of the file, signed with a store key."""
        body = self.body()
        return canonical({**body, "mac": keyed_mac(key, FORMAT, body)})


def load(data: bytes) -> KeyringFile:
    """Return what the bytes say; the mac can be checked only with the store key.

    Raises:
        KeyringDamagedError: any other bytes than those `dump` writes.
    """
    try:
        if len(data) > LARGEST:
            raise KeyringDamagedError
        document = json.loads(data)
        accounts = document["accounts"]
        file = KeyringFile(
            {name: _holder(_named(name), entry) for name, entry in accounts.items()},
            _holder(RECOVERY_NAME, document["recovery"]),
            _number(document["generation"]),
            _bytes(document["mac"], 32).hex(),
        )
        again = canonical({**file.body(), "mac": file.mac})
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise KeyringDamagedError from error
    if again != data:
        raise KeyringDamagedError
    return file


def keyed_mac(store_key: bytes, purpose: str, body: dict[str, Json]) -> str:
    """Return the HMAC-SHA-256 of a JSON value, under a key derived from the store key.

    Args:
        store_key: 32 bytes.
        purpose: the format's name, so that one file's mac never serves another.
        body: the value.
    """
    info = f"{purpose} mac".encode()
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(store_key)
    mac = HMAC(key, SHA256())
    mac.update(canonical(body))
    return mac.finalize().hex()


def _entry(holder: Holder) -> dict[str, Json]:
    """Return a holder as JSON."""
    wrapped = holder.wrapped
    return {
        "envelope": None if holder.envelope is None else holder.envelope.hex(),
        "public": holder.public.hex(),
        "wrap": {
            "kdf": "argon2id",
            "lanes": 1,
            "memory_kib": wrapped.cost.memory_kib,
            "nonce": wrapped.nonce.hex(),
            "passes": wrapped.cost.passes,
            "salt": wrapped.salt.hex(),
            "sealed": wrapped.sealed.hex(),
        },
    }


def _holder(name: str, entry: Any) -> Holder:  # noqa: ANN401  # JSON of any shape
    """Return the holder that JSON describes; what is wrong raises or fails the comparison."""
    wrapped, envelope = entry["wrap"], entry["envelope"]
    return Holder(
        name=name,
        public=_bytes(entry["public"], 32),
        wrapped=Wrap(
            Cost(_number(wrapped["memory_kib"]), _number(wrapped["passes"])),
            _bytes(wrapped["salt"], 16),
            _bytes(wrapped["nonce"], 12),
            bytes.fromhex(wrapped["sealed"]),
        ),
        envelope=None if envelope is None else bytes.fromhex(envelope),
    )


def _bytes(text: str, length: int) -> bytes:
    """Return so many bytes from their hexadecimal digits."""
    data = bytes.fromhex(text)
    if len(data) != length:
        raise ValueError(length)
    return data


def _number(value: object) -> int:
    """Return a whole number as such."""
    if type(value) is not int:
        raise TypeError(type(value).__name__)
    return value


def _named(name: str) -> str:
    """Return a name that is allowed."""
    if not NAME.fullmatch(name):
        raise ValueError("name")
    return name
