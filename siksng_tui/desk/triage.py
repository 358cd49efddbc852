"""Deciding on requests of other offices: which of its screens does what with which service."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from textual.screen import Screen

from forms.records import Level, Role
from siksng_tui.desk.exports import ExportsDesk
from siksng_tui.desk.left_open import waiting
from siksng_tui.desk.requests import request_pages
from siksng_tui.screens.requests.compare import CompareScreen, Side
from siksng_tui.screens.requests.confirming import ConfirmingScreen, ConfirmingWork
from siksng_tui.screens.requests.decree import DecreeScreen
from siksng_tui.screens.requests.ruling_steps import RulingsWork
from siksng_tui.screens.requests.rulings import RulingsScreen
from siksng_tui.screens.requests.triage import TriageScreen
from siksng_tui.screens.requests.triage_steps import TriageWork
from siksng_tui.services.entry import clashing
from siksng_tui.services.matching.recognising import Known
from siksng_tui.services.office.places import Places
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests import lookup, queues, rulable, ruling, triage, workflow
from siksng_tui.services.requests.queues import Review
from siksng_tui.widgets.bars import Heading
from siksng_tui.words import _

Reviewing = Callable[[Sequence[str], int], Screen[None]]
"""Gives the screen of one of several requests."""


class TriageDesk:
    """Makes the screens on which an office decides about what came from below."""

    def __init__(
        self, session: Session, heading: Heading, places: Places, review: Reviewing
    ) -> None:
        """Work in an unlocked office, whose regions have these names."""
        self._session = session
        self._heading = heading
        self._places = places
        self._review = review

    def entries(self) -> Mapping[str, Callable[[], Screen[None]]]:
        """Return what the items of the menu open: by the level of the office, and by the roles."""
        office, roles = self._session.office, self._session.account.roles
        offered = {
            "triage": (office.level is not Level.VILLAGE, self.triage),
            "rulings": (Role.OPERATOR in roles, self.rulings),
            "confirming": (Role.AUTHENTICATOR in roles, self.confirming),
        }
        return {item: screen for item, (is_shown, screen) in offered.items() if is_shown}

    def triage(self) -> TriageScreen:
        """Return what came and waits for a decision, the gravest first."""
        own = self._session
        pages = request_pages(own, self._heading, self._places, partial(triage.numbers, own))
        work = TriageWork(
            roles=own.account.roles,
            review=self._review,
            compare=self._compare,
            read=partial(queues.review, own),
            others=partial(triage.others, own),
            accept=partial(triage.accept_clean, own),
            same=partial(triage.same, own),
            right=partial(triage.pass_doubt, own),
            send_back=lambda number, fields, why: ruling.send_back(own, number, why, fields),
            lay_aside=partial(triage.lay_aside, own),
            take_up=partial(triage.take_up, own),
        )
        return TriageScreen(self._heading, pages, work)

    def rulings(self) -> RulingsScreen:
        """Return the requests for which a decision can be proposed."""
        own = self._session
        pages = request_pages(own, self._heading, self._places, partial(rulable.numbers, own))
        work = RulingsWork(
            roles=own.account.roles,
            review=self._review,
            propose=partial(ruling.propose, own),
            clashes=lambda number: (queues.review(own, number), clashing.clashes(own, number)),
            sets=partial(rulable.sets, own),
            propose_set=partial(rulable.propose_set, own),
            decree=lambda: DecreeScreen(self._heading, waiting(own, "decree"), own.today()),
            export=ExportsDesk(own, self._places).requests,
        )
        return RulingsScreen(self._heading, pages, work)

    def confirming(self) -> ConfirmingScreen:
        """Return the decisions that wait for a second person."""
        own = self._session
        work = ConfirmingWork(
            roles=own.account.roles,
            read=partial(rulable.to_confirm, own),
            review=self._review,
            one=lambda number: workflow.attempt(own, number, ruling.confirm),
            every=partial(ruling.confirm_all, own),
            decline=partial(ruling.decline, own),
        )
        return ConfirmingScreen(self._heading, work)

    def _compare(self, review: Review, other: Known) -> CompareScreen:
        """Return a request beside the household that bears one of its numbers."""
        asked = Side(review.request.number, review.instrument, review.after)
        return CompareScreen(self._heading, asked, self._other(other))

    def _other(self, other: Known) -> Side:
        """Return the other household, as a request proposes it or as the register has it."""
        if other.number:
            beside = queues.review(self._session, other.number)
            return Side(other.number, beside.instrument, beside.after)
        view = lookup.household(self._session, other.household)
        village = self._places.name(other.village)
        return Side(_("Register, {village}").format(village=village), view.instrument, view.record)
