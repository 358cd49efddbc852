"""The private half of an office: what it signs, certifies and opens parcels with."""

from dataclasses import dataclass
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from db import settings
from db.store import Store
from forms.canonical import Json
from siksng_tui.exchange import ages, cards, certificates

KEYS_SETTING: Final = "office.keys"
"""Key of the setting with the office's private keys and chain; the store seals them."""


@dataclass(frozen=True, slots=True)
class OfficeKeys:
    """The private half of an office: its signer, its age identity, and the epoch of its card.

    `root` is the certificate that the office made for itself, which its key began with.
    """

    signer: certificates.Signer
    identity: str
    epoch: int
    root: x509.Certificate


def read_keys(store: Store) -> OfficeKeys:
    """Return the private keys of the office."""
    kept = settings.get(store, KEYS_SETTING)
    key = serialization.load_pem_private_key(kept["signing"].encode(), password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise TypeError("signing")
    chain = tuple(x509.load_pem_x509_certificates(kept["chain"].encode()))
    root = x509.load_pem_x509_certificate(kept["root"].encode())
    return OfficeKeys(certificates.Signer(key, chain), kept["identity"], kept["epoch"], root)


def put_keys(store: Store, keys: OfficeKeys) -> None:
    """Keep the private keys of the office; the store seals every page."""
    signing = keys.signer.key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    kept: dict[str, Json] = {
        "signing": signing.decode(),
        "identity": keys.identity,
        "chain": certificates.write_chain(keys.signer.chain).decode(),
        "epoch": keys.epoch,
        "root": certificates.write_chain([keys.root]).decode(),
    }
    settings.put(store, KEYS_SETTING, kept)


def self_signed_card(keys: OfficeKeys, name: str) -> bytes:
    """Return the card that an office signs for itself."""
    card = cards.OfficeCard(
        name, keys.signer.chain, ages.recipient_of(keys.identity), epoch=keys.epoch
    )
    return cards.write_card(card, keys.signer)
