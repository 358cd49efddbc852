"""Signed documents that are kept as they came: cards and revocation lists.

Format: office-card-1, section 3. Whom to believe is judged before a document is kept; what is read
here only tells whether it is still what was signed.
"""

import base64
import hashlib
import json
from typing import Any

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from forms.canonical import canonical
from forms.envelope import pre_authentication_encoding


def payload(document: bytes) -> dict[str, Any]:
    """Return what the first certificate of a document's chain signed.

    Raises:
        ValueError: it is not what was signed; use nothing of it.
    """
    try:
        return _proven(json.loads(document), document)
    except (LookupError, TypeError, AttributeError, InvalidSignature):
        raise ValueError("document") from None


def key_hash(certificate: x509.Certificate) -> bytes:
    """Return the SHA-256 of a certificate's key, as the columns hold it."""
    spelled = certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return hashlib.sha256(spelled).digest()


def _proven(value: dict[str, Any], document: bytes) -> dict[str, Any]:
    """Return the payload of a parsed document.

    Raises:
        ValueError, LookupError, TypeError, AttributeError, InvalidSignature: it is not what was
            signed.
    """
    signature = value["signature"]
    signed = canonical({name: own for name, own in value.items() if name != "signature"})
    signer = x509.load_pem_x509_certificates(value["chain"].encode())[0]
    key = signer.public_key()
    if canonical(value) != document or bytes.fromhex(signature["keyid"]) != key_hash(signer):
        raise ValueError("spelling")
    if not isinstance(key, EllipticCurvePublicKey):
        raise TypeError("key")
    der = base64.b64decode(signature["sig"], validate=True)
    key.verify(der, pre_authentication_encoding(signature["payloadType"], signed), ECDSA(SHA256()))
    found: dict[str, Any] = value["payload"]
    return found
