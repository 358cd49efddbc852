"""What the civil registry answered: matched with its persons, kept, and acted upon."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from db.lists import imports, registry_answers
from db.lists.registry_answers import Answered, Asked, RegistryAnswer
from forms.errors import NotFoundError
from forms.records import Role
from siksng_tui.intake.ledger import Ledger
from siksng_tui.intake.list_rows import ListReader, ListRow
from siksng_tui.intake.reasons import Reason
from siksng_tui.intake.registry import Outcome, Verdict, judge
from siksng_tui.intake.report import Cell, IntakeReport
from siksng_tui.intake.rows import TableRow
from siksng_tui.intake.table import Table
from siksng_tui.services.entry import entry, starting
from siksng_tui.services.entry.entry import LeftField
from siksng_tui.services.incoming_files.import_counts import Standing
from siksng_tui.services.incoming_files.importing import ImportKnownError
from siksng_tui.services.lists.registry_asking import PAGE, facts_of
from siksng_tui.services.office import places
from siksng_tui.services.office.sessions import Session

__all__ = [
    "AnswerMissingError",
    "Answered",
    "Look",
    "RegistryAnswer",
    "answered",
    "look_at",
    "propose",
    "take",
]


class AnswerMissingError(NotFoundError):
    """The registry answered nothing about this person; nothing was changed."""

    code, field = "registry-answer-missing", "person"


@dataclass(frozen=True, slots=True)
class Look:
    """What the answers of a file come to, before anything is stored.

    `kept_out` counts the rows whose NIK was answered about twice: neither answer is kept.
    """

    table: Table
    answers: tuple[RegistryAnswer, ...]
    standings: Mapping[int, Standing]
    report: IntakeReport
    kept_out: int


def look_at(session: Session, table: Table, rows: Iterable[TableRow]) -> Look:
    """Return what the answers of a table come to; nothing is stored.

    Raises:
        RoleMissingError: the person is no operator.
    """
    session.require(Role.OPERATOR)
    ledger = Ledger(())
    reader = ListReader(table, places.all_regions(session), ledger, session.today())
    answers: list[RegistryAnswer] = []
    standings: dict[int, Standing] = {}
    kept_out = 0
    read = list(reader.rows(rows))
    for row, standing, found in _judged(session, table, read, ledger):
        standings[row.number] = standing
        answers.extend(found)
        kept_out += standing is Standing.DOUBTFUL and not found
    return Look(table, tuple(answers), standings, ledger.report(), kept_out)


def take(session: Session, looked: Look) -> int:
    """Return the number of the import under which answers of the registry are kept.

    Raises:
        RoleMissingError: nothing was stored.
        ImportKnownError: the same file was imported before; nothing was stored.
    """
    session.require(Role.OPERATOR)
    source = looked.table.source
    if imports.known(session.store, source.sha256):
        raise ImportKnownError
    with session.act("registry.match") as facts:
        number = imports.record(
            session.store,
            imports.ImportedFile(
                name=source.name,
                sha256=source.sha256,
                profile=looked.table.profile.id,
                rows=looked.report.rows_read,
                content=source.content,
                time=session.clock(),
                account=session.account.name,
                codebooks=looked.table.codebooks,
            ),
        )
        kept = {own.person: replace(own, import_id=number) for own in looked.answers}
        registry_answers.put(session.store, kept.values())
        facts |= {"number": number, "persons": len(kept)}
    return number


def answered(session: Session, *outcomes: Outcome) -> tuple[Answered, ...]:
    """Return the persons about whom the registry answered, those of some outcomes alone."""
    asked = [own.value for own in outcomes or tuple(Outcome)]
    return registry_answers.listed(session.store, asked)


def propose(session: Session, one: Answered, reason: str) -> str:
    """Return the number of a new draft for what the registry answered about a person.

    Who died is to be taken off the list, for that reason; everything else is a correction, in which
    a person decides what of the answer is true.

    Raises:
        SiksngError: what beginning the request refuses; nothing was changed.
    """
    with session.store.transaction():
        if one.answer.outcome == Outcome.DECEASED:
            home, person = one.asked.household, one.asked.person
            number = starting.deactivation(session, home, person, reason)
            _say_died(session, number, person)
        else:
            number = starting.correction(session, one.asked.household, reason)
        registry_answers.note_request(session.store, one.answer, number)
    return number


def _say_died(session: Session, number: str, person: str) -> None:
    """Answer in a deactivation why the person leaves; when, and by what paper, stays open."""
    begun = entry.open_entry(session, number)
    variable = begun.instrument.roles["member_deactivated"]
    died = begun.instrument.role_codes["member_deactivated.died"]
    entry.leave_field(session, begun, LeftField(person, variable, died))


def _judged(
    session: Session, table: Table, rows: Sequence[ListRow], ledger: Ledger
) -> Iterator[tuple[ListRow, Standing, tuple[RegistryAnswer, ...]]]:
    """Yield where each row stands, and the answers that it gives about persons of the register."""
    twice = _answered_twice(rows)
    waiting = iter(rows)
    while page := list(islice(waiting, PAGE)):
        bearers = registry_answers.bearing(session.store, [_nik(row) for row in page])
        for row in page:
            persons = bearers.get(_nik(row), [])
            if row.number in twice:
                _say(table, row, ledger.doubt, Reason.ANSWERED_TWICE)
                yield row, Standing.DOUBTFUL, ()
            elif not persons:
                _say(table, row, ledger.mark, Reason.NOBODY_ASKED)
                yield row, Standing.UNCHANGED, ()
            else:
                found = tuple(_answer(person, row) for person in persons)
                doubtful = Standing.DOUBTFUL if row.doubtful else None
                yield row, doubtful or _standing(session, found), found


def _answered_twice(rows: Iterable[ListRow]) -> frozenset[int]:
    """Return the rows whose NIK is answered again under another name."""
    names: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        names[_nik(row)][str(row.answers.get("nama", ""))].append(row.number)
    return frozenset(
        number
        for same in names.values()
        if len(same) > 1
        for numbers in same.values()
        for number in numbers
    )


def _say(
    table: Table, row: ListRow, note: Callable[[Cell, Reason, object], None], reason: Reason
) -> None:
    """Write into the ledger what is odd about the NIK of a row."""
    column = next(own.name for own in table.profile.columns if own.answers == "nik")
    note(Cell(table.profile.id, row.number, column), reason, _nik(row))


def _standing(session: Session, found: Sequence[RegistryAnswer]) -> Standing:
    """Return whether answers are new, or say otherwise than those before."""
    before = [registry_answers.of(session.store, own.person) for own in found]
    if not all(before):
        return Standing.NEW
    same = all(
        old and (old.outcome, dict(old.answers)) == (own.outcome, dict(own.answers))
        for old, own in zip(before, found, strict=True)
    )
    return Standing.UNCHANGED if same else Standing.CHANGED


def _answer(person: Asked, row: ListRow) -> RegistryAnswer:
    """Return what a row says about a person."""
    verdict: Verdict = judge(facts_of(person), row.answers)
    return RegistryAnswer(
        person=person.person,
        import_id=0,
        outcome=verdict.outcome.value,
        similarity=verdict.similarity,
        differs=tuple(own.value for own in verdict.differs),
        answers=row.answers,
    )


def _nik(row: ListRow) -> str:
    """Return the NIK of a row, which every row that is taken has."""
    return str(row.answers["nik"])
