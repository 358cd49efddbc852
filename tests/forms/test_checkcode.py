"""Codes that people copy from paper: every single slip is noticed."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.checkcode import (
    ALPHABET,
    CHECK_ALPHABET,
    SET_CODE_DIGITS,
    CodeMistypedError,
    encode,
    fingerprint,
    parse,
    set_code,
)

DIGITS = 5
CODES = st.integers(0, 32**DIGITS - 1).map(lambda number: encode(number, DIGITS))


def _is_refused(code: str) -> bool:
    """Return whether a code is told to be mistyped."""
    try:
        parse(code)
    except CodeMistypedError:
        return True
    return False


@given(CODES)
def test_a_code_is_read_as_it_was_written(code: str) -> None:
    """Also in small letters, in groups and with spaces around."""
    assert parse(code) == code
    assert parse(f" {code[:3]}-{code[3:]} ".lower()) == code


@given(CODES)
def test_every_single_wrong_character_is_noticed(code: str) -> None:
    """At each place, with each other character that may stand there."""
    for at, right in enumerate(code):
        for wrong in CHECK_ALPHABET if at == DIGITS else ALPHABET:
            if wrong != right:
                assert _is_refused(code[:at] + wrong + code[at + 1 :])


@given(CODES)
def test_every_swap_of_neighbours_is_noticed(code: str) -> None:
    """The check character among them."""
    for at in range(DIGITS):
        if code[at] != code[at + 1]:
            assert _is_refused(code[:at] + code[at + 1] + code[at] + code[at + 2 :])


def test_what_is_easily_misread_is_mended() -> None:
    """O is zero, I and L are one."""
    code = encode(int("01100", 32), DIGITS)
    assert parse("oIlO0" + code[-1]) == parse("0iL0o" + code[-1]) == code


@pytest.mark.parametrize("code", ["", "0", "-", "0016J!", "0016J\u0131", "\u0660016JD", "0016JDD"])
def test_what_is_no_code_is_refused(code: str) -> None:
    """Empty, too short, of another alphabet."""
    with pytest.raises(CodeMistypedError):
        parse(code)


def test_the_code_of_a_set_is_the_head_of_its_fingerprint() -> None:
    """45 bits, so that anybody can compute it from the printed fingerprint."""
    value = "f" * 64
    assert set_code(value)[:-1] == "Z" * SET_CODE_DIGITS
    assert parse(set_code(value)) == set_code(value)
    assert set_code("0" * 64) == "0" * (SET_CODE_DIGITS + 1)


def test_a_fingerprint_is_read_out_in_groups_of_four() -> None:
    """16 groups, as they stand on paper."""
    text = fingerprint(b"key")
    assert text.replace(" ", "").lower() == hashlib.sha256(b"key").hexdigest()
    assert [len(group) for group in text.split()] == [4] * 16
