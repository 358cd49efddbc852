"""Making a parcel: what is packed can be read, and a failure makes none."""

import hashlib
import io
import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from forms.records import Level
from siksng_tui.exchange import writing
from siksng_tui.exchange.certificates import serial_text
from siksng_tui.exchange.errors import (
    CertificateRevokedError,
    OfficeOutOfScopeError,
    ParcelInsideWrongError,
    ParcelTooLargeError,
    ScratchFailedError,
    SenderUnknownError,
)
from siksng_tui.exchange.inside import AttachmentFacts
from siksng_tui.exchange.manifest import Kind
from siksng_tui.exchange.offices import Office
from siksng_tui.exchange.opening import copy_attachment, open_parcel
from siksng_tui.exchange.payloads import Attachment
from siksng_tui.exchange.reading import read_parcel
from siksng_tui.exchange.revocations import RevocationList
from siksng_tui.exchange.writing import Content, Route, pack
from tests.exchange.every_bit import noise
from tests.exchange.world import MADE, PROVINCE, RECEIVED, head, world

CANARY = b'{"nama":"ZZQX KENARI"}'


class CancelledError(Exception):
    """The operator pressed the key that cancels."""


def route() -> Route:
    """Return the way from the city to the province."""
    return Route(world().city, world().card(world().province), world().trust)


def attachment(content: bytes = b"%PDF-1.7", name: str = "SK 460.pdf") -> Attachment:
    """Return an attachment."""
    facts = AttachmentFacts(name, hashlib.sha256(content).hexdigest(), len(content))
    return Attachment(facts, [content])


def test_what_is_packed_is_read() -> None:
    """Records and attachments, in their order, under a name of our own."""
    records = [b'{"n":%d}' % number for number in range(5000)]
    content = Content(records, (attachment(), attachment(b"", "kosong")))
    with pack(head(), content, route()) as packed:
        made, file = packed.manifest, io.BytesIO(b"".join(packed.blocks()))
    assert made.file_name.startswith("1771-submission-1-000001-17-")
    parcel = read_parcel(file, trust=world().trust, at=RECEIVED, office=PROVINCE.id)
    assert parcel.manifest == made
    with open_parcel(parcel, [world().identities[PROVINCE.id]]) as opened:
        attached: list[bytes] = []
        copy_attachment(opened, 0, [world().identities[PROVINCE.id]], attached.append)
        assert list(opened.records) == records
    assert b"".join(attached) == b"%PDF-1.7"


def test_the_same_parcel_comes_out_again() -> None:
    """Its blocks are the same each time they are asked for."""
    with pack(head(), Content(noise(400_000)), route()) as packed:
        assert b"".join(packed.blocks()) == b"".join(packed.blocks())


@pytest.mark.parametrize("kind", list(Kind))
def test_a_file_name_suits_every_stick(kind: Kind) -> None:
    """ASCII, short, no character that FAT refuses; the digest keeps two of them apart."""
    village = Office("v" * 64, Level.VILLAGE, "17.71.01.1001")
    sent = replace(head(kind, 999_999, "0" * 64), epoch=99, sender=village)
    with pack(head(), Content([]), route()) as packed:
        name = replace(packed.manifest, head=sent).file_name
    recipient = sent.recipient.region.replace(".", "")
    assert name.startswith(f"1771011001-{kind.value}-99-999999-{recipient}-")
    assert len(name) <= 60
    assert name.replace("-", "").replace(".", "").isalnum() and name.isascii()
    assert name == name.lower() and name.endswith(".siksng")


def test_cancelling_makes_nothing() -> None:
    """What progress raises ends the work."""
    told = []

    def progress(records: int) -> None:
        """Press the key after some records."""
        told.append(records)
        if records > 500:
            raise CancelledError

    with (
        pytest.raises(CancelledError),
        pack(head(), Content(noise(2_000_000)), route(), progress),
    ):
        pass
    assert told == [100, 200, 300, 400, 500, 600]


