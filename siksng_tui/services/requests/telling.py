"""Telling the citizen what was decided: the last step of every request, at its owner's office."""

import datetime as dt

from db.requests import requests
from db.requests.tellings import Telling
from forms.errors import RefusedError, UsageError
from forms.lifecycle import Step, after
from forms.records import Request
from siksng_tui.exchange.telling import LONGEST_HOW
from siksng_tui.services.office import reasons
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests import word_up


class NotOwnerError(RefusedError):
    """The office that entered the request tells the citizen; nothing was changed. Facts: number."""

    code, field = "request-not-own", "number"


class ToldLaterError(UsageError):
    """Nobody was told on a day that has not come; nothing was changed. Facts: date."""

    code, field = "told-later", "date"


class HowTooLongError(UsageError):
    """How the citizen was told takes too many words; nothing was changed. Facts: longest."""

    code, field = "how-too-long", "how"


def tell(session: Session, number: str, how: str, day: dt.date | None = None) -> Request:
    """Return a request whose citizen was told what was decided; word of it goes up.

    Args:
        session: the unlocked office.
        number: of the request.
        how: the citizen was told: by letter, at the counter.
        day: on which that was; None for today.

    Raises:
        RoleMissingError, RequestNotFoundError, StepRefusedError, NotOwnerError, ReasonMissingError,
        ReasonTooShortError, HowTooLongError, ToldLaterError: nothing was changed.
    """
    session.require_for(Step.TELL)
    request = requests.get(session.store, number, session.office.id)
    after(Step.TELL, request.state)
    if request.owner != session.office.id:
        raise NotOwnerError(number=number)
    said, told = reasons.required(how), day or session.today()
    if len(said) > LONGEST_HOW:
        raise HowTooLongError(longest=LONGEST_HOW)
    if told > session.today():
        raise ToldLaterError(date=f"{told:%d-%m-%Y}")
    with session.act("request.tell", number=number, day=told.isoformat()):
        telling = Telling(number, told, said, session.account.name, session.clock())
        word_up.note(session, telling)
    return requests.get(session.store, number, session.office.id)
