"""`siksng report recap` and its like: figures as text, as JSON, on paper or as a workbook."""

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Final

import click

from siksng_tui.cli.desk import Desk, as_json
from siksng_tui.cli.facts import Facts
from siksng_tui.cli.ledger import OUT, say_chapters
from siksng_tui.cli.saying import say, show
from siksng_tui.cli.speaking import SpeakingCommand
from siksng_tui.cli.work_report import work_facts
from siksng_tui.services.checks import verification_chapters, verifying
from siksng_tui.services.checks.verification_report import verification_report
from siksng_tui.services.entry import sampling, villages
from siksng_tui.services.figures import (
    audit_report,
    cycle_resume,
    families_by_district,
    ledger_files,
    operator_report,
    recapitulation,
)
from siksng_tui.services.figures.ledger_chapters import Chapter
from siksng_tui.services.figures.work_log import by_account, sittings
from siksng_tui.services.office.sessions import Session
from siksng_tui.words import _


@click.command("recap", cls=SpeakingCommand)
@click.option("--village", default="", help="Only this village, by its code.")
@as_json
@OUT
@click.pass_obj
def recap(desk: Desk, village: str, out: str | None, *, as_json: bool) -> None:
    """Count the requests by village, kind and state."""
    with desk.session() as session:
        if village:
            villages.village_of(session, village)
        title = _("Recapitulation of requests")
        chapters = list(recapitulation.chapters(session, village))
        told = {"requests": [asdict(own) for own in recapitulation.tallies(session, village)]}
        _write(session, "recap", title, chapters, out)
    _tell(told, chapters, out, as_json=as_json)


@click.command("families", cls=SpeakingCommand)
@as_json
@OUT
@click.pass_obj
def families(desk: Desk, out: str | None, *, as_json: bool) -> None:
    """Count the families of the register by district, at the end of each cycle."""
    with desk.session() as session:
        chapters = list(families_by_district.chapters(session))
        told = asdict(families_by_district.families(session))
        _write(session, "families", _("Families by district"), chapters, out)
    _tell(told, chapters, out, as_json=as_json)


@click.command("resume", cls=SpeakingCommand)
@click.option("--cycle", default="", help="Quarter, as 2026-Q4; the one that is worked for.")
@as_json
@OUT
@click.pass_obj
def resume(desk: Desk, cycle: str, out: str | None, *, as_json: bool) -> None:
    """Tell what was done in a cycle with revised data and new proposals."""
    with desk.session() as session:
        chapters = list(cycle_resume.chapters(session, cycle))
        told = _resume_facts(cycle_resume.resume(session, cycle))
        _write(session, "resume", _("Resume of a cycle"), chapters, out)
    _tell(told, chapters, out, as_json=as_json)


@click.command("operators", cls=SpeakingCommand)
@as_json
@OUT
@click.pass_obj
def operators(desk: Desk, out: str | None, *, as_json: bool) -> None:
    """Tell how much and how fast people worked; an authenticator sees everybody."""
    with desk.session() as session:
        chapters = list(operator_report.chapters(session))
        told = {"accounts": [work_facts(own) for own in by_account(sittings(session))]}
        _write(session, "operators", _("Work at the screen"), chapters, out)
    _tell(told, chapters, out, as_json=as_json)


@click.command("verification", cls=SpeakingCommand)
@as_json
@OUT
@click.pass_obj
def verification(desk: Desk, out: str | None, *, as_json: bool) -> None:
    """Show how often answers were wrong, by person and question."""
    with desk.session() as session:
        chapters = list(verification_chapters.chapters(session))
        told = {
            "on": sampling.is_on(session),
            "waiting": verifying.waiting(session),
            "people": [asdict(own) for own in verification_report(session)],
        }
        _write(session, "verification", _("Results of verification"), chapters, out)
    _tell(told, chapters, out, as_json=as_json)


@click.command("audit", cls=SpeakingCommand)
@click.option("--from", "first", type=click.IntRange(1), default=None, help="Number of an entry.")
@click.option("--to", "last", type=click.IntRange(1), default=None, help="Number of the last one.")
@as_json
@OUT
@click.pass_obj
def audit(
    desk: Desk, first: int | None, last: int | None, out: str | None, *, as_json: bool
) -> None:
    """Tell what the audit chain proves, and who did what; the last 200 entries by themselves."""
    with desk.session() as session:
        read = audit_report.part(session, first or 0, last or 0)
        chapters = [
            Chapter(own.title, own.columns, list(own.rows), own.bars)
            for own in audit_report.chapters(session, read)
        ]
        _write(session, "audit", _("Audit report"), chapters, out)
    _tell(_audit_facts(read), chapters, out, as_json=as_json)
    if read.problem:
        raise read.problem


COMMANDS: Final = (recap, families, resume, operators, verification, audit)
"""The reports that are no ledger."""


def _write(
    session: Session, paper: str, title: str, chapters: Iterable[Chapter], out: str | None
) -> None:
    """Write a report as the file that was named, if one was."""
    if out:
        ledger_files.write(session, title, chapters, Path(out), paper)


def _tell(told: Facts, chapters: Iterable[Chapter], out: str | None, *, as_json: bool) -> None:
    """Print a report, or where it was written."""
    if as_json:
        show(told, lambda: (), as_json=True)
    elif out:
        say(out)
    else:
        say_chapters(chapters)


def _resume_facts(read: cycle_resume.Resume) -> Facts:
    """Return what was done in a cycle."""
    return {
        "cycle": read.cycle,
        "first": read.first.isoformat(),
        "last": read.last.isoformat(),
        "steps": [
            {"kind": kind, "step": step, "count": count}
            for (kind, step), count in sorted(read.taken.items())
        ],
        "about": [asdict(own) for own in read.about.values()],
    }


def _audit_facts(read: audit_report.AuditPart) -> Facts:
    """Return what a part of the audit chain proves."""
    return {
        "count": read.head.count,
        "head": read.head.hash,
        "proven": read.problem is None,
        "first": read.first,
        "last": read.last,
        "done": [asdict(own) for own in read.done],
    }
