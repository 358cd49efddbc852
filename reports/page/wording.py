"""The texts of the papers that an office may edit, and what is filled into their places."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

_PLACE: Final = re.compile(r"\{([a-z_]+)\}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a paper.

    Args:
        name: the paper and the text, parted by a dot.
        titles: what it is called, by language.
        first: what papers say until the office changes it; where it is empty, what follows from
            the office's level and region.
        lines: whether each line is a paragraph of its own.
        places: names that may stand in it in braces.
        check: what it has to be: "nip", "number" or, for any text, "".
        place: what bears it once and limits its length, "" where it may be of any.
    """

    name: str
    titles: Mapping[str, str]
    first: str
    lines: bool
    places: frozenset[str]
    check: str
    place: str


@cache
def texts() -> Mapping[str, Text]:
    """Return every text by name, in the order of the data file, `reports/page/wording.toml`."""
    data = tomllib.loads(files("reports.page").joinpath("wording.toml").read_text("utf-8"))
    found = (
        _text(f"{paper}.{part}", own) for paper, of in data.items() for part, own in of.items()
    )
    return MappingProxyType({own.name: own for own in found})


def named(text: str) -> frozenset[str]:
    """Return the names that stand in a text in braces.

    >>> sorted(named("Kota {city}, {cycle} {}"))
    ['city', 'cycle']
    """
    return frozenset(_PLACE.findall(text))


def filled(text: str, facts: Mapping[str, str]) -> str:
    """Return a text with its places filled in; a name without a fact stays as it stands.

    What is filled in is never read for places again.

    >>> filled("{city} {cycle}", {"city": "Kota {cycle}", "cycle": "I"})
    'Kota {cycle} I'
    """
    return _PLACE.sub(lambda own: facts.get(own[1], own[0]), text)


def _text(name: str, own: Mapping[str, object]) -> Text:
    """Return a text of the data file."""
    places = own.get("places", [])
    return Text(
        name=name,
        titles=MappingProxyType({"id": str(own["id"]), "en": str(own["en"])}),
        first=str(own["text"]).strip(),
        lines=bool(own.get("lines", False)),
        places=frozenset(map(str, places)) if isinstance(places, list) else frozenset(),
        check=str(own.get("check", "")),
        place=str(own.get("place", "")),
    )
