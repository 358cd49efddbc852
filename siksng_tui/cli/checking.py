"""`siksng check`: the rules over the register, or over what is proposed and not decided."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from siksng_tui import words
from siksng_tui.cli import facts
from siksng_tui.cli.desk import Desk, as_json
from siksng_tui.cli.saying import ListOfJson, narrate, say
from siksng_tui.cli.speaking import SpeakingCommand
from siksng_tui.services.checks import checking
from siksng_tui.services.checks.check_report import Report, counted
from siksng_tui.services.checks.checking import Listed, Scope, Summary
from siksng_tui.services.office import sheets
from siksng_tui.wording import terms
from siksng_tui.words import _

EXIT_FOUND: Final = 6
"""Exit status where something has to be mended or explained."""


@click.command("check", cls=SpeakingCommand)
@click.option("--village", default="", help="Kemendagri code of a village or a larger region.")
@click.option("--requests", is_flag=True, help="What is proposed and not decided instead.")
@click.option("--open", "only_open", is_flag=True, help="Only what has to be mended or explained.")
@as_json
@click.option("--report", type=click.Path(dir_okay=False), help="Workbook (XLSX) to write besides.")
@click.pass_obj
def command(
    desk: Desk, /, village: str, report: str | None, *, requests: bool, **how: bool
) -> None:
    """Check the register against every rule; numbers of citizens and names are never listed.

    The counts at the end are of all findings, whatever is listed.
    """
    scope = Scope(village, requests)
    with desk.session() as session, ExitStack() as outputs:
        out = _Outputs(
            ListOfJson("findings") if how["as_json"] else None,
            outputs.enter_context(sheets.new_book(Path(report))) if report else None,
        )
        take = out.take_open if how["only_open"] else out.take
        summary = checking.check(session, scope, take, _progress)
        out.end(summary)
    if summary.open:
        narrate(_("To mend or to explain: {count}").format(count=terms.number(summary.open)))
        sys.exit(EXIT_FOUND)
    narrate(_("Nothing has to be mended or explained."))


class _Outputs:
    """Where the list goes, as it comes: the terminal, and a workbook."""

    def __init__(self, json: ListOfJson | None, book: sheets.Book | None) -> None:
        """Begin both; None leaves one out, and lines for people stand in for JSON."""
        self._json, self._report = json, Report(book) if book else None

    def take(self, listed: Listed) -> None:
        """Hand one finding on."""
        if self._json:
            self._json.add(facts.listed(listed))
        else:
            say("  ".join(_Line(listed).short()))
        if self._report:
            self._report.take(listed)

    def take_open(self, listed: Listed) -> None:
        """Hand one finding on if somebody has to mend or explain it."""
        if listed.open:
            self.take(listed)

    def end(self, summary: Summary) -> None:
        """Hand the counts on."""
        if self._json:
            self._json.end(facts.check_summary(summary))
        else:
            for line in counted(summary):
                say("  ".join(line))
        if self._report:
            self._report.end(summary)


@dataclass(frozen=True, slots=True)
class _Line:
    """One finding for people."""

    of: Listed

    def short(self) -> Iterator[str]:
        """Yield what a line of the terminal says."""
        of = self.of
        yield of.request or of.household
        yield of.village
        yield f"{of.member:2}" if of.member else f"K{of.family}" if of.family else " -"
        yield of.finding.rule
        yield terms.severity(of.finding.severity)
        yield of.finding.message(words.language())
        if of.other:
            yield of.other


def _progress(done: int, total: int) -> None:
    """Say how far the check is, where somebody watches."""
    if total and sys.stderr.isatty():
        click.echo(f"\r{done * 100 // total:3} %", err=True, nl=done == total)
