"""What a terminal sends: bytes that are no text, and pastes with keys in them."""

import pytest

from siksng_tui.incoming import PASTE_BEGINS, PASTE_ENDS, Incoming


def _in_pieces(data: bytes, size: int) -> str:
    """Return what is made of bytes that come some at a time."""
    incoming = Incoming()
    pieces = (data[at : at + size] for at in range(0, len(data), size))
    return "".join(incoming.text(own) for own in pieces)


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
def test_a_byte_that_is_no_text_is_left_out(size: int) -> None:
    """An old terminal sends one for an accent; what stands around it is typed."""
    assert _in_pieces(b"Ren\xe9 Caf\xc3\xa9\xff!", size) == "Ren Café!"


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
def test_within_a_paste_an_escape_is_left_out_however_it_is_parted(size: int) -> None:
    """Nothing of it may be taken for a key; its end stays the end, and keys behind it keys."""
    sent = f"\x1b[A{PASTE_BEGINS}SITI\x1b[31m\x1b\x1bOQ\x1b[20{PASTE_BEGINS}x{PASTE_ENDS}\x1bOP"
    meant = f"\x1b[A{PASTE_BEGINS}SITI[31mOQ[20[200~x{PASTE_ENDS}\x1bOP"
    assert _in_pieces(sent.encode(), size) == meant


def test_a_second_paste_is_cleaned_like_the_first() -> None:
    """Also where it begins at once."""
    paste = f"{PASTE_BEGINS}a\x1bb{PASTE_ENDS}"
    assert _in_pieces((paste * 2).encode(), 5) == f"{PASTE_BEGINS}ab{PASTE_ENDS}" * 2


def test_the_escape_key_is_not_held_back() -> None:
    """It is the way out of a screen."""
    incoming = Incoming()
    assert [incoming.text(b"\x1b"), incoming.text(b"["), incoming.text(b"A")] == ["\x1b", "[", "A"]
