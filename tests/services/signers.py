"""A certifying body that does not exist, somebody who signs under it, and what is done to PDFs."""

import datetime as dt
import io
from dataclasses import dataclass
from functools import cache
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pypdf import PdfWriter
from pypdf.generic import NameObject, TextStringObject

OPENS: Final = "kunci contoh"
"""What opens the key of who signs."""

SIGNER: Final = "WALI KOTA CONTOH"

_BEGIN: Final = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
_END: Final = dt.datetime(2040, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Body:
    """A certifying body: its root as PEM, and the key of one signer as PKCS#12."""

    root: bytes
    key: bytes


@cache
def body(name: str = "Balai Sertifikasi Contoh") -> Body:
    """Return a certifying body with one signer."""
    root_key, own_key = (
        ec.generate_private_key(ec.SECP256R1()),
        ec.generate_private_key(ec.SECP256R1()),
    )
    root = _certificate(name, name, (root_key, root_key), ca=True)
    own = _certificate(SIGNER, name, (own_key, root_key), ca=False)
    sealed = BestAvailableEncryption(OPENS.encode())
    key = pkcs12.serialize_key_and_certificates(b"contoh", own_key, own, [root], sealed)
    return Body(root.public_bytes(Encoding.PEM), key)


def signed(content: bytes, by: Body, field: str = "Tanda tangan") -> bytes:
    """Return a PDF with a signature behind it."""
    signer = signers.SimpleSigner.load_pkcs12_data(by.key, (), OPENS.encode())
    said = signers.PdfSignatureMetadata(field_name=field, subfilter=fields.SigSeedSubFilter.PADES)
    out = io.BytesIO()
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    signers.sign_pdf(writer, said, signer=signer, output=out)
    return out.getvalue()


def tampered(content: bytes) -> bytes:
    """Return a signed PDF of which one byte of the first page's stream is another."""
    at = content.index(b"stream") + 40
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


def updated(content: bytes) -> bytes:
    """Return a signed PDF behind whose signature something was added."""
    writer = PdfWriter(io.BytesIO(content), incremental=True)
    writer.pages[0][NameObject("/Tambahan")] = TextStringObject("satu keluarga lagi")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _certificate(
    owner: str,
    issuer: str,
    pair: tuple[ec.EllipticCurvePrivateKey, ec.EllipticCurvePrivateKey],
    *,
    ca: bool,
) -> x509.Certificate:
    """Return a certificate of the first key's, made with the second."""
    usage = x509.KeyUsage(
        digital_signature=not ca,
        content_commitment=not ca,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=ca,
        crl_sign=ca,
        encipher_only=False,
        decipher_only=False,
    )
    return (
        x509.CertificateBuilder()
        .subject_name(_name(owner))
        .issuer_name(_name(issuer))
        .public_key(pair[0].public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(_BEGIN)
        .not_valid_after(_END)
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(
            x509.SubjectKeyIdentifier.from_public_key(pair[0].public_key()), critical=False
        )
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(pair[1].public_key()),
            critical=False,
        )
        .sign(pair[1], hashes.SHA256())
    )


def _name(common: str) -> x509.Name:
    """Return the name of an owner."""
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])
