"""Programme proposals out of the templates of SIKS-NG: looked at first, then entered as requests.

The rows of one card are one proposal. What is doubted about a row is left out of its draft, where
the form asks for it; rows that need nobody's eye are filed at once.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from types import MappingProxyType
from typing import Final

from db.requests import bearers, drafts, proposals
from db.requests.bearers import Bearer
from forms.instrument import Instrument
from forms.records import State, Subject
from forms.told import told
from siksng_tui.intake.ledger import Ledger
from siksng_tui.intake.list_rows import ListRow
from siksng_tui.intake.profile import Profile
from siksng_tui.intake.proposal_rows import CHUNK, PROGRAMME, ProposalRow, ProposalRows
from siksng_tui.intake.reasons import Reason
from siksng_tui.intake.report import Cell
from siksng_tui.intake.row_checks import doubted
from siksng_tui.services.entry import entry, proposing, roster, starting
from siksng_tui.services.entry.entry import Entry, Filed
from siksng_tui.services.imports.intake_filling import answered, filled
from siksng_tui.services.incoming_files.import_counts import Standing, Tally
from siksng_tui.services.office import places
from siksng_tui.services.office.sessions import Session

TOGETHER: Final = 100
"""Proposals about which the register is asked together."""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one card in one village, which make one proposal, and where each stands.

    `household` is the id of the family that the register has already, empty for one it has not.
    """

    rows: tuple[ProposalRow, ...]
    standings: tuple[Standing, ...]
    household: str

    @property
    def adds(self) -> bool:
        """Return whether the register has not got the family."""
        return not self.household

    @property
    def to_enter(self) -> tuple[ProposalRow, ...]:
        """Return the rows that are not proposed already."""
        pairs = zip(self.rows, self.standings, strict=True)
        return tuple(row for row, own in pairs if own is not Standing.UNCHANGED)

    def count(self, tally: Tally) -> None:
        """Count the rows; those of families of the register add nobody."""
        for own in self.standings:
            tally.rows[self.adds, own] += 1


class ProposalJudge:
    """Says where the rows of a template stand beside the register and the requests of an office."""

    def __init__(self, session: Session, profile: Profile, rows: ProposalRows) -> None:
        """Judge rows that will be laid out."""
        self._session = session
        self._profile = profile
        self._rows = rows
        self._doubted: set[int] = set()
        self._nik, self._card, self._name = (
            profile.instrument.roles[role] for role in ("nik", "family_card", "name")
        )

    def lay_out(self, rows: Iterable[ListRow], ledger: Ledger) -> None:
        """Lay out the rows of a template.

        Those of another office's village are set aside in the ledger; those that speak against each
        other are doubted there.
        """
        own = _of_this_office(self._session, self._profile, rows, ledger)
        while chunk := list(islice(own, CHUNK)):
            self._rows.add(chunk)
            self._doubted |= {row.number for row in chunk if row.doubtful}
        columns = {column.answers: column.name for column in self._profile.columns}
        for found in doubted(self._rows, self._nik, self._name):
            where = Cell(self._profile.id, found.row.number, columns[found.variable])
            ledger.doubt(where, found.reason, found.row.answers.get(found.variable, ""))
            self._doubted.add(found.row.number)

    def groups(self, entered: Collection[str] = ()) -> Iterator[Group]:
        """Yield each proposal with where its rows stand.

        Args:
            entered: numbers of requests that came of this file itself.
        """
        keys = iter(self._rows.proposals())
        while chunk := [self._rows.of(key) for key in islice(keys, TOGETHER)]:
            yield from self._judged(chunk, entered)

    def _judged(
        self, chunk: Sequence[tuple[ProposalRow, ...]], entered: Collection[str]
    ) -> Iterator[Group]:
        """Yield some proposals, about whose numbers the register is asked at once."""
        asked = {number for rows in chunk for number in self._numbers(rows)}
        known = bearers.registered_of(self._session.store, asked)
        found = bearers.undecided_of(self._session.store, self._session.office.id, asked)
        under_way = _proposed(self._session, found, entered)
        for rows in chunk:
            homes = (known[number] for number in self._numbers(rows) if number in known)
            standings = tuple(self._standing(row, under_way) for row in rows)
            yield Group(rows, standings, next(homes, ""))

    def _numbers(self, rows: Sequence[ProposalRow]) -> list[str]:
        """Return the numbers of a proposal by which a family is known: each NIK, then each card."""
        told = [row.answers.get(name) for name in (self._nik, self._card) for row in rows]
        return [number for number in map(str, told) if bearers.is_number(number)]

    def _standing(self, row: ProposalRow, under_way: Mapping[str, frozenset[str]]) -> Standing:
        """Return where a row stands."""
        proposed = under_way.get(str(row.answers.get(self._nik)), frozenset())
        if str(row.answers.get(PROGRAMME, "")) in proposed:
            return Standing.UNCHANGED
        return Standing.DOUBTFUL if row.number in self._doubted else Standing.NEW


