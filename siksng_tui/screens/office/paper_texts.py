"""What the papers of an office say: every text, and the way to another one."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.widget import Widget

from forms.records import Role
from siksng_tui import keys, words
from siksng_tui.screens.frame.list_screen import ListScreen
from siksng_tui.screens.frame.parts import is_part_of
from siksng_tui.screens.office.paper_lines import PaperLinesScreen
from siksng_tui.screens.printing.printing import Offer, print_paper
from siksng_tui.services.papers.paper_settings import MOST, Setting
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.codes import Choice, CodeList
from siksng_tui.widgets.listing import Column, ListWidget, Row
from siksng_tui.widgets.page import TextLine, TextLines, heading, plain, wrapped
from siksng_tui.widgets.prompt import Question, TextPrompt
from siksng_tui.wording.paper_places import meaning
from siksng_tui.words import N_, _

COLUMNS: Final = ((N_("Text"), 44), (N_("What it says"), 0))
"""Title and width of each column; the text takes what is left."""

CHANGED: Final = "*"
"""Stands at the left of a text that the office changed."""

UNDER: Final = 5
"""Lines below the list, in which the text under the cursor stands."""


@dataclass(frozen=True, slots=True)
class PaperTextsWork:
    """What can be done with the texts.

    Args:
        roles: what the person may do.
        read: gives every text, in the order of the papers; in a thread.
        refusal: says why a text cannot stand under a name, empty where it can.
        put: keeps a text, "" brings the first one back; in a thread.
        samples: papers with the texts and with invented families.
        of_text: gives the place among them, from 0, of the paper that has a text; the first one's
            where every paper has it.
    """

    roles: Collection[Role]
    read: Callable[[], Sequence[Setting]]
    refusal: Callable[[str, str], str]
    put: Callable[[str, str], None]
    samples: Sequence[Offer]
    of_text: Callable[[str], int]


class PaperTextsScreen(ListScreen[Sequence[Setting]]):
    """One text a row, those of a paper together."""

    TITLE = N_("Papers of the office")
    PAGE = "paper_texts"
    KEYS = (
        "texts.edit",
        "texts.places",
        "list.remove",
        "list.print",
        "everywhere.back",
        "everywhere.help",
        "list.refresh",
        "list.page_down",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("texts.edit", "texts.places", "list.remove", "list.print")
    ]

    def __init__(self, heading: Heading, work: PaperTextsWork) -> None:
        """Show the texts, which are read in a thread."""
        columns = [Column(_(title), width) for title, width in COLUMNS]
        super().__init__(heading, ListWidget(columns, self._rows, 0), work.read)
        self._texts_work = work
        self._texts: Sequence[Setting] = ()
        self._under = TextLines(_under(None))

    def body(self) -> Sequence[Widget]:
        """Return the list, and the text under the cursor."""
        return (self._list, self._under)

    def on_mount(self) -> None:
        """Read the texts."""
        self.action_refresh()

    def hint(self) -> str:
        """Return what the mark means, and whose part changing is."""
        if Role.AUTHENTICATOR in self._texts_work.roles:
            return _("* changed by this office; Del brings the first text back.")
        return _("* changed by this office. An authenticator changes the texts.")

    def keys_now(self) -> Sequence[str]:
        """Return the keys of what this person can do with the text under the cursor."""
        own, decides = self._here, Role.AUTHENTICATOR in self._texts_work.roles
        here = {
            "texts.edit": decides,
            "texts.places": own is not None and bool(own.text.places),
            "list.remove": decides and own is not None and bool(own.own),
        }
        return [key for key in self.KEYS if here.get(key, True)]

    def labels_now(self) -> Mapping[str, str]:
        """Return what Del and Ctrl+P do here."""
        return {"list.remove": _("First text"), "list.print": _("Sample")}

    def on_list_widget_moved(self) -> None:
        """Show the text under the cursor whole."""
        self._under.load(_under(self._here))
        self.show_keys()
        self.say_hint()

    def on_list_widget_chosen(self) -> None:
        """Change the text under the cursor."""
        self.action_edit()

    def action_edit(self) -> None:
        """Ask for another text: in a line, or line by line where each is a paragraph."""
        own = self._here
        if own is None or not self._decides():
            return
        keep = partial(self._keep, own)
        if own.text.lines:
            refusal = partial(self._texts_work.refusal, own.text.name)
            lines = PaperLinesScreen(self.heading, own, refusal, self._offer_places)
            self.app.push_screen(lines, keep)
            return
        prompt = TextPrompt(
            _("Text:"),
            own.now,
            explanation=_explained(own),
            refusal=partial(self._texts_work.refusal, own.text.name),
            limit=MOST,
        )
        self.app.push_screen(prompt, keep)

    def action_places(self) -> None:
        """List the names that may stand in braces in the text under the cursor."""
        if self._here is not None:
            self._offer_places(self._here)

    def action_remove(self) -> None:
        """Bring the first text back, after a question."""
        own = self._here
        if own is None or not own.own or not self._decides():
            return
        sentences = (own.text.first or _("(nothing)"), _("Bring this first text back?"))
        self.app.push_screen(
            Question(*sentences), lambda wanted: self._keep(own, "") if wanted else None
        )

    def action_print(self) -> None:
        """Ask which paper is printed with invented families, first the one with this text."""
        samples, own = self._texts_work.samples, self._here
        current = self._texts_work.of_text(own.text.name) if own else 0
        choices = [Choice(str(at), name) for at, (name, _how) in enumerate(samples, start=1)]
        window = CodeList(_("A sample of which paper?"), choices, choices[current].code)
        self.app.push_screen(window, self._sample_chosen)

    def _sample_chosen(self, at: str | None) -> None:
        """Print the sample that was chosen."""
        if at is not None:
            print_paper(self, self._texts_work.samples[int(at) - 1][1], self.tell)

    def show(self, read: Sequence[Setting]) -> None:
        """Show the texts."""
        self._texts = read
        self.reload(len(read))

    @property
    def _here(self) -> Setting | None:
        """Return the text under the cursor; None before they were read."""
        return self._texts[self._list.at] if self._texts else None

    def _decides(self) -> bool:
        """Return whether this person may; the screen says what is missing."""
        return is_part_of(self, self._texts_work.roles, Role.AUTHENTICATOR)

    def _offer_places(self, own: Setting) -> None:
        """List the names that may stand in braces in a text."""
        if not own.text.places:
            self.notice(_("Nothing stands in braces in this text."))
            return
        choices = [Choice(f"{{{name}}}", meaning(name)) for name in sorted(own.text.places)]
        self.app.push_screen(CodeList(_("What may stand in braces"), choices))

    def _keep(self, own: Setting, said: str | None) -> None:
        """Keep a text, unless it is the one that stands there."""
        if said is None or said == own.now:
            return
        work = partial(self._texts_work.put, own.text.name, said)
        kept = replace(own, own=said)
        self.in_background(work, lambda _nothing: self._kept(kept), group="put")

    def _kept(self, own: Setting) -> None:
        """Say that the next paper has it, and how where it is a number."""
        said = _("Kept; the next paper says it.")
        self.tell(f"{said} {_on_paper(own)}" if own.on_paper else said)
        self.action_refresh()

    def _rows(self, first: int, limit: int) -> list[Row]:
        """Return a page of rows."""
        return [_row(own) for own in self._texts[first : first + limit]]


def _title(own: Setting) -> str:
    """Return what a text is called in the language that is spoken."""
    return own.text.titles[words.language()]


def _explained(own: Setting) -> str:
    """Return what stands above the line to type: title, the text whole, and what may be in it."""
    said = f"{_title(own)}: {own.now}" if own.now else f"{_title(own)}."
    if not own.text.places:
        return said
    names = " ".join(f"{{{name}}}" for name in sorted(own.text.places))
    return f"{said} [{names}]"


def _on_paper(own: Setting) -> str:
    """Return how the pattern of a number stands on its paper, which has no number yet."""
    return _("On paper: {text}").format(text=own.on_paper)


def _row(own: Setting) -> Row:
    """Return a text as a row: what it is called, and its first words."""
    return Row(
        own.text.name,
        (_title(own), " / ".join(own.now.splitlines()) or "-"),
        CHANGED if own.own else " ",
    )


def _under(own: Setting | None) -> list[TextLine]:
    """Return what stands below the list: the text whole, as far as there is room."""
    lines = [] if own is None else [heading(f"{own.text.name}: {_title(own)}")]
    for paragraph in own.now.splitlines() if own else ():
        lines += wrapped(paragraph, hanging=2)
    if own is not None and own.on_paper:
        lines += wrapped(_on_paper(own), hanging=2)
    blank = [plain()] * UNDER
    return [*lines, *blank][:UNDER]
