"""Conflicts with the register: which of their screens does what with which service."""

from collections.abc import Sequence
from functools import partial

from siksng_tui.desk.requests import request_pages
from siksng_tui.screens.entry.conflicts import ConflictsScreen, ConflictsWay, ConflictsWork
from siksng_tui.screens.requests.conflicting import ConflictingScreen
from siksng_tui.services.office.places import Places
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests import queues, settling_conflicts
from siksng_tui.services.requests.queues import Review
from siksng_tui.services.requests.settling_conflicts import Conflict
from siksng_tui.widgets.bars import Heading


class ConflictsDesk:
    """Makes the screens on which conflicts are found and settled."""

    def __init__(self, session: Session, heading: Heading, places: Places) -> None:
        """Work in an unlocked office, whose regions have these names."""
        self._session = session
        self._heading = heading
        self._places = places

    @property
    def way(self) -> ConflictsWay:
        """Return how a form or a review comes to the conflicts of its request."""
        return ConflictsWay(partial(settling_conflicts.count, self._session), self.conflicts)

    def conflicting(self) -> ConflictingScreen:
        """Return the requests that have conflicts."""
        own = self._session
        numbers = partial(settling_conflicts.numbers, own)
        pages = request_pages(own, self._heading, self._places, numbers)
        return ConflictingScreen(self._heading, pages, self.conflicts)

    def conflicts(self, number: str) -> ConflictsScreen:
        """Return the conflicts of one request."""
        work = ConflictsWork(
            partial(self._read, number), partial(self._settle, number), self._places.name
        )
        return ConflictsScreen(self._heading, work)

    def _read(self, number: str) -> tuple[Review, Sequence[Conflict]]:
        """Return a request and its conflicts."""
        own = self._session
        return queues.review(own, number), settling_conflicts.conflicts_of(own, number)

    def _settle(self, number: str, which: Sequence[Conflict], keep: bool) -> None:  # noqa: FBT001 - whose answer is right
        """Settle some conflicts of a request one way."""
        for own in which:
            settling_conflicts.settle(self._session, number, (own.subject, own.path), keep=keep)
