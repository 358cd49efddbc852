"""The files of an import, kept sealed beside what came of them."""

from collections.abc import Iterable

from db.lists import imports
from siksng_tui.intake.report import FileFacts, IntakeReport
from siksng_tui.intake.sourcefile import SourceFile
from siksng_tui.services.office.sessions import Session


def are_known(session: Session, report: IntakeReport) -> bool:
    """Return whether every file of a report was imported before, and not taken back."""
    return all(imports.known(session.store, fact.sha256) for fact in report.files)


def keep(session: Session, report: IntakeReport, sources: Iterable[SourceFile]) -> tuple[int, ...]:
    """Return the numbers of the imports as which the files of a report are kept, in their order."""
    return tuple(
        keep_one(session, facts, source)
        for facts, source in zip(report.files, sources, strict=True)
    )


def keep_one(session: Session, facts: FileFacts, source: SourceFile) -> int:
    """Return the number of the import as which a file is kept."""
    file = imports.ImportedFile(
        name=facts.name,
        sha256=facts.sha256,
        profile=facts.profile,
        rows=facts.rows,
        content=source.content,
        time=session.clock(),
        account=session.account.name,
        codebooks=facts.codebooks,
    )
    return imports.record(session.store, file)
