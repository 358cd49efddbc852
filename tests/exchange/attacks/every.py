"""Every class of attack, by name, and what may come of it."""

from collections import Counter
from collections.abc import Mapping
from random import Random
from types import MappingProxyType
from typing import Final

from tests.exchange.attacks import carriers, insides, pems, spellings, trust, zips
from tests.exchange.attacks.attack import WAITS, Attacker, harmless, outcome
from tests.exchange.attacks.carriers import of_bytes, of_members

CLASSES: Final[Mapping[str, Attacker]] = MappingProxyType(
    {
        "bit flipped": of_bytes(carriers.flipped),
        "bytes spoilt": of_bytes(carriers.spoilt),
        "cut": of_bytes(carriers.cut),
        "sector torn": of_bytes(carriers.torn),
        "bytes added": of_bytes(carriers.added),
        "bytes lost": of_bytes(carriers.lost),
        "converted": of_bytes(carriers.converted),
        "bit flipped, CRC mended": of_members(carriers.flipped_and_mended),
        "members swapped within": of_members(carriers.swapped_within),
        "members of another parcel": of_members(carriers.swapped_between),
        "member removed": of_members(carriers.removed),
        "member twice": of_members(carriers.repeated),
        "member added": of_members(carriers.joined),
        "ZIP header field": of_bytes(zips.field_changed),
        "ZIP entry": of_bytes(zips.entry_changed),
        "ZIP name": of_bytes(zips.renamed),
        "ZIP data descriptor": of_bytes(zips.described_behind),
        "ZIP members overlap": of_bytes(zips.overlapping),
        "ZIP gap": of_bytes(zips.padded),
        "ZIP comment": of_bytes(zips.commented),
        "ZIP64": of_bytes(zips.enlarged),
        "ZIP directory": of_bytes(zips.listed_otherwise),
        "parcel.json misspelt": spellings.parcel_json,
        "parcel.json value": spellings.values,
        "signature.json misspelt": spellings.signature_json,
        "first line misspelt": spellings.header_line,
        "record misspelt": spellings.request_lines,
        "PEM misspelt": pems.misspelt,
        "kind confused": trust.kinds_confused,
        "wrong direction": trust.directions,
        "chain of another": trust.borrowed_chain,
        "upstart": trust.upstart,
        "stranger": trust.stranger,
        "bit of a certificate": trust.certificate_bits,
        "revoked": trust.revoked,
        "clock 1970-2099": trust.wrong_time,
        "cover relabelled": insides.relabelled,
        "records of another link": insides.resealed,
        "first line of another": insides.other_header,
        "sizes and counts": insides.sizes,
        "frame damaged": insides.frames,
        "age damaged": insides.ages,
        "attachment of another": insides.attachments,
        "another recipient": insides.other_recipient,
        "newer or unknown": insides.newer,
    }
)
"""Class to what makes its attacks."""

REFUSALS: Final = frozenset(
    {
        "certificate-revoked",
        "format-newer",
        "instrument-unknown",
        "not-a-parcel",
        "office-out-of-scope",
        "parcel-for-other-office",
        "parcel-forged",
        "parcel-inside-wrong",
        "parcel-key-missing",
        "parcel-too-large",
        "parcel-truncated",
        "request-line-wrong",
        "sender-unknown",
    }
)
"""How a parcel or a record may be refused."""

DELAYED: Final = MappingProxyType({"clock 1970-2099": frozenset({WAITS})})
"""Classes that are not refused, and what comes of them instead."""


def tried(name: str, times: int, seed: int) -> tuple[Counter[str], list[str]]:
    """Return how often each thing came of attacks of a class, and which of them passed."""
    came: Counter[str] = Counter()
    passed = []
    for number in range(times):
        draw = Random(f"{seed} {name} {number}")  # noqa: S311 - nothing is secret
        found = _came(CLASSES[name], draw)
        came[found] += 1
        if found not in DELAYED.get(name, REFUSALS):
            passed.append(f"{name} {number}: {found}")
    return came, passed


def _came(attacker: Attacker, draw: Random) -> str:
    """Return what came of one attack; an error that is not ours by its name."""
    attack = attacker(draw)
    while harmless(attack):
        attack = attacker(draw)
    try:
        return outcome(attack)
    except Exception as error:  # noqa: BLE001 - whatever comes is counted, not hidden
        return f"{type(error).__name__}: {error}"
