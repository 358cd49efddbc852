"""A step for some requests or a whole queue, and what became of each."""

import sys
from collections.abc import Callable

import click

from forms.records import Request
from siksng_tui import messages
from siksng_tui.cli.desk import Desk
from siksng_tui.cli.saying import narrate, say
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests import workflow
from siksng_tui.services.requests.workflow import Outcome
from siksng_tui.wording import terms
from siksng_tui.words import _

NUMBERS = click.argument("numbers", nargs=-1)
"""The requests that a command is about; all of its queue where none is named with `--all`."""

ALL = click.option("--all", "everything", is_flag=True, help="Every request of the queue.")
"""Takes the whole queue."""


def settle(
    desk: Desk,
    numbers: tuple[str, ...],
    one: Callable[[Session, str], Request],
    every: Callable[[Session], tuple[Outcome, ...]] | None,
) -> None:
    """Take a step with some requests or a whole queue; one that is refused keeps no other back.

    The exit status is that of the first refusal.
    """
    if not numbers and not every:
        raise click.UsageError(_("Name requests, or say --all."))
    with desk.session() as session:
        outcomes = every(session) if every else _each(session, numbers, one)
    for outcome in outcomes:
        _say_outcome(outcome)
    refusals = [outcome.refusal for outcome in outcomes if outcome.refusal]
    if refusals:
        sys.exit(refusals[0].exit_code)


def _each(
    session: Session, numbers: tuple[str, ...], one: Callable[[Session, str], Request]
) -> tuple[Outcome, ...]:
    """Return what became of each of some requests."""
    return tuple(workflow.attempt(session, number, one) for number in numbers)


def _say_outcome(outcome: Outcome) -> None:
    """Print what became of one request of several."""
    if outcome.refusal:
        narrate(f"{outcome.number}  {messages.at_prompt(outcome.refusal)}")
    elif outcome.state:
        say(f"{outcome.number}  {terms.state(outcome.state)}")
