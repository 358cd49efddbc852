"""Lists of requests and sets show whole numbers: in a village all of them begin alike."""

from collections.abc import Iterable

import pytest

from siksng_tui.screens.checks.verifying import VerificationsScreen
from siksng_tui.screens.ledger.ledger_section import SectionScreen
from siksng_tui.screens.parcels import send
from siksng_tui.screens.requests.queue import QueueScreen
from siksng_tui.screens.requests.rulings import RulingsScreen
from siksng_tui.screens.requests.triage import TriageScreen
from siksng_tui.screens.sets import sets
from siksng_tui.screens.stacks import bundle

REQUEST = "1771011004-2026-000001-V"
"""A village's request number, the longest there is."""

SET = "1771011004-2026Q4-01-9"
"""A village's set number, the longest there is."""


def width_of(title: str, columns: Iterable[tuple[str, int]]) -> int:
    """Return how many characters a column shows."""
    return next(width for name, width in columns if name == title)


@pytest.mark.parametrize(
    "columns",
    [
        screen.COLUMNS
        for screen in (QueueScreen, VerificationsScreen, SectionScreen, RulingsScreen, TriageScreen)
    ]
    + [bundle.COLUMNS],
)
def test_a_list_of_requests_shows_the_whole_number(columns: Iterable[tuple[str, int]]) -> None:
    """Cut behind the year, the requests of one village could not be told apart."""
    assert width_of("Number", columns) >= len(REQUEST)


@pytest.mark.parametrize("columns", [sets.COLUMNS, send.COLUMNS])
def test_a_list_of_sets_shows_the_whole_number(columns: Iterable[tuple[str, int]]) -> None:
    """Cut behind the quarter, the sets of one quarter could not be told apart."""
    assert width_of("Set", columns) >= len(SET)
