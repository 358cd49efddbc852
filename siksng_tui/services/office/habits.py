"""How people work here: by account, as a shared computer suits everybody, or by printer."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, NamedTuple

from db import settings
from forms.canonical import Json
from siksng_tui.services.office.sessions import Session


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


PRINTERS: Final = "printers"
"""Key of the setting that says what is known of each printer."""


class Scale(StrEnum):
    """What a person said of a printer when the test page was offered."""

    TRUE = "true"
    CHANGED = "changed"
    UNMEASURED = "unmeasured"


def scales(session: Session) -> Mapping[str, Scale]:
    """Return what is known of each printer for which the test page was offered, by its name."""
    kept = settings.get(session.store, PRINTERS, {})
    return {name: Scale(scale) for name, scale in kept.items()}


def set_scale(session: Session, printer: str, scale: Scale) -> None:
    """Keep what a person said of a printer; the test page is not offered for it again."""
    kept: dict[str, Json] = {name: str(own) for name, own in scales(session).items()}
    settings.put(session.store, PRINTERS, {**kept, printer: str(scale)})


def _key(session: Session) -> str:
    """Return the name of the setting."""
    return f"pace/{session.account.name}"
