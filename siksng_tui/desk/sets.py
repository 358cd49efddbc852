"""The work on sets: which of its screens does what with which service."""

import datetime as dt
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from textual.screen import Screen

from forms.set_records import RequestSet
from siksng_tui.desk.extracts import ExtractsDesk
from siksng_tui.desk.left_open import waiting
from siksng_tui.desk.papers import PapersDesk
from siksng_tui.desk.printing import printing
from siksng_tui.desk.requests import road_screen
from siksng_tui.offered import PRINTED_TO, SCANNED_TO, SIGNED_WITH, WRITTEN_TO, Offered
from siksng_tui.screens.parcels.receive import ReceiveScreen, ReceiveWork
from siksng_tui.screens.parcels.send import Outgoing, Recipient, SendScreen, SendWork
from siksng_tui.screens.printing.print_ways import Told
from siksng_tui.screens.printing.printing import Offer
from siksng_tui.screens.sets.cover import CoverScreen, CoverWork
from siksng_tui.screens.sets.prints import PrintsScreen
from siksng_tui.screens.sets.set_detail import SetScreen, SetWork
from siksng_tui.screens.sets.sets import SetsScreen, SetsWork
from siksng_tui.screens.sets.sign import SignScreen, SignWork
from siksng_tui.services.entry import doubts
from siksng_tui.services.entry.doubts import DateDoubt
from siksng_tui.services.office import folders
from siksng_tui.services.office.newest_files import newest_files
from siksng_tui.services.office.places import Places
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.papers import papers, print_ledger
from siksng_tui.services.papers.paper_names import FILE_NAMES, paper_name
from siksng_tui.services.papers.print_ledger import Printed
from siksng_tui.services.parcels import parcelling, sweeping, word_parcels
from siksng_tui.services.parcels.sweeping import Swept
from siksng_tui.services.printing.outlets import Goal
from siksng_tui.services.requests import cycles, queues
from siksng_tui.services.requests.queues import RequestSummary
from siksng_tui.services.requests.workflow import GoesOn
from siksng_tui.services.sets import attaching, examining, paper_signing, sealing, striking
from siksng_tui.services.sets.attaching import Scan
from siksng_tui.services.sets.sealing import SetLine
from siksng_tui.services.trust import trusting
from siksng_tui.services.trust.trusting import NoRecipientError
from siksng_tui.widgets.bars import Heading
from siksng_tui.words import _

Write = Callable[[Session, Path], Sequence[Path]]
"""Writes what is due into a folder."""

Changed = Callable[[str], Screen[None]]
"""Gives the screen of what an extract changed, by the id of its parcel."""

"""How the file with the paper of each kind of set is called."""


