"""Scenarios of trust: who signed, and who vouches for whom."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from forms.records import Level
from siksng_tui.exchange.certificates import (
    LIFE,
    MARGIN,
    Chain,
    Signer,
    make_root,
    write_chain,
)
from siksng_tui.exchange.manifest import Kind
from siksng_tui.exchange.offices import Office
from tests.exchange.forging import Forgery, sound
from tests.exchange.scenario import Scenario, lone_city
from tests.exchange.world import (
    CITY,
    MADE,
    NEIGHBOUR,
    VILLAGE,
    head,
    world,
)

UNKNOWN: Final = "sender-unknown"
SCOPE: Final = "office-out-of-scope"
FORGED: Final = "parcel-forged"
CHAIN: Final = "chain.pem"


def scenarios() -> Iterator[Scenario]:
    """Yield every scenario of trust."""
    yield from _sound()
    yield from _chains()
    yield from _unknown()
    yield from _scope()


def _sound() -> Iterator[Scenario]:
    """Yield sound parcels of each kind."""
    yield Scenario("sound-submission", "one request, up", sound(), records="ok")
    yield Scenario("sound-empty", "no request at all", sound(lines=[]))
    for kind in (Kind.RECEIPT, Kind.VERDICT, Kind.EXTRACT):
        data = sound(head(kind), [b'{"line":"x"}'])
        yield Scenario(f"sound-{kind.value}", "down", data, records="line", office=CITY.id)
    yield Scenario(
        "sound-unproven", "seal intact, sender not proven", sound(lines=[]), trust="", office=""
    )
    lone = Forgery(lines=(), signer=lone_city()).data()
    yield Scenario("sound-own-root", "an office that is its own root", lone, trust="lone")


def _chains() -> Iterator[Scenario]:
    """Yield chains that are spelled or composed otherwise."""
    chain = world().city.chain
    pem = write_chain(chain)
    cases = {
        "crlf": ("CRLF in PEM", pem.replace(b"\n", b"\r\n"), CHAIN),
        "text": ("a word before PEM", b"city\n" + pem, CHAIN),
        "between": (
            "an empty line between",
            pem.replace(b"\n-----B", b"\n\n-----B"),
            CHAIN,
        ),
        "key": ("a private key beside", pem + b"-----BEGIN X-----\nAAAA\n-----END X-----\n", CHAIN),
        "none": ("no certificate", b"", CHAIN),
        "long": ("the root six times more", write_chain((*chain, *chain[1:] * 6)), CHAIN),
    }
    for title, (about, changed, part) in cases.items():
        yield Scenario(
            f"chain-{title}", about, Forgery(lines=(), chain=changed).data(), FORGED, part
        )
    without = Forgery(lines=(), chain=write_chain(chain[:1])).data()
    yield Scenario("chain-without-root", "the root left out", without, FORGED, CHAIN)
    reverse = Forgery(lines=(), chain=write_chain(chain[::-1])).data()
    yield Scenario("chain-reversed", "root first", reverse, FORGED, CHAIN)
    twice = Forgery(lines=(), chain=write_chain((chain[0], *chain))).data()
    yield Scenario("chain-leaf-twice", "the city twice", twice, SCOPE)


def _unknown() -> Iterator[Scenario]:
    """Yield senders whom nobody vouches for."""
    here = world()
    stranger = Signer(here.city.key, issue(here.stranger, CITY, here.city.key.public_key()))
    yield Scenario(
        "unknown-root",
        "a root of the same name with another key",
        Forgery(lines=(), signer=stranger).data(),
        UNKNOWN,
    )
    mixed = Signer(here.city.key, (stranger.chain[0], *here.province.chain))
    yield Scenario(
        "unknown-issuer",
        "certified by a stranger, the true root beside",
        Forgery(lines=(), signer=mixed).data(),
        UNKNOWN,
    )
    yield Scenario(
        "unknown-own-root",
        "an office that is its own root, not trusted",
        Forgery(lines=(), signer=lone_city()).data(),
        UNKNOWN,
    )
    person = Signer(here.budi_key, here.budi)
    yield Scenario(
        "unknown-person",
        "signed by a person, not by the office",
        Forgery(lines=(), signer=person, chain=write_chain(here.budi)).data(),
        FORGED,
        CHAIN,
    )
    p384 = ec.generate_private_key(ec.SECP384R1())
    other = Signer(here.city.key, issue(here.province, CITY, p384.public_key()))
    yield Scenario(
        "unknown-curve",
        "a key on another curve",
        Forgery(lines=(), signer=other).data(),
        FORGED,
        "signature.json",
    )


def _scope() -> Iterator[Scenario]:
    """Yield offices that certify whom they do not stand above."""
    here = world()
    key = here.neighbour.key
    neighbour = Signer(key, issue(here.village, NEIGHBOUR, key.public_key()))
    sent = replace(head(), sender=NEIGHBOUR, recipient=CITY)
    yield Scenario(
        "scope-neighbour",
        "a village certifies its neighbour",
        Forgery(lines=(), signer=neighbour, sent=sent).data(),
        SCOPE,
        office=CITY.id,
    )
    upper = Office("prov-17", Level.PROVINCE, "17")
    province = Signer(key, issue(here.city, upper, key.public_key()))
    yield Scenario(
        "scope-city-makes-province",
        "a city certifies a province",
        Forgery(lines=(), signer=province, sent=head(Kind.EXTRACT)).data(),
        SCOPE,
        office=CITY.id,
    )
    abroad = Office("kota-1671", Level.CITY, "16.71")
    signer = Signer(key, issue(here.province, abroad, key.public_key()))
    sent = replace(head(), sender=abroad)
    yield Scenario(
        "scope-other-province",
        "a province certifies a city of another",
        Forgery(lines=(), signer=signer, sent=sent).data(),
        SCOPE,
    )
    person = Signer(key, issue_under_person(key.public_key()))
    sent = replace(head(), sender=VILLAGE, recipient=CITY)
    yield Scenario(
        "scope-person-certifies",
        "a person certifies a village",
        Forgery(lines=(), signer=person, sent=sent).data(),
        SCOPE,
        office=CITY.id,
    )


def issue(issuer: Signer, office: Office, key: ec.EllipticCurvePublicKey) -> Chain:
    """Return the chain of an office as any office could make it, allowed or not."""
    return (_certificate(make_root(issuer.key, office, MADE).chain[0], key, issuer), *issuer.chain)


def issue_under_person(key: ec.EllipticCurvePublicKey) -> Chain:
    """Return the chain of a village that a person of the city certified."""
    here = world()
    issuer = Signer(here.budi_key, here.budi)
    return (_certificate(here.village.chain[0], key, issuer), *here.budi)


def _certificate(
    like: x509.Certificate, key: ec.EllipticCurvePublicKey, issuer: Signer
) -> x509.Certificate:
    """Return a certificate like another one, for a key, by an issuer."""
    authority = x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.key.public_key())
    builder = (
        x509.CertificateBuilder()
        .subject_name(like.subject)
        .issuer_name(issuer.chain[0].subject)
        .public_key(key)
        .serial_number(0xBAD)
        .not_valid_before(MADE - MARGIN)
        .not_valid_after(MADE + LIFE)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
        .add_extension(authority, critical=False)
    )
    for kind in (x509.BasicConstraints, x509.KeyUsage):
        builder = builder.add_extension(
            like.extensions.get_extension_for_class(kind).value, critical=True
        )
    return builder.sign(issuer.key, hashes.SHA256(), ecdsa_deterministic=True)
