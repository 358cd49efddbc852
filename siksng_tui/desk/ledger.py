"""The ledger's screens: which of them does what with which service."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from textual.screen import Screen

from forms.records import Role
from siksng_tui.desk.exports import ExportsDesk
from siksng_tui.desk.papers import PapersDesk
from siksng_tui.desk.printing import printing
from siksng_tui.desk.requests import request_pages
from siksng_tui.screens.ledger.ledger import LedgerScreen, LedgerWork
from siksng_tui.screens.ledger.ledger_missing import MissingScreen
from siksng_tui.screens.ledger.ledger_parcels import ParcelsScreen, ParcelsWork
from siksng_tui.screens.ledger.ledger_section import SectionScreen, SectionWork
from siksng_tui.screens.printing.print_ways import Draw, Told
from siksng_tui.screens.printing.printing import Offer, Printing
from siksng_tui.screens.requests.closings import ClosingsScreen, ClosingsWork
from siksng_tui.services.figures import ledger_chapters, ledger_files
from siksng_tui.services.office.places import Places
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.papers.print_ledger import Printed
from siksng_tui.services.printing.outlets import Goal
from siksng_tui.services.requests import cycles, ledger, ledger_words, telling
from siksng_tui.services.requests.ledger import Ledger, Owed, ParcelLine, Section
from siksng_tui.widgets.bars import Heading
from siksng_tui.words import N_, _

Review = Callable[[Sequence[str], int], Screen[None]]
"""Gives the screen of one request of several, by its place among them."""

Changed = Callable[[str], Screen[None]]
"""Gives the screen of what an extract changed, by the id of its parcel."""

EVERY: Final = N_("All parcels and receipts")
"""Title of the list of all parcels."""

LEDGER: Final = N_("Ledger")
GAPS: Final = N_("Gaps in the ledger")
"""Titles of the papers."""


class LedgerDesk:
    """Makes the screens of the ledger."""

    def __init__(
        self,
        session: Session,
        heading: Heading,
        places: Places,
        review: Review,
        differences: Changed,
    ) -> None:
        """Work in an unlocked office.

        Args:
            session: the unlocked office.
            heading: office and person.
            places: names of the regions.
            review: gives the screen of one request of several.
            differences: gives the screen of what an extract changed.
        """
        self._session = session
        self._heading = heading
        self._places = places
        self._review = review
        self._differences = differences

    def ledger(self) -> LedgerScreen:
        """Return the ledger."""
        work = LedgerWork(
            read=partial(ledger.read, self._session),
            section=self._section,
            parcels=self._parcels,
            missing=lambda: MissingScreen(self._heading, self._read),
            papers=self._papers(),
            closings=self._closings,
        )
        return LedgerScreen(self._heading, work)

    def _closings(self) -> ClosingsScreen:
        """Return the closing dates."""
        own = self._session
        work = ClosingsWork(
            own.account.roles,
            lambda: (cycles.current(own), cycles.listed(own)),
            partial(cycles.close_on, own),
            partial(cycles.forget, own),
        )
        return ClosingsScreen(self._heading, work)

    def _section(self, section: Section) -> SectionScreen:
        """Return the requests of a section."""
        own = self._session
        numbers = partial(ledger.numbers, own, section)
        pages = request_pages(own, self._heading, self._places, numbers)
        due = section is Section.UNTOLD_CITIZEN and Role.OPERATOR in own.account.roles
        tell = partial(telling.tell, own) if due else None
        may = Role.OPERATOR in own.account.roles
        export = ExportsDesk(own, self._places).requests if may else None
        return SectionScreen(self._heading, pages, SectionWork(section, self._review, tell, export))

    def _parcels(self, owed: Owed | None) -> ParcelsScreen:
        """Return parcels for which something is owed, or all."""
        own = self._session

        def read() -> tuple[Sequence[ParcelLine], Mapping[str, str]]:
            return ledger.parcels(own, owed), ledger.names(own)

        title = ledger_words.OWED[owed] if owed else EVERY
        receipt = PapersDesk(own).receipt
        work = ParcelsWork(title, read, partial(ledger.age, own), self._differences, receipt)
        return ParcelsScreen(self._heading, work)

    def _read(self) -> tuple[Ledger, Mapping[str, str]]:
        """Return the ledger and the names of the offices."""
        return ledger.read(self._session), ledger.names(self._session)

    def _papers(self) -> tuple[Offer, ...]:
        """Return the ledger, and what is missing in it, as paper or workbook."""
        day = self._session.today().isoformat()
        whole, gaps = _("ledger-{day}.pdf").format(day=day), _("gaps-{day}.pdf").format(day=day)
        return (
            (_(LEDGER), self._paper(whole, partial(self._print, "ledger"))),
            (_(GAPS), self._paper(gaps, partial(self._print, "gaps"))),
        )

    def _paper(self, name: str, draw: Draw) -> Printing:
        """Return how a paper is printed that can be a workbook, too."""
        return printing(self._session, name, draw, (".pdf", ".xlsx"))

    def _print(self, paper: str, goal: Goal, _told: Told) -> Printed:
        """Print the ledger or its gaps, or write a workbook where a file's name says so."""
        own = self._session
        title, read = {
            "ledger": (_(LEDGER), ledger_chapters.whole),
            "gaps": (_(GAPS), ledger_chapters.gaps),
        }[paper]
        return ledger_files.write(own, title, read(own), goal, paper)
