"""Every word for a state has room in every list that shows states."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import pytest

from siksng_tui import screens, words
from siksng_tui.screens.frame.request_list import RequestListScreen
from siksng_tui.wording import terms

Columns = tuple[tuple[str, int], ...]
"""Title and width of each column of a list."""


def _lists() -> Iterator[tuple[str, Columns]]:
    """Yield the columns of every list of the program, by its module."""
    for module in walk_packages(screens.__path__, f"{screens.__name__}."):
        found = import_module(module.name)
        if hasattr(found, "COLUMNS"):
            yield module.name.rpartition(".")[2], found.COLUMNS
    kinds: list[type[RequestListScreen]] = [RequestListScreen]
    for kind in (*kinds, *RequestListScreen.__subclasses__()):
        yield kind.__name__, kind.COLUMNS


def _widths() -> dict[str, int]:
    """Return the width of the column of states of every list that has one."""
    return {
        name: width for name, columns in _lists() for title, width in columns if title == "State"
    }


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_state_fits_into_every_column_of_states(language: str) -> None:
    """A word that is cut is no word: "Ada tanda te" says nothing."""
    words.choose(language)
    found = _widths()
    assert len(found) >= 8
    for name, width in found.items():
        states = terms.PARCEL_STATES if name == "ledger_parcels" else terms.STATES
        cut = [words._(word) for word in states.values() if len(words._(word)) > width]
        assert (name, cut) == (name, [])
