"""Every vector of a certificate request comes out as it says."""

from pathlib import Path

import pytest

from tests.exchange.asking import REQUESTS, load, outcome
from tests.vectors.certificate_requests import scenarios

VECTORS = sorted(REQUESTS.glob("*.txt"))


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_a_vector_comes_out_as_it_says(path: Path) -> None:
    """One file, one scenario; the first lines of the file are the expectation."""
    expected, data = load(path)
    assert outcome(data) == expected


def test_the_script_makes_these_very_files() -> None:
    """Nothing in a request is random: another program signs the same bytes with the same keys."""
    made = {scenario.name: scenario.text() for scenario in scenarios()}
    assert made == {path.stem: path.read_text("ascii") for path in VECTORS}


def test_the_vectors_cover_every_outcome() -> None:
    """An outcome without a vector is one that nobody else can test."""
    expected = [load(path)[0]["expect"] for path in VECTORS]
    assert set(expected) == {"ok", "certificate-request-unreadable", "format-newer"}
    assert expected.count("ok") == 4
