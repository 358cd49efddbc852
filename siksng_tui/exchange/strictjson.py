"""Reading canonical JSON from outside: exactly the keys that are due, exactly one spelling."""

import json
import re
from collections.abc import Iterable
from typing import Final, cast

from forms.canonical import LARGEST_INTEGER, Json, canonical

HASH: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)
"""SHA-256 in hexadecimal."""

SUBJECT_ID: Final = re.compile(r"[0-9a-f]{32}", re.ASCII)
"""Id of a household, family or person."""

NUMBER: Final = re.compile(r"[0-9A-Z-]{1,40}", re.ASCII)
"""Number of a request; whether an office gave it, the store can tell."""

NUMBER_OR_NONE: Final = re.compile(r"[0-9A-Z-]{0,40}", re.ASCII)
"""The same, or nothing."""


def parse_canonical(data: bytes) -> Json:
    """Return the value whose canonical bytes these are.

    Raises:
        ValueError: no JSON, or another spelling of it: a key twice, a space, a byte order mark.
    """
    try:
        value: Json = json.loads(data.decode())
        same = canonical(value) == data
    except (TypeError, RecursionError):
        raise ValueError("json") from None
    if not same:
        raise ValueError("spelling")
    return value


class Fields:
    """The members of one JSON object, each asked for by name and kind."""

    def __init__(self, value: Json, keys: Iterable[str]) -> None:
        """Take an object that has these keys and no others.

        Raises:
            ValueError: it is no object, or a key is missing or unknown.
        """
        if not isinstance(value, dict) or value.keys() != set(keys):
            raise ValueError("keys")
        self._object = value

    def any(self, key: str) -> Json:
        """Return a value of any kind."""
        return self._object[key]

    def text(self, key: str, pattern: re.Pattern[str] | None = None) -> str:
        """Return a text; one that the whole pattern matches where a pattern is given.

        Raises:
            ValueError: it is none.
        """
        value = self._object[key]
        if not isinstance(value, str) or (pattern and not pattern.fullmatch(value)):
            raise ValueError(key)
        return value

    def text_or_none(self, key: str, pattern: re.Pattern[str] | None = None) -> str | None:
        """Return a text as `text` does, or None for null."""
        return None if self._object[key] is None else self.text(key, pattern)

    def word(self, key: str, word: str) -> None:
        """Return when a text is this word.

        Raises:
            ValueError: it is another.
        """
        if self._object[key] != word:
            raise ValueError(key)

    def whole(self, key: str, low: int = 0) -> int:
        """Return a whole number that is not below `low`.

        Raises:
            ValueError: it is none.
        """
        value = self._object[key]
        if type(value) is not int or not low <= value <= LARGEST_INTEGER:
            raise ValueError(key)
        return value

    def truth(self, key: str) -> bool:
        """Return true or false.

        Raises:
            ValueError: it is neither.
        """
        value = self._object[key]
        if not isinstance(value, bool):
            raise ValueError(key)  # noqa: TRY004  # one error for all that is not as described
        return value

    def items(self, key: str) -> list[Json]:
        """Return the items of an array.

        Raises:
            ValueError: it is none.
        """
        value = self._object[key]
        if not isinstance(value, list):
            raise ValueError(key)  # noqa: TRY004  # one error for all that is not as described
        return value

    def texts(self, key: str, pattern: re.Pattern[str] | None = None) -> tuple[str, ...]:
        """Return the texts of an array.

        Raises:
            ValueError: it is none, or an item is not such a text.
        """
        items = self.items(key)
        for item in items:
            if not isinstance(item, str) or (pattern and not pattern.fullmatch(item)):
                raise ValueError(key)
        return cast("tuple[str, ...]", tuple(items))
