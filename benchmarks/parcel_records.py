"""Lines of a parcel as a city sends them, of people who do not exist: hashes, names, answers."""

import re
from collections.abc import Iterator
from random import Random
from typing import Final

from forms.canonical import Json, canonical

QUESTIONS: Final = 24
"""Answers of a household, and half as many of each of its members."""

MEMBERS: Final = 3
HASH: Final = "0" * 64
ID: Final = "0" * 32
NIK: Final = "0" * 16


def lines(count: int) -> Iterator[bytes]:
    """Yield so many records of two to three kilobytes, each another one, the same each time."""
    pattern = canonical(_record())
    parts = re.split(rb"(0{16,64})", pattern)
    places = range(1, len(parts), 2)
    size = sum(len(parts[place]) for place in places)
    draw = Random(1771)  # noqa: S311 - nothing is secret
    for number in range(count):
        drawn, at = draw.randbytes(size // 2).hex().encode(), 0
        for place in places:
            length = len(parts[place])
            parts[place], at = drawn[at : at + length], at + length
        yield b"".join(parts).replace(b"KARANGAN", b"KARANGAN %d" % number)


def _record() -> Json:
    """Return a correction of a household and its members, with zeros where each has its own."""
    bodies = [_body(QUESTIONS), *(_body(QUESTIONS // 2) for _ in range(MEMBERS))]
    revisions: list[Json] = [{"base": HASH, "body": body, "pending": []} for body in bodies]
    signature: dict[str, Json] = {
        "office": "kota-1771",
        "revisions": [HASH for _ in bodies],
        "signature": HASH,
        "signer": HASH,
        "time": "2026-11-23T04:05:06+00:00",
    }
    return {
        "household": ID,
        "kind": "correction",
        "line": "request",
        "number": NIK,
        "reason": "Pindah rumah",
        "region": "17.71.01.1001",
        "revisions": revisions,
        "signatures": [signature],
    }


def _body(questions: int) -> Json:
    """Return the answers of one subject."""
    answers: dict[str, Json] = {f"r{at:02d}x": at % 7 for at in range(1, questions)}
    return {
        "address": "JL. KARANGAN",
        "answers": answers,
        "author": "sari",
        "id": ID,
        "name": "NAMA KARANGAN",
        "nik": NIK,
        "parent": HASH,
    }
