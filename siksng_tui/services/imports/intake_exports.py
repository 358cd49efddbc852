"""Exports of SIKS-NG beside a register that is there: what each row is, before anything is stored.

A household is compared with what the register has of it; one with a request under way is named and
left alone, unless the request says the same already.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from db.register import households
from db.register.register import Placed
from db.requests import bearers, requests
from forms.instrument import Instrument
from forms.loading import instrument
from forms.records import HouseholdRecord
from siksng_tui.intake.export_compare import NOTHING, Compared, compared, told_by_centre
from siksng_tui.intake.exports import Exported, ExportReading, ExportRow
from siksng_tui.intake.reasons import Reason
from siksng_tui.intake.report import Cell
from siksng_tui.services.entry.entry_state import read_entry
from siksng_tui.services.incoming_files import known_households
from siksng_tui.services.incoming_files.import_counts import ENTERED, Standing, Strategy, Tally
from siksng_tui.services.office import places
from siksng_tui.services.office.sessions import Session
from siksng_tui.wording import answer_words

CHUNK: Final = 100
"""Households that the register is asked for together."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A household of the files, and where each of its rows stands.

    Args:
        said: what the files say of it.
        standings: of its rows, in their order; none where all were set aside.
        household: its id in the register; empty where the register has none.
        compared: what would change in it; nothing where a household is held, or is not known.
        is_new: whether it is entered as one that nobody has yet.
        adds: where the rows stand of somebody who is not in the register.
    """

    said: Exported
    standings: tuple[Standing, ...] = ()
    household: str = ""
    compared: Compared = NOTHING
    is_new: bool = False
    adds: frozenset[Cell] = frozenset()

    def chosen(self, strategy: Strategy) -> "Judged":
        """Return the household with what a choice leaves of it."""
        standings = tuple(
            Standing.LEFT_OUT
            if own in ENTERED and not strategy.takes(adds=row.where in self.adds)
            else own
            for row, own in zip(self.said.rows, self.standings, strict=False)
        )
        is_added = strategy.takes(adds=True)
        is_new = self.is_new and is_added
        found = self.compared.chosen(changes=strategy.takes(adds=False), newcomers=is_added)
        return replace(self, standings=standings, is_new=is_new, compared=found)

    def count(self, tally: Tally) -> None:
        """Count the rows, for each choice that the operator may make."""
        for row, own in zip(self.said.rows, self.standings, strict=False):
            tally.rows[row.where in self.adds, own] += 1
        for strategy in Strategy:
            left = self.chosen(strategy)
            tally.kept_out[strategy] += 0 if left.is_entered else left.doubtful

    @property
    def doubtful(self) -> int:
        """Return at how many rows somebody has to look."""
        return self.standings.count(Standing.DOUBTFUL)

    @property
    def is_doubtful(self) -> bool:
        """Return whether somebody has to look at what is entered."""
        return self.doubtful > 0

    @property
    def is_entered(self) -> bool:
        """Return whether a request comes of it."""
        return self.is_new or self.compared.differs


class Judge:
    """Says where the rows of exports stand beside the register and the requests of an office."""

    def __init__(self, session: Session, reading: ExportReading) -> None:
        """Judge what a reading gives; its ledger has the notes."""
        self._session = session
        self._reading = reading
        self._ledger = reading.ledger

    def households(self, entered: Collection[str] = ()) -> Iterator[Judged]:
        """Yield each household of the files with where its rows stand.

        Args:
            entered: numbers of requests that came of these files themselves.
        """
        said = self._reading.households()
        while chunk := list(islice(said, CHUNK)):
            numbers = [own.number for own in chunk]
            known = known_households.known(self._session, self._reading.questions, numbers)
            strange = [own for own in chunk if own.number not in known]
            under_way = _under_way(self._session, strange, entered)
            for own in chunk:
                if placed := known.get(own.number):
                    judged = self._known(own, placed)
                else:
                    judged = self._new(own, under_way.get(own.number, ""))
                self._ledger.rows_taken += len(judged.standings)
                yield judged

    def _known(self, said: Exported, placed: Placed) -> Judged:
        """Return what becomes of the rows of a household that the register has."""
        record = households.household(self._session.store, placed.uid)
        if record.instrument != self._reading.profiles[0].instrument.id:
            return self._held(said, _places(said.rows), Reason.OTHER_FORM)
        found = self._compared(record, said)
        office = self._session.office.id
        under_way = found.differs and requests.open_of(self._session.store, office, placed.uid)
        if under_way:
            number = under_way[0].number
            record = _as_requested(self._session, number, record)
            again = self._compared(record, said)
            if again.differs:
                held = self._held(said, _other(found), Reason.REQUEST_OPEN, number)
                return replace(held, adds=_places(found.newcomers))
            found = again
        doubts = self._doubts(said, record, found, active=placed.active)
        self._note(record, found)
        standings = tuple(_standing(own, found, doubts) for own in said.rows)
        return Judged(said, standings, placed.uid, found, adds=_places(found.newcomers))

    def _compared(self, record: HouseholdRecord, said: Exported) -> Compared:
        """Return what the files would change in a state of a household."""
        return compared(instrument(record.instrument), record, said, self._session.today())

    def _doubts(
        self, said: Exported, record: HouseholdRecord, found: Compared, *, active: bool
    ) -> frozenset[Cell]:
        """Return where rows stand at which a person has to look, written into the ledger."""
        doubts = [(row.where, Reason.OTHER_PERSON, "") for row in found.strangers]
        home = said.household
        if home and said.village and said.village.code != record.household.region:
            doubts.append((home.where, Reason.MOVED, said.village.name))
        if not active and found.differs:
            doubts += [(row.where, Reason.OFF_LIST, "") for row in said.rows]
        if self._reading.tells_members and found.unnamed:
            doubts.append((said.rows[0].where, Reason.MEMBERS_MORE, str(len(found.unnamed))))
        for where, reason, written in doubts:
            self._ledger.doubt(where, reason, written)
        return frozenset(where for where, *_ in doubts)

    def _note(self, record: HouseholdRecord, found: Compared) -> None:
        """Write into the ledger what would change, and what only the centre could change."""
        questions = instrument(record.instrument)
        for row, variable in told_by_centre(questions, record, found):
            written = answer_words.answer(questions, variable, row.answers[variable])
            where = self._reading.column(row.where, variable)
            self._ledger.mark(where, Reason.CENTRE_ANSWERS, written)
        typed = (own for own in found.changes if not _is_computed(questions, own.variable))
        for change in typed:
            row = found.rows.get(change.subject) or next(iter(found.rows.values()))
            where = self._reading.column(row.where, change.variable)
            before, after = (
                answer_words.answer(questions, change.variable, own)
                for own in (change.before, change.after)
            )
            self._ledger.differ(where, Reason.CHANGED, before, after)

    def _new(self, said: Exported, under_way: str) -> Judged:
        """Return what becomes of the rows of a household that the register has not."""
        lacking, village = said.lacking, said.village
        if village is None or lacking:
            return self._set_aside(said, lacking or Reason.REGION_UNKNOWN)
        if not places.is_within(village.code, self._session.office.region):
            return self._set_aside(said, Reason.VILLAGE_ELSEWHERE)
        if under_way:
            held = self._held(said, _places(said.rows), Reason.REQUEST_OPEN, under_way)
            return replace(held, adds=_places(said.rows))
        standings = (Standing.DOUBTFUL if own.doubtful else Standing.NEW for own in said.rows)
        return Judged(said, tuple(standings), is_new=True, adds=_places(said.rows))

    def _held(
        self, said: Exported, other: Collection[Cell], reason: Reason, number: str = ""
    ) -> Judged:
        """Return a household of which nothing is entered because a person has to look first."""
        standings = []
        for row in said.rows:
            is_other = row.doubtful or row.where in other
            standings.append(Standing.DOUBTFUL if is_other else Standing.UNCHANGED)
            if is_other:
                self._ledger.differ(row.where, reason, "", number)
        return Judged(said, tuple(standings))

    def _set_aside(self, said: Exported, reason: Reason) -> Judged:
        """Return a household of which nothing is taken."""
        self._reading.set_aside(said, reason)
        return Judged(said)


def _standing(row: ExportRow, found: Compared, doubts: Collection[Cell]) -> Standing:
    """Return where a row of a known household stands."""
    if row.doubtful or row.where in doubts:
        return Standing.DOUBTFUL
    if row in found.newcomers:
        return Standing.NEW
    return Standing.CHANGED if row.where in found.changed() else Standing.UNCHANGED


def _is_computed(questions: Instrument, variable: str) -> bool:
    """Return whether the program works an answer out, so that no file says it."""
    return bool(questions.variable(variable).computed)


def _as_requested(session: Session, number: str, record: HouseholdRecord) -> HouseholdRecord:
    """Return a household as a request has it; as it was where the request is of another record."""
    seen, own = read_entry(session, number), record.household.id
    if seen.instrument.id != record.instrument:
        return record
    return next((home for home in seen.records if home.household.id == own), record)


def _other(found: Compared) -> frozenset[Cell]:
    """Return where the rows stand that say otherwise than the register."""
    return found.changed() | _places((*found.newcomers, *found.strangers))


def _places(rows: Iterable[ExportRow]) -> frozenset[Cell]:
    """Return where rows stand."""
    return frozenset(row.where for row in rows)


def _under_way(
    session: Session, strange: Collection[Exported], entered: Collection[str]
) -> dict[str, str]:
    """Return the request that has somebody of a household, by the household's number."""
    bearing = {own.number: list(_numbers(own)) for own in strange}
    asked = [number for numbers in bearing.values() for number in numbers]
    found = bearers.undecided_of(session.store, session.office.id, asked)
    return {
        household: own.number
        for household, numbers in bearing.items()
        for number in numbers
        for own in found.get(number, ())
        if own.number not in entered
    }


def _numbers(said: Exported) -> Iterator[str]:
    """Yield the NIKs and card numbers of the members of a household."""
    for row in said.members:
        for answer in row.answers.values():
            if bearers.is_number(str(answer)):
                yield str(answer)
