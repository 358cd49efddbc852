"""Lists from elsewhere, and who receives what: which screen does what with which service."""

from collections.abc import Callable, Sequence
from functools import partial

from textual.screen import Screen

from forms.records import Role
from siksng_tui.desk.exports import ExportsDesk
from siksng_tui.screens.lists.list_entries import EntriesWork, ListEntriesScreen
from siksng_tui.screens.lists.list_entry import ListEntryScreen
from siksng_tui.screens.lists.lists import ListsScreen, ListsWork
from siksng_tui.screens.lists.programmes import Counted, ProgrammesScreen, ProgrammesWork
from siksng_tui.screens.lists.without import WithoutScreen, WithoutWork
from siksng_tui.services.entry import choosing
from siksng_tui.services.lists import list_beside, person_lists, programme_lists, welfare_taking
from siksng_tui.services.lists.person_lists import Asked, PersonList
from siksng_tui.services.office.places import Places
from siksng_tui.services.office.sessions import Session
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.codes import Choice
from siksng_tui.wording import terms
from siksng_tui.words import _

Family = Callable[[Sequence[str], int], Screen[None]]
"""Gives the screen of one household of several, by its place among them."""


class ListsDesk:
    """Makes the screens of lists from elsewhere."""

    def __init__(self, session: Session, heading: Heading, places: Places, family: Family) -> None:
        """Work in an unlocked office, whose regions have these names."""
        self._session = session
        self._heading = heading
        self._places = places
        self._family = family

    def lists(self) -> ListsScreen:
        """Return the list of lists."""
        work = ListsWork(
            roles=self._session.account.roles,
            read=partial(person_lists.every, self._session),
            village=self._places.full,
            entries=self._of_list,
            undo=partial(person_lists.undo, self._session),
            take_over=partial(welfare_taking.take_over, self._session),
        )
        return ListsScreen(self._heading, work)

    def programmes(self) -> ProgrammesScreen:
        """Return who receives what."""
        work = ProgrammesWork(self._counted, self._of_programme, self._without)
        return ProgrammesScreen(self._heading, work)

    def _of_list(self, own: PersonList) -> ListEntriesScreen:
        """Return the entries of a list."""
        said = _("List {number}: {purpose}")
        title = said.format(number=own.id, purpose=terms.purpose(own.kind.purpose))
        return self._entries(title, Asked(own.id))

    def _of_programme(self, name: str) -> ListEntriesScreen:
        """Return who receives a programme."""
        return self._entries(_("Receive {name}").format(name=name), Asked(programme=name))

    def _entries(self, title: str, asked: Asked) -> ListEntriesScreen:
        """Return entries that are meant."""
        exports = ExportsDesk(self._session, self._places)
        work = EntriesWork(
            count=partial(person_lists.count, self._session),
            page=partial(person_lists.page, self._session),
            village=self._places.name,
            entry=self._entry,
            export=exports.entries if Role.OPERATOR in self._session.account.roles else None,
        )
        return ListEntriesScreen(self._heading, title, asked, work)

    def _entry(self, number: int) -> ListEntryScreen:
        """Return one entry beside the register."""
        read = partial(list_beside.beside, self._session, number)
        return ListEntryScreen(self._heading, read, self._places.full, self._family)

    def _counted(self) -> Counted:
        """Return the programmes, and how many families receive nothing."""
        counted = programme_lists.count_without(self._session)
        return programme_lists.every(self._session), counted

    def _without(self) -> WithoutScreen:
        """Return the families that receive nothing."""
        work = WithoutWork(
            regions=self._regions,
            count=partial(programme_lists.count_without, self._session),
            page=partial(programme_lists.without, self._session),
            village=self._places.name,
            family=self._family,
        )
        return WithoutScreen(self._heading, work)

    def _regions(self) -> list[Choice]:
        """Return what can be chosen, the whole register first."""
        villages = choosing.villages(self._session)
        named = [Choice(own.code, self._places.full(own.code)) for own in villages]
        return [Choice(self._session.office.region, _("The whole register")), *named]
