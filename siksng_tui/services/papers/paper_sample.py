"""A paper with the office's own texts and invented families, to be looked at before it is used."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from reports.page.errors import PaperEmptyError
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.papers import numbered_prints, papers
from siksng_tui.services.papers.invented_families import invented_families
from siksng_tui.services.papers.print_ledger import Printed
from siksng_tui.services.papers.sample_sheets import SHEETS
from siksng_tui.services.printing.outlets import Goal

_OF_TEXTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "approval": "approval-sheet",
        "result": "result-minutes",
        "sptjm": "statement",
        "note": "forwarding-note",
    }
)
"""The paper that has a text, by what the text's name begins with, where that is not its own."""

_NUMBERS: Final = "number"
"""What the names of the patterns of numbers begin with; the paper's own name stands behind it."""


def offered(session: Session) -> Sequence[str]:
    """Return the names of the papers of which a sample is printed: of sets, then all others."""
    return (*papers.OFFERED[session.office.level], *SHEETS)


def print_sample(
    session: Session,
    goal: Goal,
    progress: papers.Progress | None = None,
    *,
    name: str | None = None,
) -> Printed:
    """Return a paper of this office, marked KONSEP, with invented families.

    It tells of nobody and stands in no ledger.

    Args:
        session: who prints, and where.
        goal: where it goes.
        progress: told of each page of a paper of sets.
        name: of the paper; None for the one that covers sets of the office.

    Raises:
        OtherPaperError, PaperEmptyError: nothing was printed; of the latter, because the office
            knows no village of its region.
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    rows = list(invented_families(session))
    if not rows:
        raise PaperEmptyError
    if name is not None and name in SHEETS:
        return numbered_prints.drafted(session, goal, SHEETS[name](session, rows))
    if name is not None and name not in papers.OFFERED[session.office.level]:
        raise papers.OtherPaperError(papers=", ".join(offered(session)))
    return papers.print_invented(session, rows, goal, progress, name=name)


def of_text(session: Session, text: str) -> int:
    """Return the place among those offered, from 0, of the paper that has a text.

    It is that of the first where every paper has the text, or none of the office's.
    """
    begins, _dot, part = text.partition(".")
    own, names = part if begins == _NUMBERS else begins, offered(session)
    wanted = (_OF_TEXTS.get(own, own), f"result-{own}")
    return next((names.index(name) for name in wanted if name in names), 0)
