"""Papers of a village, a family and a request, from the screens: which print by which service."""

from collections.abc import Callable, Sequence
from functools import partial

from forms.records import Level, Request, Role
from siksng_tui.desk.forms import FormsDesk
from siksng_tui.desk.printing import printing
from siksng_tui.screens.printing.printing import Offer, Printing
from siksng_tui.services.office.places import all_regions
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.papers import (
    attendance_lists,
    bnba_lists,
    citizen_slips,
    parcel_receipts,
    prelists,
    why_sheets,
)
from siksng_tui.services.papers.print_ledger import Printed
from siksng_tui.services.printing.outlets import Goal
from siksng_tui.services.requests.lookup import HouseholdView
from siksng_tui.words import _


class PapersDesk:
    """Says which papers a screen can print, and how."""

    def __init__(self, session: Session) -> None:
        """Print in an unlocked office."""
        self._session = session
        self._forms = FormsDesk(session)

    def family(self, view: HouseholdView) -> list[Offer]:
        """Return the papers of a family: its form, its why-sheet, slips of what is under way."""
        uid = view.summary.uid
        number = view.summary.id_bdt or uid
        why = partial(why_sheets.print_why, self._session, uid)
        return [
            (_("Form with this family's answers"), self._forms.household(uid, number)),
            (_("Why-sheet"), self._printing(_("why-{number}.pdf").format(number=number), why)),
            *(offer for own in view.under_way for offer in self._slip_offer(own)),
        ]

    def request(self, own: Request) -> list[Offer]:
        """Return the papers of a request: its form, and the slip where it was entered here."""
        form = (_("Form with what is proposed"), self._forms.request(own.number))
        return [form, *self._slip_offer(own)]

    def slip(self, number: str) -> Printing:
        """Return how the citizen's slip of a request is printed."""
        name = _("slip-{number}.pdf").format(number=number)
        return self._printing(name, partial(citizen_slips.print_slip, self._session, number))

    def village(self, region: str) -> list[Offer]:
        """Return the papers of a village; of a wider region there are none."""
        known = all_regions(self._session).get(region)
        if known is None or known.level is not Level.VILLAGE:
            return []
        prelist = partial(prelists.print_prelist, self._session, region)
        print_bnba = partial(bnba_lists.print_village, self._session, region)
        return [
            (
                _("Prelist"),
                self._printing(_("prelist-{number}.pdf").format(number=region), prelist),
            ),
            *self._bnba(region, print_bnba),
        ]

    def of_set(self, number: str) -> list[Offer]:
        """Return what is printed with the paper of a set: attendance, and families by name."""
        name = _("attendance-{number}.pdf").format(number=number)
        attendance = partial(attendance_lists.print_attendance, self._session, number)
        print_bnba = partial(bnba_lists.print_set, self._session, number)
        return [
            (_("Attendance list"), self._printing(name, attendance)),
            *self._bnba(number, print_bnba),
        ]

    def receipt(self, parcel: str) -> Printing:
        """Return how the receipt of a parcel is printed."""
        name = _("receipt-{number}.pdf").format(number=parcel)
        return self._printing(name, partial(parcel_receipts.print_receipt, self._session, parcel))

    def _slip_offer(self, own: Request) -> list[Offer]:
        """Return the slip of a request that this office entered."""
        if own.owner != self._session.office.id:
            return []
        title = _("Citizen's slip of {number}").format(number=own.number)
        return [(title, self.slip(own.number))]

    def _bnba(self, subject: str, prints: Callable[..., Printed]) -> Sequence[Offer]:
        """Return the list by name and address; whole numbers for an authenticator only."""
        board = self._printing(_("bnba-{number}.pdf").format(number=subject), prints)
        offers = [(_("BNBA list for the public board"), board)]
        if Role.AUTHENTICATOR in self._session.account.roles:
            name = _("bnba-full-{number}.pdf").format(number=subject)
            full = self._printing(name, partial(prints, full=True))
            offers.append((_("BNBA list with NIK and card in full"), full))
        return offers

    def _printing(self, name: str, prints: Callable[[Goal], Printed]) -> Printing:
        """Return how a paper is printed that is called so where a folder is said."""
        return printing(self._session, name, lambda goal, _told: prints(goal))
