"""The files of an import, kept sealed beside what came of them."""

from collections.abc import Iterable

from db import imports
from siksng_tui.intake.report import IntakeReport
from siksng_tui.intake.sourcefile import SourceFile
from siksng_tui.services.sessions import Session


def are_known(session: Session, report: IntakeReport) -> bool:
    """Return whether every file of a report was imported before, and not taken back."""
    return all(imports.known(session.store, fact.sha256) for fact in report.files)


def keep(session: Session, report: IntakeReport, sources: Iterable[SourceFile]) -> tuple[int, ...]:
    """Return the numbers of the imports as which the files of a report are kept, in their order."""
    return tuple(
        imports.record(
            session.store,
            imports.ImportedFile(
                name=fact.name,
                sha256=fact.sha256,
                profile=fact.profile,
                rows=fact.rows,
                content=source.content,
                time=session.clock(),
                account=session.account.name,
                codebooks=fact.codebooks,
            ),
        )
        for fact, source in zip(report.files, sources, strict=True)
    )
