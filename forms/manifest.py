"""The manifest of an instrument: who it is, where it is known from, and its other files."""

import re
import tomllib
from collections.abc import Mapping
from typing import Final

from forms.datafile import (
    InstrumentUnknownKeyError,
    InstrumentUnreadableError,
    InstrumentValueError,
    InstrumentValueMissingError,
    Place,
    read_text,
)

FORMAT: Final = 1
"""The version of the format that this module reads."""

MANIFEST: Final = "instrument.toml"
"""The file that every instrument's folder has."""

_TEXTS: Final = ("id", "version", "title_id", "title_en", "source", "blocks", "variables")
_KEYS: Final = frozenset({"format", "lists", "sources", "roles", "codes", *_TEXTS})
_OPTIONAL: Final = frozenset({"sources_id"})
_FILE: Final = re.compile(r"[a-z0-9_]+(/[a-z0-9_]+)*\.csv", re.ASCII)


class Manifest:
    """The file that names the instrument, its sources and its other files."""

    def __init__(self, folder: Place) -> None:
        """Read it, and refuse keys that the format does not know and a newer format."""
        self._text = read_text(folder, MANIFEST)
        try:
            self._values = tomllib.loads(self._text)
        except tomllib.TOMLDecodeError as error:
            line = re.search(r"line (\d+)", str(error))
            raise InstrumentUnreadableError(
                MANIFEST, int(line[1]) if line else 0, "TOML"
            ) from error
        for key in sorted((_KEYS ^ self._values.keys()) - _OPTIONAL):
            raise InstrumentUnknownKeyError(MANIFEST, self.line(key), key)
        if self._values["format"] != FORMAT:
            raise self.wrong("format")

    def text(self, key: str) -> str:
        """Return a value that must be text and not empty."""
        value = self._values[key]
        if not isinstance(value, str):
            raise self.wrong(key)
        if not value.strip():
            raise InstrumentValueMissingError(MANIFEST, self.line(key), key)
        return value

    def file(self, key: str) -> str:
        """Return the name of a CSV file inside the folder."""
        name = self.text(key)
        if not _FILE.fullmatch(name):
            raise self.wrong(key)
        return name

    def sources(self) -> Mapping[str, str]:
        """Return the documents by the short names that the data files use for them."""
        return self._table("sources")

    def sources_id(self) -> Mapping[str, str]:
        """Return the documents in Indonesian by their short names; none where no table is.

        Where it stands it names each document, and no other.
        """
        if "sources_id" not in self._values:
            return {}
        table = self._table("sources_id")
        for name in sorted(table.keys() ^ self.sources().keys()):
            raise self.wrong(name, "sources_id")
        return table

    def lists(self) -> Mapping[str, str]:
        """Return the files of the code lists by the names of the lists."""
        lists = self._table("lists")
        for name, file in lists.items():
            if not _FILE.fullmatch(file):
                raise self.wrong(name, "lists")
        return lists

    def roles(self) -> Mapping[str, str]:
        """Return the names of variables by the roles that they play."""
        return self._table("roles")

    def codes(self) -> Mapping[str, str]:
        """Return the codes by "ROLE.MEANING", which TOML reads as a table in a table."""
        return self._texts(_flat(self._values["codes"]), "codes")

    def line(self, key: str, table: str = "") -> int:
        """Return the line on which a key stands; TOML readers do not tell. 0 if it is missing."""
        opening = re.search(rf"^\[\s*{table}\s*\]", self._text, re.MULTILINE) if table else None
        start = opening.end() if opening else 0
        found = re.compile(rf"^(?:\[\s*)?{re.escape(key)}\b", re.MULTILINE)
        place = found.search(self._text, start)
        return self._text.count("\n", 0, place.start()) + 1 if place else 0

    def wrong(self, key: str, table: str = "") -> InstrumentValueError:
        """Return the error that blames the value of a key."""
        return InstrumentValueError(MANIFEST, self.line(key, table), key)

    def _table(self, key: str) -> Mapping[str, str]:
        """Return a table of texts."""
        return self._texts(self._values[key], key)

    def _texts(self, table: object, key: str) -> Mapping[str, str]:
        """Return what must be a table of texts that are not empty."""
        if not isinstance(table, dict):
            raise self.wrong(key)
        for name, value in table.items():
            if not isinstance(value, str) or not value.strip():
                raise self.wrong(name, key)
        return table


def _flat(table: object) -> object:
    """Return a table with the keys of tables inside it joined to its own by dots."""
    if not isinstance(table, dict):
        return table
    flat: dict[str, object] = {}
    for key, value in table.items():
        inner = value if isinstance(value, dict) else {"": value}
        flat |= {f"{key}.{name}": item for name, item in inner.items()}
    return flat
