"""An entry of a list from elsewhere, beside the person of the register whom it is tied to."""

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.screen import Screen

from siksng_tui import keys
from siksng_tui.screens.frame.read_page import ReadPageScreen
from siksng_tui.services.lists.list_beside import Beside, Said
from siksng_tui.services.lists.person_lists import Match, Receives
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.lines import Tone, fit
from siksng_tui.widgets.page import TextLine, heading, plain, strong
from siksng_tui.wording import terms
from siksng_tui.words import N_, _

LABEL: Final = 24
"""Cells of a question."""

SIDE: Final = 25
"""Cells of what the list says, and of what the register has."""

OTHER: Final = "*"
"""Stands before an answer that the register has otherwise."""


class ListEntryScreen(ReadPageScreen[Beside]):
    """What a list says of somebody, and what the register has."""

    TITLE = N_("Entry of a list")
    PAGE = "lists"
    KEYS = ("case.open", "everywhere.back", "everywhere.help", "case.refresh", "page.page_down")
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("case.open")]

    def __init__(
        self,
        heading: Heading,
        read: Callable[[], Beside],
        village: Callable[[str], str],
        family: Callable[[Sequence[str], int], Screen[None]],
    ) -> None:
        """Show an entry.

        Args:
            heading: office and person.
            read: gives the entry beside the person of the register; in a thread.
            village: gives the name of a village by its code.
            family: gives the screen of one household of several.
        """
        super().__init__(heading, read)
        self._village = village
        self._family = family
        self._household = ""

    def keys_now(self) -> Sequence[str]:
        """Return the keys; where nobody of the register is meant, no family can be opened."""
        return [own for own in self.KEYS if self._household or own != "case.open"]

    def lines_of(self, read: Beside) -> Iterator[TextLine]:
        """Yield the lines of the page."""
        self._household = read.household
        self.show_keys()
        yield from _head(read, self._village)
        yield plain()
        yield strong(_columns(_("Question"), _("The list"), _("The register"), " "))
        yield from map(_line, read.said)
        if any(_differs(own) for own in read.said):
            yield plain()
            yield plain(_("{mark} the register has it otherwise").format(mark=OTHER))

    def action_open(self) -> None:
        """Open the family of the register."""
        if self._household:
            self.app.push_screen(self._family((self._household,), 0))


def _head(read: Beside, village: Callable[[str], str]) -> Iterator[TextLine]:
    """Yield who it is, of which list, what is received, and how it is tied."""
    own, source = read.entry, read.own_list
    yield strong(own.name or "-")
    said = _("List {number}, {purpose} {period}, row {row} of {file}")
    purpose = terms.purpose(source.kind.purpose)
    facts = {"number": own.list_id, "purpose": purpose, "period": own.period or "-"}
    yield plain(said.format(**facts, row=own.row, file=own.file))
    yield plain(_("Village: {name}").format(name=village(own.village) if own.village else "-"))
    if read.receives:
        yield plain(_("Receives: {names}").format(names=", ".join(map(programme, read.receives))))
    yield heading(_("In the register"))
    yield plain(_tied(read))


def programme(own: Receives) -> str:
    """Return a programme with its dates, where the list has some."""
    dates = " - ".join(day for day in (own.starts, own.ends) if day)
    return f"{own.programme} ({dates})" if dates else own.programme


def _tied(read: Beside) -> str:
    """Return how an entry is tied to the register."""
    own = read.entry
    if own.match is Match.NIK:
        said = _("{name}: the NIK is equal, the names are {likeness} % alike.")
        return said.format(name=own.person_name, likeness=own.likeness)
    if own.match is Match.NAME:
        return _("{name}: name, birth and village are equal.").format(name=own.person_name)
    if own.match is Match.SEVERAL:
        return _("Several persons fit; none was taken. Find them by name or NIK.")
    return _("Nobody of the register fits.")


def _line(own: Said) -> TextLine:
    """Return a question with both answers."""
    mark = OTHER if _differs(own) else " "
    tone = Tone.STRONG if mark == OTHER else Tone.PLAIN
    return ((_columns(own.label, own.listed, own.registered, mark), tone),)


def _columns(label: str, listed: str, registered: str, mark: str) -> str:
    """Return texts side by side."""
    sides = f"{fit(listed, SIDE)} {fit(registered, SIDE)}"
    return f"{fit(label, LABEL)} {mark}{sides}".rstrip()


def _differs(own: Said) -> bool:
    """Return whether both sides say something, and not the same."""
    said = own.listed and own.registered
    return bool(own.compared and said and own.listed.upper() != own.registered.upper())
