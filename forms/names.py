"""Names as they are compared and searched: one key for the many spellings of one name.

The key is in capitals, without titles, marks and doubled letters; spelling of before 1972 is turned
into today's (OE U, TJ C, DJ J, NJ NY, SJ SY, J Y) and the spellings of MUHAMMAD are made one. It is
for finding and comparing only; the name itself is stored and printed as it was written.

Source of the old spelling: Ejaan Yang Disempurnakan, Keputusan Presiden 57/1972.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from forms.shipped import shipped_rows

_DOUBLED: Final = re.compile(r"(.)\1+")
_PRIMES: Final = re.compile("['`\u2018\u2019\u02bb\u02bc]")
_WORD: Final = re.compile(r"[^\W_]+")
_MOHAMAD: Final = re.compile(r"^M[OU][CK]?H")
_OLD: Final = re.compile(r"[DTS]J")
_OLD_SOUNDS: Final = {"DJ": "J", "TJ": "C", "SJ": "SY", "NJ": "NY", "J": "Y"}
_OLD_SOUND: Final = re.compile("|".join(_OLD_SOUNDS))

_WORDS_KEPT: Final = 1 << 15
"""Spelled words that are remembered; an import meets the same few thousand again and again."""


def name_key(text: str, *, unfinished: bool = False) -> str:
    """Return the key of a name, its words parted by one space; doing it twice changes nothing.

    Args:
        text: the name as written.
        unfinished: the last word is still being typed: it is spelled, but not completed, so that
            "MUH" finds MUHLIS as well as MUHAMMAD.

    >>> name_key("H. Moch. Soekarno, S.Pd"), name_key("MUHAMMAD SUKARNO")
    ('MUHAMAD SUKARNO', 'MUHAMAD SUKARNO')
    >>> name_key("Hj. Sitti Djoewariah (alm)"), name_key("TJAHJONO WIDJAJA")
    ('SITI JUWARIAH', 'CAHYONO WIJAYA')
    >>> name_key("muh", unfinished=True)
    'MUH'
    """
    while (key := _key(text, unfinished=unfinished)) != text:
        text = key
    return key


def without_degrees(name: str) -> str:
    """Return a name without the degrees that a comma parts or a dot marks behind it.

    >>> without_degrees("RINA PUTRI, A.MD"), without_degrees("HERU HARAHAP S.Sos.")
    ('RINA PUTRI', 'HERU HARAHAP')
    >>> without_degrees("SITI M.A."), without_degrees("M. YUSUF")
    ('SITI', 'M. YUSUF')
    """
    if "," not in name and "." not in name:
        return name
    head, *tail = name.split(",")
    kept = [head, *(part for part in tail if not _is_title(part.upper()))]
    words = ",".join(kept).split()
    degrees = 0
    while len(words) > 1 and "." in words[-1] and _is_title(words[-1].upper()):
        words.pop()
        degrees += 1
    return " ".join(words) if degrees or len(kept) <= len(tail) else name


def _key(text: str, *, unfinished: bool) -> str:
    """Return the text with titles dropped and every word levelled once."""
    words = [_spelled(word) for word in _without_titles(_letters(text))]
    last = len(words) - 1 if unfinished else len(words)
    return " ".join(
        word if at >= last else _standard(word, first=at == 0 < len(words) - 1)
        for at, word in enumerate(words)
    )


def _letters(text: str) -> str:
    """Return the text in capitals, without accents and primes."""
    text = _PRIMES.sub("", text)
    if text.isascii():
        return text.upper()
    parts = unicodedata.normalize("NFKD", text)
    return "".join(part for part in parts if not unicodedata.combining(part)).upper()


def _without_titles(text: str) -> list[str]:
    """Return the words of a name without its titles; a name that is only a title stays."""
    head, *tail = text.split(",")
    written = head.split() + [word for part in tail if not _is_title(part) for word in part.split()]
    while len(written) > 1 and "." in written[-1] and _is_title(written[-1]):
        written.pop()
    words = _WORD.findall(" ".join(written))
    kept = [word for word in words if _titles().get(word) != "any"] or words
    while len(kept) > 1 and _titles().get(kept[0]) == "before":
        kept.pop(0)
    return kept


def _is_title(text: str) -> bool:
    """Return whether a part of a name, dots aside, is made of titles alone."""
    joined = "".join(_WORD.findall(text))
    return joined in _titles() or all(
        "".join(_WORD.findall(word)) in _titles() for word in text.split()
    )


@lru_cache(maxsize=_WORDS_KEPT)
def _spelled(word: str) -> str:
    """Return a word in today's spelling, without doubled letters."""
    word = _DOUBLED.sub(r"\1", word).replace("OE", "U").replace("HJ", "HY")
    if _OLD.search(word):
        word = _OLD_SOUND.sub(lambda sound: _OLD_SOUNDS[sound[0]], word)
    if word.startswith("NJ"):
        word = "NY" + word[2:]
    return _DOUBLED.sub(r"\1", _MOHAMAD.sub("MUH", word))


def _standard(word: str, *, first: bool) -> str:
    """Return the usual spelling of a word that has several."""
    standard, place = _variants().get(word, (word, "any"))
    return standard if place == "any" or first else word


@cache
def _titles() -> Mapping[str, str]:
    """Return every title and where it stands."""
    rows = shipped_rows("names/titles.csv", "title", "place")
    return {row["title"]: row["place"] for row in rows}


@cache
def _variants() -> Mapping[str, tuple[str, str]]:
    """Return every variant with its standard and the place it is one in."""
    rows = shipped_rows("names/variants.csv", "variant", "standard", "place")
    return {row["variant"]: (row["standard"], row["place"]) for row in rows}
