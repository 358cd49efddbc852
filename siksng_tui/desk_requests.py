"""How every list of requests is read from the office's store."""

from collections.abc import Callable, Sequence
from functools import partial

from siksng_tui.screens.request_list import RequestPages
from siksng_tui.services import queues
from siksng_tui.services.places import Places
from siksng_tui.services.sessions import Session


def request_pages(
    session: Session, places: Places, numbers: Callable[[], Sequence[str]]
) -> RequestPages:
    """Return how the requests of these numbers are read."""
    return RequestPages(
        numbers=numbers,
        rows=partial(queues.summaries, session),
        village=places.name,
        today=session.today,
    )
