"""Programme proposals out of the templates of SIKS-NG: looked at first, then entered as requests.

The rows of one card are one proposal. What is doubted about a row is left out of its draft, where
the form asks for it; rows that need nobody's eye are filed at once.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from types import MappingProxyType

from forms.instrument import Instrument
from forms.records import Role, State, Subject
from forms.told import told
from siksng_tui.intake.ledger import Ledger
from siksng_tui.intake.list_rows import ListRow
from siksng_tui.intake.profile import Profile
from siksng_tui.intake.reasons import Reason
from siksng_tui.intake.report import Cell
from siksng_tui.intake.row_checks import Doubted, one_number_two_people, programmes
from siksng_tui.intake.watch import UNWATCHED, Watch
from siksng_tui.services import entry, places, proposing, recognising, roster, starting
from siksng_tui.services.entering import Entered, entered_of
from siksng_tui.services.entry import Entry, Filed
from siksng_tui.services.entry_state import read_entry
from siksng_tui.services.import_counts import Standing, Strategy, Tally
from siksng_tui.services.intake_filling import answered, filled
from siksng_tui.services.proposal_results import PROGRAMME
from siksng_tui.services.sessions import Session


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one card in one village, which make one proposal.

    `household` is the id of the family that the register has already, empty for one it has not.
    """

    rows: tuple[ListRow, ...]
    village: str
    household: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be entered, and where each row stands; `doubtful` are rows that a person reads."""

    profile: Profile
    groups: tuple[Group, ...]
    standings: Mapping[int, Standing]

    @property
    def doubtful(self) -> frozenset[int]:
        """Return the rows whose proposal stays a draft."""
        return frozenset(row for row, own in self.standings.items() if own is Standing.DOUBTFUL)

    def tally(self, refused: int) -> Tally:
        """Return how many rows stand where; those of families of the register add nobody."""
        tally = Tally(refused)
        for group in self.groups:
            for row in group.rows:
                tally.rows[not group.household, self.standings[row.number]] += 1
        return tally


def plan(session: Session, profile: Profile, rows: Iterable[ListRow], ledger: Ledger) -> Plan:
    """Return what would become of the rows of a template; nothing is stored.

    Rows of another office's village are set aside in the ledger; rows that speak against each
    other are doubted there.
    """
    own = tuple(_of_this_office(session, profile, rows, ledger))
    doubted = {row for row, *_ in _doubts(profile, own, ledger)}
    doubted |= {row.number for row in own if row.doubtful}
    groups = tuple(_groups(session, profile, own))
    standings: dict[int, Standing] = {}
    for row in chain.from_iterable(group.rows for group in groups):
        if _is_proposed(session, profile, row):
            standings[row.number] = Standing.UNCHANGED
        else:
            standings[row.number] = Standing.DOUBTFUL if row.number in doubted else Standing.NEW
    return Plan(profile, groups, standings)


def enter(
    session: Session,
    planned: Plan,
    reason: str,
    watch: Watch = UNWATCHED,
    strategy: Strategy = Strategy.BOTH,
) -> Entered:
    """Return the requests that were entered for a plan: all of them, or none.

    Args:
        session: the unlocked office.
        planned: what was looked at.
        reason: what every request bears as its reason.
        watch: told of progress and asked whether to go on.
        strategy: which families are proposed: all, new ones, or those that the register has.

    Raises:
        RoleMissingError, ReasonMissingError: nothing was stored.
        ImportCancelledError: the operator stopped; nothing was stored.
    """
    session.require(Role.OPERATOR)
    with session.store.transaction():
        chosen = [own for own in planned.groups if strategy.takes(adds=not own.household)]
        return entered_of(_entered(session, replace(planned, groups=tuple(chosen)), reason, watch))


def _entered(session: Session, planned: Plan, reason: str, watch: Watch) -> Iterator[Filed]:
    """Yield what came of each proposal of a plan."""
    for at, group in enumerate(planned.groups):
        watch.report(at, len(planned.groups))
        if rows := _to_enter(planned, group):
            yield _enter(session, planned, replace(group, rows=rows), reason)
    watch.report(len(planned.groups), len(planned.groups))


def _to_enter(planned: Plan, group: Group) -> tuple[ListRow, ...]:
    """Return the rows of a group that are not proposed already."""
    known = Standing.UNCHANGED
    return tuple(row for row in group.rows if planned.standings[row.number] is not known)


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


def _doubts(profile: Profile, rows: Sequence[ListRow], ledger: Ledger) -> Iterator[Doubted]:
    """Yield what rows say against each other, written into the ledger."""
    roles = profile.instrument.roles
    found = chain(
        one_number_two_people(rows, roles["nik"], roles["name"]),
        programmes(rows, roles["nik"], PROGRAMME),
    )
    by_number = {row.number: row for row in rows}
    for doubted in found:
        column = next(own.name for own in profile.columns if own.answers == doubted.variable)
        written = by_number[doubted.row].answers.get(doubted.variable, "")
        ledger.doubt(Cell(profile.id, doubted.row, column), doubted.reason, written)
        yield doubted


def _groups(session: Session, profile: Profile, rows: Sequence[ListRow]) -> Iterator[Group]:
    """Yield the proposals: rows of one card, village and programme, or one without a card."""
    card = profile.instrument.roles["family_card"]
    together: dict[tuple[str, str, str], list[ListRow]] = {}
    for row in rows:
        number = str(row.answers.get(card) or row.number)
        village = row.village.code if row.village else ""
        programme = str(row.answers.get(PROGRAMME, ""))
        together.setdefault((village, number, programme), []).append(row)
    for (village, *_), same in together.items():
        yield Group(tuple(same), village, _known_family(session, profile, same))


def _known_family(session: Session, profile: Profile, rows: Sequence[ListRow]) -> str:
    """Return the id of the household of the register that one of the rows' numbers belongs to."""
    roles = profile.instrument.roles
    numbers = [row.answers.get(roles[role]) for role in ("nik", "family_card") for row in rows]
    for number in dict.fromkeys(str(own) for own in numbers if own):
        found = recognising.known(session, number, (), "")
        household = next((own.household for own in found if not own.number and own.active), "")
        if household:
            return household
    return ""


