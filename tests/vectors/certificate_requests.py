"""Scenarios of certificate requests: what an office above must take, and what it must not."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from forms.canonical import canonical
from siksng_tui.exchange.ages import recipient_of
from siksng_tui.exchange.cards import CARD, OfficeCard, write_card
from siksng_tui.exchange.certificate_requests import REQUEST, CertificateRequest, write_request
from siksng_tui.exchange.certificates import Chain, Signer, certify_office, make_root
from siksng_tui.exchange.documents import write_document
from tests.exchange.asking import Asked
from tests.exchange.world import CITY, MADE, VILLAGE, world

NEWER: Final = "format-newer"


def scenarios() -> Iterator[Asked]:
    """Yield every scenario of certificate requests."""
    yield from _sound()
    yield from _signatures()
    yield from _fields()
    yield from _spellings()
    yield from _others()


def root() -> Chain:
    """Return the root that the village made for itself."""
    return make_root(world().village.key, VILLAGE, MADE, serial=0x10011).chain


def asked() -> CertificateRequest:
    """Return what the village asks for."""
    recipient = recipient_of(world().identities[VILLAGE.id])
    return CertificateRequest("Kelurahan Contoh Satu", root(), recipient, 1, None)


def sound() -> bytes:
    """Return the village's request."""
    return write_request(asked(), world().village.key)


def changed(**payload: Any) -> bytes:  # noqa: ANN401 - what JSON can hold
    """Return the village's request with other facts, well signed."""
    signer = Signer(world().village.key, root())
    return write_document(REQUEST, {**asked().to_json(), **payload}, signer)


def _sound() -> Iterator[Asked]:
    """Yield requests that are taken."""
    key = world().village.key
    yield Asked("sound-first", "the first certificate of a village", sound(), "ok")
    renewal = replace(asked(), serial="2000000000000000000000000000000ff")
    yield Asked("sound-renewal", "a renewal", write_request(renewal, key), "ok")
    later = replace(asked(), epoch=3)
    yield Asked("sound-epoch", "a PC that was replaced twice", write_request(later, key), "ok")
    name = replace(asked(), name="Desa Érau \u201cLama\u201d")
    yield Asked("sound-name", "a name beyond ASCII", write_request(name, key), "ok")


def _signatures() -> Iterator[Asked]:
    """Yield requests that are not what was signed, or that another one signed."""
    for name, old, new in (
        ("name", b"Contoh Satu", b"Contoh Dua"),
        ("epoch", b'"epoch":1', b'"epoch":2'),
        ("region", b'"region":"17.71.01.1001"', b'"region":"17.71.01.1002"'),
        ("serial", b'"serial":null', b'"serial":"1f"'),
    ):
        about = f"another {name} than was signed"
        yield Asked(f"changed-{name}", about, sound().replace(old, new))
    other = recipient_of(world().identities[CITY.id])
    swapped = sound().replace(asked().recipient.encode(), other.encode())
    yield Asked("changed-recipient", "an age key that was put in later", swapped)
    signer = Signer(world().neighbour.key, root())
    stolen = write_document(REQUEST, asked().to_json(), signer)
    yield Asked("signer-other-key", "signed by who does not hold the root's key", stolen)
    yield Asked("signer-other-office", "the root of another office", changed(office=CITY.to_json()))
    chain = certify_office(world().city, VILLAGE, world().village.key.public_key(), MADE, 0x1001)
    under = write_document(REQUEST, asked().to_json(), Signer(world().village.key, chain))
    yield Asked("signer-certified", "signed under a chain, not under its own root", under)
    card = write_document(
        replace(REQUEST, payload_type=CARD.payload_type),
        asked().to_json(),
        Signer(world().village.key, root()),
    )
    yield Asked("signer-other-type", "signed as a card is", card)


def _fields() -> Iterator[Asked]:
    """Yield requests that their office signed, with facts that cannot be."""
    cases: dict[str, tuple[str, dict[str, Any]]] = {
        "epoch-zero": ("epochs count from 1", {"epoch": 0}),
        "epoch-true": ("true is no number", {"epoch": True}),
        "name-empty": ("no name", {"name": ""}),
        "name-long": ("a name of 121 characters", {"name": "x" * 121}),
        "name-line": ("a name of two lines", {"name": "Desa\nContoh"}),
        "name-escape": ("a name that a terminal would obey", {"name": "Desa \x1b[31m"}),
        "name-bidi": ("a name that turns its text round", {"name": "Desa \u202eContoh"}),
        "name-decomposed": ("a name that is not NFC", {"name": "Desa E\u0301rau"}),
        "recipient-none": ("no age key", {"recipient": None}),
        "recipient-wrong": ("no age key, but a text", {"recipient": "age1qqq"}),
        "serial-upper": ("a serial in capitals", {"serial": "1F"}),
        "serial-zero": ("a serial with a leading zero", {"serial": "01f"}),
        "serial-long": ("a serial of 41 digits", {"serial": "1" * 41}),
        "field-more": ("a fact that nobody knows", {"extra": 1}),
    }
    for title, (about, payload) in cases.items():
        yield Asked(title, about, changed(**payload))
    facts = {name: value for name, value in asked().to_json().items() if name != "epoch"}
    signer = Signer(world().village.key, root())
    yield Asked("field-missing", "no epoch", write_document(REQUEST, facts, signer))


def _spellings() -> Iterator[Asked]:
    """Yield sound requests in another spelling."""
    data = sound()
    yield Asked("spelling-line-feed", "a line feed at the end", data + b"\n")
    yield Asked("spelling-mark", "a byte order mark", b"\xef\xbb\xbf" + data)
    yield Asked("spelling-blank", "a blank", data.replace(b',"version"', b', "version"'))
    yield Asked(
        "spelling-twice", "a key twice", data.replace(b'"version":1', b'"version":1,"version":1')
    )
    yield Asked(
        "spelling-order",
        "other order",
        json.dumps(dict(reversed(json.loads(data).items()))).encode(),
    )
    yield Asked("spelling-crlf", "CRLF in PEM", data.replace(b"\\n", b"\\r\\n"))
    yield Asked("spelling-cut", "the end is missing", data[:-20])


def _others() -> Iterator[Asked]:
    """Yield files that are something else."""
    value = json.loads(sound())
    yield Asked("other-empty", "no byte at all", b"")
    yield Asked("other-text", "a text file", b"id;nama\r\n1;BUDI\r\n")
    yield Asked("other-deep", "brackets in brackets", b"[" * 3000 + b"]" * 3000)
    yield Asked("other-large", "larger than any document", b'"' + b"x" * 65536 + b'"')
    own = OfficeCard("Kelurahan Contoh Satu", root(), asked().recipient)
    yield Asked("other-card", "a card", write_card(own, Signer(world().village.key, root())))
    named = canonical({**value, "format": CARD.format})
    yield Asked("other-format", "called a card", named)
    yield Asked("newer", "of the next version", canonical({**value, "version": 2}), NEWER)
    yield Asked("older", "of a version before the first", canonical({**value, "version": 0}))
