"""The work on requests: which of its screens does what with which service."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from textual.screen import Screen

from forms.lifecycle import Step
from forms.records import Request, RequestKind, Role, State
from siksng_tui.desk.conflicts import ConflictsDesk
from siksng_tui.desk.exports import ExportsDesk
from siksng_tui.desk.papers import PapersDesk
from siksng_tui.desk.requests import request_pages, road_screen
from siksng_tui.screens.entry.entry import EntryScreen
from siksng_tui.screens.entry.entry_work import EntryWork, RosterWork
from siksng_tui.screens.entry.known import KnownWork
from siksng_tui.screens.requests.mend_steps import MendWork
from siksng_tui.screens.requests.queue import (
    AUTHENTICATING,
    CHECKING,
    CHECKING_CARDS,
    FINALISING,
    QueueKind,
    QueueScreen,
    QueueWork,
)
from siksng_tui.screens.requests.review import ReviewScreen
from siksng_tui.screens.requests.review_work import ReviewWork
from siksng_tui.screens.stacks.drafts import DraftsScreen, DraftsWork
from siksng_tui.services.entry import entry, filling, heading, recurring, roster, stating
from siksng_tui.services.entry.likely_known import likely_families
from siksng_tui.services.figures.work_log import WorkLog
from siksng_tui.services.matching import recognising
from siksng_tui.services.matching.recognising import Known
from siksng_tui.services.office import habits
from siksng_tui.services.office.places import Places
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.papers.questionnaire_places import names_of_codes
from siksng_tui.services.requests import mending, queues, workflow
from siksng_tui.services.requests.workflow import GoesOn, Outcome, Taking
from siksng_tui.widgets.bars import Heading

Every = Callable[[Session, GoesOn], Sequence[Outcome]]
"""Takes a step for every request of a queue."""

Numbers = Callable[[], Sequence[str]]
"""Gives the numbers of the requests of a queue."""

Family = Callable[[Sequence[str], int], Screen[None]]
"""Gives the screen of one household of several, by its place among them."""


class RequestWork:
    """Makes the screens through which a request goes, from its first answer to the parcel."""

    def __init__(self, log: WorkLog, heading: Heading, places: Places, family: Family) -> None:
        """Work in an unlocked office, whose regions have these names.

        Args:
            log: counts the work; its session is the unlocked office.
            heading: office and person.
            places: names of the regions.
            family: gives the screen of one household of several.
        """
        self._family = family
        self._session = log.session
        self._log = log
        self._places = places
        self._heading = heading
        self._conflicts = ConflictsDesk(log.session, heading, places)

    def entries(self) -> Mapping[str, Callable[[], Screen[None]]]:
        """Return what the items of the menu open that are an operator's alone."""
        if Role.OPERATOR not in self._session.account.roles:
            return {}
        return {"drafts": self.drafts, "conflicts": self._conflicts.conflicting}

    def fill_in(self, number: str) -> Screen[str]:
        """Return the form of a draft.

        Raises:
            SiksngError: it is no draft, or cannot be read.
        """
        own = self._session
        work = EntryWork(
            open=partial(entry.open_entry, own),
            leave=self._log.leave,
            all_no=partial(filling.all_no, own),
            all_none=partial(filling.all_none, own),
            as_above=partial(filling.as_above, own),
            recurring=partial(recurring.texts, own),
            put_back=partial(filling.put_back, own),
            before=partial(filling.entered_before, own),
            stay=partial(entry.stay, own),
            give_reason=self._log.give_reason,
            file=self._log.file,
            today=own.today,
            set_pace=partial(habits.set_pace, own),
            roster=self._roster(),
            successors=partial(heading.successors, own),
            succeed=partial(heading.succeed, own),
            village=self._places.full,
            named=partial(names_of_codes, self._places.known),
            since_it_came=partial(stating.since_it_came, own),
            slip=PapersDesk(own).slip,
            conflicts=self._conflicts.way,
            known=KnownWork(
                find=self._bearers,
                like=partial(likely_families, own),
                village=self._places.full,
                open=self._known,
            ),
        )
        return EntryScreen(self._heading, work, number, habits.pace(own))

    def _roster(self) -> RosterWork:
        """Return what can be done to the roster of a request."""
        own = self._session
        return RosterWork(
            begins_persons=roster.begins_persons,
            begins_families=roster.begins_families,
            add_person=partial(roster.add_person, own),
            add_family=partial(roster.begin_family, own),
            remove=partial(roster.remove, own),
            move=partial(roster.move, own),
            sort=partial(roster.sort, own),
        )

    def _bearers(self, filled: entry.Entry, number: str) -> Sequence[Known]:
        """Return the other households that bear a number which is typed into a request."""
        return recognising.known(self._session, number, filled.besides, filled.number)

    def _known(self, own: Known) -> Screen[None]:
        """Return the screen of a family: as the register has it, else as a request proposes it."""
        if own.state is None:
            return self._family([own.household], 0)
        return self.review([own.number], 0)

    def check(self) -> QueueScreen:
        """Return drafts, what was sent back and checked requests about the register's data."""
        return self._checking(CHECKING, queues.DATA)

    def check_cards(self) -> QueueScreen:
        """Return drafts, what was sent back and checked requests for cards and programmes."""
        return self._checking(CHECKING_CARDS, queues.CARDS)

    def drafts(self) -> DraftsScreen:
        """Return what is half done."""
        own = self._session
        return DraftsScreen(
            self._heading,
            request_pages(own, self._heading, self._places, partial(queues.drafts, own, own=True)),
            everybodys=partial(queues.drafts, own, own=False),
            work=DraftsWork(
                self.fill_in,
                partial(workflow.withdraw, own),
                ExportsDesk(own, self._places).requests,
            ),
        )

    def finalise(self) -> QueueScreen:
        """Return the requests that wait to be finalised."""
        steps = (workflow.finalise, workflow.finalise_all)
        return self._queue(FINALISING, self._numbers(State.CHECKED), steps)

    def authenticate(self) -> QueueScreen:
        """Return the requests that wait for a second person."""
        steps = (workflow.authenticate, workflow.authenticate_all)
        return self._queue(AUTHENTICATING, self._numbers(State.FINALISED), steps)

    def _checking(self, kind: QueueKind, kinds: Sequence[RequestKind]) -> QueueScreen:
        """Return drafts, what was sent back and checked requests of some kinds."""
        every = partial(workflow.check_all, kinds=kinds)
        numbers = self._numbers(State.DRAFT, State.RETURNED, State.CHECKED, kinds=kinds)
        return self._queue(kind, numbers, (workflow.check_or_rework, every))

    def _numbers(self, *states: State, kinds: Sequence[RequestKind] = ()) -> Numbers:
        """Return what gives the numbers of some queues."""
        return partial(queues.work, self._session, *states, kinds=kinds)

    def _queue(self, kind: QueueKind, numbers: Numbers, steps: tuple[Taking, Every]) -> QueueScreen:
        """Return the screen of a queue, with the step for one request and the one for all."""
        own, (one, every) = self._session, steps
        exports = ExportsDesk(own, self._places)
        work = QueueWork(
            roles=own.account.roles,
            review=self.review,
            one=lambda number: workflow.attempt(own, number, one),
            every=partial(every, own),
            export=exports.proposals if kind is CHECKING_CARDS else exports.requests,
        )
        return QueueScreen(
            self._heading, request_pages(own, self._heading, self._places, numbers), kind, work
        )

    def review(self, numbers: Sequence[str], at: int) -> ReviewScreen:
        """Return one request of several."""
        roles = self._session.account.roles
        work = ReviewWork(
            read=partial(queues.review, self._session),
            place=self._places.full,
            steps={step: own for step, (role, own) in self._steps().items() if role in roles},
            fill_in=self.fill_in if Role.OPERATOR in roles else None,
            mend=self._mend() if Role.OPERATOR in roles else None,
            papers=PapersDesk(self._session).request,
            road=partial(road_screen, self._session, self._heading),
            conflicts=self._conflicts.conflicts if Role.OPERATOR in roles else None,
        )
        return ReviewScreen(self._heading, work, numbers, at)

    def _mend(self) -> MendWork:
        """Return what can be done to answers of an office below."""
        return MendWork(
            begin=partial(mending.begin, self._session),
            give_up=partial(mending.give_up, self._session),
        )

    def _steps(self) -> Mapping[Step, tuple[Role, Callable[[str, str], Request]]]:
        """Return each step, whose part it is, and how it is taken."""
        own = self._session
        return {
            Step.CHECK: (Role.OPERATOR, lambda number, _why: workflow.check_draft(own, number)),
            Step.FINALISE: (Role.OPERATOR, lambda number, _why: workflow.finalise(own, number)),
            Step.REWORK: (Role.OPERATOR, lambda number, _why: workflow.rework(own, number)),
            Step.REOPEN: (Role.OPERATOR, partial(workflow.reopen, own)),
            Step.WITHDRAW: (Role.OPERATOR, partial(workflow.withdraw, own)),
            Step.AUTHENTICATE: (
                Role.AUTHENTICATOR,
                lambda number, _why: workflow.authenticate(own, number),
            ),
        }
