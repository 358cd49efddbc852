"""Printing from any screen: how, where to, progress that can be stopped, and what was done."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from forms.errors import SiksngError
from siksng_tui import messages
from siksng_tui.screens.frame.asking_which import Way, ask_which
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.screens.printing.preview import PreviewScreen
from siksng_tui.screens.printing.print_ways import Draw, Ways
from siksng_tui.screens.printing.print_words import said_of
from siksng_tui.screens.printing.printing_by import ByPrinter, draw_ruler_page
from siksng_tui.services.office import folders
from siksng_tui.services.office.habits import Scale
from siksng_tui.services.papers.print_ledger import Printed
from siksng_tui.services.printing import opening_folders
from siksng_tui.services.printing.outlets import Preview
from siksng_tui.services.printing.paper_pages import Pages
from siksng_tui.widgets.progress import Progress
from siksng_tui.widgets.prompt import Prompt
from siksng_tui.words import _


@dataclass(frozen=True, slots=True)
class Printing:
    """One paper that can be printed.

    Args:
        name: of its file, where a folder is said.
        draw: draws it into where it goes; in a thread.
        ways: how papers can be printed here.
        suffixes: how the name of the file may end, the paper's own first.
    """

    name: str
    draw: Draw
    ways: Ways
    suffixes: tuple[str, ...] = (".pdf",)


Offer = tuple[str, Printing]
"""What a paper is called, and how it is printed."""


def print_one_of(screen: Frame[Any], offers: Sequence[Offer]) -> None:
    """Ask which of several papers is meant, and print it; one alone is printed at once."""
    if len(offers) == 1:
        print_paper(screen, offers[0][1])
    else:
        ways = [(title, partial(print_paper, screen, how)) for title, how in offers]
        ask_which(screen, _("Which paper?"), ways)


def print_paper(
    screen: Frame[Any], printing: Printing, ended: Callable[[str], None] | None = None
) -> None:
    """Ask a screen's operator how a paper is printed, print it so, and say what was done.

    Args:
        screen: where that is asked and said.
        printing: the paper.
        ended: told what was done, "" where nothing was; None for the message line.
    """
    _How(screen, printing, ended or screen.notice).ask()


@dataclass(frozen=True, slots=True)
class _How:
    """Asks how a paper is printed, and prints it so.

    `measures` says that the paper is the test page.
    """

    screen: Frame[Any]
    printing: Printing
    tell: Callable[[str], None]
    measures: bool = False

    def ask(self) -> None:
        """Ask, once it is known which printers there are; silence is no reason to wait."""
        ways = self.printing.ways

        def known() -> tuple[Sequence[str], Mapping[str, Scale]]:
            return ways.spooler.names(), ways.scales()

        silent = partial(self._offer, ((), {}))
        self.screen.in_background(known, self._offer, otherwise=silent, group="printers")

    def _offer(
        self, known: tuple[Sequence[str], Mapping[str, Scale]], error: SiksngError | None = None
    ) -> None:
        """Offer every way, a file first."""
        names, scales = known
        ways: list[Way] = [
            (_("Save as a file"), self._ask_where),
            *((_named(own, scales), partial(self._print_on, own, scales)) for own in names),
            (_("Look at it first"), self._look),
        ]
        if not self.measures:
            ways.append((_("Test page"), self._test))
        ways.append((_("Open the folder of the last print"), self._open_folder))
        question = messages.sentence(error) if error else _("How is it printed?")
        ask_which(self.screen, question, ways, partial(self.tell, ""))

    def _ask_where(self) -> None:
        """Ask for folder or file, and save the paper there."""
        explanation = _("Folder or file of the PDF; a name that is taken gets a number.")
        if len(self.printing.suffixes) > 1:
            kinds = _("The end of a file's name chooses: {kinds}.").format(kinds=self._kinds)
            explanation = f"{explanation} {kinds}"
        where = str(self.printing.ways.folder())
        prompt = Prompt(_("Write to:"), where, explanation=explanation)
        self.screen.app.push_screen(prompt, self._save)

    def _save(self, answer: str | None) -> None:
        """Save the paper into what a person typed, folder or file."""
        said = (answer or "").strip()
        if not said:
            self.tell("")
            return
        suffix = Path(said).suffix.lower()
        if suffix and suffix not in self.printing.suffixes and not folders.is_folder(Path(said)):
            self.screen.refuse_because(messages.of_code("paper-file-kind", kinds=self._kinds))
            return

        def work(window: Progress) -> Printed:
            path = folders.target(said, self.printing.name)
            done = self.printing.draw(path, window.go_on)
            self.printing.ways.remember(path.parent)
            return done

        self.screen.with_progress(_("Printing"), work, lambda own: self.tell(said_of(own)))

    def _print_on(self, printer: str, scales: Mapping[str, Scale]) -> None:
        """Print on a printer."""
        by = ByPrinter(self.screen, self.printing.ways, printer, self.tell)
        if self.measures:
            by.test(partial(self.tell, ""))
        else:
            by.print(self.printing.draw, scales.get(printer))

    def _look(self) -> None:
        """Show the paper as text, then ask again."""

        def work(window: Progress) -> Pages:
            preview = Preview()
            self.printing.draw(preview, window.go_on)
            return Pages(preview.data)

        def show(pages: Pages) -> None:
            window = PreviewScreen(self.screen.heading, pages)
            self.screen.app.push_screen(window, lambda _none: self.ask())

        self.screen.with_progress(_("Look at it first"), work, show)

    def _test(self) -> None:
        """Ask how the test page is printed."""
        page = Printing(_("test-page.pdf"), draw_ruler_page, self.printing.ways)
        _How(self.screen, page, self.tell, measures=True).ask()

    def _open_folder(self) -> None:
        """Open the folder of the last print; where nothing can open it, say which it is."""
        folder = self.printing.ways.folder()

        def say(opened: bool) -> None:  # noqa: FBT001 - what the work returned
            said = _("Opened: {folder}.") if opened else _("The folder is {folder}.")
            self.tell(said.format(folder=folder))

        self.screen.in_background(partial(opening_folders.open_folder, folder), say, group="folder")

    @property
    def _kinds(self) -> str:
        """Return how the name of the paper's file may end."""
        return ", ".join(self.printing.suffixes)


def _named(printer: str, scales: Mapping[str, Scale]) -> str:
    """Return a printer's name, with what a person found about it."""
    notes = {Scale.TRUE: _("ruler exact"), Scale.CHANGED: _("changes the size")}
    note = notes.get(scales[printer]) if printer in scales else None
    return f"{printer} ({note})" if note else printer
