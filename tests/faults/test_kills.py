"""A program killed at any moment loses nothing that it acknowledged."""

from pathlib import Path

from tests.torture import kills


def test_twenty_five_kills_of_a_day_at_work_lose_no_acknowledged_step(tmp_path: Path) -> None:
    """After each one the store opens by itself, is sound, and a new day finishes the work."""
    outcome = kills.run(tmp_path, 25)
    assert outcome.tried == 25
    assert not outcome.faults
