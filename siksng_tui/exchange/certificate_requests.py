"""What an office asks the office above to certify: read, it is proven or raised.

Format: office-card-1, section 3, "Certificate request".
"""

from dataclasses import dataclass
from typing import Final

from cryptography.hazmat.primitives.asymmetric import ec

from forms import checkcode
from forms.canonical import Json
from forms.errors import SiksngError
from forms.text import clean
from siksng_tui.exchange.ages import read_recipient
from siksng_tui.exchange.cards import NAME
from siksng_tui.exchange.certificates import Chain, Signer, office_of
from siksng_tui.exchange.chains import own_root, prove_office, public_key
from siksng_tui.exchange.documents import DocumentKind, read_document, write_document
from siksng_tui.exchange.errors import CertificateRequestUnreadableError, FormatNewerError
from siksng_tui.exchange.offices import Office, read_office
from siksng_tui.exchange.revocations import SERIAL
from siksng_tui.exchange.statements import REQUEST_TYPE
from siksng_tui.exchange.strictjson import Fields

SUFFIX: Final = ".siksng-request"
"""What the name of a request's file ends with."""

REQUEST: Final = DocumentKind("siksng-certificate-request", REQUEST_TYPE)

_KEYS: Final = ("epoch", "name", "office", "recipient", "serial")


@dataclass(frozen=True, slots=True)
class CertificateRequest:
    """What an office says of itself: name, root that it made, age recipient, epoch.

    `serial` is the certificate that is to be renewed, None when there is none yet.
    """

    name: str
    root: Chain
    recipient: str
    epoch: int
    serial: str | None

    @property
    def office(self) -> Office:
        """Return the office."""
        return office_of(self.root[0])

    @property
    def key(self) -> ec.EllipticCurvePublicKey:
        """Return the key that is to be certified."""
        return public_key(self.root[0])

    def to_json(self) -> dict[str, Json]:
        """Return the payload of the request's document."""
        return {
            "epoch": self.epoch,
            "name": self.name,
            "office": self.office.to_json(),
            "recipient": self.recipient,
            "serial": self.serial,
        }


def write_request(request: CertificateRequest, key: ec.EllipticCurvePrivateKey) -> bytes:
    """Return the file of a request, signed with the key that it asks to certify."""
    return write_document(REQUEST, request.to_json(), Signer(key, request.root))


def read_request(data: bytes) -> CertificateRequest:
    """Return the request of a file: whoever made it holds its key; who that is, paper tells.

    Raises:
        FormatNewerError: a newer program made it.
        CertificateRequestUnreadableError: it is none, or not what was signed.
    """
    try:
        document = read_document(REQUEST, data)
        request = _request(document.payload, document.chain)
        prove_office(request.root, own_root(request.root))
    except FormatNewerError:
        raise
    except (ValueError, SiksngError):
        raise CertificateRequestUnreadableError from None
    return request


def fingerprint(data: bytes) -> str:
    """Return the SHA-256 of a request's file in groups of four, as it is compared on paper."""
    return checkcode.fingerprint(data)


def _request(payload: Json, chain: Chain) -> CertificateRequest:
    """Return the request of a payload that the chain's first certificate signed.

    Raises:
        ValueError: it is none, or speaks of another office than signed it.
    """
    fields = Fields(payload, _KEYS)
    request = CertificateRequest(
        name=fields.text("name", NAME),
        root=chain,
        recipient=read_recipient(fields.text("recipient")),
        epoch=fields.whole("epoch", 1),
        serial=fields.text_or_none("serial", SERIAL),
    )
    if len(chain) != 1 or request.office != read_office(fields.any("office")):
        raise ValueError("office")
    if clean(request.name) != request.name:
        raise ValueError("name")
    return request
