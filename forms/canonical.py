"""Canonical JSON: one byte string for one value, so that hashes and signatures can be compared.

The output equals RFC 8785 (JSON Canonicalization Scheme) for the values that records hold: objects
with text keys, arrays, text, whole numbers within 2**53, true, false and null. Fractions are kept
as text by the instruments, so floating point, the hard part of the RFC, never occurs. A test
compares with the reference implementation. Source: RFC 8785, sections 3.2.2 and 3.2.3.
"""

import hashlib
import json
from typing import Final

Json = None | bool | int | str | list["Json"] | tuple["Json", ...] | dict[str, "Json"]
"""What can be written canonically."""

LARGEST_INTEGER: Final = 2**53 - 1
"""Beyond this not every JSON reader keeps whole numbers apart (RFC 8785, section 3.2.2.3)."""

_SORTING: Final = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), allow_nan=False, sort_keys=True
)
"""Orders keys as plain text, which is right as long as they are ASCII, and many times faster."""

_KEEPING: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)
"""Leaves keys in the order that they have."""


def canonical(value: Json) -> bytes:
    """Return the canonical UTF-8 bytes of a value.

    Raises:
        TypeError: a float, bytes or another type that has no canonical form here.
        ValueError: a whole number beyond 2**53 - 1, or text with a lone surrogate.

    >>> canonical({"b": 2, "a": ["x", None, True]})
    b'{"a":["x",null,true],"b":2}'
    """
    text = _SORTING.encode(value) if _is_plain(value) else _KEEPING.encode(_sorted(value))
    return text.encode()


def digest(value: Json) -> str:
    """Return the SHA-256 of the canonical bytes, as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(canonical(value)).hexdigest()


def _is_plain(value: Json) -> bool:
    """Return whether a value can be written canonically and every key in it is ASCII.

    Nearly all that records hold is text; it is passed over before anything is asked of it.
    """
    if isinstance(value, dict):
        others = [item for item in value.values() if type(item) is not str]
        return "".join(value).isascii() and all(map(_is_plain, others))
    if isinstance(value, list | tuple):
        return all(map(_is_plain, value))
    if isinstance(value, int):
        return abs(value) <= LARGEST_INTEGER
    return isinstance(value, str) or value is None


def _sorted(value: Json) -> Json:
    """Return the value with the keys of every object in order of their UTF-16 code units."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value, key=_utf16)}
    if isinstance(value, list | tuple):
        return [_sorted(item) for item in value]
    if isinstance(value, bool) or value is None:
        return value
    if not isinstance(value, int):
        raise TypeError(type(value).__name__)
    if abs(value) > LARGEST_INTEGER:
        raise ValueError("integer")
    return value


def _utf16(key: str) -> bytes:
    """Return the bytes by which RFC 8785 orders keys."""
    return key.encode("utf-16-be")
