"""How a list of people from another program comes in, and what becomes of the one that stands."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from itertools import islice
from pathlib import Path

from db.lists import imports, list_editions, list_entries, list_matches, person_lists
from db.lists.list_entries import NewEntry
from db.lists.list_matches import Looked, Match, Matched
from db.lists.person_lists import ListKind, NewList, PersonList
from forms.errors import RefusedError
from forms.records import Role
from forms.text import clean
from siksng_tui.intake import programmes
from siksng_tui.intake.profile import Profile
from siksng_tui.intake.reading import UNSAID, TableReading, open_source
from siksng_tui.intake.reasons import Reason
from siksng_tui.intake.report import Cell, IntakeReport
from siksng_tui.intake.sourcefile import SourceFile, read_source
from siksng_tui.intake.watch import UNWATCHED, Watch
from siksng_tui.services.entry import villages
from siksng_tui.services.incoming_files import import_limits, kept_files, own_profiles
from siksng_tui.services.lists import list_counting, list_reading
from siksng_tui.services.lists.list_counting import Counts
from siksng_tui.services.lists.list_reading import Reading, Taken
from siksng_tui.services.office.places import all_regions
from siksng_tui.services.office.sessions import Session


class ListKnownError(RefusedError):
    """This very file was imported before; nothing was changed."""

    code, field = "list-known", "file"


class Edition(StrEnum):
    """What becomes of the list of its kind that stands, when a file comes in."""

    REPLACE = "replace"
    """The file takes its place: who is not in it counts no more."""

    ADD = "add"
    """The file is added to it: who is in both is as the file says."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What whoever imports a list says of it.

    Args:
        programme: which one all rows are about, empty where they tell it.
        period: the month, quarter or year that it is of.
        village: code of the village that all rows are of, empty where they tell it.
        edition: what becomes of the list that stands; "" adds refused rows that were mended to it,
            and lets any other file take its place.
    """

    programme: str = ""
    period: str = ""
    village: str = ""
    edition: str = ""


@dataclass(frozen=True, slots=True)
class ImportedList:
    """What an import came to: the number of the list, 0 where it was only tried.

    `edition` says what became of the list that stood, `before` which that was; None where none was.
    """

    number: int
    profile: Profile
    counts: Counts
    report: IntakeReport
    edition: Edition
    before: PersonList | None


def import_list(  # noqa: PLR0913 - each says something of its own, by name
    session: Session,
    path: Path,
    meant: Meant,
    *,
    watch: Watch = UNWATCHED,
    keep: bool = True,
    codebooks: Mapping[str, str] = UNSAID,
) -> ImportedList:
    """Return what came in from a list of people, kept beside the register and tied to its persons.

    One transaction: either every good row is there afterwards, or none.

    Args:
        session: the unlocked office.
        path: the file.
        meant: what it is of, where it does not say so itself.
        watch: told of progress and asked whether to go on.
        keep: False reads, counts and ties everything, and stores nothing.
        codebooks: by which list the codes of a variable are to be read that could be of two.

    Raises:
        RoleMissingError, VillageUnknownError, ListKnownError: nothing was stored.
        SiksngError: why the file cannot be taken (see `siksng_tui.intake`); nothing was stored.
    """
    session.require(Role.OPERATOR)
    source = read_source(path, import_limits.limits(session))
    return import_source(session, source, meant, watch=watch, keep=keep, codebooks=codebooks)


def import_source(  # noqa: PLR0913 - each says something of its own, by name
    session: Session,
    source: SourceFile,
    meant: Meant,
    *,
    watch: Watch = UNWATCHED,
    keep: bool = True,
    codebooks: Mapping[str, str] = UNSAID,
) -> ImportedList:
    """Return what came in from the list of people in a file whose bytes were read already.

    Arguments and errors are those of `import_list`.
    """
    own, bounds = own_profiles.known(session), import_limits.limits(session)
    with open_source(source, codebooks=codebooks, own=own, limits=bounds, watch=watch) as opened:
        return import_opened(session, opened, meant, keep=keep)


def import_opened(
    session: Session, opened: TableReading, meant: Meant, *, keep: bool
) -> ImportedList:
    """Return what came in from the list of people in a file that was opened, as `import_list` does.

    Raises:
        RoleMissingError, VillageUnknownError, ListKnownError, NotPeopleListError: nothing was
            stored.
        ImportCancelledError: the operator stopped; nothing was stored.
    """
    session.require(Role.OPERATOR)
    if meant.village:
        villages.village_of(session, meant.village)
    reading = list_reading.read(opened, all_regions(session), session.today())
    if imports.known(session.store, reading.table.source.sha256):
        raise ListKnownError
    own = _new_list(reading, meant)
    before = person_lists.standing(session.store, own.kind)
    tally = list_counting.tally(_said(session, before))
    edition = _edition(reading, meant)
    left = partial(_left, session, tally, before) if edition is Edition.ADD else tuple
    tied = _tied(session, reading.entries(own.kind.programme, meant.village))
    entries = tally.through(_noted(reading, tied))
    number = _keep(session, reading, own, entries, left) if keep else _pass(entries)
    report = reading.ledger.report()
    counts = tally.counts(report.rows_read, len(report.quarantined))
    stood = person_lists.get(session.store, before) if before else None
    return ImportedList(number, reading.table.profile, counts, report, edition, stood)


def _new_list(reading: Reading, meant: Meant) -> NewList:
    """Return the list that a file becomes."""
    profile = reading.table.profile
    programme = programmes.usual(clean(meant.programme)) or programmes.of_all(profile.id)
    kind = ListKind(reading.purpose.value, programme, meant.village)
    return NewList(kind, profile.title_id, clean(meant.period).strip())


def _edition(reading: Reading, meant: Meant) -> Edition:
    """Return what becomes of the list that stands, by what was said or by what the file is."""
    if meant.edition:
        return Edition(meant.edition)
    return Edition.ADD if reading.table.header.mended else Edition.REPLACE


def _said(session: Session, before: int | None) -> Iterable[list_counting.Said]:
    """Return the entries of the list that stands; none where there is none."""
    return list_editions.answers_of(session.store, before) if before else ()


def _left(session: Session, tally: list_counting.Tally, before: int | None) -> Iterable[int]:
    """Return the entries of the list that stands whose persons were not met."""
    return tally.left(_said(session, before))


def _tied(session: Session, entries: Iterable[Taken]) -> Iterator[tuple[Taken, Matched]]:
    """Yield entries with who of the register each is."""
    every = iter(entries)
    while chunk := list(islice(every, list_entries.CHUNK)):
        looked = [_looked(taken.entry) for taken in chunk]
        yield from zip(chunk, list_matches.matched(session.store, looked), strict=True)


def _noted(
    reading: Reading, tied: Iterable[tuple[Taken, Matched]]
) -> Iterator[tuple[Taken, Matched]]:
    """Yield entries; whom several of the register fit is written into the ledger."""
    for taken, matched in tied:
        if matched.match is Match.SEVERAL:
            where = Cell(reading.table.profile.id, taken.entry.row)
            reading.ledger.doubt(where, Reason.SEVERAL_FIT, "")
        yield taken, matched


def _looked(own: NewEntry) -> Looked:
    """Return what the person of an entry is looked for by."""
    return Looked(own.nik or "", own.name_key, own.birth or "", own.village)


def _keep(
    session: Session,
    reading: Reading,
    own: NewList,
    entries: Iterable[tuple[NewEntry, Matched]],
    left: Callable[[], Iterable[int]],
) -> int:
    """Return the number of the list that is kept, with the file that it came in.

    `left` gives, once the last entry was kept, those of the list before that stay with it.
    """
    with session.act("import.list", purpose=own.kind.purpose) as told:
        kept = kept_files.keep_one(session, reading.table.facts(0), reading.table.source)
        number = person_lists.add(session.store, own, kept)
        list_entries.add(session.store, number, kept, entries)
        carried = list_editions.carry_over(session.store, number, left())
        imports.count(session.store, kept, reading.ledger.report().rows_read)
        taken, refused = reading.ledger.rows_taken, len(reading.ledger.quarantined)
        told.update(list=number, taken=taken, refused=refused, carried=carried)
    return number


def _pass(entries: Iterable[tuple[NewEntry, Matched]]) -> int:
    """Return 0, after every entry was counted and none kept."""
    for _entry in entries:
        pass
    return 0
