"""Signing the printed paper of a set with the key of a PKCS#12 file; the passphrase is not kept."""

import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.serialization import pkcs12

from forms.durable import write_durably
from forms.errors import RefusedError, UsageError
from forms.plain_files import read_plain
from siksng_tui.services.office.files import reached
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.sets.examining import examined

FIELD: Final = "SIKSNG"
"""Name of the field that holds the signature; nobody sees it on the paper."""

KEY_MEGABYTES: Final = 1
"""Size of a PKCS#12 file; a real one has some kilobytes."""


KEY_ENDINGS: Final = (".p12", ".pfx")
"""How the name of a PKCS#12 file ends."""


class KeyNotOpenedError(UsageError):
    """It is no PKCS#12 file with key and certificate, or the passphrase is another. Facts: file."""

    code, field = "key-not-opened", "key"


class NotThisPaperError(RefusedError):
    """The PDF does not bear code and fingerprint of the set; nothing was signed. Facts: number."""

    code, field = "not-this-paper", "pdf"


@dataclass(frozen=True, slots=True)
class Signing:
    """What signs which PDF: a PKCS#12 file and what opens it."""

    pdf: Path
    key: Path
    passphrase: str = field(repr=False)


def sign(session: Session, number: str, by: Signing, out: Path) -> None:
    """Write the printed paper of a set with an electronic signature in it (PAdES, level B-B).

    Raises:
        FileUnreachableError, FileNotPlainError, FileTooLargeError, NotAScanError: a file is none.
        SetNotFoundError, SetUnsealedError, SetChangedError: the set cannot be used.
        NotThisPaperError, KeyNotOpenedError: nothing was signed.
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    scan = examined(session, number, by.pdf)
    if scan.proof is None or not scan.proof.bears:
        raise NotThisPaperError(number=number)
    sealed, passphrase = _read_key(by.key), by.passphrase.encode()
    _require_opened(sealed, passphrase, by.key.name)
    with session.act("set.sign", number=number):
        write_durably(out, _signed(scan.content, sealed, passphrase, number))


def _read_key(path: Path) -> bytes:
    """Return a PKCS#12 file."""
    with reached(path):
        return read_plain(path, KEY_MEGABYTES)


def _require_opened(sealed: bytes, passphrase: bytes, name: str) -> None:
    """Refuse a file that holds no key, or that the passphrase does not open."""
    try:
        key, certificate, _others = pkcs12.load_key_and_certificates(sealed, passphrase)
    except ValueError as error:
        raise KeyNotOpenedError(file=name) from error
    if key is None or certificate is None:
        raise KeyNotOpenedError(file=name)


def _signed(content: bytes, sealed: bytes, passphrase: bytes, number: str) -> bytes:
    """Return a PDF with a signature behind it; what makes it is loaded for the first one."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: PLC0415
    from pyhanko.sign import fields, signers  # noqa: PLC0415

    signer = signers.SimpleSigner.load_pkcs12_data(sealed, (), passphrase)
    said = signers.PdfSignatureMetadata(
        field_name=FIELD, reason=f"Set {number}", subfilter=fields.SigSeedSubFilter.PADES
    )
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    out = io.BytesIO()
    signers.sign_pdf(writer, said, signer=signer, output=out)
    return out.getvalue()
