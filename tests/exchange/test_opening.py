"""Opening a parcel: in order, in bounded memory, and never beyond what was signed."""

import hashlib
import io
import itertools
import threading

import pytest

from siksng_tui.exchange.errors import (
    ParcelForgedError,
    ParcelInsideWrongError,
    ParcelKeyMissingError,
)
from siksng_tui.exchange.inside import AttachmentFacts, signer_id
from siksng_tui.exchange.opening import OpenedParcel, copy_attachment, open_parcel
from siksng_tui.exchange.reading import SealedParcel, read_parcel
from tests.exchange.every_bit import noise
from tests.exchange.forging import Forgery, encrypted, sound
from tests.exchange.world import CITY, PROVINCE, RECEIVED, world

KEYS = [world().identities[PROVINCE.id]]


def parcel(data: bytes) -> SealedParcel:
    """Return a parcel, its outside proven."""
    return read_parcel(io.BytesIO(data), trust=world().trust, at=RECEIVED)


def with_attachment(content: bytes, facts: AttachmentFacts) -> SealedParcel:
    """Return a parcel with an attachment and what its header says of it."""
    sealed = encrypted(content, Forgery().recipient)
    return parcel(Forgery(lines=(), attachments=(sealed,), attached=(facts,)).data())


def test_the_header_names_the_people_who_signed() -> None:
    """Their chains come before the records."""
    with open_parcel(parcel(sound()), KEYS) as opened:
        assert [signer_id(chain) for chain in opened.header.signers] == [signer_id(world().budi)]


def test_a_parcel_for_another_key_is_refused_before_any_record() -> None:
    """Nothing is yielded."""
    with (
        pytest.raises(ParcelKeyMissingError),
        open_parcel(parcel(sound()), [world().identities[CITY.id]]) as opened,
    ):
        pytest.fail(str(opened.header))


def test_leaving_early_ends_the_decryption() -> None:
    """Whoever finds the first record wrong leaves; no thread stays."""
    data = sound(lines=noise(3_000_000))
    with open_parcel(parcel(data), KEYS) as opened:
        assert len(list(itertools.islice(opened.records, 3))) == 3
    assert "decrypt" not in {thread.name for thread in threading.enumerate()}


def test_a_file_that_changes_after_its_seal_was_proven_is_refused() -> None:
    """Somebody swaps the stick's content between the two looks, even with a sound age file."""
    data = sound(lines=noise(700_000))
    file = io.BytesIO(data)
    proven = read_parcel(file, trust=world().trust, at=RECEIVED)
    file.seek(data.index(b"age-encryption.org") + 300_000)
    file.write(b"\0" * 4)
    with (
        pytest.raises((ParcelForgedError, ParcelKeyMissingError)),
        open_parcel(proven, KEYS) as opened,
    ):
        list(opened.records)


def test_records_swapped_for_sound_ones_after_the_proof_are_refused() -> None:
    """Anybody can encrypt to us, so the hash is taken again while reading."""
    lines = [b'{"n":1}']
    forged = Forgery(lines=lines).members()[3][1]
    for _ in range(40):
        other = Forgery(lines=[b'{"n":2}']).members()[3][1]
        if len(other) == len(forged):
            break
    data = Forgery(lines=lines, records=forged).data()
    file = io.BytesIO(data)
    proven = read_parcel(file, trust=world().trust, at=RECEIVED)
    file.seek(data.index(forged))
    file.write(other)
    with pytest.raises(ParcelForgedError), open_parcel(proven, KEYS) as opened:
        list(opened.records)


def test_an_attachment_is_read_while_the_records_are() -> None:
    """Both come from one file, from two threads."""
    content = hashlib.sha256(b"x").digest() * 9000
    facts = AttachmentFacts("SK.pdf", hashlib.sha256(content).hexdigest(), len(content))
    with open_parcel(with_attachment(content, facts), KEYS) as opened:
        parts: list[bytes] = []
        copy_attachment(opened, 0, KEYS, parts.append)
        assert list(opened.records) == []
    assert b"".join(parts) == content


@pytest.mark.parametrize(
    "facts",
    [
        AttachmentFacts("SK.pdf", hashlib.sha256(b"%PDF").hexdigest(), 3),
        AttachmentFacts("SK.pdf", hashlib.sha256(b"%PDF").hexdigest(), 5),
        AttachmentFacts("SK.pdf", "0" * 64, 4),
    ],
)
def test_an_attachment_is_what_the_header_says(facts: AttachmentFacts) -> None:
    """Longer, shorter, another."""
    with open_parcel(with_attachment(b"%PDF", facts), KEYS) as opened:
        _refuse(opened)


def _refuse(opened: OpenedParcel) -> None:
    """Expect the attachment to be refused."""
    with pytest.raises(ParcelInsideWrongError):
        copy_attachment(opened, 0, KEYS, lambda _: None)
