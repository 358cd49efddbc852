"""Any file from elsewhere: read, looked at by what it is for, and taken in."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Final

from forms.errors import UsageError
from siksng_tui.intake.aims import Aim, aims
from siksng_tui.intake.export_files import EXPORTS
from siksng_tui.intake.profile import Profile, Purpose
from siksng_tui.intake.reading import UNSAID, TableReading, open_table
from siksng_tui.intake.report import IntakeReport
from siksng_tui.intake.rows import TableRow
from siksng_tui.intake.sourcefile import SourceFile, read_source
from siksng_tui.intake.watch import UNWATCHED, Watch
from siksng_tui.services.imports import importing_exports, importing_requests
from siksng_tui.services.imports.entering import Taken
from siksng_tui.services.imports.file_asks import EDITION, PROGRAMME, VILLAGE, asks, of_edition
from siksng_tui.services.imports.file_looks import Choices, Looked
from siksng_tui.services.incoming_files import own_profiles
from siksng_tui.services.incoming_files.import_counts import Standing, Strategy, counted
from siksng_tui.services.incoming_files.import_limits import limits
from siksng_tui.services.lists import list_imports, list_reading, registry_matching
from siksng_tui.services.lists.list_imports import Edition, Meant
from siksng_tui.services.office.sessions import Session
from siksng_tui.wording import terms
from siksng_tui.words import _


class PurposeNotServedError(UsageError):
    """The file is known, but not taken in this way; nothing was stored. Facts: file."""

    code, field = "purpose-not-served", "file"


Way = Callable[[Session, TableReading], Looked]
"""What becomes of the rows of a file that was opened."""


def look(
    session: Session, file: Path, watch: Watch = UNWATCHED, said: Mapping[str, str] = UNSAID
) -> Looked:
    """Return what would become of a file; nothing is stored.

    Args:
        session: the unlocked office.
        file: which one.
        watch: told of progress and asked whether to go on.
        said: what was answered to the `asks` of an earlier look at it, by their keys.

    Raises:
        RoleMissingError: the person is no operator.
        PurposeNotServedError: it is read, but not here.
        RegisterEmptyError: it is an export, and there is no register to compare it with.
        SiksngError: why the file cannot be taken (see `siksng_tui.intake`).
        ImportCancelledError: the operator stopped.
    """
    own, bounds = own_profiles.known(session), limits(session)
    with open_table(file, codebooks=said, own=own, limits=bounds, watch=watch) as opened:
        table = opened.table
        if table.profile.purpose not in EXPORTS:
            looked = look_at(session, opened, said)
            asked = asks(session, [table.profile], looked.report, said)
            return replace(looked, asks=(*asked, *looked.asks))
    return _exports(session, [table.source], watch, said)


def look_both(
    session: Session,
    files: tuple[Path, Path],
    watch: Watch = UNWATCHED,
    said: Mapping[str, str] = UNSAID,
) -> Looked:
    """Return what would become of both exports of SIKS-NG; nothing is stored.

    Raises:
        RoleMissingError: the person is no operator.
        RegisterEmptyError: there is no register to compare them with.
        SiksngError: why a file cannot be taken (see `siksng_tui.intake`).
        ImportCancelledError: the operator stopped.
    """
    bounds = limits(session)
    return _exports(session, [read_source(file, bounds) for file in files], watch, said)


def look_at(session: Session, opened: TableReading, said: Mapping[str, str] = UNSAID) -> Looked:
    """Return what would become of a file that was opened; nothing is stored.

    Raises:
        RoleMissingError: the person is no operator.
        PurposeNotServedError: it is read, but not here.
        ImportCancelledError: the operator stopped the import.
    """
    profile = opened.table.profile
    way = _way(profile.purpose, said)
    if way is None:
        raise PurposeNotServedError(file=profile.id)
    return way(session, opened)


def served() -> tuple[Aim, ...]:
    """Return what files of other programs are looked at for, in the order of their purposes."""
    known = {*EXPORTS, *_WAYS, *list_reading.LISTS}
    return tuple(own for own in aims() if own.purpose in known)


def _way(purpose: Purpose, said: Mapping[str, str]) -> Way | None:
    """Return what becomes of rows of a purpose; of those of a list, by what was said of it."""
    return partial(_list, said) if purpose in list_reading.LISTS else _WAYS.get(purpose)


def _exports(
    session: Session, sources: Sequence[SourceFile], watch: Watch, said: Mapping[str, str]
) -> Looked:
    """Return what would become of exports: corrections, new members and new households."""
    looked = importing_exports.look_at(session, sources, watch, said)

    def enter(strategy: Strategy, reason: str, watch: Watch) -> tuple[int, str]:
        taken = importing_exports.take(session, looked, reason, watch, strategy)
        return _said(taken, looked.tally.kept_out[strategy])

    asked = asks(session, looked.profiles, looked.report, said)
    choices = Choices(looked.tally, enter)
    first, *beside = looked.profiles
    every = _choosable(first, looked.report, choices)
    return replace(every, asks=asked, beside=tuple(beside))


def _proposals(session: Session, opened: TableReading) -> Looked:
    """Return what would become of proposals: requests."""
    looked = importing_requests.look_at(session, opened.table, _rows(opened))

    def enter(strategy: Strategy, reason: str, watch: Watch) -> tuple[int, str]:
        taken = importing_requests.take(session, looked, reason, watch, strategy)
        return _said(taken, looked.tally.kept_out[strategy])

    choices = Choices(looked.tally, enter)
    return _choosable(opened.table.profile, looked.report, choices)


def _choosable(profile: Profile, report: IntakeReport, choices: Choices) -> Looked:
    """Return what would become of a file of which an operator may choose what is entered."""
    every = Strategy.BOTH
    return Looked(
        profile,
        report,
        choices.tally.counts(every),
        partial(choices.enter, every),
        choices.tally.kept_out[every],
        choices=choices,
    )


def _said(taken: Taken, kept_out: int) -> tuple[int, str]:
    """Return the number of an import, and what came of it and what did not, in sentences."""
    said = _("Import {number}: {filed} requests are filed, {drafts} stay drafts to be looked at.")
    filed, drafts = len(taken.entered.filed), len(taken.entered.drafts)
    told = {"filed": terms.number(filed), "drafts": terms.number(drafts)}
    came = said.format(number=taken.number, **told)
    if kept_out:
        left = _("Doubtful rows of which nothing was entered: {count}.")
        came = f"{came} {left.format(count=terms.number(kept_out))}"
    return taken.number, came


def _registry(session: Session, opened: TableReading) -> Looked:
    """Return what would become of answers of the civil registry: they are kept by person."""
    looked = registry_matching.look_at(session, opened.table, _rows(opened))
    report = looked.report
    return Looked(
        opened.table.profile,
        report,
        counted(looked.standings, len(report.quarantined)),
        partial(_keep_answers, session, looked),
        looked.kept_out,
        bears_reason=False,
    )


def _keep_answers(
    session: Session, looked: registry_matching.Look, reason: str, watch: Watch
) -> tuple[int, str]:
    """Return what came of keeping the registry's answers."""
    del reason, watch  # an answer has no reason, and is kept at once
    number = registry_matching.take(session, looked)
    said = _("Import {number}: answers about {count} persons are kept; see Dukcapil.")
    return number, said.format(number=number, count=terms.number(len(looked.answers)))


