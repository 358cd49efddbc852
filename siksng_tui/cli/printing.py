"""`siksng print`: papers as PDF."""

from pathlib import Path
from typing import Any, Final

import click

from forms.loading import shipped
from siksng_tui.cli import facts, village_papers
from siksng_tui.cli.at_print import at_work, goes, tell
from siksng_tui.cli.desk import Desk, as_json
from siksng_tui.cli.saying import show
from siksng_tui.cli.speaking import SpeakingCommand, WholeGroup
from siksng_tui.services.enrolment import fingerprint_sheets
from siksng_tui.services.entry.beginning import QuestionnaireUnknownError
from siksng_tui.services.papers import key_cards, papers, print_ledger, questionnaires, ruler_pages
from siksng_tui.services.papers.paper_names import paper_name, print_end, print_kind
from siksng_tui.services.papers.print_ledger import MOST, Print, Printed
from siksng_tui.services.papers.questionnaires import MEMBERS, SHEETS, Target
from siksng_tui.services.printing import computer
from siksng_tui.services.printing.outlets import Goal
from siksng_tui.services.requests import lookup
from siksng_tui.wording.days import show_moment
from siksng_tui.words import N_, _

MOST_MEMBERS: Final = 40
"""Members that a blank form has room for, at most."""


OF_SET: Final = {
    "packet": N_("All papers that the mayor signs for set NUMBER as one file; else the draft."),
    "approval-sheet": N_("Approval sheet of set NUMBER of a city, with its annex; else the draft."),
    "minutes": N_(
        "Minutes of the village meeting for set NUMBER, with their annex; else the draft."
    ),
    "forwarding-note": N_("Forwarding note of set NUMBER, with its annex; else the draft."),
    "decree": N_("Draft decree of the mayor for set NUMBER, with its annex; else for what waits."),
    "recapitulation": N_("Families of set NUMBER by village and kind; else the draft."),
    "result-minutes": N_(
        "Minutes of a city's results for set NUMBER, by district; else the draft."
    ),
    "statement": N_(
        "Responsibility statement (SPTJM) of a village or city for set NUMBER; else the draft."
    ),
    "letter": N_("Letter of the mayor to the Minister about set NUMBER; else the draft."),
}
"""Papers of sets, and what each of them is."""


@click.group("print", cls=WholeGroup)
def command() -> None:
    """Papers as PDF files (--out) or on a printer (--printer); the print ledger numbers each print.

    Reports and the ledger are printed by siksng report NAME --out FILE.pdf, samples of papers by
    siksng office papers --sample FILE.pdf, the recovery sheet by siksng office init and siksng
    store recovery-code.
    """


def of_set(name: str) -> click.Command:
    """Return the command that prints the paper of a set, or of what waits to be sealed."""

    @click.command(name, cls=SpeakingCommand)
    @click.argument("number", required=False)
    @goes
    @click.pass_obj
    def print_it(desk: Desk, number: str | None, goal: Goal) -> None:
        with at_work(desk) as session:
            done = (
                papers.print_set(session, number, goal, name=name)
                if number
                else papers.print_draft(session, goal, name=name)
            )
        tell(done)

    print_it.help = OF_SET[name]
    return print_it


for one in OF_SET:
    command.add_command(of_set(one))
for own in village_papers.COMMANDS:
    command.add_command(own)


@command.command("list")
@click.argument("subject", required=False)
@click.option("--limit", default=MOST, show_default=True, help="Rows at most.")
@as_json
@click.pass_obj
def list_prints(desk: Desk, subject: str | None, limit: int, *, as_json: bool) -> None:
    """List the prints of SUBJECT, a set, request or household; else of all, the newest first."""
    with desk.session() as session:
        found = print_ledger.listed(session, subject, limit)
    show([facts.one_print(own) for own in found], lambda: map(_print_line, found), as_json=as_json)


def _print_line(own: Print) -> str:
    """Return a print as a line for people."""
    time = show_moment(own.time)
    number = f"{own.copy} x{own.copies}" if own.copies > 1 else str(own.copy)
    paper = paper_name(own.paper)
    kind, end = print_kind(own), print_end(own)
    return f"{time}  {own.account}  {paper}  {own.subject}  {number}  {kind}; {end}"


@command.command("fingerprint")
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@goes
@click.pass_obj
def fingerprint(desk: Desk, file: str, goal: Goal) -> None:
    """Fingerprint of a certificate request or an office card FILE, to be carried on paper."""
    with desk.session() as session:
        done = fingerprint_sheets.print_fingerprint(session, Path(file), goal)
    tell(done)


@command.command("key-card")
@goes
def key_card(goal: Goal) -> None:
    """Key card: every key of the program, to hang beside the screen; it needs no office."""
    tell(key_cards.print_key_card(goal))


@command.command("test-page")
@goes
def test_page(goal: Goal) -> None:
    """Test page with rulers of 100 mm, to see whether a printer changes sizes; needs no office."""
    tell(ruler_pages.print_ruler_page(goal))


@command.command("printers")
@as_json
@click.pass_obj
def list_printers(desk: Desk, *, as_json: bool) -> None:
    """List the printers of this computer; it needs no office."""
    names = computer.spooler(desk.folder).names()
    show([{"name": own} for own in names], lambda: names, as_json=as_json)


@command.command("form")
@click.option("--instrument", default="", help="Name of the questionnaire, as bdt.")
@goes
@click.option("--household", help="Id or IDBDT of a household, a NIK or a card: its answers.")
@click.option("--request", help="Number of a request: the answers that it proposes.")
@click.option(
    "--members",
    type=click.IntRange(1, MOST_MEMBERS),
    default=MEMBERS,
    help="Members that a blank form has room for.",
)
@click.option("--paper", "sheet", type=click.Choice(SHEETS), default=SHEETS[0])
@click.pass_obj
def form(desk: Desk, /, instrument: str, goal: Goal, **told: Any) -> None:  # noqa: ANN401 - Click's options
    """Questionnaire, with the answers of a household or a request; blank where neither is named.

    A blank one needs no office: it prints while the workstation is open, too.
    """
    target, names = Target(goal, told["sheet"]), [own.id for own in shipped()]
    if instrument and instrument not in names:
        raise QuestionnaireUnknownError(instrument=instrument)
    if told["household"] and told["request"]:
        raise click.UsageError(_("Name a household or a request, not both."))
    if told["household"] or told["request"]:
        tell(_filled_form(desk, target, instrument, told))
    elif instrument:
        tell(questionnaires.print_blank(instrument, target, told["members"]))
    else:
        asked = _("Name the questionnaire: --instrument ({names}).")
        raise click.UsageError(asked.format(names=", ".join(names)))


def _filled_form(desk: Desk, target: Target, instrument: str, told: dict[str, Any]) -> Printed:
    """Return the form that was printed with answers."""
    with at_work(desk) as session:
        if told["request"]:
            return questionnaires.print_request(session, told["request"], target, instrument)
        household = lookup.one_household(session, told["household"])
        return questionnaires.print_household(session, household, target, instrument)
