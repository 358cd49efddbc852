"""One signature has one spelling, and is good for one type and one body."""

import base64
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from forms.envelope import pre_authentication_encoding
from siksng_tui.exchange.signatures import (
    ORDER,
    SignatureWrongError,
    parse_signature,
    sign,
    verify,
)
from tests.exchange.world import world

KEY = world().city.key


def test_the_encoding_is_the_one_of_dsse() -> None:
    """Source: DSSE 1.0, protocol, test vectors."""
    assert (
        pre_authentication_encoding("http://example.com/HelloWorld", b"hello world")
        == b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"
    )


def test_lengths_count_bytes() -> None:
    """Not characters."""
    assert pre_authentication_encoding("é", "é".encode()) == "DSSEv1 2 é 2 é".encode()


def test_a_signature_is_good_for_one_type_and_one_body() -> None:
    """A receipt is no submission."""
    signature = sign(KEY, "a", b"body")
    verify(KEY.public_key(), signature, "a", b"body")
    for kind, body in (("b", b"body"), ("a", b"Body"), ("ab", b"ody")):
        with pytest.raises(SignatureWrongError):
            verify(KEY.public_key(), signature, kind, body)
    with pytest.raises(SignatureWrongError):
        verify(world().village.key.public_key(), signature, "a", b"body")
    with pytest.raises(SignatureWrongError):
        verify(KEY.public_key(), replace(signature, payload_type="b"), "a", b"body")


def test_every_signature_has_the_lower_s_and_is_the_same_each_time() -> None:
    """So that nobody can spell it differently, and no randomness is needed."""
    for number in range(40):
        signature = sign(KEY, "a", b"%d" % number)
        assert decode_dss_signature(signature.der)[1] <= ORDER // 2
        assert signature == sign(KEY, "a", b"%d" % number)
        assert parse_signature(signature.canonical_bytes()) == signature


def test_every_flipped_bit_of_a_signature_file_is_seen() -> None:
    """Spelling or verification refuses each."""
    data = sign(KEY, "a", b"body").canonical_bytes()
    for bit in range(len(data) * 8):
        wrong = bytearray(data)
        wrong[bit >> 3] ^= 1 << (bit & 7)
        with pytest.raises(ValueError, match=r"."):
            verify(KEY.public_key(), parse_signature(bytes(wrong)), "a", b"body")


def test_base64_with_loose_bits_is_refused() -> None:
    """Two spellings of the same last byte."""
    signature = sign(KEY, "a", b"body")
    text = base64.b64encode(signature.der).decode()
    data = signature.canonical_bytes()
    for tail in (text + "=", text + "\n", " " + text, text.rstrip("=")):
        if tail != text:
            with pytest.raises(ValueError, match=r"."):
                parse_signature(data.replace(text.encode(), tail.encode()))