class SetsDesk:
    """Makes the screens of sets, papers and parcels."""

    def __init__(
        self, session: Session, heading: Heading, places: Places, differences: Changed
    ) -> None:
        """Work in an unlocked office.

        Args:
            session: the unlocked office.
            heading: office and person.
            places: names of the regions.
            differences: gives the screen of what an extract changed.
        """
        self._differences = differences
        self._session = session
        self._heading = heading
        self._places = places

    def sets(self) -> SetsScreen:
        """Return the list of sets."""
        own = self._session
        work = SetsWork(
            roles=own.account.roles,
            read=lambda: (sealing.waiting(own), sealing.lines(own)),
            cycle=partial(cycles.current, own),
            unusual=lambda cycle: doubts.cycle_unusual(cycle, own.today()),
            seal=partial(sealing.seal, own),
            show=self._set,
            cover=self._cover,
            drafts=self._drafts(),
            papers=self._papers,
        )
        return SetsScreen(self._heading, work)

    def send(self) -> SendScreen:
        """Return the sets that can be sent."""
        lower = ExtractsDesk(self._session, self._heading)
        return SendScreen(
            self._heading,
            SendWork(
                roles=self._session.account.roles,
                read=self._outgoing,
                where=WRITTEN_TO.folder,
                export=self._export,
                tell=partial(self._into, word_parcels.export),
                hand_down=partial(self._into, sweeping.send_down),
                receive=self._receive,
                extracts=lower.extracts if lower.shown else None,
            ),
        )

    def _receive(self) -> ReceiveScreen:
        """Return what opens the parcels that other offices brought."""
        own = self._session
        return ReceiveScreen(
            self._heading,
            ReceiveWork(
                waiting=partial(sweeping.waiting, own),
                where=self._brought,
                sweep=self._sweep,
                let_in=partial(sweeping.let_in, own),
                differences=self._differences,
            ),
        )

    def _brought(self) -> str:
        """Return where the last stick was, if it is there, else where one is now."""
        last = sweeping.last_folder(self._session)
        return last if last and folders.is_folder(Path(last)) else str(WRITTEN_TO.folder())

    def _sweep(self, said: str, goes_on: GoesOn) -> Swept:
        """Open the parcels of a folder."""
        return sweeping.sweep(self._session, folders.existing(said), goes_on)

    def _set(self, number: str) -> SetScreen:
        """Return one set."""
        work = SetWork(
            roles=self._session.account.roles,
            read=partial(self._read, number),
            village=self._places.name,
            cover=self._cover,
            sign=partial(self._sign, number),
            unseal=partial(sealing.unseal, self._session, number),
            uncover=partial(sealing.uncover, self._session, number),
            strike=partial(striking.strike, self._session, number),
            papers=[*self._papers(number), *PapersDesk(self._session).of_set(number)],
            prints=partial(self._prints, number),
            road=partial(road_screen, self._session, self._heading),
        )
        return SetScreen(self._heading, work)

    def _cover(self, of: RequestSet) -> CoverScreen:
        """Return what takes the signed paper of a set."""
        own = self._session
        examine = partial(self._examined, of.number)
        cover = partial(sealing.cover, own, of.number)
        doubt = partial(self._date_doubt, of)
        scans = attaching.scans_in(SCANNED_TO.folder())
        left_open = waiting(own, f"cover/{of.number}")
        work = CoverWork(of, examine, cover, doubt, scans, left_open, own.today)
        return CoverScreen(self._heading, work)

    def _sign(self, number: str) -> SignScreen:
        """Return what signs a printed paper of a set."""
        work = SignWork(
            number=number,
            pdfs=newest_files(PRINTED_TO.folder(), [".pdf"]),
            key_files=newest_files(SIGNED_WITH.folder(), paper_signing.KEY_ENDINGS),
            sign=partial(self._signed, number),
            left_open=waiting(self._session, f"sign/{number}"),
        )
        return SignScreen(self._heading, work)

    def _signed(self, number: str, pdf: str, key: str, passphrase: str) -> Path:
        """Return where a paper was written, beside the printed one, after it was signed."""
        paper, key_file = _named(PRINTED_TO, pdf), _named(SIGNED_WITH, key)
        name = _("{name}-signed.pdf").format(name=paper.stem)
        out = folders.target(str(paper.absolute().parent), name)
        by = paper_signing.Signing(paper, key_file, passphrase)
        paper_signing.sign(self._session, number, by, out)
        SIGNED_WITH.remember(key_file.parent)
        SCANNED_TO.remember(out.parent)
        return out

    def _examined(self, number: str, file: str) -> Scan:
        """Return the file that a person named, with what it proves of the set's paper."""
        path = _named(SCANNED_TO, file)
        scan = examining.examined(self._session, number, path)
        SCANNED_TO.remember(path.parent)
        return scan

    def _date_doubt(self, of: RequestSet, day: dt.date) -> DateDoubt | None:
        """Return why a date can hardly be that of a set's paper."""
        return doubts.date_doubt(of, day, self._session.today())

    def _read(self, number: str) -> tuple[SetLine, Sequence[RequestSummary]]:
        """Return a set and its requests."""
        line = sealing.line(self._session, number)
        return line, queues.summaries(self._session, line.set.requests)

    def _papers(self, number: str) -> Sequence[Offer]:
        """Return how each paper of a set is printed."""

        def draw(name: str, goal: Goal, told: Told) -> Printed:
            return papers.print_set(self._session, number, goal, told, name=name)

        return self._offers(number, draw)

    def _drafts(self) -> Sequence[Offer]:
        """Return how each paper of what waits is printed as a draft."""

        def draw(name: str, goal: Goal, told: Told) -> Printed:
            return papers.print_draft(self._session, goal, told, name=name)

        day = self._session.today().isoformat()
        return self._offers(_("draft-{day}").format(day=day), draw)

    def _offers(self, number: str, draw: Callable[[str, Goal, Told], Printed]) -> Sequence[Offer]:
        """Return every paper of sets of this office, drawn by what takes its name."""
        return [
            (
                paper_name(name),
                printing(
                    self._session, _(FILE_NAMES[name]).format(number=number), partial(draw, name)
                ),
            )
            for name in papers.OFFERED[self._session.office.level]
        ]

    def _prints(self, number: str) -> PrintsScreen:
        """Return what was printed of a set."""
        return PrintsScreen(self._heading, partial(print_ledger.listed, self._session, number))

    def _outgoing(self) -> Outgoing:
        """Return to whom is sent, and what."""
        own = self._session
        try:
            card = trusting.recipient(own)
            to = Recipient(card.name, card.fingerprint)
        except NoRecipientError:
            to = None
        told, down = word_parcels.count(own), sweeping.going_down(own)
        return Outgoing(to, parcelling.sendable(own), told, down)

    def _into(self, write: Write, said: str) -> Sequence[Path]:
        """Write what is due up or down into a folder."""
        folder = folders.existing(said)
        paths = write(self._session, folder)
        WRITTEN_TO.remember(folder)
        return paths

    def _export(self, number: str, said: str, told: Callable[[int], None]) -> Path:
        """Write the parcel of a set into a folder."""
        folder = folders.existing(said)
        path = parcelling.export(self._session, number, folder, told)
        WRITTEN_TO.remember(folder)
        return path


def _named(offered: Offered, file: str) -> Path:
    """Return the file that a person named: in the folder that is offered, or with its own."""
    path = offered.folder() / file
    with suppress(OSError):  # a name that no disk takes is said where it is read
        if path.is_file():
            return path
    return folders.meant(file)
