"""Where a file for another program goes, and what was written into it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from siksng_tui import messages
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.screens.frame.list_screen import ListScreen
from siksng_tui.services.exports.export_files import ENDINGS
from siksng_tui.services.exports.exporting import Exported, Told
from siksng_tui.services.office import folders
from siksng_tui.widgets.progress import Progress
from siksng_tui.widgets.prompt import Prompt
from siksng_tui.wording import terms
from siksng_tui.words import _

Written = tuple[Exported, Path]
"""How much a file has, and where it stands."""

To = Callable[[str, Told], Written]
"""Writes into what a person typed, folder or file; in a thread."""


def ask_where(screen: Frame[Any], where: Path, to: To) -> None:
    """Ask a screen's operator where to, write, and say what was written.

    Args:
        screen: where that is asked and said.
        where: the folder that is offered.
        to: writes the file.
    """
    asked = _("Folder, or file ending in .xlsx or .csv; a name that is taken gets a number.")
    warned = _("It holds personal data: give it only to whom it is meant for.")
    window = Prompt(
        _("Write to:"), str(where), explanation=f"{asked} {warned}", refusal=_other_kind
    )
    screen.app.push_screen(window, partial(_write, screen, to))


def _write(screen: Frame[Any], to: To, said: str | None) -> None:
    """Write, under a window that can stop it."""
    if said is None or not said.strip():
        return

    def work(window: Progress) -> Written:
        return to(said.strip(), window.go_on)

    tell = screen.tell if isinstance(screen, ListScreen) else screen.notice
    screen.with_progress(_("Writing the file"), work, lambda done: tell(_said(done)))


def _other_kind(text: str) -> str:
    """Return why a file of this name is not written; empty where it is."""
    path = Path(text.strip())
    suffix = path.suffix.lower()
    if not suffix or suffix in ENDINGS or folders.is_folder(path):
        return ""
    return messages.of_code("export-file-kind", file=path.name)


def _said(done: Written) -> str:
    """Return how much was written, and where."""
    (rows, left_out), path = done
    said = _("Written: {path}, rows: {rows}.")
    if left_out:
        said = _("Written: {path}, rows: {rows}; {left} have no row in this layout.")
    return said.format(path=path.name, rows=terms.number(rows), left=terms.number(left_out))
