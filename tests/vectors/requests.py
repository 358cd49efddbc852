"""Scenarios of single requests: one that is wrong never takes the others with it."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from siksng_tui.exchange import signatures
from siksng_tui.exchange.statements import AUTHENTICATION_TYPE, authentication_statement
from siksng_tui.exchange.submission import CarriedRequest, request_line
from tests.exchange.forging import Forgery
from tests.exchange.scenario import Scenario
from tests.exchange.world import CITY, VILLAGE, authenticated, request, revision, world


def scenarios() -> Iterator[Scenario]:
    """Yield parcels in which one request is wrong; the others are taken."""
    good = request_line(request())
    for cases in (_spelled(good), _altered(good), _signed()):
        for title, (part, about, line) in cases.items():
            data = Forgery(lines=(good, line, good)).data()
            yield Scenario(f"request-{title}", about, data, records=f"ok,{part},ok")


Cases = dict[str, tuple[str, str, bytes]]
"""Title to the part that is wrong, what it is about, and the line."""


def _spelled(good: bytes) -> Cases:
    """Return lines that are not as described."""
    return {
        "spelling": ("form", "a space", good.replace(b":", b": ", 1)),
        "unknown-key": ("form", "a key that no format has", good[:-1] + b',"zone":1}'),
        "subject": ("form", "no such subject", good.replace(b'household","links', b'hut","links')),
        "fraction": ("form", "a fraction", good.replace(b'"jumlah_art":3', b'"jumlah_art":3.5')),
        "empty": ("form", "an empty line", b""),
    }


def _altered(good: bytes) -> Cases:
    """Return lines whose content changed on the way."""
    return {
        "base": ("revisions", "another base", changed(lambda one: _based(one, "bb" * 32))),
        "answer": ("revisions", "an answer changed", good.replace(b"MELATI", b"MAWAR")),
        "proposal": ("signatures", "the proposal changed", good.replace(b"KENANGA", b"KAMBOJA")),
        "number": ("signatures", "another number", good.replace(b"Q1A0001X", b"Q1A0002Y")),
        "region": (
            "region",
            "a family of another city",
            changed(lambda one: replace(one, region="17.02.01.2001")),
        ),
    }


def _signed() -> Cases:
    """Return lines that nobody authenticated, or not just this."""
    return {
        "signer": ("signer", "an unknown signer", changed(_unknown_signer)),
        "unsigned": ("authentication", "no signature", changed(_unsigned)),
        "older": ("authentication", "an older revision authenticated", changed(_older)),
        "other-key": ("signatures", "signed by the office, not the person", changed(_other_key)),
        "office": ("signer", "signed for another office", changed(_other_office)),
    }


def _unsigned(one: CarriedRequest) -> CarriedRequest:
    """Return the request without signatures."""
    return replace(one, signatures=())


def changed(change: Callable[[CarriedRequest], CarriedRequest]) -> bytes:
    """Return the line of a request that was changed."""
    return request_line(change(request()))


def _based(one: CarriedRequest, base: str) -> CarriedRequest:
    """Return the request with another base."""
    return replace(one, revisions=(replace(one.revisions[0], base=base),))


def _unknown_signer(one: CarriedRequest) -> CarriedRequest:
    """Return the request signed by nobody known."""
    return replace(one, signatures=(replace(one.signatures[0], signer="0" * 64),))


def _older(one: CarriedRequest) -> CarriedRequest:
    """Return the request with a signature over the revision before."""
    before = replace(one, revisions=(replace(one.revisions[0], revision=revision("aa" * 32)),))
    return replace(one, signatures=(authenticated(before),))


def _other_key(one: CarriedRequest) -> CarriedRequest:
    """Return the request signed by the office's key in the person's name."""
    statement = authentication_statement(one.number, one.hashes, CITY.id)
    der = signatures.sign(world().city.key, AUTHENTICATION_TYPE, statement).der
    return replace(one, signatures=(replace(one.signatures[0], der=der),))


def _other_office(one: CarriedRequest) -> CarriedRequest:
    """Return the request signed by Budi of the city as if of the village."""
    statement = authentication_statement(one.number, one.hashes, VILLAGE.id)
    der = signatures.sign(world().budi_key, AUTHENTICATION_TYPE, statement).der
    return replace(one, signatures=(replace(one.signatures[0], der=der, office=VILLAGE.id),))
