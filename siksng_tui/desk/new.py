"""Beginning requests: which of its screens does what with which service."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from textual.screen import Screen

from forms.instrument import Instrument
from forms.records import Role, State
from forms.regions import Region
from siksng_tui import words
from siksng_tui.desk.forms import FormsDesk
from siksng_tui.desk.papers import PapersDesk
from siksng_tui.screens.entry.new import NewScreen, NewWork
from siksng_tui.screens.family.beginning import BeginWork, Wish
from siksng_tui.screens.family.find import OtherFamilyScreen
from siksng_tui.screens.family.ways import CARDS, WAYS
from siksng_tui.services.entry import beginning, bundles, choosing, recurring, starting
from siksng_tui.services.office.places import Places
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests import lookup, queues
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.codes import Choice

FillIn = Callable[[str], Screen[str]]
"""Gives the form of a draft, by its number."""

Find = Callable[[Sequence[str]], Screen[Any]]
"""Gives the search for a family for which something can be begun in some ways."""


class BeginningDesk:
    """Makes the screens in which a request begins."""

    def __init__(self, session: Session, heading: Heading, places: Places, fill_in: FillIn) -> None:
        """Work in an unlocked office, whose regions have these names."""
        self._session = session
        self._heading = heading
        self._places = places
        self._fill_in = fill_in

    def entries(self, find: Find) -> Mapping[str, Callable[[], Screen[Any]]]:
        """Return what the items of the menu open; nothing for who may only look."""
        if Role.OPERATOR not in self._session.account.roles:
            return {}
        return {"new": self.new, "card": partial(find, CARDS)}

    def new(self) -> NewScreen:
        """Return the way into a household that nobody has yet."""
        work = NewWork(
            questionnaires=lambda: [_titled(own) for own in choosing.questionnaires(self._session)],
            villages=self._villages,
            stack=partial(bundles.takes_in, self._session),
            start=partial(starting.new_household, self._session),
            fill_in=self._fill_in,
            is_filed=self._is_filed,
            blank=FormsDesk(self._session).blank,
            slip=PapersDesk(self._session).slip,
        )
        return NewScreen(self._heading, work)

    def work(self, ways: Sequence[str]) -> BeginWork | None:
        """Return how something begins for a known family; None for who may only look."""
        if Role.OPERATOR not in self._session.account.roles:
            return None
        return BeginWork(
            ways=ways,
            villages=self._villages,
            start=self._started,
            fill_in=self._fill_in,
            find=self._other_family,
            last_reason=partial(recurring.last_reason, self._session),
        )

    def _started(self, wish: Wish) -> str:
        """Return the number of a request for a known family."""
        kind = WAYS[wish.way].kind
        asked = beginning.Wish(
            kind,
            wish.reason,
            household=wish.household,
            subject=wish.subject,
            village=wish.village,
            instrument=wish.instrument,
            code=wish.code,
            leaving=wish.leaving,
            other=wish.other,
        )
        return beginning.begin(self._session, asked)

    def _other_family(self) -> OtherFamilyScreen:
        """Return the search for the family that joins another one."""
        return OtherFamilyScreen(
            self._heading, partial(lookup.find, self._session), self._places.name
        )

    def _villages(self) -> list[Choice]:
        """Return the villages of the office as they are chosen."""
        return [self._named(own) for own in choosing.villages(self._session)]

    def _named(self, village: Region) -> Choice:
        """Return a village as it is chosen: by its code, that of BPS on older forms, or a name."""
        others = " ".join((village.bps_code, *self._places.known.other_names(village.code)))
        return Choice(village.code, self._places.full(village.code), others)

    def _is_filed(self, number: str) -> bool:
        """Return whether a request is no draft any more."""
        (own,) = queues.summaries(self._session, [number])
        return own.state is not State.DRAFT


def _titled(questionnaire: Instrument) -> Choice:
    """Return a questionnaire as it is chosen."""
    return Choice(questionnaire.id, questionnaire.title(words.language()))
