"""No single flipped bit passes. `every_bit.run` does what is sampled here in full."""

from pathlib import Path

from tests.exchange.every_bit import flip, flip_in_file, flipped_behind_checksums, noise, refused
from tests.exchange.forging import members_of, sound


def test_every_bit_outside_the_records_is_seen() -> None:
    """Headers, the three small members and the directory: all bits, no sample."""
    data = sound()
    records = data.index(b"age-encryption.org")
    length = len(dict(members_of(data))["records.jsonl.zst.age"])
    outside = [*range(records), *range(records + length, len(data))]
    flips = flip(data, (byte * 8 + bit for byte in outside for bit in range(8)))
    assert flips.tried > 20_000
    assert not flips.passed


def test_sampled_bits_of_the_records_are_seen() -> None:
    """Each costs a whole verification, hence a sample; the long run takes all."""
    data = sound()
    records = data.index(b"age-encryption.org")
    flips = flip(data, range(records * 8, len(data) * 8 - 2400, 61))
    assert flips.tried > 100
    assert not flips.passed


def test_a_mended_checksum_does_not_help() -> None:
    """CRC-32 stops accidents; the signature must stop the rest."""
    seen = list(flipped_behind_checksums(sound(), 7))
    assert len(seen) > 2000
    assert all(refused_ for _, refused_ in seen)


def test_flips_in_a_file_on_disk_are_seen(tmp_path: Path) -> None:
    """The same through a real file, larger than one block."""
    path = tmp_path / "parcel.siksng"
    data = sound(lines=noise(600_000))
    path.write_bytes(data)
    flips = flip_in_file(path, range(5, len(data) * 8, len(data) * 8 // 60))
    assert flips.tried >= 60
    assert not flips.passed
    assert path.read_bytes() == data


def test_a_parcel_cut_anywhere_is_refused() -> None:
    """Sticks are pulled: every 64 bytes, and at and around every member's edges."""
    data = sound()
    edges = {0, len(data) - 1}
    for _, content in members_of(data):
        at = data.index(content)
        edges |= {at - 1, at, at + 1, at + len(content) - 1, at + len(content)}
    for cut in edges | set(range(0, len(data), 64)):
        assert refused(data[:cut]), cut
