"""`siksng request send-back`, `rule`, `confirm`, `decline`: what an office decides on requests."""

import datetime as dt
from typing import Any, Final

import click

from forms.set_records import Cover
from siksng_tui.cli.days import DAY
from siksng_tui.cli.desk import Desk
from siksng_tui.cli.outcomes import ALL, NUMBERS, settle
from siksng_tui.cli.saying import say
from siksng_tui.cli.speaking import SpeakingCommand
from siksng_tui.services.requests import ruling
from siksng_tui.services.requests.ruling import Outcome, Ruling
from siksng_tui.wording import terms
from siksng_tui.words import _

OUTCOMES: Final = [own.value for own in (Outcome.ACCEPTED, Outcome.REJECTED, Outcome.ABSORBED)]
"""What can be proposed; what is sent back needs no second person."""


@click.command("send-back", cls=SpeakingCommand)
@click.argument("number")
@click.option("--reason", required=True)
@click.option("--field", "fields", multiple=True, help="Answer to be mended, SUBJECT/VARIABLE.")
@click.pass_obj
def send_back(desk: Desk, number: str, reason: str, fields: tuple[str, ...]) -> None:
    """Send a request of an office below back, to be mended there."""
    with desk.session() as session:
        request = ruling.send_back(session, number, reason, fields)
    say(f"{number}  {terms.state(request.state)}")


@click.command("rule", cls=SpeakingCommand)
@click.argument("number")
@click.option("--outcome", required=True, type=click.Choice(OUTCOMES))
@click.option("--reason", default="", help="Why; needed unless it is accepted.")
@click.option("--kept", default="", help="Number of the request that an absorbed one is.")
@click.option("--register-stays", "stays", multiple=True, help="Answer kept, SUBJECT/VARIABLE.")
@click.option("--request-wins", is_flag=True, help="Where both changed an answer: the request's.")
@click.option("--paper-number", default="", help="Number of the decree or letter.")
@click.option("--paper-date", type=DAY, help="Date on it, as 23-11-2026.")
@click.option("--paper-signer", default="", help="Who signed it.")
@click.pass_obj
def rule(desk: Desk, /, number: str, outcome: str, **told: Any) -> None:  # noqa: ANN401 - as many types as options
    """Propose what is decided on a request; another person confirms it."""
    proposed = Ruling(
        Outcome(outcome),
        reason=told["reason"],
        kept=told["kept"],
        register_stays=told["stays"] if told["stays"] or told["request_wins"] else None,
        paper=_paper(told["paper_number"], told["paper_date"], told["paper_signer"]),
    )
    with desk.session() as session:
        ruling.propose(session, number, proposed)
    said = _("{number}  proposed: {outcome}. Another person must confirm it.")
    say(said.format(number=number, outcome=terms.outcome(proposed.outcome.value)))


@click.command("confirm", cls=SpeakingCommand)
@NUMBERS
@ALL
@click.pass_obj
def confirm(desk: Desk, numbers: tuple[str, ...], *, everything: bool) -> None:
    """Confirm decisions that other people proposed; they are carried out at once."""
    settle(desk, numbers, ruling.confirm, ruling.confirm_all if everything else None)


@click.command("decline", cls=SpeakingCommand)
@click.argument("number")
@click.option("--reason", required=True)
@click.pass_obj
def decline(desk: Desk, number: str, reason: str) -> None:
    """Take back what was proposed for a request; it stays where it is."""
    with desk.session() as session:
        ruling.decline(session, number, reason)
    say(number)


def _paper(number: str, date: dt.date | None, signer: str) -> Cover | None:
    """Return the paper that was named, None where none was.

    Raises:
        UsageError: it is named in part.
    """
    if not (number or date or signer):
        return None
    if not (number and date and signer):
        raise click.UsageError(_("Name number, date and signer of the paper."))
    return Cover(number, date, signer)
