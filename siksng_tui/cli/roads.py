"""`siksng request road` and `tell`: where a request was, and that its citizen was told."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import asdict

import click

from forms.records import RequestKind
from siksng_tui.cli import facts
from siksng_tui.cli.days import DAY
from siksng_tui.cli.desk import Desk, as_json
from siksng_tui.cli.saying import say, show
from siksng_tui.cli.speaking import SpeakingCommand
from siksng_tui.services.requests import ledger_words, roads, telling
from siksng_tui.services.requests.roads import Road
from siksng_tui.wording import terms
from siksng_tui.wording.days import show_moment
from siksng_tui.words import _


@click.command(cls=SpeakingCommand)
@click.argument("number")
@as_json
@click.pass_obj
def road(desk: Desk, number: str, *, as_json: bool) -> None:
    """Show who had a request when: offices, parcels, receipts and decisions."""
    with desk.session() as session:
        found = roads.road(session, number)
    show(road_facts(found), lambda: lines(found), as_json=as_json)


@click.command(cls=SpeakingCommand)
@click.argument("number")
@click.option("--how", required=True, help="How the citizen was told: by letter, at the counter.")
@click.option("--date", type=DAY, help="When; today where it is left out.")
@click.pass_obj
def tell(desk: Desk, number: str, how: str, date: dt.date | None) -> None:
    """Note that the citizen was told what was decided on a request."""
    with desk.session() as session:
        say(f"{number}  {terms.state(telling.tell(session, number, how, date).state)}")


def road_facts(of: Road) -> facts.Facts:
    """Return a road with its stops."""
    return {
        "number": of.request.number,
        "state": of.request.state.value,
        "owner": of.owner,
        "stops": [{**asdict(own), "time": own.time.isoformat()} for own in of.stops],
    }


def lines(of: Road) -> Iterator[str]:
    """Yield a road for people: the office, and below it what happened there."""
    kind = _(terms.REQUEST_KINDS[RequestKind(of.request.kind)])
    yield f"{of.request.number}  {kind}  {terms.state(of.request.state)}  {of.owner}"
    office = None
    for own in of.stops:
        if own.office != office:
            office = own.office
            yield f"  {ledger_words.office_above(office)}"
        moment = show_moment(own.time)
        said = f"{ledger_words.who(own):12} {ledger_words.stop(own)}  {own.reason}"
        yield f"    {moment}  {said}".rstrip()