def _is_proposed(session: Session, profile: Profile, row: ListRow) -> bool:
    """Return whether the same person is proposed for the programme by a request under way."""
    nik = str(row.answers.get(profile.instrument.roles["nik"]) or "")
    for own in recognising.known(session, nik, (), ""):
        if own.number:
            begun = read_entry(session, own.number)
            if begun.record.household.answers.get(PROGRAMME) == row.answers.get(PROGRAMME):
                return True
    return False


def _enter(session: Session, planned: Plan, group: Group, reason: str) -> Filed:
    """Return what came of one proposal; one with a doubtful row is not filed."""
    questions = planned.profile.instrument
    number = _begin(session, questions, group, reason)
    begun = entry.open_entry(session, number)
    named = frozenset(str(row.answers.get(questions.roles["nik"])) for row in group.rows)
    for row in group.rows:
        begun = _with_row(session, begun, row, named)
    if not planned.doubtful.isdisjoint(row.number for row in group.rows):
        return Filed(number, State.DRAFT, begun.open_findings())
    return entry.file_entry(session, begun)


def _begin(session: Session, questions: Instrument, group: Group, reason: str) -> str:
    """Return the number of a draft: of a known family, or of one that nobody has yet."""
    if group.household:
        return proposing.programme_proposal(session, group.household, reason)
    return starting.new_household(session, group.village, questions.id, reason)


def _with_row(session: Session, begun: Entry, row: ListRow, named: frozenset[str]) -> Entry:
    """Return the entry with the answers of a row, durably: of household, family and its person."""
    begun, person = _person_of(session, begun, row, named)
    home = begun.record
    whose = (home.household, home.families[0], person)
    changed = [answered(begun.instrument, own, row.answers) for own in whose]
    return filled(session, begun, changed)


def _person_of(
    session: Session, begun: Entry, row: ListRow, named: frozenset[str]
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
