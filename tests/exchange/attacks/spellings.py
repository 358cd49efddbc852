"""Other spellings of the same JSON; the sender itself signed each, where it is signed."""

import json
import re
from dataclasses import replace
from random import Random
from typing import Final

from forms.canonical import Json
from siksng_tui.exchange.inside import Header
from siksng_tui.exchange.submission import request_line
from tests.exchange.attacks.attack import Attack, bases
from tests.exchange.forging import Facts, Forgery, members_of, zipped
from tests.exchange.world import head, request, world

TOKEN: Final = re.compile(rb'"(?:[^"\\]|\\.)*"|-?\d+|[{}\[\]:,]|true|false|null')
"""The parts of JSON."""


def misspelt(body: bytes, draw: Random) -> bytes:
    """Return JSON that is spelled otherwise: whole, or in one of its tokens."""
    if draw.random() < 0.3:
        return draw.choice(_whole(body))
    tokens = TOKEN.findall(body)
    draw.choice((_spaced, _spaced, _numbered, _escaped, _doubled, _shuffled, _stray))(tokens, draw)
    return b"".join(tokens)


def parcel_json(draw: Random) -> Attack:
    """Return a parcel whose parcel.json is misspelt."""
    return Attack(Forgery(lines=(), spelling=lambda body: misspelt(body, draw)).data())


def header_line(draw: Random) -> Attack:
    """Return a parcel whose first line inside is misspelt."""
    line = Header(signers=(world().budi,)).line(head())
    return Attack(Forgery(header=misspelt(line, draw), lines=()).data())


def request_lines(draw: Random) -> Attack:
    """Return a parcel of which one record is misspelt."""
    return Attack(Forgery(lines=[misspelt(request_line(request()), draw)]).data())


def signature_json(draw: Random) -> Attack:
    """Return a parcel whose signature.json is misspelt, by whoever carries it."""
    base = draw.choice(bases())
    members = members_of(base.data)
    members[1] = ("signature.json", misspelt(members[1][1], draw))
    return replace(base, data=zipped(members))


def values(draw: Random) -> Attack:
    """Return a parcel in whose parcel.json a value is of another kind, or a key another one."""

    def change(facts: Facts) -> None:
        """Change one value or key, also of an object inside."""
        inner = [value for value in facts.values() if isinstance(value, dict)]
        where = draw.choice([facts, facts, *inner])
        key = draw.choice(sorted(where))
        how = draw.choice(["value", "value", "less", "more", "case"])
        if how == "value":
            where[key] = draw.choice(_others(where[key]))
        elif how == "more":
            where[draw.choice(["x", "", key + " ", "__proto__"])] = where[key]
        else:
            value = where.pop(key)
            where.update({key.upper(): value} if how == "case" else {})

    return Attack(Forgery(lines=(), facts=change).data())


def _whole(body: bytes) -> list[bytes]:
    """Return the JSON as other programs and editors write it."""
    value, text = json.loads(body), body.decode()
    return [
        b"\xef\xbb\xbf" + body,
        text.encode("utf-16"),
        text.encode("utf-32-le"),
        body + b"\n",
        body + b"\0",
        b" " + body,
        body + b"{}",
        body[:-1] + b",}",
        body[:-1] + b"//\n}",
        b"[" + body + b"]",
        body.replace(b'"', b"'"),
        body[:-1],
        body.upper(),
        json.dumps(value).encode(),
        json.dumps(value, indent=1).encode(),
        json.dumps(text).encode(),
        b"[" * 2000 + b"]" * 2000,
        b'{"a":' * 60 + body + b"}" * 60,
        body.replace(b"null", b"NaN", 1) + b" ",
        b"null",
        b"",
    ]


def _spaced(tokens: list[bytes], draw: Random) -> None:
    """Put white space between two tokens."""
    white = draw.choice([b" ", b"\t", b"\r", b"\n", b"\r\n", b"\x0b", b"\xc2\xa0", b"\xe2\x80\x8b"])
    tokens.insert(draw.randint(0, len(tokens)), white)


def _numbered(tokens: list[bytes], draw: Random) -> None:
    """Write a number in another way, or a number for a word."""
    numbers = [at for at, token in enumerate(tokens) if token[:1].isdigit()]
    at = draw.choice(numbers or [0])
    number = tokens[at]
    tokens[at] = draw.choice(
        [
            number + b".0",
            number + b"e0",
            number + b"E+0",
            number + b"0e-1",
            b"0" + number,
            b"+" + number,
            b"-" + number,
            b"0x" + number,
            number + b".",
            b'"' + number + b'"',
            number + b"9" * 400,
            b"1e999",
            b"Infinity",
            b"-0",
            number.translate(bytes.maketrans(b"0123456789", b"OIZESGGTBg")),
        ]
    )


def _escaped(tokens: list[bytes], draw: Random) -> None:
    """Write a letter of a text as an escape, or as letters that are no text."""
    texts = [at for at, token in enumerate(tokens) if len(token) > 2 and token[:1] == b'"']
    at = draw.choice(texts)
    inner = tokens[at][1:-1].decode()
    place = draw.randrange(len(inner))
    letter = inner[place]
    other = draw.choice(
        [
            f"\\u{ord(letter):04x}",
            f"\\u{ord(letter):04X}",
            "\\/" if letter == "/" else letter + "\\u200b",
            letter + "\\u0000",
            letter + "\\ud800",
            letter + "\N{COMBINING ACUTE ACCENT}",
            letter + "\x00",
            letter.swapcase() if letter.swapcase() != letter else letter + " ",
            "\\x41",
        ]
    )
    tokens[at] = ('"' + inner[:place] + other + inner[place + 1 :] + '"').encode()


def _doubled(tokens: list[bytes], draw: Random) -> None:
    """Write a key of the outermost object twice."""
    value = json.loads(b"".join(tokens))
    key = draw.choice(sorted(value))
    again = json.dumps(draw.choice([value[key], None, 0, "x", [], {}])).encode()
    pair = json.dumps(key).encode() + b":" + again
    if draw.random() < 0.5:
        tokens[:1] = [b"{", pair, b","]
    else:
        tokens[-1:] = [b",", pair, b"}"]


def _shuffled(tokens: list[bytes], draw: Random) -> None:
    """Write the keys of the outermost object in another order."""
    value = json.loads(b"".join(tokens))
    keys = sorted(value)
    at = draw.randrange(1, len(keys))
    order = [*keys[at:], *keys[:at]]
    text = json.dumps({key: value[key] for key in order}, ensure_ascii=False, separators=(",", ":"))
    tokens[:] = [text.encode()]


def _stray(tokens: list[bytes], draw: Random) -> None:
    """Lose a sign, or put one where it does not belong."""
    signs = [at for at, token in enumerate(tokens) if token in b"{}[]:,"]
    at = draw.choice(signs)
    if draw.random() < 0.5:
        del tokens[at]
    else:
        tokens.insert(at, draw.choice([b",", b"{", b"}", b"[", b"]", b":", b'"', b"0", b"\\"]))


def _others(value: Json) -> list[Json]:
    """Return values that cannot stand where this one does."""
    text, negative = "\ud7ff", -1
    kinds: list[Json] = [None, True, negative, text, [[], {}], {"": None}, [None]]
    return [other for other in kinds if type(other) is not type(value) or other in (negative, text)]
