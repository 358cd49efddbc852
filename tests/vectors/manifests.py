"""Scenarios of parcel.json and signature.json: every freedom that a lenient reader leaves.

The sender itself signed each parcel.json here, so only strict reading refuses it.
"""

import base64
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from cryptography.hazmat.primitives.asymmetric.utils import (
    decode_dss_signature,
    encode_dss_signature,
)

from forms.canonical import Json, canonical
from siksng_tui.exchange.signatures import ORDER
from tests.exchange.forging import Facts, Forgery, members_of, zipped
from tests.exchange.scenario import Scenario
from tests.exchange.world import PROVINCE, VILLAGE, head, world

FORGED: Final = "parcel-forged"
PARCEL: Final = "parcel.json"
SIGNATURE: Final = "signature.json"


def scenarios() -> Iterator[Scenario]:
    """Yield every scenario of the two small JSON members."""
    yield from _spellings()
    yield from _values()
    yield from _versions()
    yield from _signatures()


def _spellings() -> Iterator[Scenario]:
    """Yield parcel.json in other spellings of the same value."""
    cases: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
        "bom": ("a byte order mark", lambda body: b"\xef\xbb\xbf" + body),
        "line-feed": ("a line feed at the end", lambda body: body + b"\n"),
        "crlf": ("CRLF at the end", lambda body: body + b"\r\n"),
        "spaces": ("a space after a colon", lambda body: body.replace(b":1,", b": 1,", 1)),
        "unsorted": ("keys in another order", _unsorted),
        "key-twice": ("a key twice", lambda body: body[:-1] + b',"version":1}'),
        "key-twice-first": (
            "a key twice, the first with another value",
            lambda body: body.replace(b'"epoch":1', b'"epoch":2,"epoch":1'),
        ),
        "escape": (
            "a letter escaped",
            lambda body: body.replace(b"ssion", b"ssio\\u006e"),
        ),
        "leading-zero": (
            "a number with a leading zero",
            lambda body: body.replace(b'"epoch":1', b'"epoch":01'),
        ),
        "fraction": ("1.0 for 1", lambda body: body.replace(b'"epoch":1', b'"epoch":1.0')),
        "too-large-number": (
            "a number of 2^53",
            lambda body: body.replace(b'"epoch":1', b'"epoch":9007199254740992'),
        ),
        "exponent": ("1e0 for 1", lambda body: body.replace(b'"epoch":1', b'"epoch":1e0')),
        "utf16": ("UTF-16", lambda body: body.decode().encode("utf-16")),
        "deep": ("brackets three thousand deep", lambda _body: b"[" * 3000 + b"]" * 3000),
        "no-json": ("no JSON", lambda _body: b"kind=submission"),
        "array": ("an array", lambda body: b"[" + body + b"]"),
    }
    for title, (about, spelling) in cases.items():
        data = Forgery(lines=(), spelling=spelling).data()
        yield Scenario(f"parcel-json-{title}", about, data, FORGED, PARCEL)
    data = Forgery(lines=(), spelling=lambda body: body + b" " * 65536).data()
    yield Scenario(
        "parcel-json-large", "parcel.json beyond 64 KiB", data, "parcel-too-large", PARCEL
    )


def _unsorted(body: bytes) -> bytes:
    """Return the object with its keys in reverse order."""
    facts = json.loads(body)
    return json.dumps(dict(reversed(facts.items())), separators=(",", ":")).encode()


