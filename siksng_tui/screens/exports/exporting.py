"""Ctrl+P on a list: in which layout it goes out, and where to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from siksng_tui.screens.exports.export_file import Written, ask_where
from siksng_tui.screens.exports.template_steps import TemplateSteps, TemplateWork
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.services.exports.exporting import Told
from siksng_tui.widgets.codes import Choice, CodeList
from siksng_tui.words import _

EXPORTS: Final = "exports"
"""The page of the manual on files for other programs."""


@dataclass(frozen=True, slots=True)
class Exporting:
    """Records that can go out.

    Args:
        layouts: id and title of each layout, the one that is offered first.
        where: gives the folder that is offered.
        to: writes in a layout into what a person typed, folder or file; in a thread.
        template: how proposals go out by their template; None where none are among the records.
    """

    layouts: Sequence[Choice]
    where: Callable[[], Path]
    to: Callable[[str, str, Told], Written]
    template: TemplateWork | None = None


def export_records(screen: Frame[Any], exporting: Exporting) -> None:
    """Ask a screen's operator in which layout and where to, and write the file."""
    template = exporting.template
    first = template.layouts if template else ()
    offered = {str(at): own for at, own in enumerate((*first, *exporting.layouts), start=1)}

    def chosen(at: str | None) -> None:
        if at is None:
            return
        layout = offered[at].code
        if template and offered[at] in first:
            TemplateSteps(screen, template, layout).ask()
        else:
            ask_where(screen, exporting.where(), partial(exporting.to, layout))

    choices = [Choice(at, own.label) for at, own in offered.items()]
    screen.app.push_screen(CodeList(_("In which layout does it go out?"), choices), chosen)


def export_read(screen: Frame[Any], read: Callable[[], Exporting]) -> None:
    """Read in a thread what can go out from a screen, then ask and write as `export_records`."""
    screen.in_background(read, partial(export_records, screen), group="export")