def _list(said: Mapping[str, str], session: Session, opened: TableReading) -> Looked:
    """Return what would become of a list of people: it is kept beside the register."""
    came = list_imports.import_opened(session, opened, _meant(said), keep=False)
    own = came.counts
    counts = {
        Standing.NEW: own.new,
        Standing.CHANGED: own.changed,
        Standing.UNCHANGED: own.unchanged,
        Standing.DOUBTFUL: own.doubtful,
        Standing.REFUSED: own.refused,
    }
    take = partial(_keep_list, said, session, opened.table.source)
    is_open = EDITION in said or came.edition is Edition.REPLACE
    asked = of_edition(came.before, own.gone, said) if is_open else ()
    return Looked(opened.table.profile, came.report, counts, take, is_list=True, asks=asked)


def _keep_list(
    said: Mapping[str, str], session: Session, source: SourceFile, period: str, watch: Watch
) -> tuple[int, str]:
    """Return what came of keeping a list of a period."""
    meant = _meant(said, period)
    came = list_imports.import_source(session, source, meant, watch=watch, codebooks=said)
    told = _("List {number}: {rows} rows are kept, {matched} tied to the register; see Lists.")
    own = came.counts
    rows = terms.number(own.read - own.refused)
    matched = terms.number(own.by_nik + own.by_name)
    kept = told.format(number=came.number, rows=rows, matched=matched)
    if came.before is None or came.edition is Edition.REPLACE:
        return came.number, kept
    added = _("They were added to what list {number} had.")
    return came.number, f"{kept} {added.format(number=came.before.id)}"


def _meant(said: Mapping[str, str], period: str = "") -> Meant:
    """Return what a list is of, by what was said of it."""
    own = (said.get(PROGRAMME, ""), period, said.get(VILLAGE, ""), said.get(EDITION, ""))
    return Meant(*own)


def _rows(opened: TableReading) -> Iterator[TableRow]:
    """Return the rows of a file, one by one."""
    return chain.from_iterable(opened.chunks())


_WAYS: Final[Mapping[Purpose, Way]] = MappingProxyType(
    {Purpose.PROPOSALS: _proposals, Purpose.REGISTRY: _registry}
)
"""What becomes of the rows of each purpose that is no list."""
