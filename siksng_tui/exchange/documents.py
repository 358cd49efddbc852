"""Signed documents: a payload, who signs it, the signature. Format: office-card-1, section 3."""

from dataclasses import dataclass
from typing import Final

from forms.canonical import Json, canonical
from siksng_tui.exchange import signatures
from siksng_tui.exchange.certificates import Chain, Signer, write_chain
from siksng_tui.exchange.chains import public_key, read_chain_of_offices
from siksng_tui.exchange.errors import CardUnreadableError, FormatNewerError
from siksng_tui.exchange.strictjson import Fields, parse_canonical

LARGEST: Final = 65536
"""Bytes of the largest document."""

VERSION: Final = 1
"""The version that is written and read here."""


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """What a document is: its format's name, and the type under which it is signed."""

    format: str
    payload_type: str


@dataclass(frozen=True, slots=True)
class SignedDocument:
    """A payload whose signature is the first certificate's of the chain, which nobody judged."""

    payload: Json
    chain: Chain


def write_document(kind: DocumentKind, payload: Json, signer: Signer) -> bytes:
    """Return a payload, signed."""
    signed = _signed(kind, payload, signer.chain)
    signature = signatures.sign(signer.key, kind.payload_type, canonical(signed))
    return canonical({**signed, "signature": signature.to_json()})


def read_document(kind: DocumentKind, data: bytes) -> SignedDocument:
    """Return the document whose bytes these are; whom to believe, the caller judges.

    Raises:
        FormatNewerError: a newer program made it.
        CardUnreadableError: it is none of this kind, or not what was signed.
    """
    if len(data) > LARGEST:
        raise CardUnreadableError(part="size")
    try:
        value = parse_canonical(data)
    except ValueError:
        raise CardUnreadableError(part="json") from None
    refuse_newer(value, kind.format, VERSION)
    try:
        return _document(kind, value)
    except ValueError:
        raise CardUnreadableError(part="signature") from None


def refuse_newer(value: Json, name: str, version: int) -> None:
    """Return unless a JSON value says that it is of a higher version of a format.

    Raises:
        FormatNewerError: it says so.
    """
    if isinstance(value, dict) and value.get("format") == name:
        found = value.get("version")
        if type(found) is int and found > version:
            raise FormatNewerError(format=name, version=found)


def _document(kind: DocumentKind, value: Json) -> SignedDocument:
    """Return the document of a parsed value.

    Raises:
        ValueError: it is none of this kind, or not what was signed.
    """
    fields = Fields(value, ("chain", "format", "payload", "signature", "version"))
    if fields.text("format") != kind.format or fields.whole("version") != VERSION:
        raise ValueError("format")
    chain, _office = read_chain_of_offices(fields.text("chain").encode())
    payload = fields.any("payload")
    signature = signatures.read_signature(fields.any("signature"))
    body = canonical(_signed(kind, payload, chain))
    signatures.verify(public_key(chain[0]), signature, kind.payload_type, body)
    return SignedDocument(payload, chain)


def _signed(kind: DocumentKind, payload: Json, chain: Chain) -> dict[str, Json]:
    """Return the part of a document that is signed: all but the signature."""
    return {
        "chain": write_chain(chain).decode(),
        "format": kind.format,
        "payload": payload,
        "version": VERSION,
    }
