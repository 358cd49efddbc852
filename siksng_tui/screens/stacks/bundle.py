"""One stack of forms: its requests, what is missing of it, and closing it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget

from forms.records import Role
from siksng_tui import keys
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.screens.frame.parts import is_part_of
from siksng_tui.screens.frame.reason import ReasonPrompt
from siksng_tui.screens.frame.request_list import OF_A_ROW
from siksng_tui.screens.printing.printing import Printing, print_paper
from siksng_tui.services.entry.bundles import Bundle, Stack
from siksng_tui.services.requests.queues import RequestSummary
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.listing import Column, ListWidget, Row
from siksng_tui.widgets.page import TextLines, plain, strong
from siksng_tui.widgets.prompt import Question
from siksng_tui.wording import terms
from siksng_tui.words import N_, _, ngettext

COLUMNS: Final = ((N_("Number"), 24), (N_("Head of household"), 0), (N_("State"), 18))
"""Title and width of each column."""


@dataclass(frozen=True, slots=True)
class BundleWork:
    """What can be done with a stack.

    Args:
        roles: of the person.
        read: gives the stack with its requests, in a thread.
        place: gives the name of a village with its district, by its code.
        new_form: begins the next new household of the stack; gives its number, in a thread.
        fill_in: gives the form of a request, by its number.
        review: gives the screen of one of several requests.
        road: gives the screen of who had a request when.
        slip: gives how the citizen's slip of a request is printed, by its number.
        close: closes the stack, with a reason where its totals differ; in a thread.
        reopen: takes a closed stack back onto the desk, with a reason; in a thread.
    """

    roles: frozenset[Role]
    read: Callable[[], Stack]
    place: Callable[[str], str]
    new_form: Callable[[], str]
    fill_in: Callable[[str], Screen[str]]
    review: Callable[[Sequence[str], int], Screen[None]]
    road: Callable[[str], Screen[None]]
    slip: Callable[[str], Printing]
    close: Callable[[str], Bundle]
    reopen: Callable[[str], None]


class BundleScreen(Frame[str]):
    """The header and the totals of a stack above its requests; it returns what is said below."""

    TITLE = N_("Stack of forms")
    PAGE = "bundles"
    KEYS = (
        "list.new",
        "list.open",
        "list.print",
        "list.file",
        "list.road",
        "everywhere.back",
        "everywhere.help",
        "list.refresh",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("list.new", "list.file", "list.road", "list.print", "list.refresh")
    ]

    def __init__(self, heading: Heading, work: BundleWork) -> None:
        """Show a stack."""
        super().__init__(heading)
        self._stack_work = work
        self._stack: Stack | None = None
        self._left = ""
        self._head = TextLines([plain()] * 3)
        columns = [Column(_(title), width) for title, width in COLUMNS]
        self._list = ListWidget(columns, self._rows, 0, empty=_("No form is entered yet."))

    def body(self) -> Sequence[Widget]:
        """Return the totals and the list."""
        return (self._head, self._list)

    def on_mount(self) -> None:
        """Begin at the first request."""
        self._list.focus()

    def on_screen_resume(self) -> None:
        """Read the stack, also when a form was filled in."""
        self.action_refresh()

    def keys_now(self) -> Sequence[str]:
        """Return the keys; in a stack that is closed nothing is begun, nor by others."""
        works = Role.OPERATOR in self._stack_work.roles
        not_now = set() if works else {"list.new", "list.file"}
        if self._is_closed():
            not_now.add("list.new")
        if self._stack is None or not self._stack.requests:
            not_now |= {*OF_A_ROW, "list.print"}
        return [own for own in super().keys_now() if own not in not_now]

    def labels_now(self) -> Mapping[str, str]:
        """Return what F2, Ctrl+P and F10 do here."""
        files = _("Reopen the stack") if self._is_closed() else _("Close")
        return {"list.new": _("Next form"), "list.print": _("Slip"), "list.file": files}

    def _is_closed(self) -> bool:
        """Return whether the stack is done with."""
        return self._stack is not None and self._stack.bundle.closed is not None

    def on_list_widget_chosen(self) -> None:
        """Open the request under the cursor."""
        if self._stack is not None:
            numbers = [own.number for own in self._stack.requests]
            self.app.push_screen(self._stack_work.review(numbers, self._list.at))

    def action_road(self) -> None:
        """Show who had the request under the cursor when."""
        row = self._list.row
        if row is None:
            self.notice(_("No form is entered yet."))
        else:
            self.app.push_screen(self._stack_work.road(row.key))

    def action_print(self) -> None:
        """Print the citizen's slip of the request under the cursor."""
        row = self._list.row
        if row is None:
            self.notice(_("No form is entered yet."))
        else:
            print_paper(self, self._stack_work.slip(row.key))

    def action_refresh(self) -> None:
        """Read the stack again."""
        self.in_background(self._stack_work.read, self._show, group="read")

    def action_new(self) -> None:
        """Begin the next new household of the stack."""
        if is_part_of(self, self._stack_work.roles, Role.OPERATOR):
            self.in_background(self._stack_work.new_form, self._fill_in, group="new")

    def action_file(self) -> None:
        """Close the stack; where its totals differ, with a reason; reopen one that is closed."""
        if self._stack is None or not is_part_of(self, self._stack_work.roles, Role.OPERATOR):
            return
        if self._is_closed():
            self.app.push_screen(ReasonPrompt(_("Why is the stack reopened?")), self._reopen)
        elif self._stack.agrees:
            question = Question(_("Close this stack? Its totals agree."))
            self.app.push_screen(question, lambda wanted: self._close("") if wanted else None)
        else:
            prompt = ReasonPrompt(_("The totals differ. Why is the stack closed all the same?"))
            self.app.push_screen(prompt, self._reasoned)

    def _fill_in(self, number: str) -> None:
        """Show the form that was begun."""
        screen = self._stack_work.fill_in(number)
        self.app.push_screen(screen, partial(self._form_left, number))

    def _form_left(self, number: str, said: str | None) -> None:
        """Say what became of a form, and stand on it, so that Ctrl+P prints its slip."""
        self._left = number
        self.notice(said or "")

    def _reasoned(self, reason: str | None) -> None:
        """Close the stack with a reason."""
        if reason is not None:
            self._close(reason)

    def _close(self, reason: str) -> None:
        """Close the stack."""
        self.in_background(lambda: self._stack_work.close(reason), self._done, group="close")

    def _reopen(self, reason: str | None) -> None:
        """Take the stack back onto the desk."""
        if reason is not None:
            work = self._stack_work
            self.in_background(lambda: work.reopen(reason), self._reopened, group="reopen")

    def _reopened(self, _done: None) -> None:
        """Show the stack as it is now."""
        self.notice(_("The stack is open again and lies on the desk."))
        self.action_refresh()

    def _done(self, bundle: Bundle) -> None:
        """Leave, and say so."""
        self.dismiss(_("Stack {number} is closed.").format(number=bundle.number))

    def _show(self, stack: Stack) -> None:
        """Show header, totals and requests."""
        self._stack = stack
        header = stack.bundle.header
        place = "  ".join(
            own for own in (self._stack_work.place(header.village), header.area) if own
        )
        came = _("Received {day:%d-%m-%Y}  {brought_by}")
        said = came.format(day=header.received, brought_by=header.brought_by)
        self._head.load(
            [strong(f"{stack.bundle.number}  {place}"), plain(said), strong(totals(stack))]
        )
        self._list.reload(len(stack.requests))
        numbers = [own.number for own in stack.requests]
        if self._left in numbers:
            self._list.go_to(numbers.index(self._left))
            self._left = ""
        self.show_keys()

    def _rows(self, first: int, limit: int) -> list[Row]:
        """Return a page of rows."""
        found = self._stack.requests if self._stack else ()
        return [_row(own) for own in found[first : first + limit]]


