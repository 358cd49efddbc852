"""Families by name and address: those of a village, or of a sealed set; numbers hidden or whole."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from db.register import households
from db.requests import requests, rounds
from db.sets import sealed_states, sets
from forms import told
from forms.identity import masked as masked_number
from forms.loading import instrument
from forms.presence import lives_here
from forms.records import HouseholdRecord, Role
from reports.page.words import KINDS
from reports.village.sheet_records import Bnba, BnbaRow
from siksng_tui.services.entry import villages
from siksng_tui.services.office.places import places
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.papers import numbered_prints, paper_rows, paper_settings, paper_words
from siksng_tui.services.papers.print_ledger import About, Printed
from siksng_tui.services.printing.outlets import Goal
from siksng_tui.services.requests import cycles

BNBA: Final = "bnba"
"""The paper's name in the print ledger and on the command line."""

FULL: Final = "bnba-full"
"""Its name in the print ledger where numbers stand in full."""

PAGE: Final = 200
"""Households that are read together."""

Shown = Callable[[str], str]
"""Gives a number of identity as it is printed."""


@dataclass(frozen=True, slots=True)
class _Of:
    """What a list is of: the place and cycle of its title, its foot, subject and families."""

    place: str
    cycle: str
    said: str
    subject: str
    rows: Callable[[Shown], Iterator[BnbaRow]]


def print_village(session: Session, village: str, goal: Goal, *, full: bool = False) -> Printed:
    """Return the list of a village's families that the register counts, as a file.

    Raises:
        RoleMissingError: whole numbers are printed by an authenticator only; nothing was printed.
        VillageUnknownError, PaperEmptyError: nothing was printed.
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    villages.village_of(session, village)
    name, bare = paper_words.village(session, village), places(session).name(village)

    def rows(shown: Shown) -> Iterator[BnbaRow]:
        for record in families(session, village):
            yield _row(record, bare, shown, "")

    cycle = cycles.current(session)
    return _printed(session, _Of(name, cycle, name, village, rows), goal, full=full)


def print_set(session: Session, number: str, goal: Goal, *, full: bool = False) -> Printed:
    """Return the list of a set's families as its requests have them, as a file.

    Raises:
        RoleMissingError: whole numbers are printed by an authenticator only; nothing was printed.
        SetNotFoundError, SetChangedError: nothing was printed.
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    from reports.page.frame import shown_code  # noqa: PLC0415 - loads slowly

    found, known = sets.get(session.store, number), places(session)
    asked = [requests.get(session.store, own, session.office.id) for own in found.requests]
    said = f"Set {found.number}, kode {shown_code(found.code)}"

    def rows(shown: Shown) -> Iterator[BnbaRow]:
        for request in sorted(asked, key=lambda own: (own.region, own.number)):
            _before, record = sealed_states.household_sealed(session.store, number, request.number)
            yield _row(record, known.name(request.region), shown, KINDS[request.kind])

    of = _Of(paper_words.region(session), found.cycle, said, number, rows)
    return _printed(session, of, goal, full=full)


def families(session: Session, village: str) -> Iterator[HouseholdRecord]:
    """Yield a village's households that the register counts, in the order of every list of them."""
    stops = chain.from_iterable(rounds.households(session.store, village, PAGE))
    return (households.household(session.store, stop.household) for stop in stops)


def _printed(session: Session, of: _Of, goal: Goal, *, full: bool) -> Printed:
    """Return a list that stands in the print ledger; whole numbers under a name of their own."""
    from reports.village.bnba import bnba  # noqa: PLC0415 - loads slowly

    if full:
        session.require(Role.AUTHENTICATOR)
    given = replace(board(session, of.place, of.cycle), said=of.said)
    if full:
        authority = paper_words.authority(session)
        given = replace(given, notice=(), rows=lambda: of.rows(str), authority=authority)
    else:
        given = replace(given, rows=lambda: of.rows(masked_number))
    about = About(FULL if full else BNBA, of.subject)
    return numbered_prints.printed(session, about, goal, lambda own, out: bnba(given, own, out))


def board(session: Session, place: str, cycle: str) -> Bnba:
    """Return a list for the public board with the texts of the office, of no family yet."""
    facts = {"place": place, "cycle": paper_words.long_cycle(cycle)}
    return Bnba(
        letterhead=paper_words.letterhead(session),
        title=paper_settings.text(session, "bnba.title", **facts),
        notice=paper_settings.lines(session, "bnba.notice", office=session.office.name),
        said=place,
        rows=tuple,
        authority=None,
    )


def _row(record: HouseholdRecord, village: str, shown: Shown, note: str) -> BnbaRow:
    """Return a family as a row."""
    questions = instrument(record.instrument)
    head = told.head(questions, record)
    answers = head.answers if head else told.NOTHING
    card = told.told(questions, answers, "card") or told.card(questions, record)
    return BnbaRow(
        id_dtks=told.told(questions, record.household.answers, "household_id"),
        kk=shown(card),
        nik=shown(told.told(questions, answers, "nik")),
        name=told.head_name(questions, record.household, record.persons),
        sex=paper_rows.sex_letter(questions, head),
        address=paper_rows.street(questions, record.household),
        village=village,
        persons=sum(lives_here(questions, own) for own in record.persons),
        note=note,
    )
