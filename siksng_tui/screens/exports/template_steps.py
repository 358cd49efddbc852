"""The proposal template from the keyboard: programme, period, what it overwrites, where to."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from siksng_tui import messages
from siksng_tui.screens.exports.export_file import Written, ask_where
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.services.exports import templates
from siksng_tui.services.exports.exporting import Told
from siksng_tui.services.exports.templates import Outlook
from siksng_tui.widgets.codes import Choice, CodeList
from siksng_tui.widgets.prompt import Prompt, Question
from siksng_tui.wording import terms
from siksng_tui.wording.days import show_day
from siksng_tui.words import _


@dataclass(frozen=True, slots=True)
class TemplateWork:
    """How a template is written.

    Args:
        layouts: id and title of each version, the newest first.
        programmes: code and name of each programme.
        period: gives the period that a file of this day counts for.
        look: gives what the file of a programme and period would hold and overwrite; in a thread.
        where: gives the folder that is offered.
        to: writes it in a layout into what a person typed, folder or file; in a thread.
    """

    layouts: Sequence[Choice]
    programmes: Sequence[Choice]
    period: Callable[[], str]
    look: Callable[[str, str], Outlook]
    where: Callable[[], Path]
    to: Callable[[Outlook, str, str, Told], Written]


class TemplateSteps:
    """Asks on a screen for which programme and period, and writes the file."""

    def __init__(self, screen: Frame[Any], work: TemplateWork, layout: str) -> None:
        """Ask on a screen; `layout` is the id of the version."""
        self._screen, self._work, self._layout = screen, work, layout

    def ask(self) -> None:
        """Ask for the programme."""
        window = CodeList(_("For which programme?"), self._work.programmes)
        self._screen.app.push_screen(window, self._programme_chosen)

    def _programme_chosen(self, programme: str | None) -> None:
        """Ask for the period."""
        if programme is None:
            return
        asked = _("Year and month that the file counts for. It holds every filed proposal for it.")
        period = self._work.period()
        window = Prompt(_("Period:"), period, explanation=asked, refusal=_unreadable)
        self._screen.app.push_screen(window, partial(self._period_typed, programme))

    def _period_typed(self, programme: str, period: str | None) -> None:
        """Look what the file would hold and overwrite."""
        if period is not None:
            look = partial(self._work.look, programme, period.strip())
            self._screen.in_background(look, self._looked_at, group="template")

    def _looked_at(self, looked: Outlook) -> None:
        """Say what the file would overwrite, and ask whether; nothing goes out without rows."""
        warnings = tuple(_warnings(looked))
        if not looked.numbers:
            said = _("No filed proposal for {programme} waits for {period}.")
            self._screen.notice(said.format(programme=looked.programme, period=looked.period))
        elif warnings:
            question = Question(*warnings, _("Write the file all the same?"))
            self._screen.app.push_screen(question, partial(self._answered, looked))
        else:
            self._where_to(looked)

    def _answered(self, looked: Outlook, wanted: bool | None) -> None:  # noqa: FBT001 - Textual's signature
        """Write the file where that is wanted."""
        if wanted:
            self._where_to(looked)

    def _where_to(self, looked: Outlook) -> None:
        """Ask where to, and write."""
        work = self._work
        ask_where(self._screen, work.where(), partial(work.to, looked, self._layout))


def _unreadable(text: str) -> str:
    """Return why a text is no period, empty where it is one."""
    return "" if templates.is_period(text.strip()) else messages.of_code("period-unreadable")


def _warnings(looked: Outlook) -> Iterator[str]:
    """Yield what a file would do to those that went out before."""
    earlier = looked.earlier
    if earlier is not None:
        said = _(
            "A file for {programme}, {period}, went out on {day} with {rows} rows; in SIKS-NG this "
            "one overwrites it and makes it invalid."
        )
        yield said.format(
            programme=looked.programme,
            period=looked.period,
            day=show_day(earlier.time.astimezone().date()),
            rows=terms.number(earlier.rows),
        )
    if looked.missing:
        said = _("Requests of that file which this one has no more: {count}.")
        yield said.format(count=terms.number(looked.missing))
    if looked.clashes:
        yield _(templates.CLASH).format(count=terms.number(looked.clashes))
