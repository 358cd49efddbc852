"""The office: what its signatures rest on, its fingerprint, and the offices that it certified."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.widget import Widget

from forms.records import Role
from siksng_tui import keys
from siksng_tui.screens.frame.choosing import choose_file
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.screens.frame.parts import in_two_lines, is_part_of
from siksng_tui.screens.frame.reason import ReasonPrompt
from siksng_tui.screens.office.office_work import Met, OfficeView, OfficeWork
from siksng_tui.screens.printing.printing import print_paper
from siksng_tui.services.trust import certificate_words
from siksng_tui.services.trust.validity import Below, Standing
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.listing import Column, ListWidget, Row
from siksng_tui.widgets.page import TextLine, TextLines, plain, strong
from siksng_tui.widgets.prompt import Prompt, Question
from siksng_tui.wording import terms
from siksng_tui.words import N_, _

COLUMNS: Final = (
    (N_("Region"), 14),
    (N_("Office"), 0),
    (N_("Certificate"), 14),
    (N_("Until"), 10),
)
"""Title and width of each column."""


class OfficeScreen(Frame[None]):
    """One's own office above, the offices below as a list."""

    TITLE = N_("Office")
    PAGE = "office"
    KEYS = (
        "list.new",
        "list.file",
        "list.open",
        "list.remove",
        "everywhere.back",
        "everywhere.help",
        "list.print",
        "office.own_card",
        "office.write_list",
        "office.limits",
        "office.papers",
        "list.refresh",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings(
            "list.new",
            "list.file",
            "list.remove",
            "list.print",
            "list.refresh",
            "office.own_card",
            "office.write_list",
            "office.limits",
            "office.papers",
        )
    ]

    def __init__(self, heading: Heading, work: OfficeWork) -> None:
        """Show the office, which is read in a thread."""
        super().__init__(heading)
        self._office_work = work
        self._below: Sequence[Below] = ()
        self._taken_back = 0
        self._own = TextLines([plain()])
        self._under_cursor = TextLines([plain()])
        columns = [Column(_(title), width) for title, width in COLUMNS]
        empty = _("This office certified no other one.")
        self._list = ListWidget(columns, self._rows, 0, empty=empty)

    def body(self) -> Sequence[Widget]:
        """Return the office, the list, and what its columns do not say."""
        return (self._own, self._list, self._under_cursor)

    def on_mount(self) -> None:
        """Begin at the first office below."""
        self._list.focus()
        self.action_refresh()

    def hint(self) -> str:
        """Return what the keys do here that the last line may have no room for."""
        if self._taken_back:
            return _("Ctrl+P fingerprint, Ctrl+B own card, Ctrl+N papers, Ctrl+D writes the list.")
        return _("Ctrl+P fingerprint, Ctrl+B own card, Ctrl+N papers, Ctrl+T limits of imports.")

    def keys_now(self) -> Sequence[str]:
        """Return the keys of what this person can do with the office under the cursor."""
        decides = Role.AUTHENTICATOR in self._office_work.roles
        row = self._below[self._list.at] if self._below else None
        here = {
            "list.new": decides,
            "list.file": decides,
            "list.open": row is not None,
            "list.remove": decides and row is not None and row.standing is not Standing.REVOKED,
            "office.write_list": bool(self._taken_back),
        }
        return [own for own in self.KEYS if here.get(own, True)]

    def labels_now(self) -> Mapping[str, str]:
        """Return what the keys do here."""
        return {
            "list.new": _("Ask"),
            "list.file": _("Take in"),
            "list.open": _("Card"),
            "list.remove": _("Revoke"),
        }

    def on_list_widget_moved(self) -> None:
        """Say what does not stand in the columns of the office under the cursor."""
        one = self._below[self._list.at]
        self._under_cursor.load([plain(f" {one.id}  {one.serial}")])
        self.show_keys()

    def on_list_widget_chosen(self, message: ListWidget.Chosen) -> None:
        """Write the card of an office once more."""
        about = _("Folder of the stick on which the card of {office} is carried.")
        asked = about.format(office=self._below[self._list.at].name)
        self._write(asked, partial(self._office_work.card, message.row.key))

    def action_new(self) -> None:
        """Ask for a certificate: write the request."""
        if self._decides():
            about = _("Folder of the stick on which the request goes to the office above.")
            self._write(about, self._office_work.request)

    def action_own_card(self) -> None:
        """Write the card of this office."""
        about = _("Folder of the stick on which the card of this office is carried.")
        self._write(about, self._office_work.own_card)

    def action_write_list(self) -> None:
        """Write the list of revoked certificates."""
        if self._taken_back:
            about = _("Folder of the stick on which the list of revoked certificates is carried.")
            self._write(about, self._office_work.revocations)
        else:
            self.notice(_("This office took no certificate back; there is no list to write."))

    def action_limits(self) -> None:
        """Show how large a file may be that is imported."""
        self.app.push_screen(self._office_work.limits())

    def action_papers(self) -> None:
        """Show what the papers of this office say."""
        self.app.push_screen(self._office_work.papers())

    def action_file(self) -> None:
        """Take a file in: a request, a card or a list."""
        if self._decides():
            about = _("File, or folder of the stick, with the request, the card or the list.")
            self._choose(about, self._take)

    def action_print(self) -> None:
        """Print the fingerprint of a request or a card."""
        about = _("File, or folder, of the request or the card whose fingerprint is printed.")
        self._choose(about, lambda file: print_paper(self, self._office_work.sheet(file)))

    def action_remove(self) -> None:
        """Take the certificate of the office under the cursor back, with a reason."""
        if not self._below or not self._decides():
            return
        one = self._below[self._list.at]
        asked = _("Why is the certificate of {office} taken back?").format(office=one.name)
        self.app.push_screen(ReasonPrompt(asked), partial(self._because, one))

    def action_refresh(self) -> None:
        """Read the office again."""
        self.in_background(self._office_work.read, self._show, group="read")

    def _decides(self) -> bool:
        """Return whether this person may; the screen says what is missing."""
        return is_part_of(self, self._office_work.roles, Role.AUTHENTICATOR)

    def _write(self, about: str, write: Callable[[str], str]) -> None:
        """Ask where to, and write."""

        def written(folder: str | None) -> None:
            if folder is not None and folder.strip():
                self.in_background(partial(write, folder.strip()), self._done, group="step")

        prompt = Prompt(_("Folder:"), str(self._office_work.where()), explanation=about)
        self.app.push_screen(prompt, written)

    def _choose(self, about: str, then: Callable[[Path], None]) -> None:
        """Ask for a file; of several in a folder, which."""
        prompt = Prompt(_("From:"), str(self._office_work.where()), explanation=about)
        choose_file(self, prompt, self._office_work.files, then)

    def _take(self, file: Path) -> None:
        """Read a file, and go where it leads."""
        self.in_background(partial(self._office_work.take, file), self._met, group="step")

    def _met(self, met: Met) -> None:
        """Compare a file with its paper, or say what came of it."""
        if isinstance(met, str):
            self._done(met)
        else:
            self.app.push_screen(met(), self._done)

    def _because(self, one: Below, reason: str | None) -> None:
        """Ask once more: nothing brings a certificate back."""
        if reason is None:
            return
        sentences = (
            _("A certificate that was taken back never comes back; its parcels are refused."),
            _("Take the certificate of {office} back?").format(office=one.name),
        )
        revoke = partial(self._office_work.revoke, one.serial, reason)
        self.app.push_screen(
            Question(*sentences),
            lambda sure: self.in_background(revoke, self._done, group="step") if sure else None,
        )

    def _done(self, said: str | None) -> None:
        """Read the office again, and say what was done."""
        shown = partial(self._show, said=said or "")
        self.in_background(self._office_work.read, shown, group="read")

    def _show(self, view: OfficeView, said: str = "") -> None:
        """Show the office."""
        self._own.load(_own_lines(view))
        self._below, self._taken_back = view.below, view.taken_back
        self._list.reload(len(view.below))
        self.show_keys()
        self.notice(said or certificate_words.short_warning(view.certificate) or self.hint())

    def _rows(self, first: int, limit: int) -> list[Row]:
        """Return a page of rows."""
        return [_row(one) for one in self._below[first : first + limit]]


def _own_lines(view: OfficeView) -> list[TextLine]:
    """Return what stands above the list: the office itself."""
    own = view.certificate
    until = _("Certificate: {state}, by {issuer}, until {day}").format(
        state=terms.standing(own.standing),
        issuer=own.issuer,
        day=f"{own.until:{certificate_words.DAY}}",
    )
    return [
        strong(f"{view.name} ({view.level}, {view.region or '-'})"),
        plain(view.id),
        plain(until),
        plain(_("Fingerprint of its root; a request has another one, printed with Ctrl+P:")),
        *in_two_lines(view.fingerprint),
        plain(),
    ]


def _row(one: Below) -> Row:
    """Return an office below as a row."""
    return Row(
        one.id,
        (
            one.region,
            one.name,
            terms.standing(one.standing),
            f"{one.until:{certificate_words.DAY}}",
        ),
    )
