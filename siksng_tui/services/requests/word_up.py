"""Word that a citizen was told, on its way up: what is due, and what came from the office below."""

from collections.abc import Mapping, Sequence
from typing import Final

from db.requests import decisions, requests, tellings
from db.requests.tellings import Telling
from forms.errors import RefusedError
from forms.lifecycle import Step
from siksng_tui.exchange.offices import Office
from siksng_tui.exchange.telling import CarriedTelling, telling_line
from siksng_tui.services.office.sessions import Session

DAY: Final = "%d-%m-%Y"
"""How the day of a telling is written in the history of its request."""


class TellingForeignError(RefusedError):
    """The sender tells of a request that it never sent here; nothing changed. Facts: number."""

    code, field = "telling-foreign", "number"


class TellingDiffersError(RefusedError):
    """Another day or way was told of the request before, and stands. Facts: number."""

    code, field = "telling-differs", "number"


def note(session: Session, telling: Telling) -> None:
    """Let a request be told, with the day and the way; it belongs into the act that it is of.

    Raises:
        RequestNotFoundError, StepRefusedError: nothing was changed.
    """
    said = f"{telling.date:{DAY}}: {telling.how}"
    requests.move(session.store, telling.number, Step.TELL, session.doing(said))
    tellings.keep(session.store, telling)


def due(session: Session) -> Mapping[str, tuple[Telling, ...]]:
    """Return what offices above did not say they heard, by the office that has the request."""
    return tellings.due(session.store)


def lines(due: Sequence[Telling]) -> list[bytes]:
    """Return the records in which tellings travel."""
    return [
        telling_line(CarriedTelling(own.number, own.date, own.how, own.account, own.time))
        for own in due
    ]


def hear(session: Session, sender: Office, carried: CarriedTelling) -> None:
    """Note what the office below says of a request that it sent here; the same again is no news.

    Raises:
        RequestNotFoundError, TellingForeignError, TellingDiffersError, StepRefusedError: nothing
            was changed.
    """
    store, number = session.store, carried.number
    requests.get(store, number, session.office.id)
    if decisions.source(store, number) != sender.id:
        raise TellingForeignError(number=number)
    telling = Telling(number, carried.date, carried.how, carried.account, carried.time)
    known = tellings.find(store, number)
    if known is None:
        note(session, telling)
    elif known != telling:
        raise TellingDiffersError(number=number)
