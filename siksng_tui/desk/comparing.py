"""Files of other offices that are compared with paper: what each screen does with which service."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from textual.screen import Screen

from siksng_tui.exchange import cards
from siksng_tui.exchange.cards import OfficeCard
from siksng_tui.exchange.offices import Office
from siksng_tui.offered import WRITTEN_TO
from siksng_tui.screens.office import comparing
from siksng_tui.screens.office.comparing import ComparingScreen, Comparison, Step
from siksng_tui.services.enrolment import enrolling, giving_out, introducing, issuing
from siksng_tui.services.enrolment.enrolling import Answer
from siksng_tui.services.enrolment.giving_out import Known
from siksng_tui.services.enrolment.introducing import Stranger
from siksng_tui.services.enrolment.issuing import Asking
from siksng_tui.services.office import folders
from siksng_tui.services.office.places import Places
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.parcels import receipts
from siksng_tui.services.trust import trusting
from siksng_tui.services.trust.certificate_words import DAY, receipts_wait
from siksng_tui.widgets.bars import Heading
from siksng_tui.wording import terms
from siksng_tui.words import N_, _

PAPER: Final = N_(
    "Type at least 16 characters of the fingerprint from the sheet of that office. The sheet must "
    "have come another way than the file."
)
"""Asked wherever a fingerprint is compared."""

HAD: Final = {
    Known.NOTHING: N_("nothing yet: this is its first certificate"),
    Known.SAME_KEY: N_("a certificate of the same key: this renews it"),
    Known.OTHER_KEY: N_("a certificate of another key: was its PC replaced? Ctrl+K"),
}
"""What is said of what an office had before."""


def target(folder: str, name: str) -> Path:
    """Return the file of a name in a folder that a person typed, which is offered next time.

    Raises:
        FolderMissingError: there is no such folder.
    """
    path = folders.target(str(folders.existing(folder)), name)
    WRITTEN_TO.remember(path.parent)
    return path


class ComparingDesk:
    """Makes the screens on which a fingerprint is typed from paper."""

    def __init__(self, session: Session, heading: Heading, places: Places) -> None:
        """Work in an unlocked office, whose regions have these names."""
        self._session = session
        self._heading = heading
        self._places = places

    def request(self, file: Path) -> Callable[[], Screen[str]]:
        """Return the screen on which a request is granted.

        Raises:
            SiksngError: what `issuing.meet` refuses.
        """
        asking = issuing.meet(self._session, file)
        had = giving_out.known(self._session, asking)
        asks = asking.request
        facts = (*self._facts(asks.office, asks.name), (_("Had from here"), _(HAD[had])))
        grant = self._grant(asking, issuing.issue, _("Certify this office?"))
        steps = {comparing.OWN: grant}
        if had is not Known.NOTHING:
            lost = _("A key that was lost with its PC is taken back for good in the same step.")
            again = _("Certify this office anew, because its PC was replaced?")
            steps[comparing.REPLACE] = self._grant(asking, issuing.replace_pc, lost, again)
        return self._screen(
            Comparison(
                title=_("Request for a certificate"),
                facts=facts,
                paper=_(PAPER),
                compare=partial(_compare, asking.fingerprint),
                steps=steps,
                where=WRITTEN_TO.folder,
            )
        )

    def card(self, file: Path) -> Callable[[], Screen[str]]:
        """Return the screen on which a card is taken in: the own one, or another office's.

        Raises:
            SiksngError: what `enrolling.meet` or `introducing.meet` refuses.
        """
        stranger = introducing.meet(file)
        if stranger.card.office.id != self._session.office.id:
            return self._screen(self._trust(stranger))
        return self._screen(self._enrol(enrolling.meet(self._session, file)))

    def _trust(self, stranger: Stranger) -> Comparison:
        """Return how another office's card is trusted."""

        def do(typed: str, _folder: str) -> str:
            card = introducing.trust(self._session, stranger, typed)
            said = _("{office} is trusted from now on.").format(office=card.name)
            return self._with_receipts(said, card.office.id)

        return Comparison(
            title=_("Card of another office"),
            facts=self._facts_of(stranger.card),
            paper=_(PAPER),
            compare=partial(_compare, stranger.fingerprint),
            steps={comparing.OWN: Step((_("Trust what this office signs?"),), do)},
            where=WRITTEN_TO.folder,
        )

    def _enrol(self, answer: Answer) -> Comparison:
        """Return how the card of this office is taken in."""
        card, issuer = answer.card, enrolling.issuer_of(answer.card)
        asked = _("Sign under {issuer} from now on?").format(issuer=issuer)
        known = _("The root of this card is trusted already: Enter is enough.")
        return Comparison(
            title=_("Card of this office"),
            facts=((_("Issued by"), issuer), *self._facts_of(card)),
            paper=known if answer.known else _(PAPER),
            compare=partial(_known if answer.known else _compare, card.fingerprint),
            steps={comparing.OWN: Step((asked,), partial(self._take, answer))},
            where=WRITTEN_TO.folder,
        )

    def _take(self, answer: Answer, typed: str, _folder: str) -> str:
        """Take the card of this office in."""
        issuer = enrolling.issuer_of(answer.card)
        new = enrolling.enrol(self._session, answer, typed)
        said = _("Enrolled by {issuer}.") if new else _("This card is in force already: {issuer}.")
        return said.format(issuer=issuer)

    def _grant(self, asking: Asking, step: giving_out.Step, *asked: str) -> Step:
        """Return one of the two ways to certify."""
        name = f"{asking.request.office.id}{cards.SUFFIX}"

        def do(typed: str, folder: str) -> str:
            path = target(folder, name)
            issued = giving_out.give_out(self._session, step, asking, typed, path)
            said = _("Certified until {day}. Written: {file}. Carry it back to the office.")
            said = said.format(day=f"{issued.ends:{DAY}}", file=path.name)
            return self._with_receipts(said, issued.office)

        return Step(asked, do, file=name)

    def _with_receipts(self, said: str, office: str) -> str:
        """Return what was said, and how many receipts for an office wait for a stick."""
        waits = receipts_wait(receipts.unwritten(self._session, office))
        return f"{said} {waits}".rstrip()

    def _facts_of(self, card: OfficeCard) -> tuple[tuple[str, str], ...]:
        """Return what a card says."""
        until = f"{card.chain[0].not_valid_after_utc:{DAY}}"
        return (*self._facts(card.office, card.name), (_("Valid until"), until))

    def _facts(self, office: Office, name: str) -> tuple[tuple[str, str], ...]:
        """Return what a file says of its office."""
        region = f"{office.region} {self._places.name(office.region)}" if office.region else "-"
        return (
            (_("Office"), name),
            (_("Level"), str(terms.word_of("level", office.level.value))),
            (_("Region"), region),
            (_("Id of the office"), office.id),
        )

    def _screen(self, comparison: Comparison) -> Callable[[], Screen[str]]:
        """Return what makes the screen, on the screens' own thread."""
        return partial(ComparingScreen, self._heading, comparison)


def _compare(fingerprint: str, typed: str) -> str:
    """Return the whole fingerprint, where what was typed begins it."""
    trusting.compare(fingerprint, typed)
    return fingerprint


def _known(fingerprint: str, _typed: str) -> str:
    """Return the fingerprint of a root that was compared before."""
    return fingerprint
