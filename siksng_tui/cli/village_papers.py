"""`siksng print`: the papers of the village and of the citizen."""

from typing import Final

import click

from siksng_tui.cli.at_print import at_work, goes, tell
from siksng_tui.cli.desk import Desk
from siksng_tui.cli.speaking import SpeakingCommand
from siksng_tui.services.papers import (
    attendance_lists,
    bnba_lists,
    citizen_slips,
    parcel_receipts,
    prelists,
    why_sheets,
)
from siksng_tui.services.papers.attendance_lists import ROWS
from siksng_tui.services.printing.outlets import Goal
from siksng_tui.services.requests import lookup
from siksng_tui.words import _

MOST_ROWS: Final = 400
"""Persons who can sign an attendance list, at most."""


@click.command("slip", cls=SpeakingCommand)
@click.argument("number")
@goes
@click.pass_obj
def slip(desk: Desk, number: str, goal: Goal) -> None:
    """Citizen's slip of the request NUMBER, in two parts on one sheet."""
    with at_work(desk) as session:
        tell(citizen_slips.print_slip(session, number, goal))


@click.command("prelist", cls=SpeakingCommand)
@click.argument("village")
@goes
@click.pass_obj
def prelist(desk: Desk, village: str, goal: Goal) -> None:
    """Prelist of a VILLAGE (its code): its families, and empty rows for proposals."""
    with at_work(desk) as session:
        tell(prelists.print_prelist(session, village, goal))


@click.command("attendance", cls=SpeakingCommand)
@click.argument("number", required=False)
@click.option("--rows", type=click.IntRange(1, MOST_ROWS), default=ROWS, help="Persons who sign.")
@goes
@click.pass_obj
def attendance(desk: Desk, number: str | None, rows: int, goal: Goal) -> None:
    """Attendance list of the meeting for set NUMBER, or of one without a set."""
    with at_work(desk) as session:
        tell(attendance_lists.print_attendance(session, number or "", goal, rows))


@click.command("why", cls=SpeakingCommand)
@click.argument("household")
@goes
@click.pass_obj
def why(desk: Desk, household: str, goal: Goal) -> None:
    """Why-sheet of a HOUSEHOLD (id, IDBDT, NIK or card): its answers beside the criteria."""
    with at_work(desk) as session:
        meant = lookup.one_household(session, household)
        tell(why_sheets.print_why(session, meant, goal))


@click.command("bnba", cls=SpeakingCommand)
@click.argument("village", required=False)
@click.option("--set", "number", help="Number of a set, in place of a village.")
@click.option("--full", is_flag=True, help="NIK and card in full; for an authenticator.")
@goes
@click.pass_obj
def bnba(desk: Desk, village: str | None, number: str | None, goal: Goal, *, full: bool) -> None:
    """List by name and address of a VILLAGE (its code) or a set, numbers hidden."""
    if bool(village) == bool(number):
        raise click.UsageError(_("Name a village or a set, one of them."))
    with at_work(desk) as session:
        if number:
            tell(bnba_lists.print_set(session, number, goal, full=full))
        else:
            tell(bnba_lists.print_village(session, village or "", goal, full=full))


@click.command("receipt", cls=SpeakingCommand)
@click.argument("parcel")
@goes
@click.pass_obj
def receipt(desk: Desk, parcel: str, goal: Goal) -> None:
    """Receipt on paper of a PARCEL (its id) that was made here or came."""
    with at_work(desk) as session:
        tell(parcel_receipts.print_receipt(session, parcel, goal))


COMMANDS: Final = (slip, prelist, attendance, why, bnba, receipt)
"""What the group of papers has of these."""