def _values() -> Iterator[Scenario]:
    """Yield parcel.json with values that are not as described."""
    cases: dict[str, tuple[str, Callable[[Facts], object]]] = {
        "unknown-key": ("a key that no format has", lambda facts: facts.update(note="x")),
        "missing-key": ("no cycle", lambda facts: facts.pop("cycle")),
        "unknown-kind": ("a kind that does not exist", lambda facts: facts.update(kind="decree")),
        "unknown-format": ("another format", lambda facts: facts.update(format="siksng-backup")),
        "version-zero": ("version 0", lambda facts: facts.update(version=0)),
        "version-text": ("a version as text", lambda facts: facts.update(version="1")),
        "version-true": ("true for version 1", lambda facts: facts.update(version=True)),
        "sequence-zero": ("sequence 0", lambda facts: facts.update(sequence=0)),
        "sequence-negative": ("a negative sequence", lambda facts: facts.update(sequence=-1)),
        "previous-missing": ("sequence 2 without previous", lambda facts: facts.update(sequence=2)),
        "previous-first": (
            "previous with sequence 1",
            lambda facts: facts.update(previous="0" * 64),
        ),
        "hash-upper": ("a hash in upper case", lambda facts: facts.update(chain="AB" * 32)),
        "hash-short": ("a hash too short", lambda facts: facts.update(chain="ab" * 31)),
        "id-upper": ("an id in upper case", lambda facts: facts.update(id="A" * 32)),
        "time-z": ("a time with Z", lambda facts: facts.update(time="2026-03-02T03:04:05Z")),
        "time-zone": (
            "a time of another zone",
            lambda facts: facts.update(time="2026-03-02T10:04:05+07:00"),
        ),
        "time-naive": ("a time of no zone", lambda facts: facts.update(time="2026-03-02T03:04:05")),
        "time-edge": (
            "a time before the first year",
            lambda facts: facts.update(time="0001-01-01T00:00:00+14:00"),
        ),
        "cycle": ("a fifth quarter", lambda facts: facts.update(cycle="2026-Q5")),
        "instruments-twice": (
            "an instrument twice",
            lambda facts: facts.update(instruments=["bdt/2020.1", "bdt/2020.1"]),
        ),
        "office-region": (
            "a province with a city's region",
            lambda facts: facts.update(recipient={**PROVINCE.to_json(), "region": "17.71"}),
        ),
        "office-level": (
            "a level that does not exist",
            lambda facts: facts.update(recipient={**PROVINCE.to_json(), "level": "king"}),
        ),
        "clock": ("a doubt that is no truth", lambda facts: facts.update(clock_doubtful=0)),
        "counts": (
            "a count as text",
            lambda facts: facts.update(counts={"attachments": 0, "records": "0"}),
        ),
        "members-none": ("no member named", lambda facts: facts.update(members=[])),
    }
    for title, (about, change) in cases.items():
        data = Forgery(lines=(), facts=_only(change)).data()
        yield Scenario(f"value-{title}", about, data, FORGED, PARCEL)


def _only(change: Callable[[Facts], object]) -> Callable[[Facts], None]:
    """Return a change that returns nothing."""

    def changed(facts: Facts) -> None:
        """Change the facts."""
        change(facts)

    return changed


def _versions() -> Iterator[Scenario]:
    """Yield parcels of newer programs, whatever else is in them."""
    data = Forgery(lines=(), facts=_only(lambda facts: facts.update(version=2))).data()
    yield Scenario("newer-version", "version 2", data, "format-newer")
    later: dict[str, Json] = {"format": "siksng-parcel", "version": 7}
    data = zipped([("parcel.json", canonical(later)), ("everything.new", b"\0")])
    yield Scenario("newer-members", "version 7 with other members", data, "format-newer")


def _signatures() -> Iterator[Scenario]:
    """Yield parcels whose signature is not the sender's, or spelled differently."""
    sound = Forgery(lines=())
    listed = dict(members_of(sound.data()))
    value = json.loads(listed[SIGNATURE])
    r, s = decode_dss_signature(base64.b64decode(value["sig"]))
    high = base64.b64encode(encode_dss_signature(r, ORDER - s)).decode()
    loose = value["sig"].rstrip("=")
    cases: dict[str, tuple[str, bytes]] = {
        "high-s": ("the other s of the same signature", canonical({**value, "sig": high})),
        "unpadded": ("base64 without padding", canonical({**value, "sig": loose + "A"})),
        "base64-break": (
            "a line break in base64",
            canonical({**value, "sig": value["sig"] + "\n"}),
        ),
        "not-der": ("no DER", canonical({**value, "sig": "AAAA"})),
        "empty": ("an empty signature", canonical({**value, "sig": ""})),
        "key-id": ("another key id", canonical({**value, "keyid": "0" * 64})),
        "extra-key": ("a payload beside", canonical({**value, "payload": ""})),
        "spelling": ("a space", listed[SIGNATURE].replace(b":", b": ", 1)),
    }
    for title, (about, body) in cases.items():
        members = list({**listed, SIGNATURE: body}.items())
        yield Scenario(f"signature-{title}", about, zipped(members), FORGED, SIGNATURE)
    data = Forgery(lines=(), signed_as="application/vnd.siksng.receipt.v1+json").data()
    yield Scenario("signature-type", "signed as a receipt", data, FORGED, SIGNATURE)
    other = Forgery(lines=(), sent=replace(head(), id="f" * 32)).data()
    members = list({**listed, SIGNATURE: dict(members_of(other))[SIGNATURE]}.items())
    yield Scenario(
        "signature-other-parcel",
        "the signature of another parcel",
        zipped(members),
        FORGED,
        SIGNATURE,
    )
    signer = replace(world().city, key=world().village.key)
    data = Forgery(lines=(), signer=signer).data()
    yield Scenario(
        "signature-other-key",
        "signed by a village under the city's certificate",
        data,
        FORGED,
        SIGNATURE,
    )
    sent = replace(head(), sender=VILLAGE)
    yield Scenario(
        "signature-other-sender",
        "a city that says it is its village",
        Forgery(lines=(), sent=sent).data(),
        "office-out-of-scope",
    )
