"""The round trip to the civil registry: what is asked, what will fail, what it answered."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Final

from db import imports, registry_answers
from db.registry_answers import Answered, Asked, RegistryAnswer
from forms.errors import NotFoundError
from forms.identity import is_complete, is_female, tells_birth
from forms.loading import instrument
from forms.records import Role
from forms.values import show_answer
from siksng_tui import registry_words, words
from siksng_tui.intake.list_rows import ListReader, ListRow
from siksng_tui.intake.profile_file import listing
from siksng_tui.intake.profiles_shipped import profile
from siksng_tui.intake.registry import Doubt, Facts, Outcome, Verdict, judge, precheck
from siksng_tui.intake.report import Cell, IntakeReport, Ledger, Reason
from siksng_tui.intake.rows import TableRow
from siksng_tui.intake.table import Table
from siksng_tui.intake.watch import UNWATCHED, Watch
from siksng_tui.services import places, sheets, starting
from siksng_tui.services.import_counts import Standing
from siksng_tui.services.importing import ImportKnownError
from siksng_tui.services.sessions import Session
from siksng_tui.words import _

__all__ = [
    "AnswerMissingError",
    "Answered",
    "Checked",
    "Look",
    "Packed",
    "answered",
    "checked",
    "look_at",
    "not_matched",
    "pack",
    "propose",
    "take",
]

LAYOUT: Final = "registry_25"
"""The profile whose columns the registry is asked in, and answers in."""

PAGE: Final = 500
"""Persons that are read together."""


class AnswerMissingError(NotFoundError):
    """The registry answered nothing about this person; nothing was changed."""

    code, field = "registry-answer-missing", "person"


@dataclass(frozen=True, slots=True)
class Checked:
    """A person who is to be asked about, and why the registry will probably not match."""

    asked: Asked
    doubts: tuple[Doubt, ...]

    @property
    def is_asked(self) -> bool:
        """Return whether there is a whole NIK to ask for."""
        return not {*self.doubts} & {
            Doubt.NUMBER_MISSING,
            Doubt.NUMBER_INCOMPLETE,
            Doubt.NUMBER_PLACEHOLDER,
        }


@dataclass(frozen=True, slots=True)
class Packed:
    """How many persons a pack asks about, how many of those will probably fail, and who is out."""

    asked: int
    doubtful: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Look:
    """What the answers of a file come to, before anything is stored."""

    table: Table
    answers: tuple[RegistryAnswer, ...]
    standings: Mapping[int, Standing]
    report: IntakeReport


def checked(session: Session, village: str = "") -> Iterator[Checked]:
    """Yield the persons on the list whom the registry has not matched, with what will fail."""
    after = ""
    while page := registry_answers.to_ask(session.store, village, after, PAGE):
        after = page[-1].person
        bearers = registry_answers.bearing(session.store, [own.nik for own in page if own.nik])
        for own in page:
            shared = len(bearers.get(own.nik, ())) > 1
            yield Checked(own, precheck(_facts(own), shared=shared, disagrees=_disagrees(own)))


def pack(session: Session, path: Path, village: str = "", watch: Watch = UNWATCHED) -> Packed:
    """Return what a workbook asks the registry, in the registry's own columns; each NIK once.

    A second sheet has who is not asked about, and who will probably not be matched, with why.

    Raises:
        RoleMissingError: nothing was written.
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
        ImportCancelledError: the operator stopped; nothing was written.
    """
    session.require(Role.OPERATOR)
    columns = [column.name for column in profile(LAYOUT).columns]
    doubted: list[Checked] = []
    shared: set[str] = set()
    asked = 0
    with session.act("registry.pack", village=village) as facts, sheets.new_book(path) as book:
        sheet = book.sheet("DATA", columns)
        for at, own in enumerate(checked(session, village)):
            if at % PAGE == 0:
                watch.report(at, 0)
            if own.is_asked and own.asked.nik not in shared:
                sheet.write(_row(own.asked, columns))
                asked += 1
            if Doubt.NUMBER_SHARED in own.doubts:
                shared.add(own.asked.nik)
            if own.doubts:
                doubted.append(own)
        reasons = book.sheet(
            _("Probably fails"), ["NIK", "NAMA_LGKP", _("Asked about"), _("Reason")]
        )
        for own in doubted:
            said = "; ".join(registry_words.doubt(doubt) for doubt in own.doubts)
            reasons.write([own.asked.nik, own.asked.name, _yes(own.is_asked), said])
        left_out = sum(not own.is_asked for own in doubted)
        facts |= {"asked": asked, "left_out": left_out}
    return Packed(asked, len(doubted) - left_out, left_out)


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
    read = list(reader.rows(rows))
    for row, standing, found in _judged(session, table, read, ledger):
        standings[row.number] = standing
        answers.extend(found)
    return Look(table, tuple(answers), standings, ledger.report())


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
        kept = [replace(own, import_id=number) for own in looked.answers]
        registry_answers.put(session.store, kept)
        facts |= {"number": number, "persons": len(kept)}
    return number


def answered(session: Session, *outcomes: Outcome) -> tuple[Answered, ...]:
    """Return the persons about whom the registry answered, those of some outcomes alone."""
    asked = [own.value for own in outcomes or tuple(Outcome)]
    return registry_answers.listed(session.store, asked)


def not_matched(session: Session) -> tuple[Mapping[str, int], Sequence[Answered]]:
    """Return how many persons stand under each outcome, and who was not matched."""
    others = tuple(own for own in Outcome if own is not Outcome.MATCHED)
    return registry_answers.counts(session.store), answered(session, *others)


def propose(session: Session, one: Answered, reason: str) -> str:
    """Return the number of a new draft for what the registry answered about a person.

    Who died is to be taken off the list; everything else is a correction.

    Raises:
        SiksngError: what beginning the request refuses; nothing was changed.
    """
    with session.store.transaction():
        if one.answer.outcome == Outcome.DECEASED:
            home, person = one.asked.household, one.asked.person
            number = starting.deactivation(session, home, person, reason)
        else:
            number = starting.correction(session, one.asked.household, reason)
        registry_answers.note_request(session.store, one.asked.person, number)
    return number


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
                yield row, _standing(session, found), found


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
    verdict: Verdict = judge(_facts(person), row.answers)
    return RegistryAnswer(
        person=person.person,
        import_id=0,
        outcome=verdict.outcome.value,
        similarity=verdict.similarity,
        differs=tuple(own.value for own in verdict.differs),
        answers=row.answers,
    )


def _facts(own: Asked) -> Facts:
    """Return what the register says of a person, the sex as lists write it."""
    codes = instrument(own.instrument).role_codes
    meanings = {codes.get("sex.male"): "L", codes.get("sex.female"): "P"}
    return Facts(own.nik, own.name, own.birth, meanings.get(own.sex, ""), own.card)


def _disagrees(own: Asked) -> tuple[Doubt, ...]:
    """Return what the NIK itself says otherwise than the register: birth, sex."""
    if not is_complete(own.nik):
        return ()
    sex = _facts(own).sex
    born = own.birth and not tells_birth(own.nik, dt.date.fromisoformat(own.birth))
    told = ((Doubt.BIRTH, born), (Doubt.SEX, sex and is_female(own.nik) != (sex == "P")))
    return tuple(doubt for doubt, wrong in told if wrong)


def _row(own: Asked, columns: Sequence[str]) -> list[str]:
    """Return what is asked about a person, in the registry's columns."""
    facts = _facts(own)
    born = listing().variable("tanggal_lahir")
    known = {
        "NIK": facts.nik,
        "NO_KK": facts.card,
        "NAMA_LGKP": facts.name,
        "TGL_LHR": show_answer(born, facts.birth, words.language()) if facts.birth else "",
        "JENIS_KLMIN": {"L": "LAKI-LAKI", "P": "PEREMPUAN"}.get(facts.sex, ""),
    }
    return [known.get(column, "") for column in columns]


def _nik(row: ListRow) -> str:
    """Return the NIK of a row, which every row that is taken has."""
    return str(row.answers["nik"])


def _yes(said: bool) -> str:  # noqa: FBT001 - a word for it
    """Return yes or no."""
    return _("yes") if said else _("no")
