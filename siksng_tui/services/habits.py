"""How each person works: kept by account, so that a shared computer suits everybody."""

from typing import NamedTuple

from db import settings
from forms.canonical import Json
from siksng_tui.services.sessions import Session


class Pace(NamedTuple):
    """How a form goes on: whether full fields are left by themselves, and whether Enter stops.

    `each` stands on every question, whatever is filled in; without it Enter passes what is known.
    """

    advances: bool = False
    each: bool = False


def pace(session: Session) -> Pace:
    """Return how forms go on for who works.

    Until the person chooses, full fields are left by themselves in an office at work and not in a
    practice office, where one still learns which key does what; and Enter passes what is known.
    """
    usual: list[Json] = [not session.office.practice, False]
    advances, each = settings.get(session.store, _key(session), usual)
    return Pace(advances=advances, each=each)


def set_pace(session: Session, own: Pace) -> None:
    """Keep how forms go on for who works."""
    settings.put(session.store, _key(session), [own.advances, own.each])


def _key(session: Session) -> str:
    """Return the name of the setting."""
    return f"pace/{session.account.name}"
