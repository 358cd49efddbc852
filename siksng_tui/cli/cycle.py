"""`siksng office cycle`: the closing dates of the quarters."""

import datetime as dt

import click

from siksng_tui.cli.days import DAY
from siksng_tui.cli.desk import Desk, as_json
from siksng_tui.cli.saying import show
from siksng_tui.cli.speaking import SpeakingCommand
from siksng_tui.services.requests import cycles
from siksng_tui.words import _


@click.command(cls=SpeakingCommand)
@click.argument("quarter", required=False)
@click.argument("last_day", type=DAY, required=False)
@click.option("--remove", is_flag=True, help="Take the closing date of the quarter away.")
@as_json
@click.pass_obj
def cycle(
    desk: Desk, quarter: str | None, last_day: dt.date | None, *, remove: bool, as_json: bool
) -> None:
    """List the closing dates, or set the LAST_DAY on which requests go into a QUARTER (2026-Q4)."""
    with desk.session() as session:
        if quarter and remove:
            cycles.forget(session, quarter)
        elif quarter and last_day:
            cycles.close_on(session, quarter, last_day)
        elif quarter or remove:
            raise click.UsageError(_("Name the quarter and its last day: 2026-Q4 15-12-2026."))
        closings = {own: day.isoformat() for own, day in cycles.closings(session).items()}
        told = {"current": cycles.current(session), "closings": closings}
    show(
        told,
        lambda: (f"{own}  {dt.date.fromisoformat(day):%d-%m-%Y}" for own, day in closings.items()),
        as_json=as_json,
    )
