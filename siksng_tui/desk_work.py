"""The work on requests: which of its screens does what with which service."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from textual.screen import Screen

from forms.lifecycle import Step
from forms.records import Request, Role, State
from siksng_tui.screens.entry import EntryScreen
from siksng_tui.screens.entry_answers import EntryWork
from siksng_tui.screens.queue import (
    AUTHENTICATING,
    CHECKING,
    FINALISING,
    QueueKind,
    QueueScreen,
    QueueWork,
)
from siksng_tui.screens.review import ReviewScreen, ReviewWork
from siksng_tui.services import entry, queues, workflow
from siksng_tui.services.places import Places
from siksng_tui.services.sessions import Session
from siksng_tui.services.workflow import GoesOn, Outcome, Taking
from siksng_tui.widgets.bars import Heading

Every = Callable[[Session, GoesOn], Sequence[Outcome]]
"""Takes a step for every request of a queue."""


class RequestWork:
    """Makes the screens through which a request goes, from its first answer to the parcel."""

    def __init__(self, session: Session, heading: Heading, places: Places) -> None:
        """Work in an unlocked office, whose regions have these names."""
        self._session = session
        self._places = places
        self._heading = heading

    def fill_in(self, number: str) -> Screen[str]:
        """Return the form of a draft.

        Raises:
            SiksngError: it is no draft, or cannot be read.
        """
        own = self._session
        work = EntryWork(
            open=partial(entry.open_entry, own),
            leave=partial(entry.leave_field, own),
            stay=partial(entry.stay, own),
            give_reason=partial(entry.give_reason, own),
            file=partial(entry.file_entry, own),
            today=own.today,
        )
        return EntryScreen(self._heading, work, number, advance=not own.office.practice)

    def check(self) -> QueueScreen:
        """Return drafts and checked requests."""
        states = (State.DRAFT, State.CHECKED)
        return self._queue(CHECKING, states, (workflow.check_draft, workflow.check_all))

    def finalise(self) -> QueueScreen:
        """Return the requests that wait to be finalised."""
        steps = (workflow.finalise, workflow.finalise_all)
        return self._queue(FINALISING, (State.CHECKED,), steps)

    def authenticate(self) -> QueueScreen:
        """Return the requests that wait for a second person."""
        steps = (workflow.authenticate, workflow.authenticate_all)
        return self._queue(AUTHENTICATING, (State.FINALISED,), steps)

    def _queue(
        self, kind: QueueKind, states: Sequence[State], steps: tuple[Taking, Every]
    ) -> QueueScreen:
        """Return the screen of a queue, with the step for one request and the one for all."""
        own, (one, every) = self._session, steps
        work = QueueWork(
            roles=own.account.roles,
            numbers=partial(queues.numbers, own, *states),
            rows=partial(queues.summaries, own),
            village=self._places.name,
            today=own.today,
            review=self._review,
            one=lambda number: workflow.attempt(own, number, one),
            every=partial(every, own),
        )
        return QueueScreen(self._heading, kind, work)

    def _review(self, numbers: Sequence[str], at: int) -> ReviewScreen:
        """Return one request of several."""
        roles = self._session.account.roles
        work = ReviewWork(
            read=partial(queues.review, self._session),
            place=self._places.full,
            steps={step: own for step, (role, own) in self._steps().items() if role in roles},
            fill_in=self.fill_in if Role.OPERATOR in roles else None,
        )
        return ReviewScreen(self._heading, work, numbers, at)

    def _steps(self) -> Mapping[Step, tuple[Role, Callable[[str, str], Request]]]:
        """Return each step, whose part it is, and how it is taken."""
        own = self._session
        return {
            Step.CHECK: (Role.OPERATOR, lambda number, _why: workflow.check_draft(own, number)),
            Step.FINALISE: (Role.OPERATOR, lambda number, _why: workflow.finalise(own, number)),
            Step.REOPEN: (Role.OPERATOR, partial(workflow.reopen, own)),
            Step.WITHDRAW: (Role.OPERATOR, partial(workflow.withdraw, own)),
            Step.AUTHENTICATE: (
                Role.AUTHENTICATOR,
                lambda number, _why: workflow.authenticate(own, number),
            ),
        }
