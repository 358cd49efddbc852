"""No attack on a parcel passes, of whatever class; `make torture` tries a thousand of each."""

from pathlib import Path

import pytest

from tests.exchange.attacks.attack import TAKEN, WAITS, bases, outcome
from tests.exchange.attacks.every import CLASSES, DELAYED, REFUSALS, tried
from tests.exchange.every_bit import refused
from tests.exchange.forging import members_of
from tests.torture import parcels

TIMES = 24
"""Attacks of each class."""


def test_what_the_attacks_begin_from_is_taken() -> None:
    """Else they would be refused for another reason."""
    assert {outcome(base) for base in bases()} == {TAKEN}


@pytest.mark.filterwarnings("ignore::cryptography.utils.CryptographyDeprecationWarning")
@pytest.mark.parametrize("name", CLASSES)
def test_no_attack_of_a_class_passes(name: str) -> None:
    """Each ends in a refusal of ours; a wrong clock alone only makes the parcel wait."""
    came, passed = tried(name, TIMES, seed=2)
    assert passed == []
    assert came.total() == TIMES
    assert set(came) <= DELAYED.get(name, REFUSALS)


def test_a_parcel_with_attachments_cut_at_any_sector_or_edge_is_refused() -> None:
    """Every 512 bytes, and around the edges of every member and header."""
    data = bases()[2].data
    edges = {0, len(data) - 1}
    for name, content in members_of(data):
        at = data.index(content)
        edges |= {at - 30 - len(name), at - 1, at, at + 1, at + len(content)}
    passed = [at for at in edges | set(range(0, len(data), 512)) if not refused(data[:at])]
    assert passed == []
    assert len(edges) > 20


@pytest.mark.filterwarnings("ignore::cryptography.utils.CryptographyDeprecationWarning")
def test_the_long_run_counts_every_class(tmp_path: Path) -> None:
    """One line a class, so that none is forgotten in silence."""
    done = parcels.run(tmp_path, 1)
    assert (done.tried, done.faults) == (len(CLASSES), ())
    lines = done.note.splitlines()[1:]
    assert [line[4:30].strip() for line in lines] == list(CLASSES)
    assert any(WAITS in line for line in lines)
