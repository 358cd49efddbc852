"""Every vector comes out as it says."""

from pathlib import Path

import pytest

from tests.exchange.scenario import FOLDER, load, outcome
from tests.vectors.make import scenarios

VECTORS = sorted(FOLDER.glob("*.txt"))


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_a_vector_comes_out_as_it_says(path: Path) -> None:
    """One file, one scenario; the first lines of the file are the expectation."""
    scenario = load(path)
    found = outcome(scenario)
    assert found == {name: getattr(scenario, name) for name in found}


@pytest.mark.parametrize("path", VECTORS[::20], ids=lambda path: path.stem)
def test_a_vector_has_one_spelling(path: Path) -> None:
    """What the script would write is what stands there."""
    assert load(path).text() == path.read_text("ascii")


def test_every_scenario_of_the_script_has_its_file() -> None:
    """A scenario that is added must be written, one that is taken away must go."""
    assert {scenario.name for scenario in scenarios()} == {path.stem for path in VECTORS}


def test_the_vectors_cover_every_refusal() -> None:
    """A refusal without a vector is one that nobody else can test."""
    expected = {load(path).expect for path in VECTORS}
    assert expected >= {
        "ok",
        "not-a-parcel",
        "parcel-truncated",
        "parcel-forged",
        "parcel-too-large",
        "format-newer",
        "sender-unknown",
        "certificate-revoked",
        "office-out-of-scope",
        "parcel-for-other-office",
        "instrument-unknown",
        "parcel-key-missing",
        "parcel-inside-wrong",
    }
