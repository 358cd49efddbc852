"""Entry: a request's form with its findings, from the first field to filing."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual.binding import BindingType

from forms.errors import SiksngError
from forms.findings import Finding, Severity
from siksng_tui import keys, words
from siksng_tui.screens.entry import entry_filed, entry_findings, entry_heads, entry_help, entry_no
from siksng_tui.screens.entry.entry_known import KnownEntry
from siksng_tui.screens.entry.entry_lines import GRAVITY, UNMARKED, finding_field
from siksng_tui.screens.entry.entry_untouched import Untouched, untouched
from siksng_tui.screens.entry.known_reasons import reason_field
from siksng_tui.screens.frame.reason import ReasonPrompt
from siksng_tui.screens.printing.printing import print_paper
from siksng_tui.widgets.formlines import Mark
from siksng_tui.widgets.prompt import Fork, Question
from siksng_tui.wording import terms
from siksng_tui.words import N_, _


class EntryScreen(KnownEntry):
    """Fills in one request; it returns what the screen below says: filed, or kept as a draft."""

    TITLE = N_("Correction")
    PAGE = "entry"
    TEACHES = (keys.Place.FORM, keys.Place.EDIT, keys.Place.EVERYWHERE)
    KEYS = (
        "form.file",
        "everywhere.back",
        "form.known",
        "form.new_member",
        "everywhere.help",
        "form.codes",
        "form.all_no",
        "form.note",
        "form.conflicts",
        "form.next_finding",
        "form.next_record",
        "form.roster",
        "form.changes",
        "form.print",
    )
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("form.file", "form.note", "form.print")]

    _beside: tuple[Finding, str] | None = None
    """A finding whose own answer nobody types, and the field where the cursor stands for it."""

    _asked: Sequence[str] = ()
    """What F1 explains in place of the field, while a question of its own is asked."""

    _filing: bool = False
    """Whether filing goes on by itself once a reason was given."""

    def pages(self) -> Sequence[str]:
        """Return the page of the request's kind, where it has one, and that of the form."""
        kind = self._answers.entry.kind
        return (entry_help.OF_KIND[kind], self.PAGE) if kind in entry_help.OF_KIND else (self.PAGE,)

    def said_title(self) -> str:
        """Return the kind of the request in the language that is spoken."""
        return _(terms.REQUEST_KINDS[self._answers.entry.kind])

    def explained(self) -> Sequence[str]:
        """Return what the question means that is asked, else the help of the field."""
        return self._asked or super().explained()

    def keys_now(self) -> Sequence[str]:
        """Return the keys that work at this field."""
        field = self._form.field
        works = {
            "form.codes": field is not None and bool(field.codes),
            "form.all_no": entry_no.says_no(self._answers.entry, self._answers.page, self.at),
            "form.new_member": self._roster.grows_behind(self._answers.page.key),
            "form.note": self._to_reason() is not None,
            "form.known": bool(self.others),
            "form.conflicts": bool(self._conflicts),
            "form.next_finding": bool(self._answers.entry.asked_findings()),
            "form.next_record": not self.is_last_page(),
            "form.roster": len(self._answers.keys) > 1 or self._roster.grows,
        }
        return [own for own in super().keys_now() if works.get(own, True)]

    def on_form_widget_entered(self) -> None:
        """Show the keys that work at this field, and keep that one is there."""
        self.show_keys()
        self.rest_at()

    def opened(self) -> None:
        """Ask who is the next head, where the head leaves the list."""
        field = reason_field(self._answers.entry)
        if field:
            self._ask_head(field, self._no_head)

    def answered(self, field: str) -> None:
        """Say what was found at the answer that was just given."""
        spot = self._answers.spot(field)
        marked = spot.marked if spot else UNMARKED
        grave = marked.mark in (Mark.BLOCK, Mark.FLAG)
        self.notice(f"{_(marked.mark.word)}: {marked.text}" if grave else "")
        self.show_place()
        self.tell_known(spot)
        if spot is not None and entry_heads.ends(self._answers.entry, spot.variable.name):
            self._ask_head(spot.id, self._no_head)

    def _ask_head(self, field: str, otherwise: Callable[[], None]) -> bool:
        """Ask who is the next head, where the head is gone; returns whether that was asked."""
        entry = self._answers.entry
        found = self._entry_work.successors(entry)
        if found:
            window = entry_heads.window(entry, found, self._entry_work.today())
            self.app.push_screen(window, partial(self._head_chosen, field, otherwise))
        return bool(found)

    def _no_head(self) -> None:
        """Say that the window was closed without a choice."""
        self.notice(_("No other head was chosen."))

    def _head_chosen(self, field: str, otherwise: Callable[[], None], number: str | None) -> None:
        """Make a member head, and show what is to be answered anew."""
        if number is None:
            otherwise()
            return
        entry = self._answers.entry
        person = entry.record.persons[int(number) - 1]
        try:
            self._answers.follow(field, self._entry_work.succeed(entry, person.id))
        except SiksngError as error:
            self.refuse(error)
            return
        self._open_page(self._answers.page.key, self.at)
        self.show_keys()
        self.notice(_("Another head: answer again what each member is to the head (Ctrl+E)."))

    def page_ended(self) -> None:
        """Ask for the next member behind the last one whom the request began, else go on."""
        if self._roster.ends_at(self._answers.page.key):
            self._asked = (
                _("Next member?"),
                _("Y begins one more member of the same form, on a page of its own."),
                _("N goes on behind the members; Ctrl+A still begins one there. F3 stays here."),
            )
            self.app.push_screen(Fork(self._asked[0]), self._member_answered)
        else:
            self._go_on()

    def _member_answered(self, wanted: bool | None) -> None:  # noqa: FBT001 - Textual's signature
        """Begin the next member, go on behind the members, or stay where the question came."""
        self._asked = ()
        if wanted:
            self.action_new_member()
        elif wanted is not None:
            self._go_on()

    def _go_on(self) -> None:
        """Turn the page; behind the last one ask whether to file."""
        if not self.is_last_page():
            self.action_next_record()
            return
        question = Question(_("All questions were passed."), _("File the record?"))
        self.app.push_screen(question, self._end_answered)

    def next_finding(self) -> None:
        """Go to the next finding, on whatever page it stands."""
        beside = self._beside_here()
        here = finding_field(beside) if beside else self.at
        found = entry_findings.next_after(self._answers.entry, here)
        if found is None:
            self._form.show_message(_("No other finding in this record."))
        else:
            self._go_to(found)

    def action_note(self) -> None:
        """Ask why a flag at this field is right."""
        if not self._form.leave():
            return
        finding = self._to_reason()
        if finding is None:
            self.notice(_("Nothing here asks for a reason."))
        else:
            self._ask(finding)

    def action_print(self) -> None:
        """Print the citizen's slip: the request has its number from the first field on."""
        if self._form.leave():
            print_paper(self, self._entry_work.slip(self._answers.entry.number))

    def action_file(self) -> None:
        """File the record, once no finding stands in the way."""
        if not self._form.leave() or not self.is_current:
            return
        waiting = entry_findings.waiting(self._answers.entry)
        if not waiting:
            self._file_whole()
            return
        mend = partial(self._mend, waiting)
        heads = entry_heads.waits(self._answers.entry, waiting)
        if not (heads and self._ask_head(self.at, mend)):
            mend()

    def _mend(self, waiting: Sequence[Finding]) -> None:
        """Stand on the first finding that is in the way of filing; of a flag ask for the reason."""
        first = waiting[0]
        self._go_to(first)
        self._filing = first.severity is Severity.FLAG
        said = entry_findings.before_filing(len(waiting), mend=not self._filing)
        self.notice(f"{said} {first.message(words.language())}")
        if self._filing:
            self._ask(first)

    def _end_answered(self, wanted: bool | None) -> None:  # noqa: FBT001 - Textual's signature
        """File, if that is wanted."""
        if wanted:
            self.action_file()

    def _file_whole(self) -> None:
        """File the record; where a part of it was never begun, ask first."""
        left = untouched(self._answers.entry)
        if not left:
            self._file()
            return
        said = _("Not begun: {parts}.").format(parts=", ".join(own.title for own in left))
        window = Question(said, _("File the record all the same?"))
        self.app.push_screen(window, partial(self._whole_answered, left[0]))

    def _whole_answered(self, first: Untouched, wanted: bool | None) -> None:  # noqa: FBT001 - Textual's signature
        """File, or stand on the first part that was never begun."""
        if wanted:
            self._file()
        elif first.page != self._answers.page.key:
            self.turn_to(first.page, first.field)
        else:
            self._form.go_to_field(first.field)

    def _file(self) -> None:
        """File the record and leave."""
        try:
            filed = self._entry_work.file(self._answers.entry)
        except SiksngError as error:
            self.refuse(error)
            return
        self.dismiss(entry_filed.sentence(filed))

    def _go_to(self, finding: Finding) -> None:
        """Stand on a finding's field; where nobody types there, beside it, and say what it is."""
        field = finding_field(finding)
        page = entry_findings.page_of(self._answers.entry, field)
        if page != self._answers.page.key:
            self.turn_to(page, field)
        self._beside = None
        if not self._form.go_to_field(field):
            self._form.go_to_field(self._answers.beside(field))
            self._beside = (finding, self.at)
            self._form.show_message(self._in_words(finding))
        elif self._form.field and self._form.field.awaited:
            self._form.show_message(self._in_words(finding))

    def _ask(self, finding: Finding) -> None:
        """Ask for the reason of a flag."""
        prompt = ReasonPrompt(self._in_words(finding))
        self.app.push_screen(prompt, partial(self._reasoned, finding))

    def _reasoned(self, finding: Finding, reason: str | None) -> None:
        """Keep a reason; where the record was being filed, go on with that."""
        filing, self._filing = self._filing, False
        if reason is None:
            return
        try:
            self._form.show_lines(self._answers.give_reason(finding, reason))
        except SiksngError as error:
            self.refuse(error)
            return
        self.notice("")
        self.show_place()
        self.show_keys()
        if filing:
            self.action_file()

    def _to_reason(self) -> Finding | None:
        """Return the flag at the cursor that takes a reason."""
        beside = self._beside_here()
        found = [beside] if beside else self._answers.findings_at(self.at)
        return entry_findings.to_reason(self._answers.entry, found)

    def _beside_here(self) -> Finding | None:
        """Return the finding that the cursor stands beside."""
        return self._beside[0] if self._beside and self._beside[1] == self.at else None

    def _in_words(self, finding: Finding) -> str:
        """Return a finding with the question that it stands at."""
        variable = self._answers.entry.instrument.variable(finding.place.variable)
        label, said = variable.label(words.language()), finding.message(words.language())
        return f"{label} - {_(GRAVITY[finding.severity].word)}: {said}"
