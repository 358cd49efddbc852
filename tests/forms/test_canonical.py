"""Canonical JSON: the bytes of the reference implementation, and no other value."""

import hashlib
import json

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from forms.canonical import LARGEST_INTEGER, Json, canonical, digest

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST_INTEGER, LARGEST_INTEGER) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_the_bytes_are_those_of_the_reference(value: Json) -> None:
    """Another office, or a court, may compute them with any implementation of RFC 8785."""
    assert canonical(value) == rfc8785.dumps(value)


@given(VALUES)
def test_the_bytes_read_back_as_the_value(value: Json) -> None:
    """Nothing is lost or rounded."""
    assert json.loads(canonical(value)) == value


def test_keys_are_ordered_by_utf_16_code_units() -> None:
    """The example of RFC 8785, section 3.2.3: a smiley comes before a Hebrew ligature."""
    keys = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"]
    ordered = list(json.loads(canonical(dict.fromkeys(keys))))
    assert ordered == ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]


@given(st.dictionaries(TEXTS, st.integers(0, 9)))
def test_the_order_in_which_an_object_was_made_does_not_matter(value: dict[str, int]) -> None:
    """Answers are typed in any order."""
    backwards: Json = dict(reversed(value.items()))
    assert canonical(backwards) == canonical(dict(value))


@pytest.mark.parametrize("value", [1.5, b"x", {1, 2}, object()])
def test_a_value_without_a_canonical_form_is_refused(value: object) -> None:
    """Fractions above all: decimals are kept as text."""
    with pytest.raises(TypeError):
        canonical({"a": [value]})  # type: ignore[list-item]


@pytest.mark.parametrize("number", [LARGEST_INTEGER + 1, -LARGEST_INTEGER - 1])
def test_a_number_that_readers_round_is_refused(number: int) -> None:
    """JavaScript, for one, keeps no whole numbers apart beyond 2**53."""
    with pytest.raises(ValueError, match="integer"):
        canonical({"a": number})


@pytest.mark.parametrize("value", ["\ud800", {"\udfff": 1}])
def test_a_lone_surrogate_is_refused(value: Json) -> None:
    """No UTF-8 exists for it."""
    with pytest.raises(ValueError, match="surrogates"):
        canonical(value)


def test_tuples_are_written_as_arrays() -> None:
    """Frozen records hold tuples."""
    assert canonical({"rows": ({"a": 1},)}) == b'{"rows":[{"a":1}]}'


def test_the_digest_is_the_sha_256_of_the_bytes() -> None:
    """As `sha256sum` prints it."""
    assert digest({"a": "\u00e9"}) == hashlib.sha256(b'{"a":"\xc3\xa9"}').hexdigest()
