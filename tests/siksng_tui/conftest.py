"""A practice office for the tests of screens: made once, copied for each test."""

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from siksng_tui import words
from siksng_tui.services import practice
from tests import printers
from tests.siksng_tui.stillness import stillness

MADE = dt.datetime(2026, 11, 23, 1, 0, tzinfo=dt.UTC)
"""When the practice office of the tests was made, by its own clock."""


@pytest.fixture(scope="session")
def practice_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a practice office that nobody works in; it takes a second to make."""
    folder = tmp_path_factory.mktemp("practice") / "office"
    return practice.open_practice(folder, lambda: MADE)


@pytest.fixture
def office(practice_office: Path, tmp_path: Path) -> Path:
    """Return a practice office of one test's own."""
    return Path(shutil.copytree(practice_office, tmp_path / "office"))


@pytest.fixture(autouse=True)
def _indonesian() -> None:
    """Speak what an operator who chose nothing reads."""
    words.choose("id")


@pytest.fixture(scope="session", autouse=True)
def _rest_is_an_event() -> Iterator[None]:
    """Let the toolkit's driver of keys wait for what a key does, and not by the clock."""
    with pytest.MonkeyPatch.context() as patch:
        for module in ("app", "pilot"):
            patch.setattr(f"textual.{module}.wait_for_idle", stillness)
        yield


@pytest.fixture(scope="session", autouse=True)
def _no_printers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Have no printers, whatever this computer has; a test that wants some brings its own."""
    with pytest.MonkeyPatch.context() as patch:
        printers.set_up(tmp_path_factory.mktemp("computer") / "bin", patch)
        yield
