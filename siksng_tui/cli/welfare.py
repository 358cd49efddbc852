"""`siksng welfare`: records of PPKS and PSKS."""

import datetime as dt
from collections.abc import Iterator

import click

from forms.identity import masked
from forms.welfare import WelfareClass, endings, kinds
from siksng_tui import words
from siksng_tui.cli import facts
from siksng_tui.cli.days import DAY
from siksng_tui.cli.desk import Desk, as_json
from siksng_tui.cli.saying import say, show
from siksng_tui.cli.speaking import SpeakingGroup
from siksng_tui.services.lists import welfare, welfare_taking, welfare_words
from siksng_tui.services.lists.welfare import ASKED, WelfareAsked, WelfareRecord, WelfareSaid
from siksng_tui.wording import terms

class_of = click.option(
    "--class",
    "of",
    type=click.Choice([own.value for own in WelfareClass]),
    default=WelfareClass.CASE.value,
    show_default=True,
    help="case for PPKS, resource for PSKS.",
)
"""The option of every command that is about one class."""


@click.group("welfare", cls=SpeakingGroup)
def command() -> None:
    """Records of PPKS and PSKS."""


@command.command("kinds")
@class_of
@as_json
def list_kinds(of: str, *, as_json: bool) -> None:
    """List the kinds, and why a record can be closed."""
    language = words.language()
    told = {
        "kinds": {own.code: own.label(language) for own in kinds(WelfareClass(of)).values()},
        "endings": {own.code: own.label(language) for own in endings().values()},
    }
    show(told, lambda: _code_lines(told), as_json=as_json)


@command.command()
@class_of
@click.option("--kind", required=True, help="Code of the kind; siksng welfare kinds lists them.")
@click.option("--name", required=True, help="Name of the person or institution.")
@click.option("--village", default="", help="Code of the village, as 17.71.01.1004.")
@click.option("--nik", default="", help="National ID number.")
@click.option("--card", default="", help="Family card number.")
@click.option("--sex", default="", help="L or P.")
@click.option("--birth-place", default="", help="Place of birth.")
@click.option("--birth", default="", help="Day of birth.")
@click.option("--address", default="", help="Address.")
@click.option("--phone", default="", help="Telephone number.")
@click.option("--aid", default="", help="What aid there is.")
@click.option("--institution", default="", help="Institution that looks after the person.")
@click.option("--note", default="", help="Note.")
@click.pass_obj
def add(desk: Desk, /, of: str, kind: str, village: str, **typed: str) -> None:
    """Enter a record; its number is printed."""
    names = ("name", "nik", "card", "sex", "birth_place", "birth", "address", "phone", "aid")
    said = dict(zip(ASKED, (typed[own] for own in (*names, "institution", "note")), strict=True))
    with desk.session() as session:
        own = WelfareSaid(WelfareClass(of), kind, village, welfare.read(said))
        number = welfare.add(session, own)
    say(str(number))


@command.command("list")
@class_of
@click.option("--kind", default="", help="Only this kind, by its code.")
@click.option("--village", default="", help="Only of this region, by its code.")
@click.option("--find", default="", help="Words of a name, or digits of a NIK.")
@click.option("--closed", is_flag=True, help="Closed records instead of open ones.")
@as_json
@click.pass_obj
def list_records(  # noqa: PLR0913 - Click's options
    desk: Desk, of: str, kind: str, village: str, find: str, *, closed: bool, as_json: bool
) -> None:
    """List records by name; numbers are masked."""
    asked = WelfareAsked(WelfareClass(of), closed=closed, kind=kind, region=village, text=find)
    with desk.session() as session:
        own = welfare.page(session, asked, 0, welfare.count(session, asked))
        found = [_facts(one) for one in own]
    show(found, lambda: map(_line, found), as_json=as_json)


@command.command()
@click.argument("number", type=int)
@click.option("--ending", required=True, help="Code of why; siksng welfare kinds lists them.")
@click.option("--on", "day", type=DAY, help="Day when it ended; today where nothing is said.")
@click.pass_obj
def close(desk: Desk, number: int, ending: str, day: dt.date | None) -> None:
    """Close a record from a day on."""
    with desk.session() as session:
        welfare.close(session, number, day or session.today(), ending)


@command.command()
@class_of
@as_json
@click.pass_obj
def figures(desk: Desk, of: str, *, as_json: bool) -> None:
    """Count records by kind and village."""
    with desk.session() as session:
        found = [
            {
                "kind": own.kind,
                "label": terms.welfare_kind(WelfareClass(of), own.kind),
                "village": own.village,
                "open": own.open,
                "closed": own.closed,
            }
            for own in welfare.figures(session, WelfareClass(of))
        ]
    show(found, lambda: map(_figure_line, found), as_json=as_json)


@command.command()
@click.argument("number", type=int)
@click.pass_obj
def take(desk: Desk, number: int) -> None:
    """Make records of the entries of a list of PPKS or PSKS that have none yet."""
    with desk.session() as session:
        taken = welfare_taking.take_over(session, number)
    say(welfare_words.came_of(taken))


def _facts(own: WelfareRecord) -> facts.Facts:
    """Return a record, its NIK masked as lists do."""
    return {
        "number": own.id,
        "class": own.said.of.value,
        "kind": own.said.kind,
        "label": terms.welfare_kind(own.said.of, own.said.kind),
        "name": own.said.text("nama"),
        "nik": masked(own.said.text("nik")),
        "village": own.said.village,
        "match": own.match.value,
        "household": own.household,
        "entered": own.entered.isoformat(),
        "entered_by": own.entered_by,
        "closed": own.closed and own.closed.isoformat(),
        "ending": own.ending,
    }


def _line(told: facts.Facts) -> str:
    """Return a record for people."""
    ended = f"{told['closed'] or ''} {terms.welfare_ending(told['ending'])}".strip()
    start = f"{told['number']:5}  {told['label']:30.30} {told['name']:25.25}"
    return f"{start} {told['village']:13} {ended}".rstrip()


def _figure_line(told: facts.Facts) -> str:
    """Return a figure for people."""
    return f"{told['label']:45.45} {told['village']:13} {told['open']:6} {told['closed']:6}"


def _code_lines(told: dict[str, dict[str, str]]) -> Iterator[str]:
    """Yield codes for people."""
    for codes in told.values():
        yield from (f"{code:3} {label}" for code, label in codes.items())
