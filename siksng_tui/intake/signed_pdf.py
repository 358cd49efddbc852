"""What a PDF says of itself: who signed it, what the signatures cover, and which set it names.

Runs only in the process that reads such files: it loads slowly, and what it parses is hostile. It
asks no network: neither lists of revoked certificates nor any answer about one is fetched.
"""

import io
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Final

from asn1crypto import pem, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from forms.set_records import PaperProof, PaperSignature
from forms.text import clean

MOST_SIGNATURES: Final = 8
"""Signatures that are looked at; a mayor's paper has one, with initials three or four."""

MOST_PAGES: Final = 40
"""Pages whose text is looked at: the sheet with the set's code is the first or the last of few."""

LONGEST_NAME: Final = 120
"""Characters of a signer's name that are kept."""

_BLANK: Final = re.compile(r"[\s-]+")
"""What parts the groups of a code and of a fingerprint on paper."""

_USED_FOR: Final = KeyUsageConstraints(
    key_usage={"non_repudiation", "digital_signature"}, match_all_key_usages=False
)
"""What a signer's certificate must be made for."""

_SIGNINGS: Final = frozenset(
    {ModificationLevel.NONE, ModificationLevel.LTA_UPDATES, ModificationLevel.FORM_FILLING}
)
"""Additions behind a signature that leave what was signed as it was: further signatures."""


def prove(
    content: bytes, seals: Sequence[tuple[str, str]], roots: Sequence[str], now: datetime
) -> PaperProof:
    """Return what a PDF proves; what cannot be parsed raises whatever the parser raises.

    Args:
        content: the file.
        seals: codes and fingerprints that the paper of the set may bear.
        roots: certificates that the office trusts, as PEM.
        now: by which certificates are judged where a signature has no time.
    """
    reader = PdfFileReader(io.BytesIO(content))
    embedded = reader.embedded_regular_signatures[:MOST_SIGNATURES]
    signatures = tuple(_signature(own, _certificates(roots), now) for own in embedded)
    return PaperProof(signatures, bears(content, seals))


def bears(content: bytes, seals: Sequence[tuple[str, str]]) -> bool | None:
    """Return whether the text of a PDF holds a code and its fingerprint; None for no text."""
    said = ""
    with suppress(PyPdfError):
        for text in _texts(content):
            said += _BLANK.sub("", text).upper()
            if any(code in said and fingerprint.upper() in said for code, fingerprint in seals):
                return True
    return False if said else None


def _texts(content: bytes) -> Iterator[str]:
    """Yield the text of each page, but for those of a long annex."""
    for page in PdfReader(io.BytesIO(content)).pages[:MOST_PAGES]:
        yield page.extract_text()


def _certificates(roots: Sequence[str]) -> list[x509.Certificate]:
    """Return certificates that a library of X.509 takes."""
    return [x509.Certificate.load(pem.unarmor(own.encode())[2]) for own in roots]


def _signature(
    embedded: EmbeddedPdfSignature, roots: list[x509.Certificate], now: datetime
) -> PaperSignature:
    """Return what a signature is worth; one that is badly made is worth nothing."""
    said = embedded.self_reported_timestamp
    time = said.astimezone() if said else None
    context = ValidationContext(trust_roots=roots, allow_fetching=False, moment=time or now)
    signed = PaperSignature(
        signer=clean(_name(embedded.signer_cert))[:LONGEST_NAME],
        time=time.isoformat() if time else "",
        intact=False,
        whole=False,
        trusted=False if roots else None,
    )
    try:
        status = validate_pdf_signature(embedded, context, key_usage_settings=_USED_FOR)
    except SignatureValidationError:
        return signed
    intact = bool(status.intact and status.valid)
    trusted = bool(status.trusted) if roots else None
    return replace(signed, intact=intact, whole=_is_whole(status), trusted=trusted)


def _is_whole(status: PdfSignatureStatus) -> bool:
    """Return whether a signature covers all that is read today."""
    if status.coverage is SignatureCoverageLevel.ENTIRE_FILE:
        return True
    return bool(status.docmdp_ok) and status.modification_level in _SIGNINGS


def _name(certificate: x509.Certificate) -> str:
    """Return the common name of who signed, else all that the certificate calls its owner."""
    subject = certificate.subject
    named = subject.native.get("common_name")
    return named if isinstance(named, str) else str(subject.human_friendly)
