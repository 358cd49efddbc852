"""The list that a check comes to, as a workbook: from the command line or the screen."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from siksng_tui import words
from siksng_tui.services.checks.check_rows import PackedRows
from siksng_tui.services.checks.checking import Listed, Summary
from siksng_tui.services.office import sheets
from siksng_tui.wording import terms
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


STEP: Final = 500
"""Rows between two looks at whether somebody stops the writing."""


class Report:
    """A workbook that takes findings as they come, and the counts at the end."""

    def __init__(self, book: sheets.Book) -> None:
        """Begin the list."""
        self._book = book
        self._sheet = book.sheet(_("Findings"), [_(title) for title in TITLES])

    def take(self, listed: Listed) -> None:
        """Write one finding."""
        self.add(cells(listed))

    def add(self, row: Sequence[str]) -> None:
        """Write the row of one finding."""
        self._sheet.write(row)

    def end(self, summary: Summary) -> None:
        """Write the counts."""
        titles = [_("Rule"), _("Gravity"), _("Findings"), _("Records")]
        sheet = self._book.sheet(_("Summary"), titles)
        for row in counted(summary):
            sheet.write(row)


def write(
    rows: PackedRows, summary: Summary, path: Path, progress: Callable[[int, int], None]
) -> None:
    """Write a workbook of what a check found, without another check.

    Args:
        rows: every finding, as `cells` has it.
        summary: the counts.
        path: the workbook.
        progress: told rows done and all; what it raises leaves no workbook.

    Raises:
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    with sheets.new_book(path) as book:
        report = Report(book)
        for done, row in enumerate(rows, start=1):
            report.add(row)
            if done % STEP == 1:
                progress(done, len(rows))
        report.end(summary)


def counted(summary: Summary) -> Iterator[Sequence[str]]:
    """Yield the counts of each rule."""
    for one in summary.rules:
        yield one.rule, terms.severity(one.severity), str(one.findings), str(one.records)


def cells(of: Listed) -> Sequence[str]:
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
