"""The work on requests: which of its screens does what with which service."""

from functools import partial

from textual.screen import Screen

from forms.records import Role
from siksng_tui.screens.entry import EntryScreen
from siksng_tui.screens.entry_answers import EntryWork
from siksng_tui.screens.family import Correcting
from siksng_tui.services import entry
from siksng_tui.services.sessions import Session
from siksng_tui.widgets.bars import Heading


class RequestWork:
    """Makes the screens through which a request goes, from its first answer to the parcel."""

    def __init__(self, session: Session, heading: Heading) -> None:
        """Work in an unlocked office."""
        self._session = session
        self._heading = heading

    def correcting(self) -> Correcting | None:
        """Return how a correction begins; None where the person is no operator."""
        if Role.OPERATOR not in self._session.account.roles:
            return None
        return Correcting(partial(entry.start_correction, self._session), self.fill_in)

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
