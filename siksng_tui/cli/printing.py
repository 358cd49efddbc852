"""`siksng print`: papers as PDF."""

from pathlib import Path

import click

from siksng_tui.cli.desk import Desk
from siksng_tui.cli.saying import narrate, say
from siksng_tui.services import papers
from siksng_tui.words import _


@click.group("print")
def command() -> None:
    """Papers as PDF files; each print is numbered in the print ledger."""


@command.command("approval-sheet")
@click.argument("number", required=False)
@click.option("--out", required=True, type=click.Path(dir_okay=False), help="The PDF.")
@click.pass_obj
def approval_sheet(desk: Desk, number: str | None, out: str) -> None:
    """Approval sheet of set NUMBER with its annex; without a number the draft (KONSEP)."""
    with desk.session() as session:
        path = Path(out)
        done = (
            papers.print_set(session, number, path) if number else papers.print_draft(session, path)
        )
    narrate(_("Pages {pages}, print {copy}").format(pages=done.pages, copy=done.copy))
    say(str(done.path))
