"""Printing from any screen: where to, progress that can be stopped, and what was written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from siksng_tui import messages
from siksng_tui.screens.frame import Frame
from siksng_tui.services.print_ledger import Printed
from siksng_tui.widgets.codes import Choice, CodeList
from siksng_tui.widgets.progress import Progress
from siksng_tui.widgets.prompt import Prompt
from siksng_tui.words import _

Told = Callable[[int, int], None]
"""Told the page and the number of pages; raises to stop."""


@dataclass(frozen=True, slots=True)
class Printing:
    """One paper that can be printed.

    Args:
        where: gives the folder that is offered.
        to: prints into what a person typed, folder or file; in a thread.
        suffixes: how the name of the file may end, the paper's own first.
    """

    where: Callable[[], Path]
    to: Callable[[str, Told], Printed]
    suffixes: tuple[str, ...] = (".pdf",)


Offer = tuple[str, Printing]
"""What a paper is called, and how it is printed."""


def print_one_of(screen: Frame[Any], offers: Sequence[Offer]) -> None:
    """Ask which of several papers is meant, and print it; one alone is printed at once."""
    if len(offers) == 1:
        print_paper(screen, offers[0][1])
        return

    def chosen(at: str | None) -> None:
        if at is not None:
            print_paper(screen, offers[int(at) - 1][1])

    choices = [Choice(str(at), title) for at, (title, _how) in enumerate(offers, start=1)]
    screen.app.push_screen(CodeList(_("Which paper?"), choices), chosen)


def print_paper(
    screen: Frame[Any], printing: Printing, ended: Callable[[str], None] | None = None
) -> None:
    """Ask a screen's operator where to, print, and say what was written.

    Args:
        screen: where that is asked and said.
        printing: the paper.
        ended: told what was written, "" where nothing was; None for the message line.
    """
    tell = ended or screen.notice

    def print_to(said: str | None) -> None:
        if said is None or not said.strip():
            tell("")
            return
        suffix = Path(said.strip()).suffix.lower()
        if suffix and suffix not in printing.suffixes and not Path(said.strip()).is_dir():
            screen.refuse_because(messages.of_code("paper-file-kind", kinds=_kinds(printing)))
            return

        def work(window: Progress) -> Printed:
            return printing.to(said.strip(), window.go_on)

        screen.with_progress(_("Printing"), work, lambda own: tell(_written(own)))

    explanation = _("Folder or file of the PDF; a name that is taken gets a number.")
    if len(printing.suffixes) > 1:
        kinds = _("The end of a file's name chooses: {kinds}.").format(kinds=_kinds(printing))
        explanation = f"{explanation} {kinds}"
    prompt = Prompt(_("Write to:"), str(printing.where()), explanation=explanation)
    screen.app.push_screen(prompt, print_to)


def _kinds(printing: Printing) -> str:
    """Return how the name of a paper's file may end."""
    return ", ".join(printing.suffixes)


def _written(printed: Printed) -> str:
    """Return what was written, and where."""
    if not printed.pages:
        return _("Written: {path}.").format(path=printed.path)
    said = _("Written: {path} ({pages} pages, print no. {copy}).")
    if not printed.copy:
        said = _("Written: {path} ({pages} pages).")
    if printed.draft:
        said = _("Written as a draft: {path} ({pages} pages).")
    return said.format(path=printed.path, pages=printed.pages, copy=printed.copy)
