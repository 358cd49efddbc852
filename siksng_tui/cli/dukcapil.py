"""`siksng dukcapil`: whom to ask the civil registry about, and what it answered."""

from collections.abc import Iterator
from pathlib import Path

import click

from forms.identity import masked
from siksng_tui.cli.desk import Desk, as_json
from siksng_tui.cli.facts import Facts
from siksng_tui.cli.saying import say, show
from siksng_tui.cli.speaking import SpeakingGroup
from siksng_tui.intake.registry import Outcome
from siksng_tui.services.lists import registry_asking, registry_list, registry_matching
from siksng_tui.services.lists.registry_matching import Answered
from siksng_tui.wording import registry_words
from siksng_tui.words import _


@click.group("dukcapil", cls=SpeakingGroup)
def command() -> None:
    """Ask the civil registry, and keep what it answers."""


@command.command()
@click.option("--out", required=True, type=click.Path(dir_okay=False), help="File to write.")
@click.option("--village", default="", help="Only this village, district or city, by its code.")
@as_json
@click.pass_obj
def pack(desk: Desk, out: str, village: str, *, as_json: bool) -> None:
    """Write whom to ask about, in the registry's columns; a second sheet has who will fail."""
    with desk.session() as session:
        packed = registry_asking.pack(session, Path(out), village)
    told = {"asked": packed.asked, "doubtful": packed.doubtful, "left_out": packed.left_out}
    said = _("Asked about {asked}, of whom {doubtful} will probably fail; left out {left_out}.")
    show(told, lambda: [said.format(**told)], as_json=as_json)


@command.command("list")
@click.option(
    "--outcome",
    "outcomes",
    multiple=True,
    type=click.Choice([own.value for own in Outcome]),
    help="Only these answers; may be given several times.",
)
@click.option("--out", type=click.Path(dir_okay=False), help="Workbook to write, numbers in full.")
@as_json
@click.pass_obj
def answers(desk: Desk, outcomes: tuple[str, ...], out: str | None, *, as_json: bool) -> None:
    """List what the registry answered; numbers are masked."""
    with desk.session() as session:
        found = registry_matching.answered(session, *map(Outcome, outcomes))
        if out is not None:
            registry_list.write(session, found, Path(out))
    told = [_facts(own) for own in found]
    show(told, lambda: _lines(told), as_json=as_json)


@command.command()
@click.argument("person")
@click.option("--reason", required=True, help="Why, in a few words.")
@click.pass_obj
def propose(desk: Desk, person: str, reason: str) -> None:
    """Make a draft of what was answered about a person, by the id that `list --json` shows."""
    with desk.session() as session:
        found = [own for own in registry_matching.answered(session) if own.asked.person == person]
        if not found:
            raise registry_matching.AnswerMissingError
        number = registry_matching.propose(session, found[0], reason)
    say(number)


def _facts(own: Answered) -> Facts:
    """Return an answer with the person it is about; the number is masked."""
    return {
        "person": own.asked.person,
        "household": own.asked.household,
        "name": own.asked.name,
        "nik": masked(own.asked.nik),
        "village": own.asked.village,
        "outcome": own.answer.outcome,
        "similarity": own.answer.similarity,
        "differs": list(own.answer.differs),
        "request": own.answer.request,
    }


def _lines(told: list[Facts]) -> Iterator[str]:
    """Yield a line for each answer."""
    for own in told:
        outcome = registry_words.outcome(own["outcome"])
        yield f"{own['name']:30}  {own['nik']:16}  {outcome}  {own['request'] or '-'}"
