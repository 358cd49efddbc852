"""The work on stacks of forms: which of its screens does what with which service."""

from functools import partial

from siksng_tui import words
from siksng_tui.desk.left_open import waiting
from siksng_tui.desk.papers import PapersDesk
from siksng_tui.desk.requests import road_screen
from siksng_tui.desk.work import RequestWork
from siksng_tui.screens.stacks.bundle import BundleScreen, BundleWork
from siksng_tui.screens.stacks.bundle_header import BundleHeaderScreen, HeaderWork
from siksng_tui.screens.stacks.bundles import BundlesScreen, BundlesWork
from siksng_tui.services.entry import bundles, choosing
from siksng_tui.services.office.places import Places
from siksng_tui.services.office.sessions import Session
from siksng_tui.widgets.bars import Heading
from siksng_tui.words import _


class BundlesDesk:
    """Makes the screens of stacks; their forms are filled in like every other."""

    def __init__(
        self, session: Session, heading: Heading, places: Places, work: RequestWork
    ) -> None:
        """Work in an unlocked office, whose regions have these names."""
        self._session = session
        self._heading = heading
        self._places = places
        self._work = work

    def bundles(self) -> BundlesScreen:
        """Return the list of stacks."""
        own = self._session
        work = BundlesWork(
            roles=own.account.roles,
            read=lambda: (bundles.every(own), bundles.on_desk(own)),
            village=self._places.name,
            new=self._new,
            show=self._bundle,
            clear_desk=partial(bundles.clear_desk, own),
        )
        return BundlesScreen(self._heading, work)

    def _new(self) -> BundleHeaderScreen:
        """Return what takes the header of a stack."""
        own = self._session
        titles = {known.id: known.title(words.language()) for known in choosing.questionnaires(own)}
        work = HeaderWork(
            villages={
                known.code: self._places.full(known.code) for known in choosing.villages(own)
            },
            instruments=titles,
            today=own.today,
            begin=partial(bundles.begin, own),
            left_open=waiting(own, "header"),
        )
        return BundleHeaderScreen(self._heading, work)

    def _bundle(self, number: str) -> BundleScreen:
        """Return one stack; an open one lies on the desk from here on."""
        own = self._session
        reason = _("Form of stack {number}").format(number=number)
        work = BundleWork(
            roles=own.account.roles,
            read=partial(bundles.open_stack, own, number),
            place=self._places.full,
            new_form=partial(bundles.new_form, own, number, reason),
            fill_in=self._work.fill_in,
            review=self._work.review,
            road=partial(road_screen, own, self._heading),
            slip=PapersDesk(own).slip,
            close=partial(bundles.close, own, number),
            reopen=partial(bundles.reopen, own, number),
        )
        return BundleScreen(self._heading, work)
