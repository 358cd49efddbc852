"""A telling travels as it was noted: of which request, when and how, and no answer of a citizen."""

from dataclasses import replace

import pytest

from forms.canonical import canonical
from siksng_tui.exchange.errors import RequestLineWrongError
from siksng_tui.exchange.strictjson import parse_canonical
from siksng_tui.exchange.submission import request_line
from siksng_tui.exchange.telling import (
    LONGEST_HOW,
    is_telling,
    read_telling_line,
    telling_line,
)
from tests.exchange.world import request, telling


def test_a_telling_is_read_as_it_was_written() -> None:
    """Also with the longest words that may be said, in letters of more than one byte."""
    for how in ("Lewat surat", "é" * LONGEST_HOW):
        one = replace(telling(), how=how)
        assert read_telling_line(telling_line(one)) == one


def test_a_request_is_never_taken_for_a_telling() -> None:
    """The first key tells them apart, and nothing else is read as either."""
    assert is_telling(telling_line(telling()))
    assert not is_telling(request_line(request()))
    with pytest.raises(RequestLineWrongError):
        read_telling_line(request_line(request()))


@pytest.mark.parametrize("key", ["date", "how", "line", "noted", "number"])
@pytest.mark.parametrize("value", [None, 1, {}, [[]], True, ""])
def test_a_value_of_another_type_is_refused(key: str, value: object) -> None:
    """The sender's program signed it; that does not make it a telling."""
    parsed = parse_canonical(telling_line(telling()))
    assert isinstance(parsed, dict)
    line = canonical({**parsed, key: value})  # type: ignore[dict-item]  # on purpose
    with pytest.raises(RequestLineWrongError) as refusal:
        read_telling_line(line)
    assert refusal.value.facts == {"part": "form"}
