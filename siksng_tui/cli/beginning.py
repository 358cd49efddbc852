"""`siksng request new`: a request of any kind, whole or not at all."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

import click

from forms.records import RequestKind
from siksng_tui.cli.desk import Desk
from siksng_tui.cli.filling import filled_in, refuse_open
from siksng_tui.cli.saying import say
from siksng_tui.cli.speaking import SpeakingCommand
from siksng_tui.services.entry import beginning
from siksng_tui.services.entry.choosing import BEGINS
from siksng_tui.services.entry.parting import Leaving
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests import lookup
from siksng_tui.words import _

OPTIONS: Final = (
    click.option(
        "--kind",
        type=click.Choice([own.value for own in beginning.SERVED]),
        default=RequestKind.CORRECTION.value,
        show_default=True,
    ),
    click.option("--household", default="", help="Its id or IDBDT, a NIK or a card."),
    click.option("--village", default="", help="Code of the village to enter or to move to."),
    click.option(
        "--instrument",
        default="",
        help="Questionnaire of a new household, or the one a correction moves a family to.",
    ),
    click.option("--member", default="", help="Who leaves the list: place from 1, or NIK."),
    click.option("--members", default="", help="Who leaves in a split: 3,4 by place, or by NIK."),
    click.option("--head", default="", help="Head of the new family, where several leave."),
    click.option("--left-head", default="", help="New head of those left, where the head leaves."),
    click.option("--other", default="", help="The household that a merge closes: as --household."),
    click.option(
        "--set",
        "answers",
        multiple=True,
        help="VAR=VALUE; 2:VAR=VALUE for the second member, K1:VAR=VALUE for the first family."
        " Of a split the new family counts first, then who is left.",
    ),
    click.option("--because", default="", help="Reason for each flag that is found."),
    click.option("--reason", required=True, help="Why the register is to change."),
)
"""What the command is told."""


HEADLESS: Final = (RequestKind.SPLIT, RequestKind.DEACTIVATION, RequestKind.CORRECTION)
"""Kinds that may take the head of a household away."""


def _asked(function: Callable[..., None]) -> Callable[..., None]:
    """Return a command that takes these options."""
    for option in reversed(OPTIONS):
        function = option(function)
    return function


@click.command("new", cls=SpeakingCommand)
@_asked
@click.pass_obj
def command(desk: Desk, /, **told: Any) -> None:  # noqa: ANN401 - Click's options
    """Enter a request with its answers, and file it.

    A new household begins with one family and one member; 2:VAR=VALUE begins the second member.
    """
    kind = RequestKind(told["kind"])
    _require(kind, told)
    with desk.session() as session:
        wish = _wish(session, kind, told)
        parts = kind is RequestKind.SPLIT
        left_head = "" if parts else _member(session, wish.household, told["left_head"])
        fill_in = partial(filled_in, session, told["answers"], told["because"], left_head)
        filed = beginning.whole(session, wish, fill_in)
    say(filed.number)
    refuse_open(filed)


def _wish(session: Session, kind: RequestKind, told: dict[str, Any]) -> beginning.Wish:
    """Return what is to be begun.

    Raises:
        HouseholdNotFoundError, HouseholdAmbiguousError, SubjectElsewhereError: nobody is meant.
    """
    home = lookup.one_household(session, told["household"]) if told["household"] else ""
    return beginning.Wish(
        kind,
        told["reason"],
        household=home,
        subject=_member(session, home, told["member"]),
        village=told["village"],
        instrument=told["instrument"],
        leaving=_leaving(session, home, told) if kind is RequestKind.SPLIT else None,
        other=lookup.one_household(session, told["other"]) if told["other"] else "",
    )


def _leaving(session: Session, home: str, told: dict[str, Any]) -> Leaving:
    """Return who leaves a household.

    Raises:
        SubjectElsewhereError: somebody who was named is not in it.
    """
    named = filter(None, map(str.strip, told["members"].split(",")))
    members = frozenset(_member(session, home, own) for own in named)
    head, left_head = (_member(session, home, told[name]) for name in ("head", "left_head"))
    return Leaving(members, head, left_head)


def _member(session: Session, home: str, text: str) -> str:
    """Return the id of a member; empty where none is named.

    Raises:
        SubjectElsewhereError: the household has no such member.
    """
    return beginning.member(session, home, text) if text else ""


def _require(kind: RequestKind, told: dict[str, Any]) -> None:
    """Refuse options that the kind needs and lacks, or that mean nothing for it.

    Raises:
        click.UsageError: nothing was entered.
    """
    begins = kind in BEGINS and not (kind is RequestKind.PROPOSAL and told["household"])
    due = {
        "household": not begins,
        "village": begins or kind is RequestKind.TRANSFER,
        "members": kind is RequestKind.SPLIT,
        "other": kind is RequestKind.MERGE,
    }
    may = due | {
        "head": kind is RequestKind.SPLIT,
        "left_head": kind in HEADLESS,
        "instrument": begins or kind is RequestKind.CORRECTION,
        "member": kind is RequestKind.DEACTIVATION,
    }
    for name, wanted in due.items():
        if wanted and not told[name]:
            said = _("A request of the kind {kind} needs --{name}.")
            raise click.UsageError(said.format(kind=kind.value, name=name))
    for name, wanted in may.items():
        if told[name] and not wanted:
            said = _("A request of the kind {kind} has no --{name}.")
            option = name.replace("_", "-")
            raise click.UsageError(said.format(kind=kind.value, name=option))
