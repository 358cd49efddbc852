"""`siksng audit`: who did what, proven."""

import click

from siksng_tui.cli.desk import Desk, as_json
from siksng_tui.cli.saying import say, show
from siksng_tui.cli.speaking import SpeakingGroup
from siksng_tui.services.office import keeping
from siksng_tui.words import _


@click.group("audit", cls=SpeakingGroup)
def command() -> None:
    """The audit chain: who did what, when and why."""


@command.command()
@as_json
@click.pass_obj
def verify(desk: Desk, *, as_json: bool) -> None:
    """Prove the audit chain from its first entry."""
    with desk.session() as session:
        head = keeping.verify_audit(session)
    show(
        {"count": head.count, "head": head.hash},
        lambda: iter(
            [_("Whole: {count} entries, head {head}").format(count=head.count, head=head.hash)]
        ),
        as_json=as_json,
    )


@command.command()
@click.option("--reason", required=True, help="Why the store was put back.")
@click.pass_obj
def accept(desk: Desk, reason: str) -> None:
    """Accept a store that was put back to an earlier day, and say why."""
    with desk.session() as session:
        head = keeping.accept_rollback(session, reason)
    say(_("Whole: {count} entries, head {head}").format(count=head.count, head=head.hash))
