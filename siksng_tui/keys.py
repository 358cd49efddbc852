"""What is made of the table of keys: bindings, bottom line, help page and key card."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from textual.binding import Binding

from siksng_tui.key_table import KEYS, Key, Place
from siksng_tui.words import _

__all__ = [
    "NO_LABELS",
    "Key",
    "Place",
    "bindings",
    "bottom_line",
    "bottom_lines",
    "card",
    "key",
    "of",
]

NO_LABELS: Final[Mapping[str, str]] = MappingProxyType({})
"""Where every key is called as in the table."""

BACK: Final = "everywhere.back"
"""The key that leaves a screen."""

GAP: Final = "  "
"""What stands between two keys on the bottom line."""

_BY_ID: Final = {key.id: key for key in KEYS}


def key(key_id: str) -> Key:
    """Return the key of an id.

    Raises:
        KeyError: the table has no such id.
    """
    return _BY_ID[key_id]


def bindings(*ids: str) -> list[Binding]:
    """Return Textual's bindings for keys of the table, each calling the action of its name."""
    return [Binding(",".join(key(own).keys), key(own).action, show=False, id=own) for own in ids]


def of(place: Place) -> tuple[Key, ...]:
    """Return the keys of one place, in the order of the table."""
    return tuple(own for own in KEYS if own.place is place)


def bottom_line(ids: Iterable[str], width: int, labels: Mapping[str, str] = NO_LABELS) -> str:
    """Return the keys that work, as many whole ones as fit into a width in characters.

    The way back is among them whatever is left out: who does not know how to leave is lost.

    Args:
        ids: of the keys, the most needed first.
        width: of the line.
        labels: translated words that say better than the table what a key does here, by its id.
    """
    named = list(ids)
    said = dict(zip(named, _said(named, labels), strict=True))
    back = said.get(BACK, "")
    seen: list[str] = []
    for own, text in said.items():
        owed = [back] if back and own != BACK and back not in seen else []
        if len(GAP.join((*seen, text, *owed))) > width:
            seen += [own for own in owed if len(GAP.join((*seen, own))) <= width]
            break
        seen.append(text)
    return GAP.join(seen)


def bottom_lines(
    ids: Iterable[str], width: int, most: int, labels: Mapping[str, str] = NO_LABELS
) -> list[str]:
    """Return the keys that work on as many lines as they need, arguments as for `bottom_line`.

    Args:
        ids: of the keys, the most needed first.
        width: of a line.
        most: lines at most; on the last one what does not fit is left out.
        labels: translated words that say better than the table what a key does here, by its id.
    """
    left = list(ids)
    lines: list[str] = []
    while len(lines) < most - 1:
        fit = len(left)
        while fit > 1 and len(GAP.join(_said(left[:fit], labels))) > width:
            fit -= 1
        lines.append(GAP.join(_said(left[:fit], labels)))
        left = left[fit:]
        if not left:
            return lines
    return [*lines, bottom_line(left, width, labels)]


def _said(ids: Iterable[str], labels: Mapping[str, str]) -> list[str]:
    """Return keys with what they are called."""
    return [f"{_(own.shown)} {labels.get(own.id) or _(own.label)}" for own in map(key, ids)]


def card(*places: Place) -> list[tuple[str, str]]:
    """Return key and meaning of every key in some places, for the help page and the key card."""
    return [(_(own.shown), _(own.meaning)) for place in places for own in of(place)]
