"""One set, and what can be done with it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget

from forms.lifecycle import Step, steps_from
from forms.records import Role
from forms.set_records import RequestSet
from siksng_tui import keys
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.screens.frame.parts import is_part_of
from siksng_tui.screens.frame.reason import ReasonPrompt
from siksng_tui.screens.printing.printing import Offer, print_one_of
from siksng_tui.screens.requests.which_road import Road, show_road
from siksng_tui.screens.sets.set_page import correctable, families, head
from siksng_tui.screens.sets.striking import AskStruck
from siksng_tui.services.requests.queues import RequestSummary
from siksng_tui.services.sets.sealing import SetLine
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.page import PageWidget
from siksng_tui.words import N_, _


@dataclass(frozen=True, slots=True)
class SetWork:
    """What can be done with a set.

    Args:
        roles: of the person.
        read: gives the set and its requests, in a thread.
        village: gives the name of a village by its code.
        cover: gives the screen that takes its signed paper.
        sign: gives the screen that signs a printed paper electronically.
        unseal: opens it again, with a reason; in a thread.
        uncover: takes its signed paper back, with a reason; in a thread.
        strike: takes out who is struck out on its paper, with a reason; in a thread.
        papers: prints each of its papers, the one that is asked for most first.
        prints: gives the screen of what was printed of it.
        road: gives the screen of who had a request when.
    """

    roles: frozenset[Role]
    read: Callable[[], tuple[SetLine, Sequence[RequestSummary]]]
    village: Callable[[str], str]
    cover: Callable[[RequestSet], Screen[str]]
    sign: Callable[[], Screen[str]]
    unseal: Callable[[str], None]
    uncover: Callable[[str], RequestSet]
    strike: Callable[[Sequence[str], str], RequestSet]
    papers: Sequence[Offer]
    prints: Callable[[], Screen[None]]
    road: Road


class SetScreen(Frame[None]):
    """A set as a page to be read."""

    TITLE = N_("Decree set")
    PAGE = "sets"
    KEYS = (
        "case.file",
        "case.print",
        "set.sign",
        "case.strike",
        "case.reopen",
        "case.uncover",
        "case.road",
        "case.prints",
        "everywhere.back",
        "everywhere.help",
        "page.page_down",
    )
    KEY_LINES = 2
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("case.file", "case.print", "case.reopen", "case.uncover"),
        *keys.bindings("case.strike", "case.road", "case.refresh", "case.prints"),
        *keys.bindings("set.sign"),
    ]

    def __init__(self, heading: Heading, work: SetWork) -> None:
        """Show a set."""
        super().__init__(heading)
        self._set_work = work
        self._line: SetLine | None = None
        self._requests: Sequence[RequestSummary] = ()
        self._page = PageWidget()

    def body(self) -> Sequence[Widget]:
        """Return the page."""
        return (self._page,)

    def on_screen_resume(self) -> None:
        """Read the set, also when its paper was taken."""
        self.action_refresh()

    def keys_now(self) -> Sequence[str]:
        """Return the keys of what can be done where the set stands."""
        steps = self._steps()
        roles = self._set_work.roles
        here = {
            "case.file": Step.COVER in steps and Role.OPERATOR in roles,
            "set.sign": Step.COVER in steps,
            "case.reopen": Step.UNSEAL in steps and Role.AUTHENTICATOR in roles,
            "case.strike": self._strikeable() and Role.AUTHENTICATOR in roles,
            "case.road": bool(self._requests),
            "case.uncover": self._uncoverable() and Role.AUTHENTICATOR in roles,
        }
        return [own for own in super().keys_now() if here.get(own, True)]

    def labels_now(self) -> Mapping[str, str]:
        """Return what F10 does with a set, and Ctrl+B."""
        return {"case.file": _("Signed paper"), "case.reopen": _("Unseal")}

    def action_refresh(self) -> None:
        """Read the set again."""
        self.in_background(self._set_work.read, self._show, group="read")

    def action_file(self) -> None:
        """Take the signed paper."""
        if not is_part_of(self, self._set_work.roles, Role.OPERATOR):
            return
        if self._line is not None and Step.COVER in self._steps():
            self.app.push_screen(self._set_work.cover(self._line.set), self._done)
        else:
            self.notice(_("Its paper was taken already. Send it from the menu Send/receive."))

    def action_sign(self) -> None:
        """Sign a printed paper of a set whose signed paper was not taken yet."""
        if Step.COVER in self._steps():
            self.app.push_screen(self._set_work.sign(), self._done)
        else:
            self.notice(_("Its paper was taken already; no other one is signed."))

    def _done(self, said: str | None) -> None:
        """Say what came of the paper."""
        self.notice(said or "")

    def action_print(self) -> None:
        """Print one of the papers."""
        print_one_of(self, self._set_work.papers)

    def action_prints(self) -> None:
        """Show what was printed."""
        self.app.push_screen(self._set_work.prints())

    def action_road(self) -> None:
        """Show who had a request of the set when."""
        told = [(own.number, own.head_name) for own in self._requests]
        show_road(self, told, self._set_work.road)

    def action_reopen(self) -> None:
        """Open the set again: its paper was refused."""
        if not is_part_of(self, self._set_work.roles, Role.AUTHENTICATOR):
            return
        if Step.UNSEAL in self._steps():
            question = _("Why is the set opened again? The code on its paper dies.")
            self.app.push_screen(ReasonPrompt(question), self._unseal)
        else:
            self.notice(_("A set whose paper was taken is not opened again."))

    def action_uncover(self) -> None:
        """Take the signed paper back: its data were copied wrongly."""
        if not is_part_of(self, self._set_work.roles, Role.AUTHENTICATOR):
            return
        if self._uncoverable():
            question = _("What was copied wrongly from the paper? It is entered again.")
            self.app.push_screen(ReasonPrompt(question), self._take_back)
        else:
            self.notice(_("There is no signed paper that can be taken back."))

    def action_strike(self) -> None:
        """Take out who is struck out on the signed paper."""
        if not is_part_of(self, self._set_work.roles, Role.AUTHENTICATOR):
            return
        if self._strikeable():
            AskStruck(self, self._requests, self._set_work.village, self._strike).ask()
        else:
            self.notice(_("Striking out is for a sealed set of several families."))

    def _strikeable(self) -> bool:
        """Return whether some of the families can leave the set."""
        return Step.STRIKE in self._steps() and len(self._requests) > 1

    def _strike(self, numbers: Sequence[str], reason: str) -> None:
        """Let families leave the set."""
        self.in_background(lambda: self._set_work.strike(numbers, reason), self._struck)

    def _struck(self, _set: RequestSet) -> None:
        """Say what is next."""
        self.notice(_("Struck out. An operator takes the paper for the rest, by its printed code."))
        self.action_refresh()

    def _uncoverable(self) -> bool:
        """Return whether the paper can be taken back: before a parcel carries it."""
        return Step.UNCOVER in self._steps() and self._line is not None and not self._line.packed

    def _take_back(self, reason: str | None) -> None:
        """Take the paper back and show the set without it."""
        if reason is not None:
            self.in_background(lambda: self._set_work.uncover(reason), self._uncovered)

    def _uncovered(self, _set: RequestSet) -> None:
        """Say what is next."""
        self.notice(_("The paper is taken back. An operator enters it again with F10."))
        self.action_refresh()

    def _steps(self) -> frozenset[Step]:
        """Return the steps that begin where the set stands."""
        return steps_from(self._line.state) if self._line else frozenset()

    def _unseal(self, reason: str | None) -> None:
        """Open the set again and leave it: it is no more."""
        if reason is not None:
            self.in_background(
                lambda: self._set_work.unseal(reason), lambda _none: self.dismiss(None)
            )

    def _show(self, read: tuple[SetLine, Sequence[RequestSummary]]) -> None:
        """Show the set."""
        self._line, self._requests = read
        hint = correctable() if self._uncoverable() else ()
        below = families(self._requests, self._set_work.village)
        self._page.load([*head(self._line), *hint, *below])
        self.show_keys()
