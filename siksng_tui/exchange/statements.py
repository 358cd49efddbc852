"""What is signed: the type of each kind of statement, and what a person signs to authenticate.

Format: parcel-1, sections 4 and 5; office-card-1, section 3.
"""

import json
from collections.abc import Iterable
from typing import Final

from forms.canonical import Json, canonical

AUTHENTICATION_TYPE: Final = "application/vnd.siksng.authentication.v1+json"
"""A person's signature over what a request proposes."""

CARD_TYPE: Final = "application/vnd.siksng.office-card.v1+json"
"""An office's signature over the card of an office below, or its own."""

REQUEST_TYPE: Final = "application/vnd.siksng.certificate-request.v1+json"
"""An office's signature over what it asks the office above to certify."""

REVOCATIONS_TYPE: Final = "application/vnd.siksng.revocations.v1+json"
"""An office's signature over the certificates that it takes back."""


def parcel_type(kind: str) -> str:
    """Return the type under which a parcel of a kind is signed.

    >>> parcel_type("submission")
    'application/vnd.siksng.submission.v1+json'
    """
    return f"application/vnd.siksng.{kind}.v1+json"


def authentication_statement(number: str, revisions: Iterable[str], office: str) -> bytes:
    """Return what a person signs to authenticate a request.

    Args:
        number: of the request.
        revisions: hashes of the proposed revisions, in any order.
        office: id of the person's office.

    >>> authentication_statement("7", ["b", "a"], "1771")
    b'{"number":"7","office":"1771","revisions":["a","b"]}'
    """
    hashes = list[Json](sorted(revisions))
    return canonical({"number": number, "office": office, "revisions": hashes})


def signed_revisions(statement: bytes) -> tuple[str, ...]:
    """Return the hashes of revisions that a statement of authentication names.

    >>> signed_revisions(authentication_statement("7", ["b", "a"], "1771"))
    ('a', 'b')
    """
    return tuple(json.loads(statement)["revisions"])
