"""What an operator chooses before a new household: questionnaire and village, as the last time."""

from typing import Final

from db import settings
from forms.canonical import Json
from forms.instrument import Instrument
from forms.kinds import kinds
from forms.loading import shipped
from forms.records import Level, RequestKind
from forms.regions import Region
from siksng_tui.services.office import places
from siksng_tui.services.office.sessions import Session

BEGINS: Final = (RequestKind.NEW_HOUSEHOLD, RequestKind.PROPOSAL)
"""Kinds of requests that begin a household; a questionnaire serves one of them at most."""


def remember(session: Session, instrument_id: str, village: str) -> None:
    """Keep what this person chose, for the next form of the same stack."""
    chosen: Json = {"instrument": instrument_id, "village": village}
    settings.put(session.store, _setting(session), chosen)


def questionnaires(session: Session) -> tuple[Instrument, ...]:
    """Return the questionnaires that begin a household, first the one this person used last."""
    last = _chosen(session, "instrument")
    serving = [own for own in shipped() if any(kind in kinds(own) for kind in BEGINS)]
    return tuple(sorted(serving, key=lambda own: own.id != last))


def villages(session: Session) -> tuple[Region, ...]:
    """Return the villages of the office's region, first the one this person used last."""
    last = _chosen(session, "village")
    inside = [own for own in places.all_regions(session) if _is_ours(session, own)]
    return tuple(sorted(inside, key=lambda own: own.code != last))


def _is_ours(session: Session, region: Region) -> bool:
    """Return whether a region is a village for which the office speaks."""
    return region.level is Level.VILLAGE and places.is_within(region.code, session.office.region)


def _chosen(session: Session, what: str) -> str:
    """Return what this person chose last; empty where nothing was."""
    return str(settings.get(session.store, _setting(session), {}).get(what, ""))


def _setting(session: Session) -> str:
    """Return the key of the setting that keeps a person's choice."""
    return f"chosen.{session.account.name}"
