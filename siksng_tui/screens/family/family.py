"""A family: its household as the register has it, and what can be begun for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from siksng_tui import keys
from siksng_tui.screens.family import familypage
from siksng_tui.screens.family.beginning import Beginning, BeginWork
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.screens.printing.printing import Offer, print_one_of
from siksng_tui.screens.requests.which_road import Road, show_road
from siksng_tui.services.requests.lookup import HouseholdView
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.page import PageWidget
from siksng_tui.wording import terms
from siksng_tui.words import N_, _


@dataclass(frozen=True, slots=True)
class FamilyWork:
    """What the family screen can do.

    Args:
        read: gives a household by its id, in a thread.
        place: gives the name of a village and of the district above, by the village's code.
        begin: None where the person may only look.
        papers: gives the papers of a household that can be printed.
        road: gives the screen of who had a request when.
    """

    read: Callable[[str], HouseholdView]
    place: Callable[[str], str]
    begin: BeginWork | None
    papers: Callable[[HouseholdView], Sequence[Offer]]
    road: Road


class FamilyScreen(Frame[None]):
    """One household of a list of hits; F7 and F8 go through the list."""

    TITLE = N_("Family")
    PAGE = "family"
    KEYS = (
        "case.edit",
        "case.road",
        "everywhere.help",
        "everywhere.back",
        "case.print",
        "page.page_down",
        "case.next",
        "case.previous",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("case.edit", "case.previous", "case.next", "case.refresh", "case.find"),
        *keys.bindings("case.print", "case.road"),
    ]

    def __init__(
        self, heading: Heading, work: FamilyWork, households: Sequence[str], at: int
    ) -> None:
        """Show a household.

        Args:
            heading: office and person.
            work: what can be done.
            households: ids of the list it was found in.
            at: its place there, from 0.
        """
        super().__init__(heading)
        self._family_work = work
        self._households = households
        self._at = at
        self._view: HouseholdView | None = None
        self._page = PageWidget()

    def body(self) -> Sequence[Widget]:
        """Return the page."""
        return (self._page,)

    def on_screen_resume(self) -> None:
        """Read the household, also when a form over this screen was left."""
        self.action_refresh()

    def keys_now(self) -> Sequence[str]:
        """Return the keys; who may only look is not shown how to begin anything."""
        here = {
            "case.edit": self._family_work.begin is not None,
            "case.road": self._view is not None and bool(self._view.under_way),
            "case.next": len(self._households) > 1,
            "case.previous": len(self._households) > 1,
        }
        return [own for own in super().keys_now() if here.get(own, True)]

    def action_refresh(self) -> None:
        """Read the household again."""
        household = self._households[self._at]
        self.in_background(lambda: self._family_work.read(household), self._show, group="read")

    def action_previous(self) -> None:
        """Show the household before."""
        self._go_to(self._at - 1)

    def action_next(self) -> None:
        """Show the next household."""
        self._go_to(self._at + 1)

    def action_print(self) -> None:
        """Print a paper of the family, as the register has it."""
        if self._view is not None:
            print_one_of(self, self._family_work.papers(self._view))

    def action_road(self) -> None:
        """Show who had a request under way when."""
        under_way = self._view.under_way if self._view else ()
        told = [(own.number, _(terms.REQUEST_KINDS[own.kind])) for own in under_way]
        show_road(self, told, self._family_work.road)

    def action_find(self) -> None:
        """Return to the search."""
        self.dismiss(None)

    def action_edit(self) -> None:
        """Offer what can be begun for this household, a correction first."""
        if self._view is not None and self._family_work.begin is not None:
            Beginning(self, self._family_work.begin, self._view).ask()

    def _go_to(self, at: int) -> None:
        """Show another household of the list, where there is one."""
        if not 0 <= at < len(self._households):
            self.notice(_("The list ends here."))
            return
        self._at = at
        self.notice(self._place())
        self.action_refresh()

    def _place(self) -> str:
        """Return which of how many it is; nothing where there is one only."""
        count = len(self._households)
        if count == 1:
            return ""
        return _("Family {at} of {count} (F7, F8)").format(at=self._at + 1, count=count)

    def _show(self, view: HouseholdView) -> None:
        """Show the household."""
        again = self._view is not None and self._view.summary.uid == view.summary.uid
        top = self._page.top if again else 0
        self._view = view
        self._page.load(familypage.page(view, self._family_work.place))
        self._page.go_to(top)
        self.show_keys()
        if not self.said:
            self.notice(self._place())