def enter(
    session: Session, questions: Instrument, groups: Iterable[Group], reason: str
) -> Iterator[Filed]:
    """Yield what came of each proposal; one with a doubtful row stays a draft.

    Raises:
        SiksngError: what beginning or filing refuses; the caller gives all of it up.
    """
    for group in groups:
        if group.to_enter:
            yield _enter(session, questions, group, reason)


def _proposed(
    session: Session, found: Mapping[str, Sequence[Bearer]], entered: Collection[str]
) -> Mapping[str, frozenset[str]]:
    """Return for which programmes whoever has a number is proposed by requests under way."""
    numbers = {own.number for bearing in found.values() for own in bearing} - set(entered)
    told = ((number, _programme(session, number)) for number in numbers)
    programmes = {number: own for number, own in told if own is not None}
    return {
        number: frozenset(programmes[own.number] for own in bearing if own.number in programmes)
        for number, bearing in found.items()
    }


def _programme(session: Session, number: str) -> str | None:
    """Return the programme that a request proposes for, None where it proposes for none."""
    for change in drafts.changes(session.store, number):
        if change.path == PROGRAMME:
            return str(change.value or "")
    for own in proposals.proposal(session.store, number):
        if PROGRAMME in own.revision.subject.answers:
            return str(own.revision.subject.answers[PROGRAMME])
    return None


def _of_this_office(
    session: Session, profile: Profile, rows: Iterable[ListRow], ledger: Ledger
) -> Iterator[ListRow]:
    """Yield the rows of villages in the office's region; the others are set aside."""
    for row in rows:
        village = row.village.code if row.village else ""
        if village and places.is_within(village, session.office.region):
            yield row
        else:
            ledger.rows_taken -= 1
            ledger.set_aside(Cell(profile.id, row.number), Reason.VILLAGE_ELSEWHERE)


def _enter(session: Session, questions: Instrument, group: Group, reason: str) -> Filed:
    """Return what came of one proposal; one with a doubtful row is not filed."""
    number = _begin(session, questions, group, reason)
    begun = entry.open_entry(session, number)
    named = frozenset(str(row.answers.get(questions.roles["nik"])) for row in group.to_enter)
    for row in group.to_enter:
        begun = _with_row(session, begun, row, named)
    if Standing.DOUBTFUL in group.standings:
        return Filed(number, State.DRAFT, begun.open_findings())
    return entry.file_entry(session, begun)


def _begin(session: Session, questions: Instrument, group: Group, reason: str) -> str:
    """Return the number of a draft: of a known family, or of one that nobody has yet."""
    if group.household:
        return proposing.programme_proposal(session, group.household, reason)
    return starting.new_household(session, group.rows[0].village, questions.id, reason)


def _with_row(session: Session, begun: Entry, row: ProposalRow, named: frozenset[str]) -> Entry:
    """Return the entry with the answers of a row, durably: of household, family and its person."""
    begun, person = _person_of(session, begun, row, named)
    home = begun.record
    whose = (home.household, home.families[0], person)
    changed = [answered(begun.instrument, own, row.answers) for own in whose]
    return filled(session, begun, changed)


def _person_of(
    session: Session, begun: Entry, row: ProposalRow, named: frozenset[str]
) -> tuple[Entry, Subject]:
    """Return the entry with the person of a row: who has its NIK, else one whom no row names.

    The head whom a proposal of a known family begins with gives way to who is proposed.
    """
    questions = begun.instrument
    niks = {told(questions, own.answers, "nik"): own for own in begun.record.persons}
    if own := niks.get(str(row.answers.get(questions.roles["nik"]))):
        return begun, own
    for nik, spare in niks.items():
        if nik not in named and begun.is_new(spare.id):
            return begun, replace(spare, answers=MappingProxyType({}))
    grown, added = roster.add_person(session, begun.number)
    return grown, grown.record.subject(added)
