"""`siksng office request|enrol|revocations`: the side of the office below."""

from pathlib import Path
from typing import Final

import click

from siksng_tui.cli import facts
from siksng_tui.cli.desk import Desk, as_json
from siksng_tui.cli.saying import narrate, say, show
from siksng_tui.cli.speaking import SpeakingCommand
from siksng_tui.services.enrolment import enrolling
from siksng_tui.services.trust import revoking, trusting
from siksng_tui.words import _


@click.command("request", cls=SpeakingCommand)
@click.option("--out", required=True, type=click.Path(dir_okay=False), help="The request's file.")
@click.pass_obj
def request_certificate(desk: Desk, out: str) -> None:
    """Ask the office above for a certificate, or for a new one before the old one ends.

    Carry the file to the office above, and its fingerprint another way: on the sheet that `siksng
    print fingerprint` prints.
    """
    with desk.session() as session:
        shown = enrolling.request_certificate(session, Path(out))
    narrate(_("Fingerprint: {fingerprint}").format(fingerprint=shown))
    say(out)


@click.command("enrol", cls=SpeakingCommand)
@click.argument("card", type=click.Path(exists=True, dir_okay=False))
@click.option("--fingerprint", help="As it stands on paper; at least its first four groups.")
@click.pass_obj
def enrol(desk: Desk, card: str, fingerprint: str | None) -> None:
    """Take in the CARD that the office above issued; parcels are signed under it from then on."""
    with desk.session() as session:
        answer = enrolling.meet(session, Path(card))
        typed = fingerprint or ""
        if not typed and not answer.known:
            typed = click.prompt(
                _("Type at least the first four groups of its fingerprint from the paper"), err=True
            )
        new = enrolling.enrol(session, answer, typed)
    said = _("Enrolled by {issuer}.") if new else _("This card is in force already: {issuer}.")
    narrate(said.format(issuer=enrolling.issuer_of(answer.card)))
    say(answer.card.office.id)


@click.command("revocations", cls=SpeakingCommand)
@click.option("--take", type=click.Path(exists=True, dir_okay=False), help="A list that came.")
@click.option("--out", type=click.Path(dir_okay=False), help="Write this office's list here.")
@as_json
@click.pass_obj
def revocations(desk: Desk, take: str | None, out: str | None, *, as_json: bool) -> None:
    """Show which certificates were taken back; take in a list that came, or write the own one."""
    with desk.session() as session:
        if take:
            taken = revoking.take_in(session, Path(take))
            narrate(
                _("The list is in force.") if taken.new else _("The list is known; nothing to do.")
            )
        if out:
            revoking.write_own_list(session, Path(out))
        known = [facts.revocations(one) for one in trusting.revocations(session)]
    show(
        known,
        lambda: [
            f"{one['issuer']}  {one['number']}  {serial}"
            for one in known
            for serial in one["serials"]
        ],
        as_json=as_json,
    )


COMMANDS: Final = (request_certificate, enrol, revocations)
"""The commands, for the group `office`."""
