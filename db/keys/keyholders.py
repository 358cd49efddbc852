"""One holder of the store key: a person, or the recovery code; what the keyring keeps of each.

docs/format/keyring-1.md, ENTRY.
"""

from dataclasses import dataclass, replace
from typing import Final, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    EllipticCurvePrivateKey,
    derive_private_key,
)
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from db.file.sealed import KEY_BYTES
from db.keys.wrapping import FORMAT, Cost, UnwrapError, Wrap, unwrap, wrap
from forms.canonical import Json

SUITE: Final = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
"""HPKE (RFC 9180) as the format fixes it."""

SCALAR_BYTES: Final = 32
"""Length of a private number: X25519's and P-256's alike."""

RECOVERY_NAME: Final = ""
"""The recovery code's name as a holder."""

StoreKeys = tuple[bytes, ...]
"""The store key; while a rotation is under way, the old one and the new one."""


class EnvelopeError(Exception):
    """The sealed store key does not open with the holder's own key: the entry was changed."""


@dataclass(frozen=True, slots=True)
class Secrets:
    """What a passphrase unwraps: the exchange key and, for a person, the signing key."""

    exchange: X25519PrivateKey
    signing: EllipticCurvePrivateKey | None


@dataclass(frozen=True, slots=True)
class Holder:
    """One entry; `envelope` is None while the account is locked; the recovery code has no name."""

    name: str
    public: bytes
    wrapped: Wrap
    envelope: bytes | None

    @classmethod
    def made(cls, name: str, secrets: Secrets, passphrase: bytes, cost: Cost) -> Self:
        """Return an entry that holds no store key yet."""
        public = secrets.exchange.public_key().public_bytes_raw()
        wrapped = wrap(_packed(secrets), passphrase, cost, _bound(name, public))
        return cls(name, public, wrapped, None)

    def secrets(self, passphrase: bytes) -> Secrets:
        """Return what the passphrase unwraps.

        Raises:
            UnwrapError: wrong passphrase or damaged entry.
            CostRefusedError: the cost is out of bounds.
        """
        packed = unwrap(self.wrapped, passphrase, _bound(self.name, self.public))
        parts = [
            packed[start : start + SCALAR_BYTES] for start in range(0, len(packed), SCALAR_BYTES)
        ]
        exchange = X25519PrivateKey.from_private_bytes(parts[0])
        if exchange.public_key().public_bytes_raw() != self.public:
            raise UnwrapError
        signing = derive_private_key(int.from_bytes(parts[1]), SECP256R1()) if parts[1:] else None
        return Secrets(exchange, signing)

    def given(self, keys: StoreKeys) -> Self:
        """Return the entry with the store key sealed to its holder."""
        public = X25519PublicKey.from_public_bytes(self.public)
        return replace(self, envelope=SUITE.encrypt(b"".join(keys), public, info=self._info()))

    def locked(self) -> Self:
        """Return the entry without the store key."""
        return replace(self, envelope=None)

    def keys(self, exchange: X25519PrivateKey) -> StoreKeys:
        """Return the store key, or both during a rotation; none while the account is locked.

        Raises:
            EnvelopeError: the envelope was changed.
        """
        if self.envelope is None:
            return ()
        try:
            joined = SUITE.decrypt(self.envelope, exchange, info=self._info())
        except InvalidTag:
            raise EnvelopeError from None
        starts = range(0, len(joined), KEY_BYTES)
        return tuple(joined[start : start + KEY_BYTES] for start in starts)

    def _info(self) -> bytes:
        """Return what binds an envelope to its holder."""
        return f"{FORMAT} envelope {self.name}".encode()


def _bound(name: str, public: bytes) -> dict[str, Json]:
    """Return what a wrap is bound to."""
    return {"name": name, "public": public.hex()}


def _packed(secrets: Secrets) -> bytes:
    """Return the bytes that are wrapped."""
    packed = secrets.exchange.private_bytes_raw()
    if secrets.signing is not None:
        packed += secrets.signing.private_numbers().private_value.to_bytes(SCALAR_BYTES)
    return packed
