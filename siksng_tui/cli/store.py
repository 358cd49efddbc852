"""`siksng store`: is it sound, and a new key for it."""

import sys
from typing import Final

import click

from siksng_tui import messages
from siksng_tui.cli.desk import Desk, as_json
from siksng_tui.cli.saying import labelled, narrate, show
from siksng_tui.cli.sheet import give_out, require_new
from siksng_tui.cli.speaking import SpeakingGroup
from siksng_tui.services.office import access, keeping
from siksng_tui.wording import terms
from siksng_tui.words import N_, _

EXIT_DAMAGED: Final = 65
"""Exit status of `check` where something is wrong."""


PARTS: Final = {
    "pages": N_("pages"),
    "tables": N_("tables"),
    "revisions": N_("revisions"),
    "register": N_("register"),
    "requests": N_("requests"),
    "certificates": N_("certificates and lists"),
    "lists": N_("lists from elsewhere"),
    "registry": N_("answers of the civil registry"),
    "templates": N_("files of proposals"),
    "parcels": N_("parcels and decisions"),
    "files": N_("files"),
    "audit": N_("audit entries"),
}
"""What is looked at, for people."""


@click.group("store", cls=SpeakingGroup)
def command() -> None:
    """The encrypted store."""


@command.command()
@as_json
@click.pass_obj
def check(desk: Desk, *, as_json: bool) -> None:
    """Read everything that is stored and list what is wrong; changes nothing."""
    with desk.session() as session:
        report = keeping.check_store(session)
    problems = [
        {"code": one.code, "count": one.count, "first": one.first} for one in report.problems
    ]
    told = {"sound": report.sound, "looked_at": dict(report.looked_at), "problems": problems}
    show(
        told,
        lambda: labelled(
            *((_(PARTS[name]), terms.number(count)) for name, count in report.looked_at.items())
        ),
        as_json=as_json,
    )
    for one in report.problems:
        narrate(messages.of_code(one.code, count=one.count, first=one.first))
    if not report.sound:
        sys.exit(EXIT_DAMAGED)
    narrate(_("The store is sound."))


@command.command()
@click.pass_obj
def rekey(desk: Desk) -> None:
    """Give the store a new key; what somebody copied before opens nothing of what comes."""
    with desk.session() as session:
        keeping.renew_store_key(session)
    narrate(_("The store has a new key."))


@command.command("recovery-code")
@click.option("--sheet", type=click.Path(dir_okay=False), help="PDF to print it on.")
@click.pass_obj
def recovery_code(desk: Desk, sheet: str | None) -> None:
    """Make a new recovery code; the sheet of before opens nothing any more."""
    require_new(sheet)
    with desk.session() as session:
        created = access.new_recovery_code(session)
    give_out(created, sheet)
    narrate(_("The recovery code of before no longer counts. Destroy its sheet."))
