"""The office's own screen and the steps of its enrolment: what each does with which service."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from forms.errors import SiksngError
from siksng_tui import messages
from siksng_tui.desk.comparing import ComparingDesk, target
from siksng_tui.desk.printing import printing
from siksng_tui.exchange import cards, certificate_requests, revocations
from siksng_tui.offered import WRITTEN_TO
from siksng_tui.screens.imports.import_limits import ImportLimitsScreen, LimitsWork
from siksng_tui.screens.office.office import OfficeScreen
from siksng_tui.screens.office.office_work import Met, OfficeView, OfficeWork
from siksng_tui.screens.office.paper_texts import PaperTextsScreen, PaperTextsWork
from siksng_tui.screens.printing.print_ways import Told
from siksng_tui.screens.printing.printing import Offer, Printing
from siksng_tui.services.enrolment import enrolling, fingerprint_sheets, issuing
from siksng_tui.services.incoming_files import import_limits
from siksng_tui.services.office import offices
from siksng_tui.services.office.places import Places
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.papers import paper_sample, paper_settings
from siksng_tui.services.papers.paper_names import paper_name
from siksng_tui.services.papers.print_ledger import Printed
from siksng_tui.services.printing.outlets import Goal
from siksng_tui.services.trust import office_files, revoking, validity
from siksng_tui.services.trust.certificate_words import DAY, short_warning
from siksng_tui.services.trust.office_files import FileKind
from siksng_tui.widgets.bars import Heading
from siksng_tui.wording import terms
from siksng_tui.words import _


def certificate_warning(session: Session) -> str:
    """Return what has to be done about the office's certificate, empty where nothing has."""
    return short_warning(validity.own_certificate(session))


class EnrolmentDesk:
    """Makes the screens on which offices certify each other."""

    def __init__(self, session: Session, heading: Heading, places: Places) -> None:
        """Work in an unlocked office, whose regions have these names."""
        self._session = session
        self._heading = heading
        self._comparing = ComparingDesk(session, heading, places)

    def office(self) -> OfficeScreen:
        """Return the office and the offices below it."""
        work = OfficeWork(
            roles=self._session.account.roles,
            read=self._view,
            where=WRITTEN_TO.folder,
            request=self._request,
            files=_meant,
            take=self._take,
            sheet=self._sheet,
            card=self._card,
            revoke=self._revoke,
            revocations=self._revocations,
            own_card=self._own_card,
            limits=self._limits,
            papers=self._papers,
        )
        return OfficeScreen(self._heading, work)

    def _limits(self) -> ImportLimitsScreen:
        """Return how large a file may be that is imported."""
        own = self._session
        read, change = partial(import_limits.values, own), partial(import_limits.change, own)
        return ImportLimitsScreen(self._heading, LimitsWork(own.account.roles, read, change))

    def _papers(self) -> PaperTextsScreen:
        """Return what the papers of this office say."""
        own = self._session
        work = PaperTextsWork(
            own.account.roles,
            partial(paper_settings.shown, own),
            _refusal,
            partial(paper_settings.put, own),
            self._samples(),
            partial(paper_sample.of_text, own),
        )
        return PaperTextsScreen(self._heading, work)

    def _samples(self) -> Sequence[Offer]:
        """Return how each paper is printed with invented families."""
        own = self._session
        return [
            (
                paper_name(name),
                printing(own, _("sample.pdf"), partial(paper_sample.print_sample, own, name=name)),
            )
            for name in paper_sample.offered(own)
        ]

    def _view(self) -> OfficeView:
        """Return the office as the screen shows it."""
        own = self._session.office
        return OfficeView(
            id=own.id,
            name=own.name,
            level=str(terms.word_of("level", own.level.value)),
            region=own.region,
            fingerprint=offices.fingerprint(self._session),
            certificate=validity.own_certificate(self._session),
            below=validity.below(self._session),
            taken_back=len(revoking.taken_back(self._session)),
        )

    def _request(self, folder: str) -> str:
        """Write the request into a folder."""
        path = target(folder, f"{self._session.office.id}{certificate_requests.SUFFIX}")
        enrolling.request_certificate(self._session, path)
        said = _("Written: {file}. Ctrl+P prints its fingerprint: it goes up another way.")
        return said.format(file=path.name)

    def _take(self, file: Path) -> Met:
        """Take a list in; a request or a card leads to a screen."""
        kind = office_files.kind_of(file)
        if kind is FileKind.REVOCATIONS:
            return self._take_list(file)
        if kind is FileKind.REQUEST:
            return self._comparing.request(file)
        return self._comparing.card(file)

    def _take_list(self, file: Path) -> str:
        """Take a list of revoked certificates in."""
        taken = revoking.take_in(self._session, file)
        if not taken.new:
            return _("This list is known; nothing was changed.")
        said = _("List {number} of {issuer} is in force: {count} certificates taken back.")
        own = taken.list
        return said.format(number=own.number, issuer=own.issuer, count=len(own.serials))

    def _sheet(self, file: Path) -> Printing:
        """Return how the fingerprint of a file is printed."""

        def draw(goal: Goal, _told: Told) -> Printed:
            return fingerprint_sheets.print_fingerprint(self._session, file, goal)

        name = _("fingerprint-{file}.pdf").format(file=file.stem)
        return printing(self._session, name, draw)

    def _card(self, office: str, folder: str) -> str:
        """Write the card of an office below into a folder."""
        path = target(folder, f"{office}{cards.SUFFIX}")
        issued = issuing.write_issued_card(self._session, office, path)
        said = _("Written: {file}, good until {day}.")
        return said.format(file=path.name, day=f"{issued.ends:{DAY}}")

    def _own_card(self, folder: str) -> str:
        """Write the card of this office into a folder."""
        path = target(folder, f"{self._session.office.id}{cards.SUFFIX}")
        offices.write_own_card(self._session, path)
        return _("Written: {file}. Its fingerprint goes another way.").format(file=path.name)

    def _revoke(self, serial: str, reason: str) -> str:
        """Take a certificate back."""
        made = revoking.revoke(self._session, serial, reason)
        said = _("Taken back. Ctrl+D writes list {number} for the offices that deal with it.")
        return said.format(number=made.number)

    def _revocations(self, folder: str) -> str:
        """Write the own list into a folder."""
        own = revoking.own_list(self._session)
        number = own.number if own else 0
        path = target(folder, f"{self._session.office.id}-{number}{revocations.SUFFIX}")
        revoking.write_own_list(self._session, path)
        return _("Written: {file}. Carry it to the offices above and below.").format(file=path.name)


def _refusal(name: str, text: str) -> str:
    """Return why a text cannot stand under a name, empty where it can."""
    try:
        paper_settings.checked(name, text)
    except SiksngError as error:
        return messages.sentence(error)
    return ""


def _meant(said: str) -> tuple[Path, ...]:
    """Return the files that a person means, whose folder is offered next time."""
    found = office_files.found(said)
    WRITTEN_TO.remember(found[0].parent)
    return found
