"""Signatures of offices and people: ECDSA on P-256 with SHA-256, in one spelling only.

A signature (r, s) is as true with the other s; the lower one is taken, so that nobody can spell a
signed file differently. Signing is deterministic (RFC 6979): an old PC's poor randomness cannot
give the key away.
"""

import base64
import hashlib
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import (
    decode_dss_signature,
    encode_dss_signature,
)
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from forms.canonical import Json, canonical
from forms.envelope import pre_authentication_encoding
from siksng_tui.exchange.strictjson import HASH, Fields, parse_canonical

ORDER: Final = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""Order of the group of P-256. Source: FIPS 186-4, D.1.2.3."""


class SignatureWrongError(ValueError):
    """The signature is not the key's over these bytes; do not use them."""


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature: whose key (SHA-256 of the SubjectPublicKeyInfo), over which type, and DER."""

    key_id: str
    payload_type: str
    der: bytes

    def to_json(self) -> dict[str, Json]:
        """Return the signature as it stands in every file."""
        text = base64.b64encode(self.der).decode()
        return {"keyid": self.key_id, "payloadType": self.payload_type, "sig": text}

    def canonical_bytes(self) -> bytes:
        """Return the content of signature.json."""
        return canonical(self.to_json())


def key_id(key: ec.EllipticCurvePublicKey) -> str:
    """Return the SHA-256 of a public key's SubjectPublicKeyInfo, in hexadecimal."""
    return hashlib.sha256(
        key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    ).hexdigest()


def sign(key: ec.EllipticCurvePrivateKey, payload_type: str, body: bytes) -> Signature:
    """Return the signature of a key over a body of a type."""
    signed = pre_authentication_encoding(payload_type, body)
    r, s = decode_dss_signature(
        key.sign(signed, ec.ECDSA(hashes.SHA256(), deterministic_signing=True))
    )
    der = encode_dss_signature(r, min(s, ORDER - s))
    return Signature(key_id(key.public_key()), payload_type, der)


def read_signature(value: Json) -> Signature:
    """Return the signature that a JSON value describes.

    Raises:
        ValueError: it describes none, or spells it differently.
    """
    fields = Fields(value, ("keyid", "payloadType", "sig"))
    text = fields.text("sig")
    signature = Signature(
        fields.text("keyid", HASH),
        fields.text("payloadType"),
        base64.b64decode(text, validate=True),
    )
    r, s = decode_dss_signature(signature.der)
    if s > ORDER // 2 or encode_dss_signature(r, s) != signature.der:
        raise ValueError("der")
    if signature.to_json()["sig"] != text:
        raise ValueError("base64")
    return signature


def parse_signature(data: bytes) -> Signature:
    """Return the signature whose canonical bytes these are.

    Raises:
        ValueError: they are none's.
    """
    return read_signature(parse_canonical(data))


def verify(
    key: ec.EllipticCurvePublicKey, signature: Signature, payload_type: str, body: bytes
) -> None:
    """Return when the signature is the key's, over this type and this body.

    Raises:
        SignatureWrongError: it is another key's, type's or body's; do not use the body.
    """
    if signature.payload_type != payload_type or signature.key_id != key_id(key):
        raise SignatureWrongError("signature")
    verify_der(key, signature.der, payload_type, body)


def verify_der(key: ec.EllipticCurvePublicKey, der: bytes, payload_type: str, body: bytes) -> None:
    """Return when the DER signature is the key's, over this type and this body.

    Raises:
        SignatureWrongError: it is not; do not use the body.
    """
    signed = pre_authentication_encoding(payload_type, body)
    try:
        key.verify(der, signed, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        raise SignatureWrongError("signature") from None
