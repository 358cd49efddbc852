"""Scenarios of what is inside: encrypted members, first lines, sizes, frames."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

import pyrage
import zstandard

from siksng_tui.exchange.ages import recipient_of
from siksng_tui.exchange.inside import AttachmentFacts, Header
from tests.exchange.forging import Facts, Forgery, encrypted, members_of, sealed, zipped
from tests.exchange.scenario import Scenario
from tests.exchange.world import (
    VILLAGE,
    head,
    world,
)

INSIDE: Final = "parcel-inside-wrong"


def scenarios() -> Iterator[Scenario]:
    """Yield every scenario of the inside."""
    yield from _payloads()
    yield from _headers()
    yield from _sizes()
    yield from _frames()


def recipient() -> str:
    """Return the province's public age key."""
    return recipient_of(world().identities["prov-17"])


def _payloads() -> Iterator[Scenario]:
    """Yield encrypted members that are not what they should be."""
    plain = Forgery(lines=()).plaintext()
    armoured = pyrage.encrypt(
        zstandard.compress(plain), [pyrage.x25519.Recipient.from_str(recipient())], armored=True
    )
    records = "records.jsonl.zst.age"
    cases = {
        "payload-empty": ("no byte of records", b""),
        "payload-no-age": ("records in clear", zstandard.compress(plain)),
        "payload-armoured": ("age as text", armoured),
    }
    for title, (about, body) in cases.items():
        data = Forgery(lines=(), records=body).data()
        yield Scenario(title, about, data, INSIDE, records)
    whole = sealed(plain, recipient())
    for title, body in {"cut": whole[:-1], "longer": whole + b"\0"}.items():
        data = Forgery(lines=(), records=body).data()
        yield Scenario(f"payload-age-{title}", f"age {title}", data, "parcel-key-missing")
    listed = dict(members_of(Forgery(lines=()).data()))
    other = dict(members_of(Forgery().data()))["records.jsonl.zst.age"]
    swapped = zipped(list({**listed, "records.jsonl.zst.age": other}.items()))
    yield Scenario(
        "payload-other-parcel",
        "the records of another parcel",
        swapped,
        "parcel-forged",
        "records.jsonl.zst.age",
    )
    content = b"%PDF-1.7 SK"
    facts = AttachmentFacts("SK 460.pdf", hashlib.sha256(content).hexdigest(), len(content))
    attachment = encrypted(content, recipient())
    sound = Forgery(lines=(), attachments=(attachment,), attached=(facts,)).data()
    yield Scenario("sound-attachment", "a decree attached", sound)
    unnamed = Forgery(lines=(), attachments=(attachment,)).data()
    yield Scenario(
        "attachment-unnamed",
        "an attachment that the header does not name",
        unnamed,
        INSIDE,
        "header",
    )


def _headers() -> Iterator[Scenario]:
    """Yield first lines that say something else than parcel.json."""
    header = Header(signers=(world().budi,))
    cases: dict[str, tuple[str, bytes]] = {
        "sequence": ("another sequence inside", header.line(head(sequence=2, previous="0" * 64))),
        "id": ("another id inside", header.line(replace(head(), id="f" * 32))),
        "recipient": ("another recipient", header.line(replace(head(), recipient=VILLAGE))),
        "signer-twice": (
            "a person twice",
            replace(header, signers=(world().budi,) * 2).line(head()),
        ),
        "spelling": ("a space inside", header.line(head()).replace(b":", b": ", 1)),
        "no-json": ("no JSON inside", b"kind=submission"),
    }
    for title, (about, line) in cases.items():
        data = Forgery(lines=(), header=line).data()
        yield Scenario(f"inside-{title}", about, data, INSIDE, "header")
    named = AttachmentFacts("x", "0" * 64, 1)
    for title, name in {"path": "../x", "drive": "C:x", "control": "x\x1b[2J"}.items():
        line = header_with_name(header, named, name)
        yield Scenario(
            f"inside-name-{title}",
            "an attachment's name that something obeys",
            Forgery(lines=(), header=line).data(),
            INSIDE,
            "header",
        )


def header_with_name(header: Header, facts: AttachmentFacts, name: str) -> bytes:
    """Return a first line that names an attachment as nobody may."""
    bad = object.__new__(AttachmentFacts)
    for key, value in (("name", name), ("sha256", facts.sha256), ("size", facts.size)):
        object.__setattr__(bad, key, value)
    return replace(header, attachments=(bad,)).line(head())


def _sizes() -> Iterator[Scenario]:
    """Yield insides with more or fewer bytes or lines than signed."""
    plain = Forgery(lines=()).plaintext()
    more = sealed(plain + b'{"line":"hidden"}\n', recipient())
    yield Scenario(
        "size-more",
        "a line more than the signed size",
        Forgery(lines=(), records=more).data(),
        INSIDE,
        "size",
    )
    bomb = sealed(plain + b" " * (64 << 20), recipient())
    yield Scenario(
        "size-bomb",
        "64 MiB of spaces behind the signed size",
        Forgery(lines=(), records=bomb).data(),
        INSIDE,
        "size",
    )
    less = sealed(plain, recipient())
    size = len(plain) + 1
    yield Scenario(
        "size-less",
        "a byte less than signed",
        Forgery(lines=(), records=less, plaintext_size=size).data(),
        INSIDE,
        "size",
    )
    open_line = sealed(plain[:-1], recipient())
    size = len(plain) - 1
    yield Scenario(
        "size-no-line-feed",
        "no line feed at the end",
        Forgery(lines=(), records=open_line, plaintext_size=size).data(),
        INSIDE,
        "size",
    )
    long = plain + b" " * ((4 << 20) + 1) + b"\n"
    yield Scenario(
        "size-line",
        "a line of more than 4 MiB",
        Forgery(lines=(), records=sealed(long, recipient()), plaintext_size=len(long)).data(),
        INSIDE,
        "size",
    )
    for title, count in {"more": 1, "fewer": 3}.items():
        data = Forgery(lines=(b"{}", b"{}"), facts=_counting(count)).data()
        about = f"two records where {count} are signed"
        yield Scenario(f"count-{title}", about, data, INSIDE, "records")
    none = sealed(b"", recipient())
    yield Scenario(
        "count-no-header",
        "nothing inside",
        Forgery(lines=(), records=none, plaintext_size=0).data(),
        INSIDE,
        "header",
    )


def _counting(records: int) -> Callable[[Facts], None]:
    """Return a change of parcel.json to so many records."""

    def changed(facts: Facts) -> None:
        """Change the count."""
        facts.update(counts={"attachments": 0, "records": records})

    return changed


def _frames() -> Iterator[Scenario]:
    """Yield insides that are no zstd frame as described."""
    plain = Forgery(lines=()).plaintext()
    frame = zstandard.compress(plain)
    parameters = zstandard.ZstdCompressionParameters(window_log=27, enable_ldm=True)
    packer = zstandard.ZstdCompressor(compression_params=parameters).compressobj()
    window = packer.compress(plain) + packer.flush()
    cases = {
        "frame-none": ("not compressed", plain),
        "frame-junk": ("junk after the frame", frame + b"junk"),
        "frame-window": ("a window of 128 MiB", window),
    }
    for title, (about, body) in cases.items():
        records = encrypted(body, recipient())
        yield Scenario(title, about, Forgery(lines=(), records=records).data(), INSIDE, "zstd")
    cut = encrypted(frame[:-4], recipient())
    yield Scenario(
        "frame-cut", "a frame cut short", Forgery(lines=(), records=cut).data(), INSIDE, "size"
    )
