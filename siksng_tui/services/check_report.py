"""The list that a check comes to, as a workbook: from the command line or the screen."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from siksng_tui import terms, words
from siksng_tui.services import checking, sheets
from siksng_tui.services.checking import Listed, Scope, Summary
from siksng_tui.services.sessions import Session
from siksng_tui.words import N_, _

TITLES: Final = (
    N_("Household"),
    N_("Request"),
    N_("Village"),
    N_("Family"),
    N_("Member"),
    N_("Rule"),
    N_("Gravity"),
    N_("Question"),
    N_("What is wrong"),
    N_("Explained"),
    N_("Other household"),
)
"""The columns of the list."""


class Report:
    """A workbook that takes findings as they come, and the counts at the end."""

    def __init__(self, book: sheets.Book) -> None:
        """Begin the list."""
        self._book = book
        self._sheet = book.sheet(_("Findings"), [_(title) for title in TITLES])

    def take(self, listed: Listed) -> None:
        """Write one finding."""
        self._sheet.write(_cells(listed))

    def end(self, summary: Summary) -> None:
        """Write the counts."""
        titles = [_("Rule"), _("Gravity"), _("Findings"), _("Records")]
        sheet = self._book.sheet(_("Summary"), titles)
        for cells in counted(summary):
            sheet.write(cells)


def write(
    session: Session, scope: Scope, path: Path, progress: Callable[[int, int], None]
) -> Summary:
    """Return the counts of a check whose findings stand in a new workbook.

    Args:
        session: the unlocked office.
        scope: what is checked.
        path: the workbook.
        progress: told records done and all; what it raises leaves no workbook.

    Raises:
        RegionUnknownError: nothing was checked.
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    with sheets.new_book(path) as book:
        report = Report(book)
        summary = checking.check(session, scope, report.take, progress)
        report.end(summary)
    return summary


def counted(summary: Summary) -> Iterator[Sequence[str]]:
    """Yield the counts of each rule."""
    for one in summary.rules:
        yield one.rule, terms.severity(one.severity), str(one.findings), str(one.records)


def _cells(of: Listed) -> Sequence[str]:
    """Return the cells of a finding's row, in the order of TITLES."""
    return (
        of.household,
        of.request,
        of.village,
        str(of.family or ""),
        str(of.member or ""),
        of.finding.rule,
        terms.severity(of.finding.severity),
        of.finding.place.variable,
        of.finding.message(words.language()),
        _("yes") if of.explained else "",
        of.other,
    )
