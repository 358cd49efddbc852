"""The files beside the door, in the hands of a colleague on the same account."""

import json
from pathlib import Path

import pytest

from db.keys.attempts import Attempts
from db.keys.keyring_errors import KeyringForgedError, WrongPassphraseError
from tests.db.keyrings import BUDI, SITI, new_office

COUNTS = [
    '{"failures":{"siti":1e400},"format":"siksng-attempts-1"}',
    "[" * 200_000,
    '{"failures":{"siti":' + "9" * 5_000 + '},"format":"siksng-attempts-1"}',
    '{"failures":[]}',
    "\udcff",
]
"""Counts of failures that no program of ours writes."""


@pytest.mark.parametrize("counts", COUNTS, ids=range(len(COUNTS)))
def test_counts_that_somebody_wrote_make_everybody_wait_and_crash_nothing(
    tmp_path: Path, counts: str
) -> None:
    """Else one line in a file keeps the whole office out."""
    (tmp_path / "attempts.json").write_text(counts, encoding="utf-8", errors="surrogateescape")
    assert Attempts(tmp_path, lambda: 0.0).wait_left("siti") == 15.0


def test_a_passphrase_that_is_no_text_is_wrong_and_nothing_worse(tmp_path: Path) -> None:
    """An environment may hold any bytes."""
    with pytest.raises(WrongPassphraseError):
        new_office(tmp_path).ring().unlock("siti", "\udcff")


@pytest.mark.parametrize("part", ["wrap", "envelope", "public"])
def test_two_entries_of_the_keyring_that_swap_a_part_open_nothing(
    tmp_path: Path, part: str
) -> None:
    """Neither takes over what the other may do."""
    office = new_office(tmp_path)
    path = tmp_path / "keyring.json"
    file = json.loads(path.read_bytes())
    own, other = file["accounts"]["siti"], file["accounts"]["budi"]
    own[part], other[part] = other[part], own[part]
    path.write_text(json.dumps(file, sort_keys=True, separators=(",", ":")))
    for passphrase in (SITI, BUDI):
        with pytest.raises((KeyringForgedError, WrongPassphraseError)):
            office.ring().unlock("siti", passphrase)
