"""`siksng office certify|replace|card|revoke|list`: the side of the office above."""

from pathlib import Path
from typing import Final

import click

from siksng_tui.cli import facts
from siksng_tui.cli.desk import Desk, as_json
from siksng_tui.cli.saying import narrate, say, show
from siksng_tui.cli.speaking import SpeakingCommand
from siksng_tui.services.enrolment import issuing
from siksng_tui.services.enrolment.giving_out import Step, give_out
from siksng_tui.services.enrolment.issuing import Asking
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.parcels import receipts
from siksng_tui.services.trust import certificate_words, revoking, validity
from siksng_tui.wording import terms
from siksng_tui.words import _


@click.command("certify", cls=SpeakingCommand)
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@click.option("--out", required=True, type=click.Path(dir_okay=False), help="The card's file.")
@click.option("--fingerprint", help="As it stands on paper; at least its first four groups.")
@click.pass_obj
def issue(desk: Desk, file: str, out: str, fingerprint: str | None) -> None:
    """Certify the office of a request FILE, after its fingerprint was typed from its paper.

    The paper must have come another way than the file. The fingerprint of the file is shown only
    afterwards. The same request gives the same card again.
    """
    _certified(desk, issuing.issue, file, out, fingerprint)


@click.command("replace", cls=SpeakingCommand)
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@click.option("--out", required=True, type=click.Path(dir_okay=False), help="The card's file.")
@click.option("--fingerprint", help="As it stands on paper; at least its first four groups.")
@click.pass_obj
def replace(desk: Desk, file: str, out: str, fingerprint: str | None) -> None:
    """Certify an office anew whose PC was lost or restored from a backup.

    Its card begins a new epoch and tells the last parcel that came here. What a lost key was
    certified is taken back in the same step.
    """
    _certified(desk, issuing.replace_pc, file, out, fingerprint)


@click.command("card", cls=SpeakingCommand)
@click.argument("office")
@click.option("--out", required=True, type=click.Path(dir_okay=False), help="The card's file.")
@click.pass_obj
def card(desk: Desk, office: str, out: str) -> None:
    """Write the newest card of an OFFICE below once more, as it was signed."""
    with desk.session() as session:
        issuing.write_issued_card(session, office, Path(out))
    say(out)


@click.command("revoke", cls=SpeakingCommand)
@click.argument("serial")
@click.option("--reason", required=True, help="Why; it stands in this office's books.")
@click.option("--out", type=click.Path(dir_okay=False), help="Write the new list here.")
@click.pass_obj
def revoke(desk: Desk, serial: str, reason: str, out: str | None) -> None:
    """Take back the certificate of a SERIAL number for good; its first 8 characters may do.

    The list with it has to reach every office that deals with the one below.
    """
    with desk.session() as session:
        made = revoking.revoke(session, serial, reason)
        if out:
            revoking.write_own_list(session, Path(out))
    narrate(
        _("List {number}, {count} certificates taken back.").format(
            number=made.number, count=len(made.serials)
        )
    )
    say(str(made.number))


@click.command("list", cls=SpeakingCommand)
@as_json
@click.pass_obj
def list_below(desk: Desk, *, as_json: bool) -> None:
    """List the offices that this one certified, each with its state."""
    with desk.session() as session:
        found = validity.below(session)
    show(
        [facts.office_below(one) for one in found],
        lambda: map(certificate_words.below_line, found),
        as_json=as_json,
    )


def _met(session: Session, file: str) -> Asking:
    """Return the request of a file, after saying whose it claims to be."""
    asking = issuing.meet(session, Path(file))
    office = asking.request.office
    level = terms.word_of("level", office.level.value)
    narrate(f"{asking.request.name} ({level}, {office.region})  {office.id}")
    return asking


def _typed() -> str:
    """Return the fingerprint that is typed from paper."""
    typed: str = click.prompt(
        _("Type at least the first four groups of its fingerprint from the paper"), err=True
    )
    return typed


def _certified(
    desk: Desk,
    step: Step,
    file: str,
    out: str,
    fingerprint: str | None,
) -> None:
    """Certify the office of a request in one of the two ways, and write its card."""
    with desk.session() as session:
        issuing.require_free(Path(out))
        asking = _met(session, file)
        typed = fingerprint or _typed()
        issued = give_out(session, step, asking, typed, Path(out))
        waits = certificate_words.receipts_wait(receipts.unwritten(session, issued.office))
    narrate(_("Fingerprint: {fingerprint}").format(fingerprint=asking.fingerprint))
    narrate(
        _("Certified until {day}, serial number {serial}.").format(
            day=f"{issued.ends:{certificate_words.DAY}}", serial=issued.serial
        )
    )
    if waits:
        narrate(waits)
    say(out)


COMMANDS: Final = (issue, replace, card, revoke, list_below)
"""The commands, for the group `office`."""
