"""`siksng import`: files of other systems into the register, as requests, or beside it."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import click

from forms.durable import TargetExistsError
from forms.errors import UsageError
from siksng_tui.cli import import_profiles, import_words
from siksng_tui.cli.desk import Desk, as_json
from siksng_tui.cli.saying import say, show
from siksng_tui.cli.speaking import SpeakingGroup
from siksng_tui.intake.codebooks import codebooks
from siksng_tui.intake.profile import Profile
from siksng_tui.intake.report import IntakeReport
from siksng_tui.intake.watch import Watch
from siksng_tui.services.imports import file_imports, import_undo, importing_requests
from siksng_tui.services.incoming_files import importing, intake_notes
from siksng_tui.services.incoming_files.import_counts import Strategy
from siksng_tui.services.lists import list_imports
from siksng_tui.services.lists.list_imports import Edition, Meant
from siksng_tui.services.lists.list_reading import NotPeopleListError
from siksng_tui.services.office.sessions import Session
from siksng_tui.wording import days
from siksng_tui.words import _

REGISTER: Final = "register"
OTHERWISE: Final = "list"
"""What files can be imported as: the register's first state, or what each file is itself for."""

_BOTH: Final = 2
"""Files that are imported together, at most: of households and of their members."""

_WIDTH: Final = 30
"""Characters of the line of progress, so that the next covers the last."""


@dataclass(frozen=True, slots=True)
class _How:
    """How a file is taken in, as the words of the command said it."""

    meant: Meant
    codes: Mapping[str, str]
    reason: str
    strategy: Strategy
    keep: bool


@dataclass(frozen=True, slots=True)
class _Came:
    """What is said of an import, and what its workbook is written of."""

    facts: dict[str, Any]
    profiles: Sequence[Profile]
    report: IntakeReport


class FileCountError(UsageError):
    """Households and members come in two files or in one, all else in one."""

    code, field = "import-file-count", "files"


class StrategyNotServedError(UsageError):
    """Of this file all rows are kept, or none; nothing was stored."""

    code, field = "import-strategy-not-served", "strategy"


class FilesGroup(SpeakingGroup):
    """Commands of imports; words that name none of them are files to be imported."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Return what is left of the words; files alone are for the command that takes them."""
        if args and args[0] not in {*self.commands, *self.get_help_option_names(ctx)}:
            args = ["file", *args]
        return super().parse_args(ctx, args)


@click.group("import", cls=FilesGroup)
def command() -> None:
    """Import files of other programs: `siksng import FILE`, then `list` and `undo`."""


command.add_command(import_profiles.command)


@command.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False))
@click.option(
    "--as",
    "purpose",
    type=click.Choice([REGISTER, OTHERWISE]),
    default=OTHERWISE,
    help="register: the first state, from files of households and members; else what each is.",
)
@click.option("--programme", default="", help="Programme of a list whose rows do not tell it.")
@click.option("--period", default="", help="Month, quarter or year of a list.")
@click.option("--village", default="", help="Village of a list whose rows do not tell it.")
@click.option(
    "--edition",
    type=click.Choice(["", *(own.value for own in Edition)]),
    default="",
    help="What becomes of the list that stands: replaced, or added to. Unsaid, mended refused rows"
    " are added, and any other file takes its place.",
)
@click.option(
    "--codes",
    multiple=True,
    type=click.Choice([f"{own.variable}={own.name}" for own in codebooks()]),
    help="By which list codes of two meanings are read; unsaid, they are left out.",
)
@click.option("--reason", default="", help="Why, for the requests that come of the file.")
@click.option("--report", default="", help="Workbook to write of the refused rows and all cells.")
@click.option(
    "--strategy",
    type=click.Choice([own.value for own in Strategy]),
    default=Strategy.BOTH.value,
    help="Of exports and proposals: only who is new, only what changes, or both.",
)
@click.option("--dry-run", is_flag=True, help="Read and judge everything, store nothing.")
@as_json
@click.pass_obj
def file(  # noqa: PLR0913 - the words of the command
    desk: Desk,
    /,
    files: tuple[str, ...],
    purpose: str,
    *,
    codes: tuple[str, ...],
    reason: str,
    report: str,
    strategy: str,
    dry_run: bool,
    as_json: bool,
    **meant: str,
) -> None:
    """Import files of households and members, or any other known file.

    Households and their members, in one file or two, are compared with a register that is there,
    and what differs becomes requests. Proposals become requests, answers of the civil registry
    and lists of people are kept beside the register. Workbooks (XLSX, XLS, ODS) and texts with
    | ; , or tabs are known by their content.
    """
    paths = tuple(map(Path, files))
    if len(paths) > _BOTH:
        raise FileCountError
    _require_free(report)
    said = dict(own.split("=", 1) for own in codes)
    with desk.session() as session:
        which = Strategy(strategy)
        how = _How(Meant(**meant), said, reason, which, keep=not dry_run)
        take = _register if purpose == REGISTER else _otherwise
        came = take(session, paths, how)
        told = {"stored": not dry_run, **came.facts}
        show(told, lambda: import_words.lines(told), as_json=as_json)
        if report:  # what is stored was said by then, whatever becomes of the workbook
            intake_notes.write_book(session, came.profiles, came.report, Path(report))


