"""The office's own screen: what it shows comes from these services."""

from siksng_tui import terms
from siksng_tui.certificate_words import short_warning
from siksng_tui.screens.office import OfficeScreen, OfficeView
from siksng_tui.services import offices, validity
from siksng_tui.services.sessions import Session
from siksng_tui.widgets.bars import Heading


def office_screen(session: Session, heading: Heading) -> OfficeScreen:
    """Return the screen of the office."""
    return OfficeScreen(heading, lambda: _view(session))


def certificate_warning(session: Session) -> str:
    """Return what has to be done about the office's certificate, empty where nothing has."""
    return short_warning(validity.own_certificate(session))


def _view(session: Session) -> OfficeView:
    """Return the office as the screen shows it."""
    own = session.office
    return OfficeView(
        id=own.id,
        name=own.name,
        level=str(terms.word_of("level", own.level.value)),
        region=own.region,
        fingerprint=offices.fingerprint(session),
        certificate=validity.own_certificate(session),
        below=validity.below(session),
    )
