"""A looked-at import entered as one act: its requests, its files, and what ties them together."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from db.lists import import_requests
from forms.records import State
from siksng_tui.intake.report import IntakeReport
from siksng_tui.intake.sourcefile import SourceFile
from siksng_tui.services.entry.entry import Filed
from siksng_tui.services.incoming_files import kept_files
from siksng_tui.services.incoming_files.importing import ImportKnownError
from siksng_tui.services.office.sessions import Session


@dataclass(frozen=True, slots=True)
class Entered:
    """The numbers of the requests that came of an import: filed at once, and kept as drafts."""

    filed: tuple[str, ...]
    drafts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of an import: its number, and the requests."""

    number: int
    entered: Entered


def entered_of(filed: Iterable[Filed]) -> Entered:
    """Return requests by whether they were filed."""
    came: dict[bool, list[str]] = {True: [], False: []}
    for own in filed:
        came[own.state is State.CHECKED].append(own.number)
    return Entered(tuple(came[True]), tuple(came[False]))


def enter_once(
    session: Session,
    report: IntakeReport,
    sources: Sequence[SourceFile],
    enter: Callable[[], Entered],
) -> Taken:
    """Return the requests that files were entered as, in one act with the files themselves.

    Each of several files bears all the requests, so that taking one back takes all of it back.

    Args:
        session: the unlocked office.
        report: what was said of the files when they were looked at.
        sources: their bytes, in the order of the report.
        enter: enters the requests.

    Raises:
        ImportKnownError: the same files were imported before; nothing was stored.
        SiksngError: what `enter` refuses; nothing was stored.
    """
    if kept_files.are_known(session, report):
        raise ImportKnownError
    profiles = " ".join(file.profile for file in report.files)
    with session.act("import.requests", profile=profiles) as facts:
        entered = enter()
        numbers = kept_files.keep(session, report, sources)
        for number in numbers:
            import_requests.link(session.store, number, (*entered.filed, *entered.drafts))
        facts |= {
            "number": numbers[0],
            "rows": report.rows_read,
            "filed": len(entered.filed),
            "drafts": len(entered.drafts),
            "refused": len(report.quarantined),
        }
    return Taken(numbers[0], entered)