@command.command("list")
@as_json
@click.pass_obj
def kept(desk: Desk, *, as_json: bool) -> None:
    """List what was imported, the newest first."""
    with desk.session() as session:
        found = importing_requests.kept(session)
    told = [
        {
            "number": own.id,
            "file": own.name,
            "profile": own.profile,
            "rows": own.rows,
            "requests": own.requests,
            "time": own.time.isoformat(),
            "account": own.account,
            "undone": own.undone.isoformat() if own.undone else None,
            "undone_by": own.undone_by or None,
            "undone_why": own.undone_why or None,
            "codebooks": dict(own.codebooks),
        }
        for own in found
    ]
    show(told, lambda: _kept_lines(found), as_json=as_json)


@command.command()
@click.argument("number", type=int)
@click.option("--reason", required=True, help="Why, in a few words.")
@click.pass_obj
def undo(desk: Desk, number: int, reason: str) -> None:
    """Take an import back as one act, as long as nobody went on with what came of it."""
    with desk.session() as session:
        count = import_undo.undo(session, number, reason)
        say(import_undo.said_of(importing_requests.get(session, number), count))


def _register(session: Session, paths: tuple[Path, ...], how: _How) -> _Came:
    """Return what came into the register."""
    watch = Watch(_progress)
    done = importing.import_register(
        session, paths, watch=watch, keep=how.keep, codebooks=how.codes
    )
    facts = import_words.register_facts(done.report) | import_words.report_facts(done.report)
    return _Came(facts, done.profiles, done.report)


def _otherwise(session: Session, paths: tuple[Path, ...], how: _How) -> _Came:
    """Return what came of one file by what it is for, or of both exports of a known register."""
    if len(paths) == _BOTH or how.strategy is not Strategy.BOTH:
        return _looked(session, paths, how)
    watch = Watch(_progress)
    try:
        came = list_imports.import_list(
            session, paths[0], how.meant, watch=watch, keep=how.keep, codebooks=how.codes
        )
    except NotPeopleListError:
        return _looked(session, paths, how)
    facts = import_words.list_facts(came) | import_words.report_facts(came.report)
    return _Came(facts, (came.profile,), came.report)


def _looked(session: Session, paths: tuple[Path, ...], how: _How) -> _Came:
    """Return what came of a file that is no list of people, or of two.

    Raises:
        StrategyNotServedError: a strategy was named, and the file knows none; nothing was stored.
    """
    watch = Watch(_progress)
    if len(paths) == _BOTH:
        looked = file_imports.look_both(session, (paths[0], paths[1]), watch, how.codes)
    else:
        looked = file_imports.look(session, paths[0], watch, how.codes)
    if how.strategy is not Strategy.BOTH and looked.choices is None:
        raise StrategyNotServedError
    looked = looked.chosen(how.strategy)
    why = how.reason or _("Import of {file}").format(file=" + ".join(own.name for own in paths))
    number, came = looked.take(why, watch) if how.keep else (0, "")
    facts = import_words.looked_facts(looked) | import_words.report_facts(looked.report)
    facts = {"number": number or None, "came": came, **facts}
    return _Came(facts, looked.profiles, looked.report)


def _require_free(report: str) -> None:
    """Require that the workbook can be written, before anything is stored.

    Raises:
        TargetExistsError: a file of its name is there; nothing was stored.
    """
    if report and Path(report).exists():
        raise TargetExistsError(file=Path(report).name)


def _progress(done: int, total: int) -> None:
    """Say how far the import is, where somebody watches."""
    if not sys.stderr.isatty():
        return
    if total:
        click.echo(f"\r{done * 100 // total:3} %".ljust(_WIDTH), err=True, nl=done == total)
    else:
        click.echo("\r" + _("Rows read: {done}").format(done=done), err=True, nl=False)


def _kept_lines(found: tuple[importing_requests.Import, ...]) -> Iterator[str]:
    """Yield a line for each import."""
    for own in found:
        state = _("taken back") if own.undone else _("stands")
        day = days.show_day(own.time.astimezone().date())
        counts = f"{own.rows:7}  {own.requests:6}"
        yield f"{own.id:4}  {day}  {own.profile:24}  {counts}  {state}  {own.name}"
