"""Any file from elsewhere: read, looked at by what it is for, and taken in."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Final

from forms.errors import UsageError
from siksng_tui import terms
from siksng_tui.intake.profile import Profile, Purpose
from siksng_tui.intake.reading import TableReading, open_table
from siksng_tui.intake.report import IntakeReport
from siksng_tui.intake.rows import TableRow
from siksng_tui.intake.watch import UNWATCHED, Watch
from siksng_tui.services import (
    importing_requests,
    list_reading,
    person_lists,
    registry_matching,
)
from siksng_tui.services.import_counts import Standing, counted
from siksng_tui.services.person_lists import Meant
from siksng_tui.services.sessions import Session
from siksng_tui.words import _


class PurposeNotServedError(UsageError):
    """The file is known, but not taken in this way; nothing was stored. Facts: file."""

    code, field = "purpose-not-served", "file"


@dataclass(frozen=True, slots=True)
class Looked:
    """What would become of a file.

    Args:
        profile: what it was known by.
        report: what is said of its rows and cells.
        counts: how many rows stand where; together as many as were read.
        take: takes it in with a reason, and gives the import's number and a sentence.
    """

    profile: Profile
    report: IntakeReport
    counts: Mapping[Standing, int]
    take: Callable[[str, Watch], tuple[int, str]]


def look(session: Session, file: Path, watch: Watch = UNWATCHED) -> Looked:
    """Return what would become of a file; nothing is stored.

    Raises:
        RoleMissingError: the person is no operator.
        PurposeNotServedError: it is read, but not here.
        SiksngError: why the file cannot be taken (see `siksng_tui.intake`).
        ImportCancelledError: the operator stopped.
    """
    with open_table(file, watch=watch) as opened:
        profile = opened.table.profile
        way = _WAYS.get(profile.purpose)
        if way is None:
            raise PurposeNotServedError(file=profile.id)
        return way(session, opened, file)


def _proposals(session: Session, opened: TableReading, _file: Path) -> Looked:
    """Return what would become of proposals: requests."""
    looked = importing_requests.look_at(session, opened.table, _rows(opened))

    def take(reason: str, watch: Watch) -> tuple[int, str]:
        taken = importing_requests.take(session, looked, reason, watch)
        said = _(
            "Import {number}: {filed} requests are filed, {drafts} stay drafts to be looked at."
        )
        filed, drafts = len(taken.entered.filed), len(taken.entered.drafts)
        told = {"filed": terms.number(filed), "drafts": terms.number(drafts)}
        return taken.number, said.format(number=taken.number, **told)

    report = looked.report
    counts = counted(looked.plan.standings, len(report.quarantined))
    return Looked(opened.table.profile, report, counts, take)


def _registry(session: Session, opened: TableReading, _file: Path) -> Looked:
    """Return what would become of answers of the civil registry: they are kept by person."""
    looked = registry_matching.look_at(session, opened.table, _rows(opened))
    report = looked.report
    counts = counted(looked.standings, len(report.quarantined))
    return Looked(opened.table.profile, report, counts, partial(_keep_answers, session, looked))


def _keep_answers(
    session: Session, looked: registry_matching.Look, reason: str, watch: Watch
) -> tuple[int, str]:
    """Return what came of keeping the registry's answers."""
    del reason, watch  # an answer has no reason, and is kept at once
    number = registry_matching.take(session, looked)
    said = _("Import {number}: answers about {count} persons are kept; see Dukcapil.")
    return number, said.format(number=number, count=terms.number(len(looked.answers)))


def _list(session: Session, opened: TableReading, file: Path) -> Looked:
    """Return what would become of a list of people: it is kept beside the register."""
    came = person_lists.import_opened(session, opened, Meant(), keep=False)
    own = came.counts
    counts = {
        Standing.NEW: own.new,
        Standing.CHANGED: own.changed,
        Standing.UNCHANGED: own.unchanged,
        Standing.DOUBTFUL: own.doubtful,
        Standing.REFUSED: own.refused,
    }
    return Looked(opened.table.profile, came.report, counts, partial(_keep_list, session, file))


def _keep_list(session: Session, file: Path, reason: str, watch: Watch) -> tuple[int, str]:
    """Return what came of keeping a list."""
    del reason  # a list has none
    came = person_lists.import_list(session, file, Meant(), watch=watch)
    said = _("List {number}: {rows} rows are kept, {matched} tied to the register; see Lists.")
    own = came.counts
    rows = terms.number(own.read - own.refused)
    matched = terms.number(own.by_nik + own.by_name)
    return came.number, said.format(number=came.number, rows=rows, matched=matched)


def _rows(opened: TableReading) -> Iterator[TableRow]:
    """Return the rows of a file, one by one."""
    return chain.from_iterable(opened.chunks())


_WAYS: Final[Mapping[Purpose, Callable[[Session, TableReading, Path], Looked]]] = MappingProxyType(
    {
        Purpose.PROPOSALS: _proposals,
        Purpose.REGISTRY: _registry,
        **dict.fromkeys(list_reading.LISTS, _list),
    }
)
"""What becomes of the rows of each purpose."""