def test_an_error_while_records_are_read_makes_nothing() -> None:
    """The store may fail in the middle."""

    def records() -> Iterator[bytes]:
        """Yield one record, then fail."""
        yield b"{}"
        raise CancelledError

    with pytest.raises(CancelledError), pack(head(), Content(records()), route()):
        pass


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc to see open files")
def test_plaintext_never_stands_in_the_scratch_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The scratch file has no name, holds only what is encrypted, and is gone afterwards."""
    monkeypatch.setattr(writing, "SCRATCH_IN_MEMORY", 1)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pack(head(), Content([CANARY] * 20_000), route()) as packed:
        scratch = [
            link.read_bytes()
            for link in Path("/proc/self/fd").iterdir()
            if str(tmp_path) in os.path.realpath(link)
        ]
        assert list(tmp_path.iterdir()) == []
        assert b"".join(scratch)
        assert CANARY not in b"".join(packed.blocks())
    assert not any(CANARY in data or b"KENARI" in data for data in scratch)


def test_a_full_scratch_disk_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Here the folder for scratch files is missing."""
    monkeypatch.setattr(writing, "SCRATCH_IN_MEMORY", 1)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(ScratchFailedError), pack(head(), Content([b"{}"]), route()):
        pass


def test_nothing_is_encrypted_to_a_revoked_or_unknown_card() -> None:
    """The card was proven when it was taken; it is proven again when it is used."""
    city = world().city
    serial = serial_text(city.chain[0])
    revoked = RevocationList("prov-17", 1, (serial,), MADE)
    down = Route(world().province, world().card(city), world().trust)
    with (
        pytest.raises(CertificateRevokedError),
        pack(
            head(Kind.VERDICT),
            Content([]),
            replace(down, trust=replace(world().trust, revocations=(revoked,))),
        ),
    ):
        pass
    stranger = replace(world().card(world().province), chain=world().stranger.chain)
    with (
        pytest.raises(SenderUnknownError),
        pack(head(), Content([]), replace(route(), recipient=stranger)),
    ):
        pass


def test_a_kind_goes_only_where_it_belongs() -> None:
    """A city makes no verdict for its province."""
    verdict = replace(head(), kind=Kind.VERDICT)
    with pytest.raises(OfficeOutOfScopeError), pack(verdict, Content([]), route()):
        pass


def test_head_and_route_agree() -> None:
    """A mistake of the caller, not of the operator."""
    with pytest.raises(ValueError, match="route"), pack(head(Kind.VERDICT), Content([]), route()):
        pass


def test_what_is_too_large_is_refused() -> None:
    """A line of more than 4 MiB, more than 300 attachments."""
    with (
        pytest.raises(ParcelTooLargeError),
        pack(head(), Content([b" " * (4 << 20) + b"x"]), route()),
    ):
        pass
    many = Content([], [attachment()] * 301)
    with pytest.raises(ParcelTooLargeError), pack(head(), many, route()):
        pass


def test_300_attachments_fit() -> None:
    """parcel.json stays below its 64 KiB."""
    with pack(head(), Content([], [attachment()] * 300), route()) as packed:
        data = b"".join(packed.blocks())
    assert len(packed.small[0]) < 65_536
    assert len(packed.members) == 304
    assert data.startswith(b"PK")


def test_an_attachment_that_changed_is_refused() -> None:
    """Its hash was taken when it was attached."""
    changed = replace(attachment(), content=[b"%PDF-1.8"])
    with pytest.raises(ParcelInsideWrongError), pack(head(), Content([], [changed]), route()):
        pass


@pytest.mark.parametrize("name", ["", "a/b", "a\\b", "C:a", "x" * 121, "a\nb", "a\u202eb"])
def test_an_attachment_has_a_harmless_name(name: str) -> None:
    """It becomes a file's name, and stands on screens."""
    with pytest.raises(ValueError, match="name"):
        AttachmentFacts(name, "0" * 64, 0)
