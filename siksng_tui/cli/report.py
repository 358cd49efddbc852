"""`siksng report`: what the office's work adds up to."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from siksng_tui.cli import ledger, recaps
from siksng_tui.cli.desk import Desk, as_json
from siksng_tui.cli.facts import Facts
from siksng_tui.cli.saying import show
from siksng_tui.cli.speaking import SpeakingGroup
from siksng_tui.cli.work_report import work
from siksng_tui.services.checks import verifying
from siksng_tui.services.checks.verification_report import chapters as verification_chapters
from siksng_tui.services.checks.verification_report import verification_report
from siksng_tui.services.entry import sampling
from siksng_tui.services.figures import ledger_files
from siksng_tui.words import _


@click.group("report", cls=SpeakingGroup)
def command() -> None:
    """What the office's work adds up to."""


command.add_command(work)
command.add_command(ledger.whole)
command.add_command(ledger.gaps)
for one in recaps.COMMANDS:
    command.add_command(one)


@command.command()
@as_json
@ledger.OUT
@click.pass_obj
def verification(desk: Desk, out: str | None, *, as_json: bool) -> None:
    """Show how often answers were wrong, by person and question."""
    with desk.session() as session:
        told = {
            "on": sampling.is_on(session),
            "waiting": verifying.waiting(session),
            "people": [asdict(own) for own in verification_report(session)],
        }
        if out:
            title, chapters = _("Results of verification"), verification_chapters(session)
            ledger_files.write(session, title, chapters, Path(out), "verification")
    show(told, lambda: iter([out]) if out else _lines(told), as_json=as_json)


def _lines(told: Facts) -> Iterator[str]:
    """Yield the errors of each person for people."""
    for own in told["people"]:
        yield f"{own['account']:16} {own['wrong']} / {own['compared']}  {own['rate']:.0%}"
        for question in own["questions"]:
            yield f"  {question['variable']:28} {question['wrong']} / {question['compared']}"
