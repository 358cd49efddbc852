"""What is typed comes back as it was typed, from the store and from another office."""

from pathlib import Path

from tests.forms.shipped import SHIPPED
from tests.torture import round_trips


def test_generated_households_of_every_instrument_come_back_unchanged(tmp_path: Path) -> None:
    """Through form, store and parcel; `make torture` sends ten thousand of each."""
    outcome = round_trips.run(tmp_path, 100)
    assert outcome.tried == 100 * len(SHIPPED)
    assert not outcome.faults
