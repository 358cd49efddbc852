"""Streams to and from age lose neither bytes nor errors."""

import io
import threading
from collections.abc import Iterator

import pytest

from siksng_tui.exchange.ages import (
    decrypt,
    decrypted,
    encrypt,
    make_identity,
    read_recipient,
    recipient_of,
)
from siksng_tui.exchange.errors import ParcelKeyMissingError
from tests.exchange.forging import encrypted
from tests.exchange.world import CITY, PROVINCE, world

KEY = world().identities[PROVINCE.id]
PLAIN = bytes(range(256)) * 3000


class StickPulledError(OSError):
    """The medium is gone."""


def sealed() -> bytes:
    """Return the plaintext, encrypted to the province."""
    return encrypted(PLAIN, recipient_of(KEY))


def broken_after(good: int) -> Iterator[bytes]:
    """Yield some blocks, then fail."""
    for _ in range(good):
        yield b"x" * 5000
    raise StickPulledError


def test_what_was_encrypted_is_decrypted_with_any_of_the_keys() -> None:
    """Old keys are kept and tried."""
    parts: list[bytes] = []
    decrypt(io.BytesIO(sealed()), [world().identities[CITY.id], KEY], parts.append)
    assert b"".join(parts) == PLAIN


@pytest.mark.parametrize("data", [b"", b"age-encryption.org/v1\n", sealed()[:-1], sealed() + b"x"])
def test_what_no_key_opens_is_refused(data: bytes) -> None:
    """Damaged age and age to another are the same to us: the hash was proven before."""
    with pytest.raises(ParcelKeyMissingError):
        decrypt(io.BytesIO(data), [KEY], lambda _: None)
    with pytest.raises(ParcelKeyMissingError), decrypted(io.BytesIO(data), [KEY]) as reader:
        reader.read()


@pytest.mark.parametrize("blocks", [0, 1, 40])
def test_an_error_of_the_plaintext_is_raised_as_it_is(blocks: int) -> None:
    """Pyrage would wrap it."""
    with pytest.raises(StickPulledError):
        encrypt(broken_after(blocks), recipient_of(KEY), lambda _: None)


@pytest.mark.parametrize("size", [0, 300, 70_000, 1_000_000])
@pytest.mark.parametrize("good", [0, 1, 2])
def test_an_error_of_the_target_is_raised_whichever_write_it_is(size: int, good: int) -> None:
    """Pyrage loses the error of the last write, and would call the file complete."""
    blocks = len(_written(size))
    left = min(good, blocks - 1)

    def take(_data: bytes) -> None:
        """Fail at the n-th write."""
        nonlocal left
        if not left:
            raise StickPulledError
        left -= 1

    with pytest.raises(StickPulledError):
        encrypt([b"a" * size], recipient_of(KEY), take)


def _written(size: int) -> list[bytes]:
    """Return the writes of an encryption."""
    parts: list[bytes] = []
    encrypt([b"a" * size], recipient_of(KEY), parts.append)
    return parts


def test_an_error_of_the_source_reaches_the_reader() -> None:
    """Not as a missing key: the operator is to look at the stick."""

    class Pulled(io.BytesIO):
        """A file on a stick that is pulled half-way."""

        def read(self, size: int | None = -1) -> bytes:
            """Return the next bytes, or fail beyond the middle."""
            if self.tell() > len(PLAIN) // 2:
                raise StickPulledError
            return super().read(size)

    with pytest.raises(StickPulledError), decrypted(Pulled(sealed()), [KEY]) as reader:
        reader.read()


def test_reading_can_stop_anywhere_and_leaves_no_thread() -> None:
    """A refused first line ends the work at once."""
    for wanted in (0, 1, 65_537):
        with decrypted(io.BytesIO(sealed()), [KEY]) as reader:
            assert reader.read(wanted) == PLAIN[:wanted]
        assert "decrypt" not in {thread.name for thread in threading.enumerate()}


def test_decryption_does_not_run_ahead() -> None:
    """Memory stays bounded however large the file is."""
    source = io.BytesIO(encrypted(bytes(6_000_000), recipient_of(KEY)))
    with decrypted(source, [KEY]) as reader:
        reader.read(1)
        assert source.tell() < 2_000_000


def test_keys_are_read_as_they_are_written() -> None:
    """A recipient in another case is another spelling."""
    recipient = recipient_of(make_identity())
    assert read_recipient(recipient) == recipient
    for text in (recipient.upper(), recipient[:-1], "", "age1"):
        with pytest.raises(ValueError, match="recipient"):
            read_recipient(text)
    with pytest.raises(ValueError, match="identity"):
        recipient_of(recipient)
