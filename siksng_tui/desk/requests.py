"""How every list of requests is read from the office's store."""

from collections.abc import Callable, Sequence
from functools import partial

from siksng_tui.screens.frame.request_list import RequestPages
from siksng_tui.screens.requests.road import RoadScreen
from siksng_tui.services.office.places import Places
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests import queues, roads
from siksng_tui.widgets.bars import Heading


def request_pages(
    session: Session, heading: Heading, places: Places, numbers: Callable[[], Sequence[str]]
) -> RequestPages:
    """Return how the requests of these numbers are read."""
    return RequestPages(
        numbers=numbers,
        rows=partial(queues.summaries, session),
        village=places.name,
        today=session.today,
        road=partial(road_screen, session, heading),
    )


def road_screen(session: Session, heading: Heading, number: str) -> RoadScreen:
    """Return the screen of who had a request when."""
    return RoadScreen(heading, partial(roads.road, session, number))
