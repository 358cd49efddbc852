"""The province above a practice office: a root, a card and keys that everybody may know.

Nothing real is ever sent to it. Its keys lie in clear in the practice folder, so that the
practice parcel can be opened and looked into.
"""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from forms.durable import write_durably
from forms.records import Level
from siksng_tui.exchange.ages import make_identity, recipient_of
from siksng_tui.exchange.cards import SUFFIX, OfficeCard, write_card
from siksng_tui.exchange.certificate_requests import CertificateRequest
from siksng_tui.exchange.certificates import (
    Signer,
    certify_office,
    fingerprint,
    make_key,
    make_root,
    numbered_serial,
    read_chain,
    write_chain,
)
from siksng_tui.exchange.offices import Office

PROVINCE: Final = Office("latihan-17", Level.PROVINCE, "17")
"""The practice province: Bengkulu's code, an id that no real office has."""

PROVINCE_NAME: Final = "Dinas Sosial Provinsi (LATIHAN)"
"""What stands on its card."""

ROOT_FILE: Final = "provinsi-latihan.pem"
CARD_FILE: Final = "provinsi-latihan" + SUFFIX
SIGNING_KEY_FILE: Final = "provinsi-latihan-kunci.pem"
AGE_KEY_FILE: Final = "provinsi-latihan-age.txt"
FINGERPRINT_FILE: Final = "provinsi-latihan-sidik-jari.txt"


@dataclass(frozen=True, slots=True)
class PracticeProvince:
    """A province to practise with: who signs for it, the card's file, and its age secret key."""

    signer: Signer
    bundle: bytes
    identity: str

    @property
    def root_pem(self) -> bytes:
        """Return its root, as `parcel verify --trust` takes it."""
        return write_chain(self.signer.chain)

    def card_for(self, request: CertificateRequest, now: dt.datetime) -> bytes:
        """Return the card of the practice office that asks: the first that this province issues.

        Raises:
            ValueError: the office is not one of the province.
        """
        serial = numbered_serial(1)
        chain = certify_office(self.signer, request.office, request.key, now, serial)
        card = OfficeCard(request.name, chain, request.recipient, request.epoch)
        return write_card(card, self.signer)


def make_practice_province(now: dt.datetime) -> PracticeProvince:
    """Return a new practice province, with keys of its own."""
    return _province(make_root(make_key(), PROVINCE, now), make_identity())


def save_practice_province(folder: Path, province: PracticeProvince) -> None:
    """Write root, card and keys into a folder, in clear, and the fingerprint in place of paper.

    Raises:
        TargetExistsError, TargetFullError, TargetFailedError, TargetDiffersError: some of the
            files may be missing.
    """
    key = province.signer.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    write_durably(folder / ROOT_FILE, province.root_pem)
    write_durably(folder / CARD_FILE, province.bundle)
    write_durably(folder / SIGNING_KEY_FILE, key)
    write_durably(folder / AGE_KEY_FILE, f"{province.identity}\n".encode())
    shown = fingerprint(province.signer.chain[-1])
    write_durably(folder / FINGERPRINT_FILE, f"{shown}\n".encode())


def load_practice_province(folder: Path) -> PracticeProvince:
    """Return the practice province that was saved in a folder.

    Raises:
        OSError, ValueError: a file is missing or damaged.
    """
    key = load_pem_private_key((folder / SIGNING_KEY_FILE).read_bytes(), None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise ValueError("key")  # noqa: TRY004  # a damaged file, not a programmer's mistake
    signer = Signer(key, read_chain((folder / ROOT_FILE).read_bytes()))
    return _province(signer, (folder / AGE_KEY_FILE).read_text("ascii").strip())


def _province(signer: Signer, identity: str) -> PracticeProvince:
    """Return the province of a signer and an age key, its card signed."""
    card = OfficeCard(PROVINCE_NAME, signer.chain, recipient_of(identity))
    return PracticeProvince(signer, write_card(card, signer), identity)
