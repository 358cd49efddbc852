"""Duplicates: which of their screens does what with which service."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from textual.screen import Screen

from forms.records import Role
from siksng_tui.screens.duplicates.duplicate_pair import DuplicatePairScreen, PairWork
from siksng_tui.screens.duplicates.duplicates import DuplicatesScreen, DuplicatesWork
from siksng_tui.services.duplicates import duplicate_search, duplicates
from siksng_tui.services.duplicates.duplicate_search import SearchState
from siksng_tui.services.duplicates.duplicates import PairOutcome, Resolved
from siksng_tui.services.office.places import Places
from siksng_tui.services.office.sessions import Session
from siksng_tui.widgets.bars import Heading

Family = Callable[[Sequence[str], int], Screen[None]]
"""Gives the screen of one household of several, by its place among them."""


class DuplicatesDesk:
    """Makes the screens on which duplicates are searched for and resolved."""

    def __init__(self, session: Session, heading: Heading, places: Places, family: Family) -> None:
        """Work in an unlocked office, whose regions have these names."""
        self._session = session
        self._heading = heading
        self._places = places
        self._family = family

    def entries(self) -> Mapping[str, Callable[[], Screen[None]]]:
        """Return what the item of the menu opens, which is an operator's alone."""
        if Role.OPERATOR not in self._session.account.roles:
            return {}
        return {"duplicates": self.duplicates}

    def duplicates(self) -> DuplicatesScreen:
        """Return the list of the pairs."""
        work = DuplicatesWork(
            read=self._read,
            pairs=partial(duplicates.listed, self._session),
            search=partial(duplicate_search.search, self._session),
            open=self._pair,
            village=self._places.name,
        )
        return DuplicatesScreen(self._heading, work)

    def _pair(self, numbers: Sequence[int], at: int) -> DuplicatePairScreen:
        """Return one pair of several, side by side."""
        work = PairWork(
            read=partial(duplicates.read, self._session),
            resolve=self._resolve,
            families=self._family,
            village=self._places.name,
        )
        return DuplicatePairScreen(self._heading, work, numbers, at)

    def _resolve(
        self, number: int, outcome: PairOutcome, reason: str, keep: int | None
    ) -> tuple[Resolved, Sequence[int]]:
        """Return what came of what is said of a pair, and the pairs that still wait."""
        came = duplicates.resolve(self._session, number, outcome, reason, keep)
        return came, duplicates.numbers(self._session)

    def _read(self, different: bool) -> tuple[Sequence[int], SearchState]:  # noqa: FBT001 - of a callable
        """Return the pairs that wait, or those called two, and how far the newest search is."""
        own = self._session
        numbers = duplicates.different(own) if different else duplicates.numbers(own)
        return numbers, duplicate_search.state_of(own)
