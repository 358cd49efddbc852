"""The reports of an office: what each is called, what it can be asked of, and its tables."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from reports.books.book_records import Bar, Chapter, Column, Line, Trend
from siksng_tui.services.checks import verification_chapters
from siksng_tui.services.figures import (
    audit_report,
    cycle_resume,
    families_by_district,
    ledger_chapters,
    ledger_files,
    operator_report,
    recapitulation,
)
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.papers.print_ledger import Printed
from siksng_tui.services.printing.outlets import Goal
from siksng_tui.services.requests import cycles
from siksng_tui.words import N_, _

__all__ = [
    "REPORTS",
    "Bar",
    "Chapter",
    "Column",
    "Line",
    "Part",
    "Report",
    "Trend",
    "parts",
    "write",
]

Part = tuple[str, str]
"""What a report is asked of: as it is asked, and as it is called."""


@dataclass(frozen=True, slots=True)
class Report:
    """A report.

    Args:
        name: as the command line and the print ledger call it.
        title: what it is called, to be translated.
        about: a sentence on what it counts, to be translated.
        read: gives its tables; of the whole, or of a part.
        of: gives what it can be asked of besides the whole, in order.
    """

    name: str
    title: str
    about: str
    read: Callable[[Session, str], Iterable[Chapter]]
    of: Callable[[Session], Sequence[Part]] = lambda _session: ()


def _villages(session: Session) -> Sequence[Part]:
    """Return the villages from which there are requests."""
    named = recapitulation.village_names(session)
    codes = dict.fromkeys(own.village for own in recapitulation.tallies(session))
    return [(code, named(code)) for code in codes]


def _cycles(session: Session) -> Sequence[Part]:
    """Return the quarters that have a last day or are near today."""
    return [(own, own) for own in cycles.listed(session)]


REPORTS: Final = (
    Report(
        "recap",
        N_("Recapitulation of requests"),
        N_("Requests of this office by village, kind and state."),
        recapitulation.chapters,
        _villages,
    ),
    Report(
        "families",
        N_("Families by district"),
        N_("Families of the register at the end of each cycle."),
        lambda session, _part: families_by_district.chapters(session),
    ),
    Report(
        "resume",
        N_("Resume of a cycle"),
        N_("Revised data and new proposals: what was done from entry to decision."),
        cycle_resume.chapters,
        _cycles,
    ),
    Report(
        "gaps",
        N_("Gaps in the ledger"),
        N_("What waits for somebody's word, and numbers that are missing."),
        lambda session, _part: ledger_chapters.gaps(session),
    ),
    Report(
        "operators",
        N_("Work at the screen"),
        N_("Records, fields and speed of each person; your own, or everybody's."),
        lambda session, _part: operator_report.chapters(session),
    ),
    Report(
        "verification",
        N_("Results of verification"),
        N_("How often answers keyed again were wrong, by person and question; no answers."),
        lambda session, _part: verification_chapters.chapters(session),
    ),
    Report(
        "audit",
        N_("Audit report"),
        N_("Whether the chain is proven, who did what, and the last entries."),
        lambda session, _part: audit_report.chapters(session, audit_report.part(session)),
    ),
)
"""The reports in the order of the menu."""


def parts(session: Session, report: Report) -> Sequence[Part]:
    """Return what a report can be asked of: the whole first, then its parts."""
    return [("", ""), *report.of(session)]


def write(session: Session, report: Report, part: Part, goal: Goal) -> Printed:
    """Return a report written as paper, or as a workbook where a file's name says so.

    Raises:
        LedgerFileKindError: the name says neither; nothing was written.
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    asked, called = part
    title = f"{_(report.title)}, {called}" if called else _(report.title)
    return ledger_files.write(session, title, report.read(session, asked), goal, report.name)
