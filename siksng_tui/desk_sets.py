"""The work on sets: which of its screens does what with which service."""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from forms.records import RequestSet
from siksng_tui.offered import PRINTED_TO, WRITTEN_TO, remembered
from siksng_tui.screens.cover import CoverScreen, CoverWork
from siksng_tui.screens.printing import Printing, Told
from siksng_tui.screens.send import Recipient, SendScreen, SendWork
from siksng_tui.screens.set_detail import SetScreen, SetWork
from siksng_tui.screens.sets import SetsScreen, SetsWork
from siksng_tui.services import doubts, folders, papers, parcelling, queues, sealing, trusting
from siksng_tui.services.doubts import DateDoubt
from siksng_tui.services.parcelling import Sendable
from siksng_tui.services.places import Places
from siksng_tui.services.print_ledger import Printed
from siksng_tui.services.queues import RequestSummary
from siksng_tui.services.sealing import SetLine
from siksng_tui.services.sessions import Session
from siksng_tui.widgets.bars import Heading
from siksng_tui.words import _


class SetsDesk:
    """Makes the screens of sets, papers and parcels."""

    def __init__(self, session: Session, heading: Heading, places: Places) -> None:
        """Work in an unlocked office, whose regions have these names."""
        self._session = session
        self._heading = heading
        self._places = places

    def sets(self) -> SetsScreen:
        """Return the list of sets."""
        own = self._session
        work = SetsWork(
            roles=own.account.roles,
            read=lambda: (sealing.waiting(own), sealing.lines(own)),
            cycle=lambda: doubts.cycle_of(own.today()),
            unusual=lambda cycle: doubts.cycle_unusual(cycle, own.today()),
            seal=partial(sealing.seal, own),
            show=self._set,
            cover=self._cover,
            draft=Printing(PRINTED_TO.folder, self._print_draft),
            paper=self._paper,
        )
        return SetsScreen(self._heading, work)

    def send(self) -> SendScreen:
        """Return the sets that can be sent."""
        return SendScreen(
            self._heading,
            SendWork(
                roles=self._session.account.roles,
                read=self._sendable,
                where=WRITTEN_TO.folder,
                export=self._export,
            ),
        )

    def _set(self, number: str) -> SetScreen:
        """Return one set."""
        work = SetWork(
            roles=self._session.account.roles,
            read=partial(self._read, number),
            village=self._places.name,
            cover=self._cover,
            unseal=partial(sealing.unseal, self._session, number),
            uncover=partial(sealing.uncover, self._session, number),
            paper=self._paper(number),
        )
        return SetScreen(self._heading, work)

    def _cover(self, of: RequestSet) -> CoverScreen:
        """Return what takes the signed paper of a set."""
        cover = partial(sealing.cover, self._session, of.number)
        doubt = partial(self._date_doubt, of)
        return CoverScreen(self._heading, CoverWork(of, cover, doubt))

    def _date_doubt(self, of: RequestSet, day: dt.date) -> DateDoubt | None:
        """Return why a date can hardly be that of a set's paper."""
        return doubts.date_doubt(of, day, self._session.today())

    def _read(self, number: str) -> tuple[SetLine, Sequence[RequestSummary]]:
        """Return a set and its requests."""
        line = sealing.line(self._session, number)
        return line, queues.summaries(self._session, line.set.requests)

    def _paper(self, number: str) -> Printing:
        """Return how the paper of a set is printed."""
        return Printing(PRINTED_TO.folder, partial(self._print_set, number))

    def _print_set(self, number: str, said: str, told: Told) -> Printed:
        """Print the paper of a set."""
        name = _("approval-sheet-{number}.pdf").format(number=number)
        return remembered(papers.print_set(self._session, number, folders.target(said, name), told))

    def _print_draft(self, said: str, told: Told) -> Printed:
        """Print what waits as a draft."""
        name = _("draft-{day}.pdf").format(day=self._session.today().isoformat())
        return remembered(papers.print_draft(self._session, folders.target(said, name), told))

    def _sendable(self) -> tuple[Recipient, Sequence[Sendable]]:
        """Return to whom is sent, and what."""
        card = trusting.recipient(self._session)
        return Recipient(card.name, card.fingerprint), parcelling.sendable(self._session)

    def _export(self, number: str, said: str, told: Callable[[int], None]) -> Path:
        """Write the parcel of a set into a folder."""
        folder = folders.existing(said)
        path = parcelling.export(self._session, number, folder, told)
        WRITTEN_TO.remember(folder)
        return path
