"""Texts that come again among persons, as places of birth: what somebody typed is offered again.

Kept by account, the newest first, and only of the questions that the instrument names for it.
"""

from typing import Final

from db import settings
from db.requests import request_queues
from forms.canonical import Json
from forms.instrument import Instrument
from forms.keying import keying
from forms.records import RequestKind
from siksng_tui.services.office.sessions import Session

MOST: Final = 50
"""Texts that are kept of a question; the one that was not typed for longest is forgotten."""


def texts(session: Session, instrument: Instrument, variable: str) -> tuple[str, ...]:
    """Return what this person typed as answers to a question, the newest first."""
    if variable not in keying(instrument).recurring:
        return ()
    return tuple(settings.get(session.store, _key(session, instrument, variable), []))


def keep(session: Session, instrument: Instrument, variable: str, text: str) -> None:
    """Keep a text as the newest answer, where such answers are kept."""
    if variable not in keying(instrument).recurring:
        return
    known = texts(session, instrument, variable)
    if known[:1] != (text,):
        newest: list[Json] = [text, *(own for own in known if own != text)]
        settings.put(session.store, _key(session, instrument, variable), newest[:MOST])


def last_reason(session: Session, kind: RequestKind) -> str:
    """Return why this person entered the last request of a kind; empty where there is none."""
    return request_queues.last_reason(session.store, session.office.id, session.account.name, kind)


def _key(session: Session, instrument: Instrument, variable: str) -> str:
    """Return the name of the setting."""
    return f"recurring/{session.account.name}/{instrument.id}/{variable}"
