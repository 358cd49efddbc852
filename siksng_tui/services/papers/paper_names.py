"""What papers are called on the screen and in names of files, by their name in the ledger."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from forms.records import PrintEnd
from siksng_tui.services.papers.print_ledger import Print
from siksng_tui.words import N_, _

PAPERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "packet": N_("All papers for the mayor"),
        "approval-sheet": N_("Approval sheet with annex"),
        "decree": N_("Draft decree with annex"),
        "recapitulation": N_("Recapitulation"),
        "result-minutes": N_("Minutes of results"),
        "statement": N_("Responsibility statement"),
        "letter": N_("Letter to the Minister"),
        "minutes": N_("Minutes with annex"),
        "forwarding-note": N_("Forwarding note with annex"),
        "slip": N_("Citizen's slip"),
        "receipt": N_("Receipt"),
        "prelist": N_("Prelist"),
        "attendance": N_("Attendance list"),
        "why": N_("Why-sheet"),
        "bnba": N_("BNBA list, masked"),
        "bnba-full": N_("BNBA list, whole numbers"),
        "form": N_("Questionnaire"),
        "ledger": N_("Ledger"),
        "gaps": N_("Gaps in the ledger"),
        "recap": N_("Recapitulation of requests"),
        "families": N_("Families by district"),
        "resume": N_("Resume of a cycle"),
        "operators": N_("Work at the screen"),
        "audit": N_("Audit report"),
        "verification": N_("Results of verification"),
        "fingerprint": N_("Fingerprint sheet"),
    }
)
"""Words for each paper."""

FILE_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "packet": N_("packet-{number}.pdf"),
        "approval-sheet": N_("approval-sheet-{number}.pdf"),
        "decree": N_("decree-{number}.pdf"),
        "recapitulation": N_("recapitulation-{number}.pdf"),
        "result-minutes": N_("result-minutes-{number}.pdf"),
        "statement": N_("statement-{number}.pdf"),
        "letter": N_("letter-{number}.pdf"),
        "minutes": N_("minutes-{number}.pdf"),
        "forwarding-note": N_("forwarding-note-{number}.pdf"),
    }
)
"""Names of the files of papers of a set, with its number."""


def paper_name(name: str) -> str:
    """Return what a paper is called; one that this program does not know keeps its name."""
    return _(PAPERS[name]) if name in PAPERS else name


ENDS: Final[Mapping[PrintEnd, tuple[str, str]]] = MappingProxyType(
    {
        PrintEnd.OPEN: (N_("end unknown"), N_("the program stopped before it was noted")),
        PrintEnd.WRITTEN: ("", N_("written as a file")),
        PrintEnd.QUEUED: ("", N_("taken by the printer's queue")),
        PrintEnd.REFUSED: (N_("refused"), N_("refused by the printer, nothing came out")),
        PrintEnd.SILENT: (N_("no answer"), N_("the printer gave no answer, look what came out")),
        PrintEnd.FAILED: (N_("failed"), N_("the file could not be written")),
    }
)
"""What is said of a print by what became of it: a word where nobody may have it, and a sentence."""


def print_kind(own: Print) -> str:
    """Return whether a print is a draft, the first copy, or another one."""
    if own.draft:
        return _("draft")
    return _("reprint") if own.again else _("first copy")


def print_mark(own: Print) -> str:
    """Return what went wrong with a print, in a word; else what kind it is."""
    wrong, _sentence = ENDS[own.ended]
    return _(wrong) if wrong else print_kind(own)


def print_end(own: Print) -> str:
    """Return what became of a print."""
    return _(ENDS[own.ended][1])
