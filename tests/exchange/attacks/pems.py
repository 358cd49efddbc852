"""Other spellings of the same PEM, and chains of other certificates; the sender signed each."""

import re
from random import Random

from siksng_tui.exchange.certificates import write_chain
from tests.exchange.attacks.attack import Attack
from tests.exchange.forging import Forgery
from tests.exchange.world import world


def misspelt(draw: Random) -> Attack:
    """Return a parcel whose chain is the sender's, in other words."""
    spelling = draw.choice((_lines_changed, _wrapped, _strayed, _pieces))
    chain = spelling(write_chain(world().city.chain), draw)
    return Attack(Forgery(lines=(), chain=chain).data())


def _lines_changed(text: bytes, draw: Random) -> bytes:
    """Return PEM with other ends of lines, or a line more, less or changed."""
    lines = text.splitlines(keepends=True)
    at = draw.randrange(len(lines))
    lines[at] = draw.choice(
        [
            lines[at].replace(b"\n", b"\r\n"),
            lines[at].replace(b"\n", b" \n"),
            b" " + lines[at],
            lines[at] + b"\n",
            lines[at].rstrip(b"\n"),
            b"",
            lines[at] * 2,
            b"# " + lines[at],
            b"subject=O = SIKSNG\n" + lines[at],
        ]
    )
    return b"".join(lines)


def _wrapped(text: bytes, draw: Random) -> bytes:
    """Return PEM with lines of another width."""
    width = draw.choice([1, 4, 48, 63, 65, 76, 100, 10_000])
    wrapped = b""
    for part in re.split(rb"(-----[A-Z ]+-----\n)", text):
        if part.startswith(b"-----"):
            wrapped += part
        else:
            joined = part.replace(b"\n", b"")
            lines = [joined[at : at + width] for at in range(0, len(joined), width)]
            wrapped += b"".join(line + b"\n" for line in lines)
    return wrapped


def _strayed(text: bytes, draw: Random) -> bytes:
    """Return PEM with a character more anywhere."""
    at = draw.randint(0, len(text))
    more = draw.choice([b" ", b"\t", b"\n", b"\r", b"\0", b"=", b"-", b"A", b"\xef\xbb\xbf"])
    return text[:at] + more + text[at:]


def _pieces(text: bytes, draw: Random) -> bytes:
    """Return PEM with other certificates, in another order or by another name."""
    leaf, root, _ = (
        part + b"-----END CERTIFICATE-----\n" for part in text.split(b"-----END CERTIFICATE-----\n")
    )
    trusted = text.replace(b" CERTIFICATE", b" TRUSTED CERTIFICATE")
    older = text.replace(b" CERTIFICATE", b" X509 CERTIFICATE")
    other = write_chain(world().village.chain[:1])
    key = b"-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"
    return draw.choice(
        [
            root + leaf,
            leaf,
            root,
            leaf + leaf + root,
            leaf + root + root,
            leaf + other + root,
            other + leaf + root,
            leaf + root + other,
            trusted,
            older,
            text.lower(),
            key + text,
            text + key,
            b"",
            write_chain(world().stranger.chain),
        ]
    )
