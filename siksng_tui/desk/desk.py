"""The desk of an unlocked office: which screen does what with which service.

Imported when the operator is about to unlock: it brings the store, the cryptography and the
questionnaire with it. The name of a screen's factory is the id of its menu item in `screens.home`.
"""

import contextlib
import gc
import importlib
import io
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from textual.screen import Screen

from forms.errors import SiksngError
from forms.records import Level, Role
from forms.regions import shipped_regions
from siksng_tui.desk.bundles import BundlesDesk
from siksng_tui.desk.checks import ChecksDesk
from siksng_tui.desk.differences import DifferencesDesk
from siksng_tui.desk.duplicates import DuplicatesDesk
from siksng_tui.desk.exports import ExportsDesk
from siksng_tui.desk.imports import ImportsDesk
from siksng_tui.desk.ledger import LedgerDesk
from siksng_tui.desk.lists import ListsDesk
from siksng_tui.desk.new import BeginningDesk
from siksng_tui.desk.office import EnrolmentDesk, certificate_warning
from siksng_tui.desk.papers import PapersDesk
from siksng_tui.desk.reports import ReportsDesk
from siksng_tui.desk.requests import road_screen
from siksng_tui.desk.sets import SetsDesk
from siksng_tui.desk.triage import TriageDesk
from siksng_tui.desk.verify import VerifyDesk
from siksng_tui.desk.welfare import WelfareDesk
from siksng_tui.desk.work import RequestWork
from siksng_tui.exchange import ages
from siksng_tui.screens.door.home import Entries, HomeScreen
from siksng_tui.screens.family import ways
from siksng_tui.screens.family.family import FamilyScreen, FamilyWork
from siksng_tui.screens.family.find import FindScreen, FindWork, Households
from siksng_tui.screens.figures.worklog import WorkLogScreen
from siksng_tui.services.figures.work_log import WorkLog, sittings
from siksng_tui.services.office import access, offices, sessions
from siksng_tui.services.office.places import places
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests import cycles, lookup, queues
from siksng_tui.tally import TALLY
from siksng_tui.widgets.bars import Heading
from siksng_tui.wording import terms
from siksng_tui.wording.days import show_moment
from siksng_tui.words import _


