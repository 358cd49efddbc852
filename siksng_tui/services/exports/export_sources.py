"""What can go out: the register, what a search found, requests, lists, records of PPKS and PSKS."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from db.register.households import household
from db.requests import rounds
from forms.canonical import Json
from forms.records import Answers, HouseholdRecord
from forms.welfare import endings
from siksng_tui.intake import programmes
from siksng_tui.intake.profile import Profile, Purpose
from siksng_tui.intake.profiles_shipped import profiles
from siksng_tui.services.checks.checking import RegionUnknownError
from siksng_tui.services.entry.entry_state import read_entry
from siksng_tui.services.exports import export_lines
from siksng_tui.services.exports.export_lines import Line
from siksng_tui.services.exports.exporting import Source
from siksng_tui.services.lists import person_lists, welfare
from siksng_tui.services.lists.person_lists import Asked, Entry
from siksng_tui.services.lists.welfare import WelfareAsked, WelfareRecord
from siksng_tui.services.office.places import all_regions
from siksng_tui.services.office.sessions import Session

PAGE: Final = 500
"""Records that are read together."""

OF_HOUSEHOLDS: Final = (
    Purpose.HOUSEHOLDS,
    Purpose.MEMBERS,
    Purpose.RECIPIENTS,
    Purpose.POPULATION,
)
"""What a household can be written as: itself, its members, or its people as lists have them."""

PROGRAMME: Final = "program"
"""The variable of lists that names the one programme of a row."""

WELFARE: Final = {of: purpose for purpose, (of, _variable) in welfare.KIND_OF.items()}
"""What records of each class are in the layouts of other programs."""


def layouts(*purposes: Purpose) -> tuple[Profile, ...]:
    """Return the layouts of some purposes, in the order of these."""
    return tuple(own for purpose in purposes for own in profiles() if own.purpose is purpose)


def of_register(session: Session, region: str = "") -> Source:
    """Return the households of a region that the register counts; "" means all of them.

    Raises:
        RegionUnknownError: nobody knows a region of this code.
    """
    if region and all_regions(session).get(region) is None:
        raise RegionUnknownError(region=region)

    def homes() -> Iterator[HouseholdRecord]:
        stops = chain.from_iterable(rounds.households(session.store, region, PAGE))
        return (household(session.store, stop.household) for stop in stops)

    total = rounds.count_households(session.store, region)
    told = {"of": "register", "region": region}
    return Source(told, layouts(*OF_HOUSEHOLDS), total, _lines(homes))


def of_homes(session: Session, households: Sequence[str]) -> Source:
    """Return some households of the register, as a search found them."""

    def homes() -> Iterator[HouseholdRecord]:
        return (household(session.store, own) for own in households)

    told = {"of": "search"}
    return Source(told, layouts(*OF_HOUSEHOLDS), len(households), _lines(homes))


def of_requests(session: Session, numbers: Sequence[str]) -> Source:
    """Return the households as some requests would make them, drafts as they are filled in."""

    def homes() -> Iterator[HouseholdRecord]:
        return (read_entry(session, number).record for number in numbers)

    own = layouts(*OF_HOUSEHOLDS)
    return Source({"of": "requests"}, own, len(numbers), _lines(homes))


def of_entries(session: Session, asked: Asked) -> Source:
    """Return entries of a list, or of all lists that count where none is named.

    Raises:
        ListNotFoundError: there is no such list.
    """
    fitting = layouts(Purpose.RECIPIENTS)
    if asked.list_id is not None:
        own = person_lists.get(session, asked.list_id)
        fitting = layouts(Purpose(own.kind.purpose))
        fitting = tuple(sorted(fitting, key=lambda one: one.title_id != own.title))
    total = person_lists.count(session, asked)

    def records(_profile: Profile) -> Iterator[Sequence[Line]]:
        for first in range(0, total, PAGE):
            for own in person_lists.page(session, asked, first, PAGE):
                yield [Line(_entry_answers(session, own, asked.programme), own.village)]

    told: Mapping[str, Json] = {
        "of": "list",
        "list": asked.list_id or 0,
        "programme": asked.programme,
    }
    return Source(told, fitting, total, records)


def of_welfare(session: Session, asked: WelfareAsked) -> Source:
    """Return records of PPKS or PSKS."""
    total = welfare.count(session, asked)

    def records(_profile: Profile) -> Iterator[Sequence[Line]]:
        for first in range(0, total, PAGE):
            for own in welfare.page(session, asked, first, PAGE):
                yield [_welfare_line(own)]

    told = {"of": "welfare", "class": asked.of.value, "closed": asked.closed}
    return Source(told, layouts(WELFARE[asked.of]), total, records)


def _lines(
    homes: Callable[[], Iterator[HouseholdRecord]],
) -> Callable[[Profile], Iterator[Sequence[Line]]]:
    """Return what gives the rows of households in a layout."""
    return lambda profile: (export_lines.lines(home, profile) for home in homes())


def _entry_answers(session: Session, own: Entry, programme: str) -> Answers:
    """Return what an entry says, with the programmes that its list as a whole tells of."""
    received = [one.programme for one in person_lists.entry(session, own.id)[1]]
    named = {PROGRAMME: programme} if programme else {}
    return {**programmes.as_columns(received), **named, **own.answers}


def _welfare_line(own: WelfareRecord) -> Line:
    """Return a record as lists of PPKS and PSKS write it: kind by code, and whether it is open."""
    said = own.said
    _of, variable = welfare.KIND_OF[WELFARE[said.of]]
    ended = endings().get(own.ending)
    present = (*ended.also, ended.label_id.upper())[0] if ended else welfare.PRESENT
    answers = {**said.answers, variable: said.kind, welfare.PRESENCE: present}
    return Line(answers, said.village)