def totals(stack: Stack) -> str:
    """Return what is missing of a stack, in a sentence."""
    own = stack.bundle
    if own.closed is not None:
        said = _("Closed {day:%d-%m-%Y}. {reason}")
        return said.format(day=own.closed.astimezone(), reason=own.reason).strip()
    if stack.agrees:
        return _("Everything is entered and filed; F10 closes the stack.")
    return "; ".join(_missing(stack))


def _missing(stack: Stack) -> list[str]:
    """Return what of a stack is missing: forms that are not entered or not filed, members."""
    own, header = stack.bundle, stack.bundle.header
    said = ngettext(
        "{missing} of {forms} form is not entered",
        "{missing} of {forms} forms are not entered",
        header.forms,
    )
    parts = [said.format(missing=terms.number(own.missing), forms=terms.number(header.forms))]
    if own.entered > header.forms:
        more = _("{count} more than on the header")
        parts = [more.format(count=terms.number(own.entered - header.forms))]
    if own.entered > own.filed:
        parts.append(_("not filed: {count}").format(count=terms.number(own.entered - own.filed)))
    if header.members is not None:
        counted, due = terms.number(stack.members), terms.number(header.members)
        parts.append(_("members: {counted} of {due}").format(counted=counted, due=due))
    return parts


def _row(own: RequestSummary) -> Row:
    """Return a request as a row."""
    return Row(own.number, (own.number, own.head_name, terms.state(own.state)))