class OfficeDesk:
    """Makes the screens of one session."""

    def __init__(self, session: Session, passphrase: str = "") -> None:
        """Sit at the desk of an unlocked office.

        Args:
            session: the unlocked office.
            passphrase: what opened it, where somebody else set it; its owner must choose another.
        """
        self._session = session
        self._passphrase = passphrase
        self._places = places(session)
        self._heading = Heading(
            office=session.office.name,
            operator=session.account.name,
            cycle=cycles.current(session),
            practice=session.office.practice,
        )
        family = partial(self._family, ways.ALL)
        self._log = WorkLog(session, TALLY)
        self._exports = ExportsDesk(session, self._places)
        self._work = RequestWork(self._log, self._heading, self._places, family)
        self._checks = ChecksDesk(session, self._heading, self._places, family)
        self._imports = ImportsDesk(session, self._heading, self._places, family)
        self._duplicates = DuplicatesDesk(session, self._heading, self._places, family)
        self._lists = ListsDesk(session, self._heading, self._places, family)
        self._welfare = WelfareDesk(session, self._heading, self._places)
        self._begin = BeginningDesk(session, self._heading, self._places, self._work.fill_in)
        changed = DifferencesDesk(session, self._heading, family, self._work.review).differences
        self._sets = SetsDesk(session, self._heading, self._places, changed)
        self._stacks = BundlesDesk(session, self._heading, self._places, self._work)
        self._verify = VerifyDesk(session, self._heading, self._places)
        self._enrolment = EnrolmentDesk(session, self._heading, self._places)
        self._triage = TriageDesk(session, self._heading, self._places, self._work.review)
        review = self._work.review
        self._ledger = LedgerDesk(session, self._heading, self._places, review, changed)

    @property
    def account(self) -> str:
        """Return the name of the account that works."""
        return self._session.account.name

    @property
    def given_by(self) -> str:
        """Return who set the passphrase; empty where its owner chose it."""
        return self._session.account.given_by

    def require_passphrase(self, new: str) -> None:
        """Refuse a passphrase that nobody may choose."""
        access.require_passphrase(new)

    def choose_passphrase(self, new: str) -> None:
        """Put an own passphrase in the place of the one that was given."""
        access.change_passphrase(self._session, self._passphrase, new)

    @property
    def clock_doubt(self) -> str:
        """Return the sentence that asks whether the clock is right; empty where it may be."""
        if not self._session.clock_doubtful:
            return ""
        now = show_moment(self._session.clock())
        said = _("The clock of this computer says {now}: earlier than the last work done here.")
        return said.format(now=now)

    @property
    def broken_off(self) -> str:
        """Return the number of the draft in which the program was killed; empty where none is."""
        return queues.broken_off(self._session)

    def confirm_clock(self) -> None:
        """Keep that the operator found the clock right."""
        self._session.note("clock.confirm")

    def sealer(self) -> Callable[[bytes], bytes]:
        """Return what seals a report so that only this office's own key opens it.

        It holds nothing of the session and may outlive it.
        """
        return partial(_sealed, ages.recipient_of(offices.read_keys(self._session.store).identity))

    def close(self) -> None:
        """Leave nothing of the office open, whatever the disk refuses."""
        with contextlib.suppress(SiksngError):
            self._log.close()
        with contextlib.suppress(SiksngError):
            sessions.lock(self._session)
        self._session.store.close()

    def home(self) -> HomeScreen:
        """Return the home screen."""
        said = self._carried_over() or certificate_warning(self._session)
        counts = partial(queues.counts, self._session)
        return HomeScreen(self._heading, self._entries(), counts, said)

    def _carried_over(self) -> str:
        """Return how many requests missed a closing date and say so now; empty where none did."""
        count = cycles.carry_over(self._session)
        if not count:
            return ""
        said = _("{count} requests missed the closing date and go into {cycle}: see Ledger.")
        return said.format(count=terms.number(count), cycle=cycles.current(self._session))

    def resume(self, number: str) -> Screen[str] | None:
        """Return the screen that fills in a request; None where it is no draft any more."""
        with contextlib.suppress(SiksngError):
            return self._work.fill_in(number)
        return None

    def _entries(self) -> Entries:
        """Return what the items of the menu open."""
        return {
            "correction": partial(self._find, ways.ALL),
            **self._begin.entries(self._find),
            **self._work.entries(),
            **self._duplicates.entries(),
            "check": self._work.check,
            "check_card": self._work.check_cards,
            "verify": self._verify.verifications,
            **self._triage.entries(),
            "finalise": self._work.finalise,
            "authenticate": self._work.authenticate,
            "sets": self._sets.sets,
            "exchange": self._sets.send,
            "recap": ReportsDesk(self._session, self._heading).reports,
            "ledger": self._ledger.ledger,
            "bundles": self._stacks.bundles,
            "worklog": self._worklog,
            "register_check": self._checks.register,
            "import": self._imports.imports,
            "dukcapil": self._imports.dukcapil,
            "office": self._enrolment.office,
            "lists": self._lists.lists,
            "programmes": self._lists.programmes,
            "welfare": self._welfare.records,
        }

    def _worklog(self) -> WorkLogScreen:
        """Return the log of the work at this desk."""
        return WorkLogScreen(self._heading, partial(sittings, self._session))

    def _find(self, ways: Sequence[str]) -> FindScreen:
        """Return the search; what it finds can be begun with in some ways."""
        return FindScreen(
            self._heading,
            lambda text: lookup.find(self._session, text),
            self._places.name,
            FindWork(
                partial(self._family, ways),
                self._exports.homes,
                self._exports.register,
                PapersDesk(self._session).village,
                self._exports.regions if Role.OPERATOR in self._session.account.roles else None,
            ),
        )

    def _family(self, ways: Sequence[str], households: Households, at: int) -> FamilyScreen:
        """Return one household of several."""
        work = FamilyWork(
            read=lambda household: lookup.household(self._session, household),
            place=self._place,
            begin=self._begin.work(ways),
            papers=PapersDesk(self._session).family,
            road=partial(road_screen, self._session, self._heading),
        )
        return FamilyScreen(self._heading, work, households, at)

    def _place(self, village: str) -> str:
        """Return the name of a village and of the district above it."""
        names = (self._places.name(village), self._places.above(village, Level.DISTRICT))
        return ", ".join(name for name in names if name)


def _sealed(recipient: str, plain: bytes) -> bytes:
    """Return bytes that only a recipient opens."""
    sealed = io.BytesIO()
    ages.encrypt([plain], recipient, sealed.write)
    return sealed.getvalue()


def read_ahead() -> None:
    """Read what unlocking would read anyhow, while the passphrase is still being typed."""
    importlib.import_module("cryptography.hazmat.backends.openssl.backend")
    shipped_regions()


def open_desk(folder: Path, name: str, passphrase: str, clock: sessions.Clock) -> OfficeDesk:
    """Return the desk of an office.

    Raises:
        SiksngError: what the keyring and the store refuse; nothing was changed.
    """
    session = sessions.unlock(folder, name, passphrase, clock)
    try:
        return OfficeDesk(session, passphrase if session.account.given_by else "")
    except BaseException:
        session.store.close()
        raise


gc.freeze()
# What was imported until here stays to the end: the collector, which would stop the keyboard for a
# tenth of a second, need not look through it. A session is made later, and not kept by this.
