"""PPKS and PSKS: which of their screens does what with which service."""

from functools import partial

from siksng_tui.desk.exports import ExportsDesk
from siksng_tui.desk.left_open import waiting
from siksng_tui.screens.lists.welfare import WelfareScreen, WelfareWork
from siksng_tui.screens.lists.welfare_figures import WelfareFiguresScreen
from siksng_tui.screens.lists.welfare_form import WelfareFormScreen, WelfareFormWork
from siksng_tui.services.entry import choosing
from siksng_tui.services.lists import welfare
from siksng_tui.services.lists.welfare import WelfareClass, WelfareRecord, WelfareSaid
from siksng_tui.services.office.places import Places
from siksng_tui.services.office.sessions import Session
from siksng_tui.widgets.bars import Heading
from siksng_tui.words import _


class WelfareDesk:
    """Makes the screens of PPKS and PSKS."""

    def __init__(self, session: Session, heading: Heading, places: Places) -> None:
        """Work in an unlocked office, whose regions have these names."""
        self._session = session
        self._heading = heading
        self._places = places

    def records(self) -> WelfareScreen:
        """Return the records."""
        own = self._session
        work = WelfareWork(
            roles=own.account.roles,
            count=partial(welfare.count, own),
            page=partial(welfare.page, own),
            village=self._places.name,
            form=self._form,
            close=partial(welfare.close, own),
            figures=self._figures,
            today=own.today,
            export=ExportsDesk(own, self._places).welfare,
        )
        return WelfareScreen(self._heading, work)

    def _form(self, what: WelfareRecord | WelfareClass) -> WelfareFormScreen:
        """Return the form of a record, or of a new one of a class."""
        record = what if isinstance(what, WelfareRecord) else None
        said = what.said if isinstance(what, WelfareRecord) else WelfareSaid(what, "", "", {})
        villages = choosing.villages(self._session)
        sheet = f"welfare/{record.id if record else said.of.value}"
        work = WelfareFormWork(
            asked=welfare.questions(),
            villages={known.code: self._places.full(known.code) for known in villages},
            keep=partial(self._keep, record.id if record else None),
            left_open=waiting(self._session, sheet),
        )
        return WelfareFormScreen(self._heading, work, said)

    def _keep(self, number: int | None, said: WelfareSaid) -> str:
        """Keep a record; gives what to say."""
        if number is None:
            number = welfare.add(self._session, said)
            return _("Record {number} is kept.").format(number=number)
        welfare.change(self._session, number, said)
        return _("Record {number} is corrected.").format(number=number)

    def _figures(self, of: WelfareClass) -> WelfareFiguresScreen:
        """Return the counts of a class."""
        read = partial(welfare.figures, self._session, of)
        return WelfareFiguresScreen(self._heading, of, read, self._places.full)
